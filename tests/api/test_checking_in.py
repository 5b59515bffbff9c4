"""A program checks in for somebody: on the path of a message, once, said in the group, taken back there."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import uuid4

import pytest

from storage.tables import CheckIn, Inbox, Member, RedFlag, Team
from tests.api.program import Program

ONCE = "crm-2026-11-18"


@pytest.fixture
def program(program: Program) -> Program:
    """A program that acts for Dana."""
    program.key = program.new_key("read", "write:check-ins", acts_for="dana")
    return program


@pytest.fixture
def program_on_both(program_on_both: Program) -> Program:
    program_on_both.key = program_on_both.new_key("read", "write:check-ins", acts_for="dana")
    return program_on_both


def kr(program: Program, code: str, **fields: Any) -> dict[str, Any]:
    return {"key_result": str(program.key_result(code).id), **fields}


async def test_a_check_in_is_stored_and_the_group_reads_its_receipt(program_on_both: Program) -> None:
    program = program_on_both
    body = kr(program, "KR1", value=54, confidence=8, note="two big renewals", next_step="call the rest")
    answer = await program.post("/check-ins", body)
    assert answer.status_code == 201, answer.text
    stored = answer.json()
    assert (stored["member"], stored["value"], stored["progress"], stored["confidence"]) == (
        "dana",
        54,
        0.6,
        8,
    )
    assert "KR1" in stored["receipt"] and "54%" in stored["receipt"]
    del stored["receipt"]
    location = answer.headers["Location"].removeprefix("/api/v1")
    assert (await program.get(location)).json() == stored
    assert program.talk.standing() == ("54", "60", 8)
    assert program.said_in_group().startswith("Dana, by “CRM sync”:\n\n✅ KR1 30-day retention: 50% → 54%")


async def test_it_is_taken_back_in_the_group(program: Program) -> None:
    stored = (await program.post("/check-ins", kr(program, "KR1", value=54))).json()
    program.talk.say("dana", "undo")
    assert program.talk.standing()[0] == "50"
    gone = await program.get(f"/check-ins/{stored['id']}")
    assert gone.status_code == 404 and "taken back" in gone.json()["detail"]


async def test_a_blocker_and_its_helper(program: Program) -> None:
    body = kr(program, "KR1", status="at_risk", blocker="合同还没签", helpers=["wang", "wang"])
    assert (await program.post("/check-ins", body)).status_code == 201
    *_, raised = await program.items("/blockers", key_result=body["key_result"])
    assert raised["text"] == "合同还没签" and raised["raised_by"] == "dana"
    assert any(each.staff_id == "wang" for each in program.sent)


async def test_a_low_confidence_is_a_red_flag_as_in_the_chat(program: Program) -> None:
    assert (await program.post("/check-ins", kr(program, "KR1", confidence=1))).status_code == 201
    assert [flag.confidence for flag in program.talk.rows(RedFlag)] == [1]
    assert "🚩" in program.said_in_group()


# -- once --------------------------------------------------------------------------------------------------


async def test_the_same_request_again_changes_nothing_and_gets_the_same_answer(
    program_on_both: Program,
) -> None:
    program, body = program_on_both, kr(program_on_both, "KR1", value=54)
    before = len(program.talk.rows(CheckIn))
    first, second = await asyncio.gather(*(program.post("/check-ins", body, once=ONCE) for _ in range(2)))
    third = await program.post("/check-ins", body, once=ONCE)
    assert {each.status_code for each in (first, second, third)} == {201}
    assert first.json() == second.json() == third.json()
    assert third.headers["Idempotency-Replayed"] == "true"
    assert len(program.talk.rows(CheckIn)) == before + 1
    assert len([each for each in program.sent if each.staff_id is None]) == 1


async def test_after_an_undo_the_same_request_still_changes_nothing(program: Program) -> None:
    body = kr(program, "KR1", value=54)
    first = await program.post("/check-ins", body, once=ONCE)
    program.talk.say("dana", "undo")
    assert (await program.post("/check-ins", body, once=ONCE)).json() == first.json()
    assert program.talk.standing()[0] == "50"


async def test_an_idempotency_key_used_for_something_else_is_refused(program: Program) -> None:
    await program.post("/check-ins", kr(program, "KR1", value=54), once=ONCE)
    other = await program.post("/check-ins", kr(program, "KR1", value=55), once=ONCE)
    assert other.status_code == 422 and "Idempotency-Key" in other.json()["detail"]
    assert program.talk.standing()[0] == "54"


async def test_another_key_may_use_the_same_name(program: Program) -> None:
    await program.post("/check-ins", kr(program, "KR1", value=54), once=ONCE)
    program.key = program.new_key("write:check-ins", acts_for="dana")
    assert (await program.post("/check-ins", kr(program, "KR1", value=55), once=ONCE)).status_code == 201
    assert program.talk.standing()[0] == "55"


async def test_without_one_each_request_counts(program: Program) -> None:
    before = len(program.talk.rows(CheckIn))
    for _ in range(2):
        await program.post("/check-ins", kr(program, "KR1", value=54))
    assert len(program.talk.rows(CheckIn)) == before + 2


@pytest.mark.parametrize("name", ["", "x" * 201, "with blank", "é"])
async def test_an_idempotency_key_is_plain_and_short(program: Program, name: str) -> None:
    headers = {"Idempotency-Key": name.encode("latin-1")}
    answer = await program.post("/check-ins", kr(program, "KR1", value=54), headers=headers)
    assert answer.status_code == 422 and "Idempotency-Key" in answer.json()["detail"]


# -- what can be said --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "fields", "value", "progress"),
    [
        ("KR1", {"value": 0}, 0, -3),
        ("KR1", {"value": 1}, 1, -44 / 15),
        ("KR1", {"value": 45}, 45, 0),
        ("KR1", {"value": 60}, 60, 1),
        ("KR1", {"value": -5}, -5, -50 / 15),
        ("KR1", {"value": 1e14}, 1e14, (1e14 - 45) / 15),
        ("KR1", {"value": 0.1}, 0.1, -44.9 / 15),
        ("KR1", {"progress": 0}, 45, 0),
        ("KR1", {"progress": 0.5}, 52.5, 0.5),
        ("KR1", {"progress": 1}, 60, 1),
        ("KR1", {"progress": 1e6}, 15000045, 1e6),
        ("KR3", {"value": 0}, 0, 8 / 7),
        ("KR4", {"value": 4}, 4, 1),
        ("KR4", {"progress": 0.5}, 1, 0.5),
        ("KR4", {"status": "done"}, 4, 1),
        ("KR1", {"confidence": 0}, None, None),
        ("KR1", {"confidence": 10}, None, None),
        ("KR1", {"note": "😀 résumé 进展 \u202eright to left @all **bold** <b>\nsecond line"}, None, None),
    ],
)
async def test_boundaries_are_stored_as_they_are(
    program: Program, code: str, fields: dict[str, Any], value: float | None, progress: float | None
) -> None:
    program.key = program.new_key("write:check-ins", acts_for="priya" if code in ("KR3", "KR4") else "dana")
    answer = await program.post("/check-ins", kr(program, code, **fields))
    assert answer.status_code == 201, answer.text
    stored = answer.json()
    assert stored["value"] == value
    assert stored["progress"] == (None if progress is None else pytest.approx(progress))


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({}, "at least one"),
        ({"value": 1, "progress": 0.5}, "not both"),
        ({"value": True}, "must be a number"),
        ({"value": "54"}, "must be a number"),
        ({"value": None}, "at least one"),
        ({"value": 1e15}, "15 digits"),
        ({"value": 10**400}, "15 digits"),
        ({"value": 1e-300}, "15 digits"),
        ({"value": 0.1234567890123456}, "15 digits"),
        ({"progress": -0.01}, "below 0"),
        ({"confidence": 11}, "confidence"),
        ({"confidence": -1}, "confidence"),
        ({"confidence": 7.5}, "confidence"),
        ({"confidence": True}, "confidence"),
        ({"confidence": "7"}, "confidence"),
        ({"status": "fine"}, "status"),
        ({"note": ""}, "note"),
        ({"note": "   "}, "note"),
        ({"note": 5}, "note"),
        ({"note": "x" * 2001}, "note"),
        ({"note": "a\x00b"}, "control characters"),
        ({"note": "\ud800"}, "note"),
        ({"next_step": "x" * 501}, "next_step"),
        ({"blocker": "x", "helpers": ["nobody"]}, "nobody"),
        ({"blocker": "x", "helpers": ["wang"] * 11}, "helpers"),
        ({"helpers": ["wang"]}, "say which"),
        ({"value": 54, "at": "2026-11-18T09:00:00Z"}, "at"),
        ({"key_result": "KR1", "value": 54}, "key_result"),
        ({"key_result": 5, "value": 54}, "key_result"),
    ],
)
async def test_what_cannot_be_is_refused_in_words(program: Program, body: dict[str, Any], told: str) -> None:
    before = len(program.talk.rows(CheckIn))
    answer = await program.post("/check-ins", kr(program, "KR1") | body)
    assert answer.status_code == 422, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert told in answer.json()["detail"]
    assert len(program.talk.rows(CheckIn)) == before and program.sent == []


async def test_a_refusal_of_the_use_case_says_why_and_can_be_tried_again(program: Program) -> None:
    refused = await program.post("/check-ins", kr(program, "KR3", value=0.5), once=ONCE)
    assert refused.status_code == 422
    assert refused.json()["detail"].startswith("KR3 API error rate is Priya's")
    assert "**" not in refused.json()["detail"] and program.sent == []
    program.talk.say("priya", "/kr assign KR3 @dana", mentions=["dana"])
    assert (await program.post("/check-ins", kr(program, "KR3", value=0.5), once=ONCE)).status_code == 201


async def test_more_than_all_milestones_is_refused(program: Program) -> None:
    program.key = program.new_key("write:check-ins", acts_for="priya")
    answer = await program.post("/check-ins", kr(program, "KR4", value=5))
    assert answer.status_code == 422 and "4 in all" in answer.json()["detail"]


async def test_what_is_private_or_of_the_team_alone_is_as_if_it_were_not_there(program: Program) -> None:
    unknown = await program.post("/check-ins", {"key_result": str(uuid4()), "value": 1})
    for code in ("P2", "KR7"):
        hidden = await program.post("/check-ins", kr(program, code, value=1))
        assert (hidden.status_code, hidden.json()) == (404, unknown.json())
    assert program.sent == []


async def test_a_closed_cycle_is_read_only(program: Program) -> None:
    program.talk.later(days=70)
    program.talk.say("dana", "/okr")
    answer = await program.post("/check-ins", kr(program, "KR1", value=54))
    assert answer.status_code == 422 and "2026-Q4, which is closed" in answer.json()["detail"]


async def test_of_two_open_cycles_the_key_results_own_is_meant(program: Program) -> None:
    program.talk.later(days=48)  # January: the last quarter is not closed yet
    program.talk.say("dana", "/okr new Calm releases; KR Rollbacks from 9 to 1")
    later = next(
        each for each in await program.items("/key-results", cycle="2027-Q1") if each["title"] == "Rollbacks"
    )
    body = {"key_result": later["id"], "value": 5}
    assert (await program.post("/check-ins", body)).json()["key_result"] == later["id"]


async def test_who_left_checks_in_no_more_and_stays_gone(program: Program) -> None:
    with program.storage.work() as work:
        dana = next(row for row in program.talk.rows(Member) if row.staff_id == "dana")
        work.session.merge(dana).left_at = program.talk.now
    answer = await program.post("/check-ins", kr(program, "KR1", value=54))
    assert answer.status_code == 403 and "left the organization" in answer.json()["detail"]
    assert next(row for row in program.talk.rows(Member) if row.staff_id == "dana").left_at is not None


async def test_a_group_that_is_gone_is_not_spoken_to(program: Program) -> None:
    with program.storage.work() as work:
        work.session.merge(program.talk.rows(Team)[0]).gone_at = program.talk.now
    answer = await program.post("/check-ins", kr(program, "KR1", value=54))
    assert answer.status_code == 422 and "is gone" in answer.json()["detail"]


# -- bodies ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b'{"value": NaN}', "application/json", 422),
        (b'{"value": Infinity}', "application/json", 422),
        (b'{"value": 1e999}', "application/json", 422),
        (b'{"value": ' + b"9" * 5000 + b"}", "application/json", 400),
        (b"[" * 60_000, "application/json", 400),
        (b"\xff\xfe", "application/json", 422),
        (b"{", "application/json", 422),
        (b"[]", "application/json", 422),
        (b"null", "application/json", 422),
        (b"", "application/json", 422),
        (b"{}", "text/plain", 415),
        (b"{}", "application/x-www-form-urlencoded", 415),
        (b"{}", "", 415),
        (b'{"note": "' + b"x" * 70_000 + b'"}', "application/json", 413),
    ],
)
async def test_bodies_are_json_and_short(program: Program, content: bytes, kind: str, status: int) -> None:
    inbox = len(program.talk.rows(Inbox))
    headers = {"Content-Type": kind} if kind else {}
    answer = await program.ask("POST", "/check-ins", content=content, headers=headers)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json" and answer.json()["detail"]
    assert len(program.talk.rows(Inbox)) == inbox


async def test_a_long_body_is_not_read_to_its_end(program: Program) -> None:
    given = 0

    async def endless() -> Any:
        nonlocal given
        while given < 100:
            given += 1
            yield b" " * 10_000

    headers = {"Content-Type": "application/json"}
    answer = await program.ask("POST", "/check-ins", content=endless(), headers=headers)
    assert answer.status_code == 413 and "64 KiB" in answer.json()["detail"]
