"""`okrbot …` as somebody at a terminal meets it: what it prints, where, and with which exit code."""

from __future__ import annotations

import sqlite3
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage import tokens
from storage.tables import (
    Organization,
)
from storage.work import Storage
from tests import databases
from tests.bot.cli.conftest import Run

NOW = datetime.now(UTC)

# -- starting --------------------------------------------------------------------------------------------


def test_help_names_every_command(okrbot: Run) -> None:
    shown = okrbot("--help")
    assert shown.exit_code == 0
    for command in ("run", "demo", "doctor", "parse", "db", "token", "team"):
        assert f"\n  {command} " in shown.output
    assert okrbot("--version").output.startswith("okrbot")


@pytest.mark.parametrize("command", ["run", "doctor"])
def test_without_credentials_it_says_where_they_are(okrbot: Run, command: str) -> None:
    refused = okrbot(command)
    assert refused.exit_code == 2
    assert "DINGTALK_CLIENT_ID" in refused.stderr and "okrbot demo" in refused.stderr
    assert refused.stdout == ""


def test_a_wrong_setting_is_named(okrbot: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKRBOT_HTTP_PORT", "eighty")
    refused = okrbot("run")
    assert refused.exit_code == 2 and "OKRBOT_HTTP_PORT" in refused.stderr


def test_an_unknown_command_is_a_wrong_use(okrbot: Run) -> None:
    assert okrbot("fly").exit_code == 2


# -- db --------------------------------------------------------------------------------------------------


def test_db_upgrade_makes_the_tables_and_check_says_so(
    okrbot: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/new.db")
    before = okrbot("db", "check")
    assert before.exit_code == 1 and "okrbot db upgrade" in before.stderr
    assert okrbot("db", "upgrade").exit_code == 0
    assert okrbot("db", "upgrade").exit_code == 0, "a second time changes nothing"
    assert okrbot("db", "check").exit_code == 0


def test_a_command_on_an_old_database_says_to_upgrade(
    okrbot: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "old.db").touch()
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/old.db")
    for words in (("token", "list"), ("db", "check")):
        refused = okrbot(*words)
        assert refused.exit_code == 1 and "of this version. Run: okrbot db upgrade" in refused.stderr


@pytest.mark.parametrize(
    "words", ["token list", "db check", "export x.csv", "calendar list", "team move A B"]
)
def test_a_command_in_another_folder_says_so_and_leaves_nothing_there(
    words: str, okrbot: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/elsewhere.db")
    refused = okrbot(*words.split())
    assert refused.exit_code == 1 and "There is no database" in refused.stderr
    assert "folder where okrbot runs" in refused.stderr
    assert not (tmp_path / "elsewhere.db").exists()


def test_a_database_that_is_away_is_said_without_its_password(
    okrbot: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://okr:hunter2@127.0.0.1:1/okr")
    refused = okrbot("db", "check")
    assert refused.exit_code == 1
    assert "cannot be used" in refused.stderr and "hunter2" not in refused.output


def test_backup_copies_the_database_while_it_is_in_use(okrbot: Run, rows: Storage, tmp_path: Path) -> None:
    with rows.work() as work:
        work.add(Organization(org_id="ding-acme", created_at=NOW))
    with rows.work() as work:
        work.add(Organization(org_id="not committed yet", created_at=NOW))
        work.flush()
        done = okrbot("db", "backup", "copy.db")
    assert done.exit_code == 0 and done.stdout.strip() == "copy.db"
    copy = tmp_path / "copy.db"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with sqlite3.connect(copy) as connection:
        assert connection.execute("SELECT org_id FROM organizations").fetchall() == [("ding-acme",)]
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    assert list(tmp_path.glob("copy.db*")) == [copy]
    with databases.opened(f"sqlite:///{copy}") as engine, Storage(engine, process="x").work() as work:
        work.add(Organization(org_id="a copy can be used", created_at=NOW))


def test_backup_never_overwrites(okrbot: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.db").write_text("precious")
    refused = okrbot("db", "backup", "mine.db")
    assert refused.exit_code == 2 and "left as it is" in refused.stderr
    assert (tmp_path / "mine.db").read_text() == "precious"


def test_backup_names_its_file_by_the_time(okrbot: Run, tmp_path: Path) -> None:
    done = okrbot("db", "backup")
    assert done.exit_code == 0 and Path(done.stdout.strip()).exists()


def test_backup_of_postgresql_names_its_own_tool(okrbot: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://okr@db.example.com/okr")
    refused = okrbot("db", "backup")
    assert refused.exit_code == 2 and "pg_dump" in refused.stderr


def test_a_backup_that_cannot_be_made_says_why(okrbot: Run, rows: Storage, tmp_path: Path) -> None:
    nowhere = okrbot("db", "backup", "no/such/folder/copy.db")
    assert nowhere.exit_code == 2 and "There is no folder no/such/folder" in nowhere.stderr
    (tmp_path / "half.db.part").touch()
    under_way = okrbot("db", "backup", "half.db")
    assert under_way.exit_code == 1 and "half.db.part is another copy" in under_way.stderr
    assert [each.name for each in tmp_path.glob("half.db*")] == ["half.db.part"]


# -- token -----------------------------------------------------------------------------------------------


def test_a_key_is_printed_alone_and_works(okrbot: Run, rows: Storage) -> None:
    made = okrbot("token", "create", "--scope", "read", "--name", "warehouse", "--days", "30")
    assert made.exit_code == 0
    key = made.stdout.strip()
    assert made.stdout == key + "\n" and " " not in key
    with rows.reading() as session:
        row = tokens.find(session, key, now=NOW)
    assert row and (row.name, row.scopes, row.org_id) == ("warehouse", ["read"], "")
    assert row.expires_at and timedelta(days=29) < row.expires_at - NOW <= timedelta(days=31)


def test_keys_are_listed_without_themselves_and_can_be_revoked(okrbot: Run, rows: Storage) -> None:
    assert "There are no keys yet." in okrbot("token", "list").stderr
    key = okrbot("token", "create", "--scope", "read", "--name", "warehouse").stdout.strip()
    listed = okrbot("token", "list").stdout
    assert "valid" in listed and "warehouse" in listed and key not in listed
    token_id = listed.split()[0]
    assert okrbot("token", "revoke", token_id).exit_code == 0
    assert "revoked" in okrbot("token", "list").stdout
    with rows.reading() as session:
        assert tokens.find(session, key, now=NOW) is None
    unknown = okrbot("token", "revoke", "00000000-0000-0000-0000-000000000000")
    assert unknown.exit_code == 2 and "okrbot token list" in unknown.stderr


def test_with_several_organizations_a_key_needs_one(okrbot: Run, rows: Storage) -> None:
    with rows.work() as work:
        work.add(Organization(org_id="ding-acme", created_at=NOW))
    assert okrbot("token", "create", "--scope", "read").exit_code == 0
    with rows.work() as work:
        work.add(Organization(org_id="ding-other", created_at=NOW))
    refused = okrbot("token", "create", "--scope", "read")
    assert refused.exit_code == 2 and "ding-acme" in refused.stderr and "--org" in refused.stderr
    assert okrbot("token", "create", "--scope", "read", "--org", "ding-other").exit_code == 0
    assert okrbot("token", "create", "--scope", "read", "--org", "ding-none").exit_code == 2


def test_a_key_does_not_live_beyond_the_calendar(okrbot: Run) -> None:
    refused = okrbot("token", "create", "--scope", "read", "--days", "99999999")
    assert refused.exit_code == 2 and "3650" in refused.stderr


def test_a_key_without_a_scope_is_not_made(okrbot: Run) -> None:
    assert okrbot("token", "create").exit_code == 2
    assert okrbot("token", "create", "--scope", "everything").exit_code == 2
