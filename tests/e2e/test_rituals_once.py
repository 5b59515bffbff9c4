"""Two thousand rituals at one minute, several processes, jumping clocks, a death in the middle: each once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from sqlalchemy import func, select

from benchmarks.teams import BEGAN, DUE, RULE, fill
from storage.tables import Delivery, Ritual, RitualRun, Team
from storage.work import Storage
from tests import databases
from tests.e2e import minute
from tests.e2e.nursery import born
from tests.e2e.world import wait_until

RITUALS, TEAMS = 2_000, 20
PATIENCE_SECONDS = 180


def plan(storage: Storage) -> None:
    """Each team has its digest at that minute, and many things that its manager wants said then."""
    fill(storage, teams=TEAMS, key_results=2, weeks=1)
    with storage.work() as work:
        for team in work.session.scalars(select(Team)):
            for number in range(1, RITUALS // TEAMS):
                work.append(_wish(team, number))


def _wish(team: Team, number: int) -> Ritual:
    return Ritual(
        org_id=team.org_id,
        team_id=team.id,
        number=number,
        kind="message",
        rule=RULE,
        spec={"text": f"Number {number}"},
        made_by_id=team.manager_id,
        next_due_at=DUE,
        created_at=BEGAN,
    )


@dataclass(frozen=True)
class Worker:
    """A process that runs what is due once it is told to."""

    process: BaseProcess
    line: Connection

    def go(self) -> None:
        """Let it begin."""
        self.line.send("go")

    def kill(self) -> None:
        """Kill it without warning, if it runs."""
        self.process.kill()
        self.process.join()

    def ended(self) -> int | None:
        """Wait for its end; returns the exit code, None if it does not come."""
        self.process.join(PATIENCE_SECONDS)
        return self.process.exitcode


@contextmanager
def worker(url: str, name: str) -> Iterator[Worker]:
    """One that is ready; if it still runs when the block ends, it is killed."""
    here, there = Pipe()
    found = Worker(born(minute.main, url, name, there), here)
    try:
        assert here.recv() == "ready"
        yield found
    finally:
        found.kill()
        here.close()
        there.close()


def written(storage: Storage) -> Counter[str]:
    """How many messages each process wrote."""
    with storage.reading() as session:
        rows = session.execute(select(Delivery.leased_by, func.count()).group_by(Delivery.leased_by))
        return Counter({str(name): count for name, count in rows})


def test_each_ritual_once_whoever_runs_and_whoever_dies(postgresql_url: str) -> None:
    with databases.opened(postgresql_url) as engine:
        storage = Storage(engine, process="test")
        plan(storage)
        with (
            worker(postgresql_url, "one") as one,
            worker(postgresql_url, "two") as two,
            worker(postgresql_url, "three") as three,
            worker(postgresql_url, "two again") as again,
        ):
            for each in (one, two, three):
                each.go()
            wait_until(lambda: len(written(storage)) == 3, "all have begun to write")
            two.kill()
            # it was made ready before: there must be something left for it, however quick the others
            again.go()
            assert [each.ended() for each in (one, three, again)] == [0, 0, 0]
        by_process = written(storage)
        assert by_process.keys() == {"one", "two", "three", "two again"}, "all took part"
        assert by_process.total() == RITUALS
        with storage.reading() as session:
            runs = [tuple(each) for each in session.execute(select(RitualRun.due_at, RitualRun.outcome))]
            assert runs.count((DUE, "said")) == RITUALS
            assert session.scalars(select(Ritual).where(Ritual.next_due_at <= DUE)).all() == []
