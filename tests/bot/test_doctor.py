"""`okrbot doctor` against the sandbox: what is fine, what is not, and where to click."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import text

from bot.doctor import Finding, examine, examine_clock, examine_database
from bot.sandbox import SandboxServer
from bot.settings import Settings
from storage import calls
from storage.work import Storage
from tests import databases

ORG = "ding-acme"


@pytest.fixture
def dingtalk() -> Iterator[SandboxServer]:
    with SandboxServer() as server:
        yield server


def settings(dingtalk: SandboxServer, database_url: str, **more: object) -> Settings:
    return Settings.model_validate(
        {
            "client_id": dingtalk.client_id,
            "client_secret": dingtalk.client_secret,
            "openapi_endpoint": dingtalk.url,
            "oapi_endpoint": dingtalk.url,
            "database_url": database_url,
            **more,
        }
    )


def by_name(findings: list[Finding]) -> dict[str, Finding]:
    return {finding.name: finding for finding in findings}


async def test_all_is_well(dingtalk: SandboxServer, sqlite_url: str) -> None:
    findings = await examine(settings(dingtalk, sqlite_url))
    assert [finding.name for finding in findings] == [
        "Credentials",
        "Stream",
        "Sending",
        "Directory",
        "Search",
        "Todo",
        "Pictures",
        "Board",
        "Database",
        "Clock",
    ]
    assert all(finding.line().startswith("✓ ") for finding in findings), findings
    assert dingtalk.connections == 0, "no message can go astray to the doctor"
    assert not any(conversation.messages for conversation in dingtalk.world.conversations())


async def test_wrong_credentials_are_the_only_thing_said_of_dingtalk(
    dingtalk: SandboxServer, sqlite_url: str
) -> None:
    findings = await examine(settings(dingtalk, sqlite_url, client_secret="wrong"))
    assert [finding.name for finding in findings] == ["Credentials", "Database", "Clock"]
    assert findings[0].line().startswith("✗ ") and "Client Secret" in findings[0].says


@pytest.mark.parametrize(
    ("scope", "name"),
    [
        ("qyapi_robot_sendmsg", "Sending"),
        ("qyapi_get_member", "Directory"),
        ("qyapi_addresslist_search", "Search"),
        ("Todo.Todo.Write", "Todo"),
    ],
)
async def test_a_missing_permission_is_named_with_what_to_click(
    dingtalk: SandboxServer, sqlite_url: str, scope: str, name: str
) -> None:
    dingtalk.faults.deny(scopes=[scope])
    findings = by_name(await examine(settings(dingtalk, sqlite_url)))
    assert [each for each, finding in findings.items() if not finding.fine] == [name]
    assert scope in findings[name].says and "Permissions" in findings[name].says


async def test_the_board_says_what_only_a_sign_in_can_try(dingtalk: SandboxServer, sqlite_url: str) -> None:
    here = by_name(await examine(settings(dingtalk, sqlite_url)))["Board"]
    assert here.fine and "OKRBOT_PUBLIC_URL" in here.says
    public = settings(dingtalk, sqlite_url, public_url="https://okr.example.com")
    there = by_name(await examine(public))["Board"]
    assert "https://okr.example.com/sign-in/callback" in there.says and "Contact.User.Read" in there.says


# -- pictures ----------------------------------------------------------------------------------------------


async def pictures(dingtalk: SandboxServer, url: str, **more: object) -> Finding:
    return by_name(await examine(settings(dingtalk, url, **more)))["Pictures"]


async def test_a_permission_to_upload_that_is_missing_is_named(
    dingtalk: SandboxServer, sqlite_url: str
) -> None:
    body = {"errcode": 88, "sub_code": "60011", "sub_msg": "没有调用该接口的权限，请开通权限点：qyapi_media"}
    dingtalk.faults.fail(paths=["/media/upload"], status=200, body=body)
    found = await pictures(dingtalk, sqlite_url)
    assert not found.fine
    assert "qyapi_media" in found.says and "Permissions" in found.says and "words alone" in found.says


async def test_a_font_that_is_missing_is_named(dingtalk: SandboxServer, sqlite_url: str) -> None:
    found = await pictures(dingtalk, sqlite_url, font_files="/no/font.otf")
    assert not found.fine
    assert "/no/font.otf" in found.says and "OKRBOT_FONT_FILES" in found.says


async def test_pictures_may_be_switched_off(dingtalk: SandboxServer, sqlite_url: str) -> None:
    dingtalk.faults.fail(paths=["/media/upload"])
    found = await pictures(dingtalk, sqlite_url, pictures="off")
    assert found.fine and "OKRBOT_PICTURES" in found.says


# -- the database ------------------------------------------------------------------------------------------


def only(findings: list[Finding]) -> Finding:
    assert len(findings) == 1, findings
    return findings[0]


def database(url: str) -> list[Finding]:
    return examine_database(Settings.model_validate({"database_url": url}))


def test_a_database_in_order(database_url: str) -> None:
    assert only(database(database_url)).fine


def test_a_database_still_to_be_made(tmp_path: Path) -> None:
    found = only(database(f"sqlite:///{tmp_path}/new.db"))
    assert found.fine and "first start" in found.says
    assert not (tmp_path / "new.db").exists()


def test_a_folder_that_is_missing(tmp_path: Path) -> None:
    found = only(database(f"sqlite:///{tmp_path}/no/okrbot.db"))
    assert not found.fine and "does not exist" in found.says


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Buy milk. " * 100)
    found = only(database(f"sqlite:///{tmp_path}/notes.txt"))
    assert not found.fine and "not a database" in found.says


def test_a_postgresql_without_tables(_server: databases.Server) -> None:
    url = _server.empty()
    found = only(database(url))
    assert not found.fine and "okrbot db upgrade" in found.says
    _server.drop(url)


def test_a_postgresql_that_is_away() -> None:
    found = only(database("postgresql://okr:hunter2@127.0.0.1:1/okr"))
    assert not found.fine and "hunter2" not in found.says


def test_a_database_that_can_only_be_read(postgresql_url: str) -> None:
    with databases.opened(postgresql_url) as engine, engine.begin() as connection:
        name = engine.url.database
        connection.execute(text(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on'))
    found = only(database(postgresql_url))
    assert not found.fine and "cannot be written" in found.says


# -- the bill ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("made", "fine", "says"),
    [(2_399, True, "2,399 this month"), (2_400, True, "over 80%"), (3_000, False, "larger package")],
)
def test_the_months_calls(sqlite_url: str, made: int, fine: bool, says: str) -> None:
    today = calls.day_of(datetime.now(UTC))
    with databases.opened(sqlite_url) as engine, Storage(engine, process="test").work() as work:
        calls.add(
            work, {(ORG, today, "stream"): made - 100, (ORG, today, "webhook"): 100, (ORG, today, "api"): 7}
        )
    findings = by_name(database(sqlite_url))
    used = findings[f"Webhook and stream calls of {ORG}"]
    assert (used.fine, says in used.says) == (fine, True)
    assert findings[f"API calls of {ORG}"].says.startswith("7 this month")


# -- the clock ---------------------------------------------------------------------------------------------


def clock_that_is_off(by: timedelta) -> Finding:
    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.send_response(404)
            self.end_headers()

        def date_time_string(self, timestamp: float | None = None) -> str:
            return super().date_time_string((datetime.now(UTC) + by).timestamp())

        def log_message(self, format: str, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.handle_request)
        thread.start()
        found = examine_clock(f"http://127.0.0.1:{server.server_port}")
        thread.join()
    return found


@pytest.mark.parametrize(
    ("minutes", "says"),
    [(0, "agrees"), (0.5, "agrees"), (5, "behind"), (-5, "ahead")],
)
def test_the_clock(minutes: float, says: str) -> None:
    found = clock_that_is_off(timedelta(minutes=minutes))
    assert found.fine is (abs(minutes) < 1)
    assert says in found.says


def test_a_dingtalk_that_says_nothing() -> None:
    found = examine_clock("http://127.0.0.1:9")
    assert not found.fine and "online" in found.says
