"""`okrbot …` as somebody at a terminal meets it: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from bot.cli import main
from storage import tokens
from storage.tables import (
    Conversation,
    Cycle,
    Kudos,
    Member,
    Membership,
    Organization,
    Ritual,
    RitualRun,
    Team,
)
from storage.work import Storage
from tests import databases

NOW = datetime.now(UTC)
ROOT = Path(__file__).parents[3]

Run = Callable[..., Result]


@pytest.fixture
def okrbot(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `okrbot` in an empty folder with a migrated SQLite database and nothing else set."""
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith(("OKRBOT_", "DINGTALK_")) and not name.startswith("OKRBOT_TEST"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("DATABASE_URL", sqlite_url)

    def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, arguments, input=stdin)

    return run


@pytest.fixture
def rows(sqlite_storage: Storage) -> Storage:
    """The same database, to look into."""
    return sqlite_storage


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


# -- parse -----------------------------------------------------------------------------------------------


def test_parse_shows_what_is_understood(okrbot: Run) -> None:
    shown = okrbot("parse", "KR1 60%, confidence 7, blocked on legal @wang")
    assert shown.exit_code == 0
    understood = json.loads(shown.stdout)
    assert understood["intent"] == "check_in"
    assert (understood["refs"], understood["percent"], understood["confidence"]) == (["KR1"], 60, 7)
    assert (understood["blocker"], understood["mentions"]) == ("legal", ["wang"])


def test_parse_reads_in_a_language_and_with_key_results(okrbot: Run, tmp_path: Path) -> None:
    known = [{"code": "KR9", "title": "Churn", "kind": "percent", "unit": "%", "start": 5.5, "target": 2}]
    (tmp_path / "krs.json").write_text(json.dumps(known), "utf-8")
    shown = okrbot("parse", "--lang", "zh", "--context", "krs.json", "KR9 到 60％，信心 7/10")
    understood = json.loads(shown.stdout)
    assert (understood["refs"], understood["percent"], understood["confidence"]) == (["KR9"], 60, 7)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("{", "no JSON"),
        ("{}", "list"),
        ('[{"code": "KR1"}]', "key result 1"),
        ('[{"code": "KR1", "title": "x", "start": "y"}]', "no number"),
    ],
)
def test_parse_says_what_is_wrong_with_the_key_results(
    okrbot: Run, tmp_path: Path, content: str, complaint: str
) -> None:
    (tmp_path / "krs.json").write_text(content, "utf-8")
    refused = okrbot("parse", "--context", "krs.json", "KR1 60%")
    assert refused.exit_code == 2 and complaint in refused.stderr


def test_parse_answers_every_line_whatever_it_is(okrbot: Run) -> None:
    lines = [
        b'{"text": "KR1 60%"}',
        '{"text": "KR3 到 60％", "lang": "zh"}'.encode(),
        b"not json",
        b'{"lang": "en"}',
        b'["KR1 60%"]',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"text": "\\ud800"}',
        b'{"text": "", "lang": 7}',
        b'{"text": "KR1 60%", "lang": "klingon"}',
    ]
    shown = okrbot("parse", "--jsonl", stdin=b"\n".join(lines))
    assert shown.exit_code == 0
    answers = [json.loads(line) for line in shown.stdout.splitlines()]
    assert len(answers) == len(lines)
    assert ["error" in answer for answer in answers] == [
        False,
        False,
        True,
        True,
        True,
        True,
        True,
        False,
        False,
        False,
    ]
    assert answers[1]["refs"] == ["KR3"]


NAMED_BY_ITS_TITLE = [
    ({"text": "retention at 54%", "lang": "en"}, {"text": "retention at 54%"}, "retention"),
    ({"text": "营收做到180万了", "lang": "zh"}, {"text": "营收做到180万了"}, "营收"),
    ({"text": "pendapatan sudah 1,8 M", "lang": "id"}, {"text": "pendapatan sudah 1,8 M nih"}, "pendapatan"),
    ({"text": "doanh thu được 1,9 tỷ", "lang": "vi"}, {"text": "doanh thu được 1,9 tỷ"}, "doanh thu"),
]


@pytest.mark.parametrize(("known", "unknown", "title"), NAMED_BY_ITS_TITLE)
def test_parse_takes_the_examples_of_each_lines_language(
    okrbot: Run, known: dict[str, str], unknown: dict[str, str], title: str
) -> None:
    lines = [json.dumps(each, ensure_ascii=False).encode() for each in (known, unknown)]
    shown = okrbot("parse", "--jsonl", stdin=b"\n".join(lines)).stdout.splitlines()
    assert [json.loads(line)["title_words"] for line in shown] == [title, title]


@pytest.mark.parametrize("arguments", [(), ("--jsonl", "text")])
def test_parse_wants_either_a_text_or_lines(okrbot: Run, arguments: tuple[str, ...]) -> None:
    assert okrbot("parse", *arguments).exit_code == 2


