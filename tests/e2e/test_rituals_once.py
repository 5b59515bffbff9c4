"""Two thousand rituals at one minute, several processes, jumping clocks, a death in the middle: each once."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import func, select

from benchmarks.teams import BEGAN, DUE, RULE, fill
from storage.tables import Delivery, Ritual, RitualRun, Team
from storage.work import Storage
from tests import databases
from tests.e2e.world import ROOT, wait_until

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


@contextmanager
def worker(url: str, name: str) -> Iterator[subprocess.Popen[str]]:
    """A process that runs what is due once it is told to; what still runs when the block ends is killed."""
    command = [sys.executable, "-m", "tests.e2e.minute", url, name]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == f"{name} is ready\n"
            yield process
        finally:
            process.kill()


def go(*workers: subprocess.Popen[str]) -> None:
    """Let them begin."""
    for each in workers:
        assert each.stdin is not None
        each.stdin.write("go\n")
        each.stdin.flush()


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
            go(one, two, three)
            wait_until(lambda: len(written(storage)) == 3, "all have begun to write")
            two.send_signal(signal.SIGKILL)
            two.wait()
            go(
                again
            )  # it was made ready before: there must be something left for it, however quick the others
            assert [each.wait(PATIENCE_SECONDS) for each in (one, three, again)] == [0, 0, 0]
        by_process = written(storage)
        assert by_process.keys() == {"one", "two", "three", "two again"}, "all took part"
        assert by_process.total() == RITUALS
        with storage.reading() as session:
            runs = [tuple(each) for each in session.execute(select(RitualRun.due_at, RitualRun.outcome))]
            assert runs.count((DUE, "said")) == RITUALS
            assert session.scalars(select(Ritual).where(Ritual.next_due_at <= DUE)).all() == []
