"""A due minute in a process of its own, on a database that others work on at the same time.

It says when it is ready and begins when it is told, so that several begin together. Then it runs whatever is
due until nothing is, as the program does, while its clock jumps an hour back and forth.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from multiprocessing.connection import Connection

from benchmarks.teams import DUE
from commands.core.deployment import Deployment
from scheduler import rituals
from storage.work import Storage
from tests import databases

HOUR = timedelta(hours=1)
JUMPS = (timedelta(), HOUR, -HOUR)
LOOK = 200
"""Rituals a process takes from one look at what is due, before its clock jumps."""


def main(url: str, process: str, line: Connection) -> None:
    """Run what is due until the latest of the moments finds nothing. `process` is who writes; what is said
    on the `line` does not matter."""
    with databases.opened(url) as engine:
        storage = Storage(engine, process=process)
        rituals.due(storage, DUE)
        line.send("ready")
        line.recv()
        while rituals.due(storage, DUE + HOUR):
            for jump in JUMPS:
                _run(storage, DUE + jump)


def _run(storage: Storage, now: datetime) -> None:
    for key in rituals.due(storage, now)[:LOOK]:
        rituals.run(storage, Deployment(), key, now)