def test_parse_knows_its_languages(okrbot: Run) -> None:
    refused = okrbot("parse", "--lang", "tlh", "KR3 60%")
    assert refused.exit_code == 2 and "en, id, vi, zh" in refused.stderr


def test_parse_loads_nothing_heavy(tmp_path: Path) -> None:
    script = (
        "import sys; from bot.cli import main\n"
        "main(['parse', 'KR1 60%'], standalone_mode=False)\n"
        "heavy = {'fastapi', 'uvicorn', 'httpx', 'alembic', 'sqlalchemy', 'dingtalk_stream', 'apscheduler'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"


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


# -- team move -------------------------------------------------------------------------------------------


def group(
    storage: Storage, name: str, conversation: str, *, used: bool = False, org: str = "ding-acme"
) -> Team:
    """A group the bot was spoken to in, and its team; `used` if it has objectives."""
    with storage.work() as work:
        if work.session.get(Organization, org) is None:
            work.add(Organization(org_id=org, created_at=NOW))
        team = work.add(Team(org_id=org, conversation_id=conversation, title=name, name=name, created_at=NOW))
        work.add(Conversation(org_id=org, robot="robot", conversation_id=conversation, group=True))
        member = work.add(Member(org_id=org, staff_id=f"dana-{conversation}", created_at=NOW))
        work.add(Membership(org_id=org, team_id=team.id, member_id=member.id, since=NOW))
        if used:
            work.add(
                Cycle(
                    org_id=org,
                    team_id=team.id,
                    name="2026-Q4",
                    starts_on=NOW.date(),
                    ends_on=NOW.date(),
                    created_at=NOW,
                )
            )
    return team


def home_of(storage: Storage, team: Team) -> str:
    with storage.reading() as session:
        return session.get_one(Team, (team.org_id, team.id)).conversation_id


def test_a_team_moves_to_its_new_group(okrbot: Run, rows: Storage) -> None:
    team = group(rows, "Growth", "cid-old", used=True)
    group(rows, "Growth #2", "cid-new")
    moved = okrbot("team", "move", "Growth", "Growth #2")
    assert moved.exit_code == 0 and "cid-new" in moved.stdout
    assert home_of(rows, team) == "cid-new"


def test_who_was_met_in_the_new_group_comes_along_and_the_old_address_is_forgotten(
    okrbot: Run, rows: Storage
) -> None:
    team = group(rows, "Growth", "cid-old", used=True)
    resident = group(rows, "Growth #2", "cid-new")
    with rows.work() as work:
        kept = work.session.get_one(Team, (team.org_id, team.id))
        kept.webhook, kept.gone_at = "https://oapi.dingtalk.com/robot/send?access_token=old", NOW
        [member] = work.session.scalars(select(Member).where(Member.staff_id == "dana-cid-new"))
        work.add(
            Kudos(
                org_id=team.org_id,
                team_id=resident.id,
                giver_id=member.id,
                receiver_id=member.id,
                text="for the demo",
                at=NOW,
            )
        )
        ritual = work.add(Ritual(org_id=team.org_id, team_id=resident.id, kind="digest", created_at=NOW))
        work.add(RitualRun(org_id=team.org_id, ritual_id=ritual.id, due_at=NOW, ran_at=NOW, outcome="said"))
    assert okrbot("team", "move", "Growth", "cid-new").exit_code == 0
    with rows.reading() as session:
        moved = session.get_one(Team, (team.org_id, team.id))
        assert (moved.webhook, moved.gone_at) == (None, None)
        assert {row.team_id for row in session.scalars(select(Membership))} == {team.id}
        assert [row.team_id for row in session.scalars(select(Kudos))] == [team.id]
        assert session.scalars(select(Ritual)).all() == []


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("Nobody", "cid-new", "There is no team Nobody"),
        ("Growth", "cid-nowhere", "@OKR help"),
        ("Growth", "cid-used", "objectives of its own"),
        ("Growth", "Growth", "already"),
        ("Twins", "cid-new", "cid-twin1, cid-twin2"),
        ("Growth", "Twins", "cid-twin1, cid-twin2"),
    ],
)
def test_a_team_does_not_move_on_a_guess(
    okrbot: Run, rows: Storage, old: str, new: str, complaint: str
) -> None:
    team = group(rows, "Growth", "cid-old", used=True)
    group(rows, "New", "cid-new")
    group(rows, "Sales", "cid-used", used=True)
    group(rows, "Twins", "cid-twin1")
    group(rows, "Twins", "cid-twin2")
    refused = okrbot("team", "move", old, new)
    assert refused.exit_code == 2
    assert complaint in refused.stderr and "Nothing was changed" in refused.stderr
    assert home_of(rows, team) == "cid-old"
