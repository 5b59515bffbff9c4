"""A data pipeline tells what it measured: stored once, and the key results that follow the metric move."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from storage.tables import CheckIn, HealthMetric, HealthReading
from tests.api.program import HIDDEN_WORDS, Program
from tests.bot.web.site import Company, company
from tests.dialogue import ORG

REPLY = "/metrics/first-reply-time"


@pytest.fixture
def program(program: Program) -> Program:
    """A program that measures, and acts for nobody."""
    program.key = program.new_key("read", "write:metrics")
    return program


@pytest.fixture
def program_on_both(program_on_both: Program) -> Program:
    program_on_both.key = program_on_both.new_key("read", "write:metrics")
    return program_on_both


async def test_a_reading_moves_the_key_result_that_follows(program_on_both: Program) -> None:
    program = program_on_both
    answer = await program.post(REPLY, {"value": 4})
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert told["counted"] and (told["metric"]["current"], told["metric"]["inside"]) == (4, True)
    assert [(each["code"], each["before"], each["current"]) for each in told["moved"]] == [("KR2", 6, 4)]
    row = (await program.get(f"/key-results/{told['moved'][0]['key_result']}")).json()
    assert (row["current"], row["progress"]) == (4, 0.5)
    (check_in,) = await program.items("/check-ins", key_result=row["id"])
    assert (check_in["member"], check_in["note"]) == ("dana", "from first-reply-time")
    (reading,) = await program.items(f"{REPLY}/readings")
    assert (reading["value"], reading["member"]) == (4, None)


async def test_the_same_reading_counts_once_however_often_and_from_wherever(program_on_both: Program) -> None:
    program = program_on_both
    reading = {"value": 3.5, "at": (program.talk.now - timedelta(hours=1)).isoformat()}
    answers = await asyncio.gather(*(program.post(REPLY, reading) for _ in range(4)))
    assert sorted(each.json()["counted"] for each in answers) == [False, False, False, True]
    assert len(program.talk.rows(HealthReading)) == 1


async def test_another_value_of_the_same_moment_corrects_it(program: Program) -> None:
    at = (program.talk.now - timedelta(hours=1)).isoformat()
    await program.post(REPLY, {"value": 3.5, "at": at})
    assert (await program.post(REPLY, {"value": 3, "at": at})).json()["metric"]["current"] == 3


async def test_an_earlier_reading_that_comes_late_changes_the_past_only(program: Program) -> None:
    await program.post(REPLY, {"value": 3})
    late = await program.post(REPLY, {"value": 5, "at": (program.talk.now - timedelta(days=1)).isoformat()})
    assert late.json()["metric"]["current"] == 3
    assert program.talk.standing(2)[0] == "3"
    assert [each["value"] for each in await program.items(f"{REPLY}/readings")] == [3, 5]


async def test_with_an_idempotency_key_the_answer_is_the_same_again(program: Program) -> None:
    first = await program.post(REPLY, {"value": 3}, once="etl-1")
    program.talk.later(minutes=1)
    again = await program.post(REPLY, {"value": 3}, once="etl-1")
    assert again.json() == first.json() and again.headers["Idempotency-Replayed"] == "true"
    assert len(program.talk.rows(HealthReading)) == 1
    other = await program.post("/metrics/uptime", {"value": 3}, once="etl-1")
    assert other.status_code == 422 and "Idempotency-Key" in other.json()["detail"]


@pytest.mark.parametrize(
    ("path", "reading", "current"),
    [
        (REPLY, {"value": 0}, 0),
        (REPLY, {"value": 1}, 1),
        (REPLY, {"value": -2}, -2),
        (REPLY, {"value": 6}, 6),
        (REPLY, {"value": 999_999_999_999_999}, 999_999_999_999_999),
        (REPLY, {"value": 90, "unit": "min"}, 1.5),
        (REPLY, {"value": 90, "unit": "分钟"}, 1.5),
        (REPLY, {"value": 1, "unit": "min"}, pytest.approx(1 / 60)),
        ("/metrics/uptime", {"value": 1, "unit": "‰"}, 0.1),
    ],
)
async def test_boundaries_and_units(program: Program, path: str, reading: Any, current: Any) -> None:
    answer = await program.post(path, reading)
    assert answer.status_code == 200, answer.text
    assert answer.json()["metric"]["current"] == current


@pytest.mark.parametrize(
    ("path", "reading", "status", "told"),
    [
        ("/metrics/nothing", {"value": 1}, 404, "GET /api/v1/metrics"),
        (
            REPLY,
            {"value": 1, "unit": "%"},
            422,
            "first-reply-time is measured in h, and % cannot become that",
        ),
        (REPLY, {"value": 1, "unit": "months"}, 422, "cannot become that"),
        (REPLY, {"value": 1, "unit": ""}, 422, "unit"),
        (REPLY, {}, 422, "value"),
        (REPLY, {"value": None}, 422, "must be a number"),
        (REPLY, {"value": True}, 422, "must be a number"),
        (REPLY, {"value": "1"}, 422, "must be a number"),
        (REPLY, {"value": float("nan")}, 422, "finite"),
        (REPLY, {"value": float("inf")}, 422, "finite"),
        (REPLY, {"value": 10**15}, 422, "15 digits"),
        (REPLY, {"value": 1, "at": "yesterday"}, 422, "at"),
        (REPLY, {"value": 1, "at": "2026-11-16T09:00:00"}, 422, "at"),
        (REPLY, {"value": 1, "at": 1763254800}, 422, "at"),
        (REPLY, {"value": 1, "at": "2027-01-01T00:00:00Z"}, 422, "not come yet"),
        (REPLY, {"value": 1, "at": "1999-12-31T00:00:00Z"}, 422, "2000"),
        (REPLY, {"value": 1, "at": "0001-01-01T00:00:00+14:00"}, 422, "2000"),
        (REPLY, {"value": 1, "more": 2}, 422, "more"),
    ],
)
async def test_what_cannot_be_is_explained_and_nothing_is_stored(
    program: Program, path: str, reading: Any, status: int, told: str
) -> None:
    answer = await program.post(path, reading)
    assert answer.status_code == status and told in answer.json()["detail"]
    assert program.talk.rows(HealthReading) == []


async def test_a_follower_that_cannot_have_the_value_is_named(program: Program) -> None:
    program.talk.say("priya", "/kpi add steps >= 1")
    program.talk.say("priya", "/kr follow KR4 steps")
    told = (await program.post("/metrics/steps", {"value": 5})).json()
    assert told["moved"] == [] and [each["code"] for each in told["left"]] == ["KR4"]
    assert [
        each["code"] for each in (await program.post("/metrics/steps", {"value": 3})).json()["moved"]
    ] == ["KR4"]


async def test_of_private_followers_nothing_is_said(program: Program) -> None:
    before = len(program.talk.rows(CheckIn))
    program.talk.say("dana", "/kpi add moves >= 3")
    follow = program.talk.say("dana", "/kr follow P2 moves", direct=True)
    answer = await program.post("/metrics/moves", {"value": 5})
    assert answer.json()["moved"] == answer.json()["left"] == []
    assert not any(words in answer.text for words in HIDDEN_WORDS)
    assert len(program.talk.rows(CheckIn)) == before + 1, follow.text


async def test_a_key_that_several_teams_have_needs_the_team(program: Program) -> None:
    with company(program.storage, ORG) as acme:
        _second_uptime(program, acme)
    unclear = await program.post("/metrics/uptime", {"value": 99})
    assert unclear.status_code == 422 and "Growth, Sales" in unclear.json()["detail"]
    clear = await program.ask("POST", "/metrics/uptime", params={"team": "Sales"}, json={"value": 99})
    assert clear.status_code == 200 and clear.json()["metric"]["current"] == 99
    uptimes = await program.items("/metrics", key="uptime")
    assert [each["current"] for each in uptimes] == [None, 99]
    by_id = await program.post(f"/metrics/{uptimes[0]['id']}", {"value": 98})
    assert by_id.json()["metric"]["id"] == uptimes[0]["id"]


def _second_uptime(program: Program, acme: Company) -> None:
    team, _ = acme.team("Sales")
    acme.add(
        HealthMetric(
            org_id=ORG, team_id=team.id, key="uptime", title="Uptime", unit="%", created_at=program.talk.now
        )
    )


async def test_a_dropped_metric_is_not_measured(program: Program) -> None:
    program.talk.say("dana", "/kpi drop uptime")
    assert (await program.post("/metrics/uptime", {"value": 99})).status_code == 404
