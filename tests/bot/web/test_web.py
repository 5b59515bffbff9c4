"""The pages for machines: health, figures, and the JSON API with its keys, lists and errors."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import text

from bot.stream import StreamState
from bot.web.app import create_app
from bot.workers import Workers
from storage import tokens
from storage.tables import Delivery, Organization
from storage.work import Storage
from tests import databases
from tests.bot.web.site import ACME, NOW, Site, company, machinery, opened_site

OTHER = "ding-other"


@pytest.fixture
async def site(sqlite_storage: Storage) -> AsyncIterator[Site]:
    async with opened_site(sqlite_storage) as found:
        yield found


@pytest.fixture
async def site_on_both(storage: Storage) -> AsyncIterator[Site]:
    """On SQLite and on PostgreSQL, for what their queries could make different."""
    async with opened_site(storage) as found:
        yield found


# -- health and figures ------------------------------------------------------------------------------------


async def test_alive_and_ready(site: Site) -> None:
    assert (await site.client.get("/healthz")).json() == {"status": "alive"}
    ready = await site.client.get("/readyz")
    assert ready.status_code == 200
    assert ready.json() == {"status": "ready", "stream": "ok", "database": "ok"}


async def test_not_ready_while_the_stream_is_away_and_it_says_why(site: Site) -> None:
    site.state[0] = StreamState(
        connected=False, reconnects=3, last_frame_at=None, trouble="DingTalk is away."
    )
    ready = await site.client.get("/readyz")
    assert ready.status_code == 503
    assert ready.json() == {"status": "not ready", "stream": "DingTalk is away.", "database": "ok"}
    assert (await site.client.get("/healthz")).status_code == 200


async def test_not_ready_while_the_database_is_away(tmp_path: Path) -> None:
    with databases.opened(f"sqlite:///{tmp_path}/no/such/folder/okrbot.db") as engine:
        workers = Workers(1)
        app = create_app(machinery(Storage(engine, process="test"), workers))
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://okr") as client:
            ready, figures = await client.get("/readyz"), await client.get("/metrics")
        workers.close()
    assert ready.status_code == 503
    assert ready.json()["database"] == "The database does not answer."
    assert figures.status_code == 200


async def test_the_figures_count_the_outbox(site: Site) -> None:
    with site.storage.work() as work:
        ends: list[dict[str, Any]] = [
            {},
            {"sent_at": NOW},
            {"dead_at": NOW},
            {"dead_at": NOW - timedelta(days=2)},
        ]
        for number, times in enumerate(ends):
            work.add(
                Delivery(
                    org_id=ACME,
                    once=str(number),
                    robot="robot",
                    lane="lane",
                    title="",
                    text="",
                    at={},
                    created_at=NOW,
                    not_before=NOW,
                    **times,
                )
            )
    figures = await site.client.get("/metrics")
    assert figures.headers["content-type"].startswith("text/plain")
    lines = figures.text.splitlines()
    assert 'okrbot_outbox_deliveries{state="open"} 1.0' in lines
    assert 'okrbot_outbox_deliveries{state="dead"} 1.0' in lines
    assert "okrbot_stream_connected 1.0" in lines
    assert "okrbot_stream_reconnects 2.0" in lines
    (heard,) = [each for each in lines if each.startswith("okrbot_stream_last_frame_timestamp_seconds")]
    assert float(heard.split()[1]) == NOW.timestamp()


# -- keys --------------------------------------------------------------------------------------------------


async def test_without_a_key_nothing_is_shown(site: Site) -> None:
    answer = await site.client.get("/api/v1/teams")
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == 'Bearer realm="okrbot"'
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == 401 and "okrbot token create" in answer.json()["detail"]


@pytest.mark.parametrize("key", ["wrong", "okr_" + "x" * 43, "ключ", "\udcff"])
async def test_an_unknown_key_is_refused(site: Site, key: str) -> None:
    header = f"Bearer {key}".encode("utf-8", "surrogatepass")
    answer = await site.client.get("/api/v1/teams", headers=[(b"Authorization", header)])
    assert answer.status_code == 401
    assert 'error="invalid_token"' in answer.headers["WWW-Authenticate"]


async def test_expired_and_revoked_keys_are_refused(site: Site) -> None:
    with site.storage.work() as work:
        expired = tokens.create(work, org_id=ACME, name="", scopes=["read"], now=NOW, expires_at=NOW)
        fresh = tokens.create(
            work, org_id=ACME, name="", scopes=["read"], now=NOW, expires_at=NOW + timedelta(seconds=1)
        )
        revoked = tokens.create(work, org_id=ACME, name="", scopes=["read"], now=NOW)
    with site.storage.work() as work:
        row = tokens.find(work.session, revoked, now=NOW)
        assert row and tokens.revoke(work, row.id, now=NOW)
    assert [(await site.get("/api/v1/teams", key=key)).status_code for key in (expired, fresh, revoked)] == [
        401,
        200,
        401,
    ]


async def test_a_key_without_the_scope_is_refused(site: Site) -> None:
    with site.storage.work() as work:
        key = tokens.create(work, org_id=ACME, name="", scopes=[], now=NOW)
    answer = await site.get("/api/v1/teams", key=key)
    assert answer.status_code == 403 and "--scope read" in answer.json()["detail"]


async def test_keys_are_stored_as_hashes_only(site: Site) -> None:
    with site.storage.reading() as session:
        stored = session.execute(text("SELECT * FROM api_tokens")).one()
    assert not any(site.key in str(value) or site.key[4:] in str(value) for value in stored)


async def test_a_key_sees_its_own_organization_only(site: Site) -> None:
    with company(site.storage, OTHER) as other:
        other.add(Organization(org_id=OTHER, created_at=NOW))
        team, cycle = other.team("Theirs")
        row = other.key_result(cycle, other.member("lan09"), 1)
    assert await site.items("/api/v1/teams") == []
    assert await site.items("/api/v1/key-results") == []
    assert (await site.get("/api/v1/key-results", team=team.id)).status_code == 404
    assert (await site.get("/api/v1/check-ins", key_result=row.id)).status_code == 404


async def test_a_key_for_the_only_organization_stops_where_there_are_several(site: Site) -> None:
    with company(site.storage) as acme:
        acme.team("Growth")
    with site.storage.work() as work:
        key = tokens.create(work, org_id="", name="", scopes=["read"], now=NOW)
    assert [each["name"] for each in await site.items("/api/v1/teams", key=key)] == ["Growth"]
    with site.storage.work() as work:
        work.add(Organization(org_id=OTHER, created_at=NOW))
    answer = await site.get("/api/v1/teams", key=key)
    assert answer.status_code == 403 and "--org" in answer.json()["detail"]


# -- lists -------------------------------------------------------------------------------------------------


async def test_teams_show_what_holds_for_them(site: Site) -> None:
    with company(site.storage) as acme:
        acme.team("Growth")
        acme.team("越南团队", timezone="Asia/Ho_Chi_Minh", country="VN", language="vi")
    growth, vietnam = await site.items("/api/v1/teams")
    assert (growth["name"], growth["timezone"], growth["country"]) == ("Growth", "Asia/Shanghai", "CN")
    assert (vietnam["name"], vietnam["timezone"], vietnam["language"]) == (
        "越南团队",
        "Asia/Ho_Chi_Minh",
        "vi",
    )


async def test_a_key_result_shows_its_figures_as_numbers_and_its_status(site_on_both: Site) -> None:
    with company(site_on_both.storage) as acme:
        team, cycle = acme.team("Growth")
        dana = acme.member("dana01")
        acme.key_result(
            cycle,
            dana,
            4,
            kind="percent",
            unit="%",
            start=Decimal("0.8"),
            target=Decimal("0.1"),
            current="0.1",
            confidence=8,
            checked_in_at=NOW,
        )
        acme.key_result(cycle, dana, 5, current="5", target=Decimal("123456789012345"), checked_in_at=NOW)
        acme.key_result(cycle, dana, 6)
        acme.key_result(cycle, dana, 7, current="55", checked_in_at=NOW - timedelta(days=10))
        acme.key_result(cycle, dana, 8, withdrawn_at=NOW)
    rows = {each["code"]: each for each in await site_on_both.items("/api/v1/key-results", team="Growth")}
    assert {code: row["status"] for code, row in rows.items()} == {
        "KR4": "complete",
        "KR5": "off_track",
        "KR6": "not_started",
        "KR7": "no_update",
    }
    first = rows["KR4"]
    assert (first["start"], first["target"], first["current"], first["progress"]) == (0.8, 0.1, 0.1, 1)
    assert (first["unit"], first["confidence"], first["owner"]) == ("%", 8, "dana01")
    assert (
        first["objective"]["code"] == "O4" and first["cycle"] == "2026-Q4" and first["team"] == str(team.id)
    )
    assert rows["KR5"]["target"] == 123456789012345
    assert 0.4 < rows["KR5"]["expected"] < 0.6


async def test_a_team_is_named_by_id_or_name(site_on_both: Site) -> None:
    with company(site_on_both.storage) as acme:
        dana = acme.member("dana01")
        growth, first = acme.team("Growth")
        _, second = acme.team("Sales")
        acme.key_result(first, dana, 1)
        acme.key_result(second, dana, 2)
    assert [row["code"] for row in await site_on_both.items("/api/v1/key-results", team=growth.id)] == ["KR1"]
    assert [row["code"] for row in await site_on_both.items("/api/v1/key-results", team="Sales")] == ["KR2"]
    assert len(await site_on_both.items("/api/v1/key-results")) == 2
    answer = await site_on_both.get("/api/v1/key-results", team="Marketing")
    assert answer.status_code == 404 and "/api/v1/teams" in answer.json()["detail"]


async def test_check_ins_come_newest_first_without_those_taken_back(site_on_both: Site) -> None:
    with company(site_on_both.storage) as acme:
        dana = acme.member("dana01")
        _, cycle = acme.team("Growth")
        row = acme.key_result(cycle, dana, 1)
        for hour, value in ((1, "10"), (3, "30"), (2, "20.5")):
            acme.check_in(row, dana, NOW + timedelta(hours=hour), value)
        acme.check_in(row, dana, NOW + timedelta(hours=4), "99").withdrawn_at = NOW
    found = await site_on_both.items("/api/v1/check-ins", key_result=row.id)
    assert [(each["value"], each["member"]) for each in found] == [
        (30, "dana01"),
        (20.5, "dana01"),
        (10, "dana01"),
    ]


async def test_blockers_name_who_raised_and_who_helps(site_on_both: Site) -> None:
    with company(site_on_both.storage) as acme:
        dana, omar = acme.member("dana01"), acme.member("omar02")
        _, cycle = acme.team("Growth")
        row = acme.key_result(cycle, dana, 3)
        acme.blocker(row, dana, 1, state="accepted", helper_id=omar.id)
        acme.blocker(row, dana, 2)
        acme.blocker(row, dana, 3, state="withdrawn", withdrawn_at=NOW)
    found = await site_on_both.items("/api/v1/blockers", team="Growth")
    assert [(each["code"], each["state"], each["key_result_code"]) for each in found] == [
        ("B1", "accepted", "KR3"),
        ("B2", "open", "KR3"),
    ]
    assert [(each["raised_by"], each["helper"]) for each in found] == [("dana01", "omar02"), ("dana01", None)]


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 8])
async def test_pages_join_into_the_whole_list(site_on_both: Site, limit: int) -> None:
    with company(site_on_both.storage) as acme:
        dana = acme.member("dana01")
        _, cycle = acme.team("Growth")
        row = acme.key_result(cycle, dana, 1)
        for number in range(7):
            acme.blocker(row, dana, number + 1)
            acme.check_in(row, dana, NOW + timedelta(hours=number // 2), str(number))
    for path, field_name in (("/api/v1/blockers", "code"), ("/api/v1/check-ins", "value")):
        whole = await site_on_both.items(path, key_result=row.id)
        read: list[dict[str, Any]] = []
        cursor, pages = None, 0
        while pages == 0 or cursor:
            page = (await site_on_both.get(path, key_result=row.id, limit=limit, cursor=cursor)).json()
            read += page["items"]
            cursor, pages = page["next"], pages + 1
        assert [each[field_name] for each in read] == [each[field_name] for each in whole]
        assert len(whole) == 7 and pages == -(-7 // limit)


async def test_a_page_is_not_shifted_by_rows_that_come_meanwhile(site: Site) -> None:
    with company(site.storage) as acme:
        dana = acme.member("dana01")
        _, cycle = acme.team("Growth")
        row = acme.key_result(cycle, dana, 1)
        for hour in range(4):
            acme.check_in(row, dana, NOW + timedelta(hours=hour), str(hour))
    first = (await site.get("/api/v1/check-ins", key_result=row.id, limit=2)).json()
    with company(site.storage) as acme:
        acme.check_in(row, dana, NOW + timedelta(hours=9), "9")
    second = (await site.get("/api/v1/check-ins", key_result=row.id, limit=2, cursor=first["next"])).json()
    assert [each["value"] for each in first["items"] + second["items"]] == [3, 2, 1, 0]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"limit": 0}, 422),
        ({"limit": 501}, 422),
        ({"limit": "many"}, 422),
        ({"cursor": "nonsense"}, 422),
        ({"cursor": "é"}, 422),
        ({"cursor": "WyJub3QgYW4gaWQiXQ=="}, 422),
        ({"cursor": "eyJhIjogMX0="}, 422),
        ({"limit": 500}, 200),
    ],
)
async def test_what_cannot_be_understood_is_a_problem_with_words(
    site: Site, query: dict[str, Any], status: int
) -> None:
    answer = await site.get("/api/v1/teams", **query)
    assert answer.status_code == status
    if status != 200:
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["title"] and answer.json()["detail"]


async def test_an_unknown_page_and_a_forbidden_method_are_problems_too(site: Site) -> None:
    for answer, status in (
        (await site.client.get("/api/v1/nothing"), 404),
        (await site.client.post("/api/v1/teams"), 405),
    ):
        assert answer.status_code == status
        assert answer.headers["content-type"] == "application/problem+json"


async def test_pages_of_documentation_that_load_scripts_of_strangers_are_not_there(site: Site) -> None:
    for path in ("/docs", "/redoc"):
        assert (await site.client.get(path)).status_code == 404


async def test_the_description_names_every_route_and_its_key(site: Site) -> None:
    described = (await site.client.get("/api/v1/openapi.json")).json()
    lists = ("teams", "cycles", "objectives", "key-results", "check-ins", "blockers", "members", "metrics")
    assert {f"/api/v1/{noun}" for noun in lists} <= set(described["paths"])
    assert described["components"]["securitySchemes"]["HTTPBearer"]["scheme"] == "bearer"
    for path in described["paths"].values():
        for route in path.values():
            assert route["security"] == [{"HTTPBearer": []}] and route["summary"]
            problems = {"401", "403", "404", "422", "429"}
            assert problems < set(route["responses"])
            assert all(
                set(route["responses"][status]["content"]) == {"application/problem+json"}
                for status in problems
            )
