"""Who may ask what: every route with every sort of key, with things to hide, over one process or several."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from storage import tokens
from storage.tables import Organization
from storage.work import Storage
from tests.api.program import EVERY_SCOPE, HIDDEN_WORDS, Program, opened
from tests.bot.web.site import company
from tests.counting import statements
from tests.dialogue import Dialogue

OTHER = "ding0other"
SEES: dict[str, set[str] | None] = {
    "nobody": None,
    "a made-up key": None,
    "an expired key": None,
    "a revoked key": None,
    "a key that may read": {"read"},
    "a key that may check in": {"write:check-ins"},
    "a key that may measure": {"write:metrics"},
    "a key that may do nothing": set(),
    "a key of another organization": set(EVERY_SCOPE),
}
"""Who asks, and for which scopes they are let in; None: not at all."""

NEEDS = {("POST", "/check-ins"): "write:check-ins", ("POST", "/metrics/{metric}"): "write:metrics"}
"""Of every other route it is `read`."""


def keys_of(program: Program) -> dict[str, str | None]:
    with company(program.storage, OTHER) as other:
        other.add(Organization(org_id=OTHER, created_at=program.talk.now))
        other.member("dana")
        _, cycle = other.team("Theirs")
        other.key_result(cycle, other.member("lan09"), 1)
    expired = program.new_key(*EVERY_SCOPE, acts_for="dana", days=0)
    revoked = program.new_key(*EVERY_SCOPE, acts_for="dana")
    with program.storage.work() as work:
        row = tokens.find(work.session, revoked, now=program.talk.now)
        assert row and tokens.revoke(work, row.id, now=program.talk.now)
    return {
        "nobody": None,
        "a made-up key": "okr_" + "x" * 43,
        "an expired key": expired,
        "a revoked key": revoked,
        "a key that may read": program.new_key("read"),
        "a key that may check in": program.new_key("write:check-ins", acts_for="dana"),
        "a key that may measure": program.new_key("write:metrics"),
        "a key that may do nothing": program.new_key(),
        "a key of another organization": program.new_key(*EVERY_SCOPE, acts_for="dana", org=OTHER),
    }


async def ids_of(program: Program) -> dict[str, str]:
    """Something of each noun that everybody in the organization may see."""
    nouns = ("teams", "cycles", "objectives", "key-results", "check-ins", "blockers", "members")
    return {noun: (await program.items(f"/{noun}"))[0]["id"] for noun in nouns} | {"metrics": "uptime"}


async def routes_of(program: Program) -> list[tuple[str, str]]:
    """Every route of the description."""
    described = (await program.client.get("/api/v1/openapi.json")).json()["paths"]
    return [
        (method.upper(), path.removeprefix("/api/v1"))
        for path, methods in described.items()
        for method in methods
    ]


def filled(path: str, ids: dict[str, str]) -> str:
    noun = path.split("/")[1]
    return path.replace("{id}", ids[noun]).replace("{metric}", ids["metrics"])


def body_of(method: str, path: str, ids: dict[str, str]) -> Any:
    if method == "GET":
        return None
    return {"key_result": ids["key-results"], "confidence": 7} if path == "/check-ins" else {"value": 99.95}


async def test_every_route_with_every_sort_of_key(program_on_both: Program) -> None:
    program = program_on_both
    ids, routes, keys = await ids_of(program), await routes_of(program), keys_of(program)
    assert len(routes) == 19 and set(keys) == set(SEES)
    wrong = []
    for who, key in keys.items():
        for method, path in routes:
            body = body_of(method, path, ids)
            answer = await program.ask(method, filled(path, ids), key=key, json=body)
            if answer.status_code != expected(who, method, path):
                wrong.append((who, method, path, answer.status_code, answer.text))
            assert not any(words in answer.text for words in HIDDEN_WORDS)
            if answer.status_code >= 400:
                assert answer.headers["content-type"] == "application/problem+json"
    assert wrong == []


def expected(who: str, method: str, path: str) -> int:
    scopes = SEES[who]
    if scopes is None:
        return 401
    if NEEDS.get((method, path), "read") not in scopes:
        return 403
    if who == "a key of another organization" and (method == "POST" or "{" in path):
        return 404
    return 201 if path == "/check-ins" and method == "POST" else 200


async def test_another_organization_is_an_empty_room(program: Program) -> None:
    program.key = str(keys_of(program)["a key of another organization"])
    assert [each["name"] for each in await program.items("/teams")] == ["Theirs"]
    assert [each["staff_id"] for each in await program.items("/members")] == ["dana", "lan09"]
    assert await program.items("/check-ins") == await program.items("/metrics") == []


@pytest.fixture
def hidden(program: Program) -> Iterator[list[str]]:
    """Ids of what only some may see."""
    codes = ("P2", "KR7")
    yield [str(program.key_result(code).id) for code in codes]


async def test_hidden_ids_are_as_if_they_were_not_there(program: Program, hidden: list[str]) -> None:
    objectives = [str(program.objective(code).id) for code in ("P1", "O4")]
    for path, ids in (("/key-results", hidden), ("/objectives", objectives)):
        for row_id in ids:
            there = await program.get(f"{path}/{row_id}")
            nowhere = await program.get(f"{path}/00000000-0000-0000-0000-000000000000")
            assert (there.status_code, there.json()) == (nowhere.status_code, nowhere.json())
    for row_id in hidden:
        assert (await program.get("/check-ins", key_result=row_id)).status_code == 404
        assert await program.items("/blockers", key_result=row_id) == []
    assert await program.items("/key-results", objective=objectives[0]) == []


async def test_keys_name_the_scope_they_lack(program: Program) -> None:
    answer = await program.post("/metrics/uptime", {"value": 99.9})
    assert answer.status_code == 403
    assert "okrbot token create --scope write:metrics" in answer.json()["detail"]


async def test_a_key_that_acts_for_nobody_cannot_check_in(program: Program) -> None:
    key, row = program.new_key("write:check-ins"), program.key_result("KR1")
    answer = await program.post("/check-ins", {"key_result": str(row.id), "value": 54}, key=key)
    assert answer.status_code == 403 and "--as" in answer.json()["detail"]


# -- how often ---------------------------------------------------------------------------------------------


async def test_past_the_limit_a_key_waits_for_the_next_minute(talk: Dialogue) -> None:
    talk.now = talk.now.replace(second=20)
    async with opened(talk, requests_per_minute=3) as program:
        answers = [await program.get("/teams") for _ in range(5)]
        assert [each.status_code for each in answers] == [200, 200, 200, 429, 429]
        assert [each.headers["RateLimit"] for each in answers[:4]] == [
            '"minute";r=2;t=40',
            '"minute";r=1;t=40',
            '"minute";r=0;t=40',
            '"minute";r=0;t=40',
        ]
        refused = answers[-1]
        assert refused.headers["RateLimit-Policy"] == '"minute";q=3;w=60'
        assert refused.headers["Retry-After"] == "40" and "40 s" in refused.json()["detail"]
        other = program.new_key("read")
        assert (await program.ask("GET", "/teams", key=other)).status_code == 200
        talk.later(seconds=40)
        assert (await program.get("/teams")).status_code == 200


async def test_what_is_refused_counts_too_and_says_what_remains(talk: Dialogue) -> None:
    async with opened(talk, requests_per_minute=3) as program:
        missing = await program.get("/key-results/00000000-0000-0000-0000-000000000000")
        wrong = await program.get("/teams", limit=0)
        assert (missing.status_code, wrong.status_code) == (404, 422)
        assert [each.headers["RateLimit"].split(";")[1] for each in (missing, wrong)] == ["r=2", "r=1"]


async def test_the_limit_holds_over_processes(request: pytest.FixtureRequest) -> None:
    engine = request.getfixturevalue("postgresql_engine")
    talk = Dialogue(Storage(engine, process="one"))
    other = Dialogue(Storage(engine, process="two"))
    other.now = talk.now
    async with opened(talk, requests_per_minute=4) as one, opened(other, requests_per_minute=4) as two:
        two.key = one.key
        answers = [await each.get("/teams") for _ in range(3) for each in (one, two)]
        assert [each.status_code for each in answers] == [200, 200, 200, 200, 429, 429]


async def test_a_clock_that_is_behind_does_not_begin_anew(program_on_both: Program) -> None:
    talk = program_on_both.talk
    with talk.storage.work() as work:
        token = tokens.find(work.session, program_on_both.key, now=talk.now)
        assert token is not None
        moments = [talk.now, talk.now - timedelta(minutes=1), talk.now, talk.now + timedelta(minutes=1)]
        used = [tokens.count(work, token, now=moment).requests for moment in moments]
    assert used == [1, 2, 3, 1]


async def test_reading_costs_one_small_statement_more(talk: Dialogue) -> None:
    async with opened(talk, requests_per_minute=600) as program:
        with statements(talk.storage.engine) as written:
            await program.get("/teams")
    assert [each.split()[0] for each in written] == ["SELECT", "UPDATE", "SELECT"]
