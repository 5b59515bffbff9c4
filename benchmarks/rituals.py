"""One due minute in which the digests of many teams are written to the outbox.

`python -m benchmarks.rituals URL` does it in a process of its own, whose memory is then known, and prints the
figures as JSON.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks import fresh
from benchmarks.teams import DUE, fill
from commands.core.deployment import Deployment
from scheduler import rituals
from storage.work import Storage
from tests import databases

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Minute:
    """The digests of so many teams: how long they took, also on the processor, and the most memory in MB."""

    database: str
    teams: int
    seconds: float
    cpu_seconds: float
    megabytes: float

    @property
    def milliseconds_each(self) -> float:
        """For one team, by the clock: on PostgreSQL half of the work is another process's."""
        return self.seconds * 1000 / self.teams


class NotWritten(Exception):  # noqa: N818 (it is what happened)
    """Some teams have no digest."""


def measure(sizes: tuple[int, ...], folder: Path, say: Say) -> list[Minute]:
    """The digests of each number of teams, on SQLite and, where there is one, on PostgreSQL."""
    found = []
    with databases.postgresql() as server:
        for teams in sizes:
            say(f"  {teams:,} teams")
            url = f"sqlite:///{folder}/teams-{teams}.db"
            databases.migrate(url)
            found.append(_minute("SQLite", url, teams))
            if server is not None:
                url = server.migrated()
                found.append(_minute("PostgreSQL", url, teams))
                server.drop(url)
    return found


def _minute(database: str, url: str, teams: int) -> Minute:
    with databases.opened(url) as engine:
        fill(Storage(engine, process="benchmark"), teams=teams + 1)
    figures = fresh.figures_of("benchmarks.rituals", url)
    if figures["written"] != teams:
        raise NotWritten(f"{figures['written']} digests for {teams} teams on {database}.")
    return Minute(database, teams, figures["seconds"], figures["cpu_seconds"], figures["megabytes"])


def run(url: str) -> dict[str, float]:
    """Run what is due, as the program does; the figures.

    The first team is not counted: its digest loads the holidays and the texts, once for the program's life.
    """
    with databases.opened(url) as engine:
        storage = Storage(engine, process="benchmark")
        first, *others = rituals.due(storage, DUE)
        rituals.run(storage, Deployment(), first, DUE)
        began, used = time.perf_counter(), time.process_time()
        owed = [each for key in others for each in rituals.run(storage, Deployment(), key, DUE)]
        seconds, cpu_seconds = time.perf_counter() - began, time.process_time() - used
    return {
        "seconds": seconds,
        "cpu_seconds": cpu_seconds,
        "megabytes": fresh.highest_megabytes(),
        "written": len(owed),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(run(sys.argv[1])))
