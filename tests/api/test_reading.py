"""What programs read: each noun as a list with filters and pages, and one by one."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from typing import Any

import pytest

from storage.tables import CheckIn
from tests.api.program import HIDDEN_WORDS, Program

NOUNS = ["teams", "cycles", "objectives", "key-results", "check-ins", "blockers", "members", "metrics"]


async def test_each_noun_is_a_list_of_what_can_be_read_one_by_one(program_on_both: Program) -> None:
    for noun in NOUNS:
        listed = await program_on_both.items(f"/{noun}")
        assert listed
        for item in listed:
            alone = await program_on_both.get(f"/{noun}/{item['id']}")
            assert alone.status_code == 200 and alone.json() == item


async def test_pages_join_into_the_whole_list(program_on_both: Program) -> None:
    for noun in NOUNS:
        whole = await program_on_both.items(f"/{noun}")
        assert await read_one_by_one(program_on_both, noun) == whole


async def read_one_by_one(program: Program, noun: str) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = []
    query: dict[str, Any] = {"limit": 1}
    while True:
        page = (await program.get(f"/{noun}", **query)).json()
        assert len(page["items"]) == 1
        read += page["items"]
        if page["next"] is None:
            return read
        query["cursor"] = page["next"]


FILTERED: list[tuple[str, dict[str, Any], list[str]]] = [
    ("/objectives", {}, ["O1", "O2"]),
    ("/objectives", {"owner": "priya"}, ["O2"]),
    ("/objectives", {"team": "Growth", "cycle": "2026-Q4"}, ["O1", "O2"]),
    ("/objectives", {"cycle": "2026-Q3"}, []),
    ("/objectives", {"status": "not_started"}, ["O1", "O2"]),
    ("/objectives", {"status": "on_track", "limit": 1}, []),
    ("/key-results", {}, ["KR1", "KR2", "KR3", "KR4", "KR5"]),
    ("/key-results", {"owner": "dana"}, ["KR1", "KR2"]),
    ("/key-results", {"owner": "dana", "status": "not_started"}, ["KR2"]),
    ("/key-results", {"status": "not_started"}, ["KR2", "KR3", "KR5"]),
    ("/key-results", {"cycle": "2026-Q3"}, []),
    ("/blockers", {"state": "open"}, ["B2"]),
    ("/blockers", {"state": "resolved"}, []),
]


async def test_filters_narrow_a_list(program_on_both: Program) -> None:
    shown = [
        (path, query, [item["code"] for item in await program_on_both.items(path, **query)])
        for path, query, _ in FILTERED
    ]
    assert shown == FILTERED


async def test_a_status_is_filtered_over_pages(program: Program) -> None:
    first = (await program.get("/key-results", status="not_started", limit=2)).json()
    rest = (await program.get("/key-results", status="not_started", limit=2, cursor=first["next"])).json()
    codes = [item["code"] for item in first["items"] + rest["items"]]
    assert codes == ["KR2", "KR3", "KR5"] and rest["next"] is None


async def test_check_ins_of_all_and_of_one_and_since(program_on_both: Program) -> None:
    talk = program_on_both.talk
    since = talk.now
    talk.say("dana", "KR1 52%")
    everything = await program_on_both.items("/check-ins")
    assert [(each["member"], each["value"]) for each in everything] == [
        ("dana", 52),
        ("priya", 1),
        ("dana", 50),
    ]
    of_kr1 = await program_on_both.items("/check-ins", key_result=program_on_both.key_result("KR1").id)
    assert [each["value"] for each in of_kr1] == [52, 50]
    assert len(await program_on_both.items("/check-ins", since=since.isoformat())) == 1
    assert len(await program_on_both.items("/check-ins", member="priya")) == 1
    assert len(await program_on_both.items("/check-ins", team="Growth")) == 3


async def test_an_objective_shows_what_its_key_results_make_of_it(program: Program) -> None:
    first, second = await program.items("/objectives")
    assert (first["title"], first["key_results"], first["status"]) == (
        "Renewals feel effortless",
        3,
        "not_started",
    )
    assert first["progress"] == pytest.approx(1 / 9)
    assert (second["owner"], second["type"], second["aligned_to"]) == ("priya", "stretch", None)


async def test_whom_an_objective_serves_is_shown_only_if_that_one_is(program: Program) -> None:
    program.talk.say("priya", "/okr align O2 to O1")
    _, second = await program.items("/objectives")
    assert second["aligned_to"] == str(program.objective("O1").id)
    program.talk.say("dana", "/okr private O1", direct=True)
    (alone,) = await program.items("/objectives")
    assert alone["code"] == "O2" and alone["aligned_to"] is None


async def test_members_show_their_teams_and_no_settings(program: Program) -> None:
    (team,) = await program.items("/teams")
    dana, *others = await program.items("/members", team=team["id"])
    assert dana == {
        "id": dana["id"],
        "staff_id": "dana",
        "name": "Dana",
        "teams": [team["id"]],
        "left_at": None,
    }
    assert len(others) == 8


async def test_metrics_by_key_and_whether_they_are_where_they_should_be(program: Program) -> None:
    program.talk.say("dana", "/kpi set uptime 99.5")
    uptime = (await program.get("/metrics/uptime")).json()
    assert (uptime["low"], uptime["high"], uptime["current"], uptime["inside"]) == (99.9, None, 99.5, False)
    (reading,) = await program.items("/metrics/uptime/readings")
    assert (reading["value"], reading["member"]) == (99.5, "dana")
    assert [each["key"] for each in await program.items("/metrics", key="uptime")] == ["uptime"]


async def test_a_closed_cycle_is_read_by_its_name(program: Program) -> None:
    program.talk.later(days=70)  # into January; closed three weeks after its end
    program.talk.say("dana", "/okr")
    assert await program.items("/key-results") == []
    assert len(await program.items("/key-results", cycle="2026-Q4")) == 5
    assert [each["state"] for each in await program.items("/cycles", state="closed")] == ["closed"]
    assert (await program.get(f"/key-results/{program.key_result('KR1').id}")).json()["cycle"] == "2026-Q4"


async def test_a_closed_cycle_is_judged_by_the_day_of_its_closing(program: Program) -> None:
    address = f"/key-results/{program.key_result('KR1').id}"
    for words in ("/team manager", "/cycle next", "yes"):
        program.talk.say("mai", words, mentions=["mai"] if "manager" in words else [])
    program.talk.later(days=25)
    assert (await program.get(address)).json()["status"] == "on_track"


async def test_nothing_hidden_stands_in_any_list(program: Program) -> None:
    assert len(program.talk.rows(CheckIn)) > len(await program.items("/check-ins"))
    for noun in NOUNS:
        text = (await program.get(f"/{noun}")).text
        assert not any(words in text for words in HIDDEN_WORDS)


# -- kept by the reader ------------------------------------------------------------------------------------


async def test_what_the_reader_has_already_is_not_sent_again(program: Program) -> None:
    first = await program.get("/key-results")
    assert first.headers["Cache-Control"] == "private, no-cache"
    tag = first.headers["ETag"]
    same = await program.ask("GET", "/key-results", headers={"If-None-Match": f'"other", W/{tag}'})
    assert same.status_code == 304 and same.content == b"" and same.headers["ETag"] == tag
    program.talk.say("dana", "KR1 52%")
    changed = await program.ask("GET", "/key-results", headers={"If-None-Match": tag})
    assert changed.status_code == 200 and changed.headers["ETag"] != tag


# -- what cannot be understood -------------------------------------------------------------------------------


UNANSWERED: list[tuple[str, dict[str, str], int, str]] = [
    ("/key-results", {"team": "Marketing"}, 404, "GET /api/v1/teams"),
    ("/key-results", {"owner": "nobody"}, 404, "GET /api/v1/members"),
    ("/key-results", {"status": "fine"}, 422, "status"),
    ("/key-results", {"onwer": "dana"}, 422, "onwer: there is no such parameter here; it takes cursor"),
    ("/teams", {"": "1"}, 422, "it takes cursor, limit"),
    ("/key-results", {"objective": "O1"}, 422, "objective"),
    ("/key-results", {"team": "a\x00b"}, 422, "control characters"),
    ("/key-results", {"team": "x" * 301}, 422, "team"),
    ("/members", {"cursor": "a\x00"}, 422, "control characters"),
    ("/check-ins", {"since": "2026-11-16T00:00:00"}, 422, "since"),
    ("/check-ins", {"since": "0001-01-01T00:00:00+14:00"}, 422, "2000"),
    ("/check-ins", {"since": "9999-12-31T23:59:59-12:00"}, 422, "2000"),
    ("/check-ins", {"since": "5"}, 422, "since"),
    ("/key-results/KR1", {}, 422, "id"),
    ("/key-results/00000000-0000-0000-0000-000000000000", {}, 404, "GET /api/v1/key-results"),
    ("/metrics/none", {}, 404, "GET /api/v1/metrics"),
    ("/metrics/%00", {}, 422, "control characters"),
    ("/nothing", {}, 404, "openapi.json"),
    ("/teams/", {}, 404, "openapi.json"),
]


async def test_what_cannot_be_answered_is_explained(program_on_both: Program) -> None:
    for path, query, status, told in UNANSWERED:
        answer = await program_on_both.get(path, **query)
        assert answer.status_code == status, (path, query, answer.text)
        assert answer.headers["content-type"] == "application/problem+json"
        assert told in answer.json()["detail"], (path, query)


PLACES: list[Any] = [
    ["2026-11-18T09:00:00", "0198c0de-4f10-7c2a-9d5b-3e6a1b2c3d4e"],
    ["0001-01-01T00:00:00+14:00", "0198c0de-4f10-7c2a-9d5b-3e6a1b2c3d4e"],
    ["9999-12-31T23:59:59-12:00", "0198c0de-4f10-7c2a-9d5b-3e6a1b2c3d4e"],
    ["2026-11-18T09:00:00Z", "KR1"],
    ["2026-11-18T09:00:00Z"],
    [1, 2],
    {},
]


async def test_a_cursor_that_was_not_given_is_refused(program_on_both: Program) -> None:
    key_result = program_on_both.key_result("KR1").id
    for place in PLACES:
        cursor = urlsafe_b64encode(json.dumps(place).encode()).decode()
        for path in (f"/check-ins?key_result={key_result}", "/metrics/uptime/readings?", "/teams?"):
            answer = await program_on_both.ask("GET", f"{path}&cursor={cursor}")
            assert answer.status_code == 422, (place, path)
            assert "Begin without a cursor" in answer.json()["detail"]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "POST"])
async def test_a_method_that_is_not_taken_says_which_is(program: Program, method: str) -> None:
    answer = await program.ask(method, "/teams")
    assert answer.status_code == 405 and answer.headers["Allow"] == "GET"
    assert answer.json()["title"] == "Method Not Allowed"


async def test_where_two_methods_are_taken_both_are_named(program: Program) -> None:
    for path in ("/check-ins", "/metrics/uptime"):
        assert (await program.ask("DELETE", path)).headers["Allow"] == "GET, POST"
