"""The steps: forth and back on both databases, once for processes that start together, all or nothing."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Engine, Text, delete, inspect, select, text
from sqlalchemy.exc import OperationalError

from storage import schema
from storage.tables import Base, Member, Team
from storage.work import Storage
from tests.databases import opened
from tests.dialogue import Dialogue
from tests.growth import growth

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
TABLES = set(Base.metadata.tables)

UPGRADE = "import sys; from tests.databases import migrate; migrate(sys.argv[1])"


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names()) - {"alembic_version"}


def test_an_empty_database_is_not_current(empty_engine: Engine) -> None:
    assert schema.current(empty_engine) is None
    assert not schema.is_current(empty_engine)


def test_forth_and_back_and_forth(empty_engine: Engine) -> None:
    schema.upgrade(empty_engine)
    assert tables(empty_engine) == TABLES
    assert schema.is_current(empty_engine)
    schema.downgrade(empty_engine, "base")
    assert tables(empty_engine) == set()
    schema.upgrade(empty_engine)
    assert tables(empty_engine) == TABLES
    assert schema.differences(empty_engine) == []


def test_the_steps_make_the_tables_of_the_code(engine: Engine) -> None:
    assert schema.differences(engine) == []


def test_a_column_altered_by_hand_is_a_difference(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE teams ADD COLUMN colour TEXT"))
    (difference,) = schema.differences(engine)
    assert "colour" in difference


def test_upgrading_again_changes_nothing(engine: Engine) -> None:
    schema.upgrade(engine)
    assert schema.is_current(engine)


def test_a_database_of_a_newer_version_is_left_alone(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'fffffffffff0'"))
    with pytest.raises(
        schema.UnknownRevisionError, match=r"fffffffffff0.*newer version.*Nothing was changed"
    ):
        schema.upgrade(engine)
    assert not schema.is_current(engine)


def test_a_file_that_cannot_be_opened_is_told_at_once(tmp_path: Path) -> None:
    with (
        opened(f"sqlite:///{tmp_path}/nowhere/okrbot.db") as engine,
        pytest.raises(OperationalError, match="unable to open"),
    ):
        schema.upgrade(engine)


@pytest.mark.slow
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_processes_that_start_together_all_succeed(
    database: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    server = None if database == "sqlite" else request.getfixturevalue("_server")
    url = server.empty() if server else f"sqlite:///{tmp_path}/together.db"
    command = [sys.executable, "-W", "error", "-c", UPGRADE, url]
    started = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    said = [process.communicate()[1] for process in started]
    assert [(process.returncode, text) for process, text in zip(started, said, strict=True)] == [(0, "")] * 3
    with opened(url) as engine:
        assert schema.is_current(engine)


def team_with_a_manager(storage: Storage) -> None:
    with storage.work() as work:
        boss = work.add(Member(org_id="acme", staff_id="dana", created_at=NOW))
        work.add(
            Team(
                org_id="acme",
                conversation_id="c1",
                title="Growth",
                name="Growth",
                manager_id=boss.id,
                created_at=NOW,
            )
        )


def managers(storage: Storage) -> list[str]:
    with storage.reading() as session:
        return list(session.scalars(select(Member.staff_id).join(Team, Team.manager_id == Member.id)))


def test_a_step_may_make_a_table_anew_that_others_refer_to(sqlite_storage: Storage) -> None:
    team_with_a_manager(sqlite_storage)
    with schema.migrating(sqlite_storage.engine) as config:
        operations = Operations(MigrationContext.configure(config.attributes["connection"]))
        with operations.batch_alter_table("members", recreate="always") as members:
            members.add_column(Column("colour", Text))
    assert managers(sqlite_storage) == ["dana"]


def test_a_step_that_loses_what_others_refer_to_changes_nothing(sqlite_storage: Storage) -> None:
    team_with_a_manager(sqlite_storage)
    with (
        pytest.raises(RuntimeError, match="1 rows would refer to nothing"),
        schema.migrating(sqlite_storage.engine) as config,
    ):
        config.attributes["connection"].execute(delete(Member))
    assert managers(sqlite_storage) == ["dana"]


def rows_of(engine: Engine) -> dict[str, int]:
    """How many rows each table has."""
    with engine.connect() as connection:
        return {name: connection.scalar(text(f"SELECT count(*) FROM {name}")) or 0 for name in tables(engine)}


SAID = [
    "KR1 52%, conf 2, blocked on legal @leo, next: call them",
    "/comment KR1 the contract is long",
    "/kudos @leo for the demo",
    "/task add KR1 call legal",
    "/kpi add uptime >= 99.9%",
    "/kpi set uptime 99.95",
    "/kr edit KR1 target 62%",
    "/away until Friday",
    "/remind every Friday 16:00 check-in",
    "/review KR1 0.7 because of the promo",
    "/okr team-only O1",
    "undo",
]


def test_rows_survive_each_step_back_and_the_way_forth(storage: Storage) -> None:
    """Whoever goes back to the version before, and comes again, has what everybody said."""
    talk = growth(Dialogue(storage))
    for words in SAID:
        talk.say("dana", words, mentions=["leo"] if "@leo" in words else ())
    before = rows_of(storage.engine)
    steps = [step.revision for step in ScriptDirectory.from_config(schema._config()).walk_revisions()]
    for revision in steps[1:]:
        schema.downgrade(storage.engine, revision)
    kept = rows_of(storage.engine)
    schema.upgrade(storage.engine)
    assert schema.differences(storage.engine) == []
    assert {name: number for name, number in kept.items() if number != before[name]} == {}
    assert {"check_ins", "blockers", "changes", "edits", "deliveries"} <= {
        name for name in kept if kept[name]
    }
    assert talk.say("dana", "KR1 53%").text
