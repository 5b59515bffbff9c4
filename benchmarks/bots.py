"""The bots under test, each in a process of its own, and what Linux tells of them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks import history
from benchmarks.load import CLIENT_ID, CORP, GROUPS, KEY_RESULTS_EACH, MEMBERS, DingTalk

ROOT = Path(__file__).parents[1]
START_SECONDS = 60.0
STOP_SECONDS = 15.0
TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
OURS = ("DINGTALK_", "OKRBOT_", "DATABASE_URL")
"""Beginnings of the variables that the bots must not inherit."""


@dataclass(frozen=True, slots=True)
class Bot:
    """A running bot with the DingTalk it talks to and its database."""

    name: str
    process: subprocess.Popen[bytes]
    dingtalk: DingTalk
    database: Path

    def cpu_seconds(self) -> float:
        """Processor time used so far, in user and kernel mode, by all its threads."""
        return cpu_seconds(self.process.pid)

    def megabytes(self) -> float:
        """Resident memory now, in MB of 1,000,000 bytes."""
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        return pages * PAGE_BYTES / 1e6


def cpu_seconds(pid: int) -> float:
    """Processor time of a process; the name in brackets, which may hold blanks, is skipped."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    user, system = int(fields[11]), int(fields[12])
    return (user + system) / TICKS_PER_SECOND


@contextmanager
def echo_bot(folder: Path) -> Iterator[Bot]:
    """The bot on the bare SDK."""
    with DingTalk(seed=1) as dingtalk:
        database = folder / "echo.db"
        program = [str(ROOT / "benchmarks" / "echo.py")]
        arguments = [CLIENT_ID, dingtalk.server.client_secret, str(database)]
        with _running("echo", [*program, *arguments], {}, dingtalk, database) as bot:
            yield bot


@contextmanager
def okrbot(folder: Path, *, name: str = "okrbot", seed: int = 2) -> Iterator[Bot]:
    """`okrbot run` on a new SQLite file, with an objective and two key results of every member."""
    with DingTalk(seed=seed) as dingtalk:
        database = folder / f"{name}.db"
        history.prepare(database, CORP)
        settings = {
            "DINGTALK_CLIENT_ID": CLIENT_ID,
            "DINGTALK_CLIENT_SECRET": dingtalk.server.client_secret,
            "DINGTALK_OAPI_ENDPOINT": dingtalk.server.url,
            "DATABASE_URL": f"sqlite:///{database}",
            "OKRBOT_HTTP_PORT": "0",
            "OKRBOT_GROUP_SENDS_PER_MINUTE": "0",
        }
        with _running(name, ["-m", "bot.cli", "run"], settings, dingtalk, database) as bot:
            dingtalk.make_objectives()
            history.check_key_results(database, GROUPS * MEMBERS * KEY_RESULTS_EACH)
            yield bot


@contextmanager
def _running(
    name: str, program: Sequence[str], settings: Mapping[str, str], dingtalk: DingTalk, database: Path
) -> Iterator[Bot]:
    clean = {key: value for key, value in os.environ.items() if not key.startswith(OURS)}
    environment = clean | {
        "DINGTALK_OPENAPI_ENDPOINT": dingtalk.server.url,
        "NO_PROXY": "127.0.0.1",
        "PYTHONPATH": str(ROOT),
        **settings,
    }
    folder = database.parent  # a .env of whoever runs this is not ours to read
    with (folder / f"{name}.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, *program], env=environment, cwd=folder, stdout=log, stderr=log
        )
        try:
            _wait_until_connected(name, process, dingtalk, Path(log.name))
            yield Bot(name, process, dingtalk, database)
        finally:
            _end(process)


def _wait_until_connected(name: str, process: subprocess.Popen[bytes], dingtalk: DingTalk, log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while dingtalk.server.connections == 0:
        if process.poll() is not None or time.monotonic() > until:
            raise RuntimeError(f"{name} did not connect; it said:\n{log.read_text()[-2000:]}")
        time.sleep(0.05)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
