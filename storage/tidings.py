"""What a transaction touched, announced after its commit, so that open pages show it at once.

On SQLite, which only one process uses, the listeners are called. On PostgreSQL every process is told by
NOTIFY, which is part of the transaction: it is delivered with the commit or not at all.
"""

from __future__ import annotations

import json
import logging
import select as waiting
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import Engine, func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from storage.joins import OBJECTIVE_OF_KEY_RESULT
from storage.tables import (
    Base,
    Blocker,
    CheckIn,
    Comment,
    Cycle,
    Edit,
    Grade,
    Initiative,
    KeyResult,
    Lesson,
    Objective,
    RedFlag,
    Team,
)

log = logging.getLogger(__name__)

CHANNEL = "okrbot"
MOST_NAMED = 100
"""Rows named in one notification, which holds 8,000 bytes. When there are more, none is named, and every open
page of the organization fetches itself anew."""
LOOK_SECONDS = 0.5
"""How often the listening thread looks whether it is to end."""
AGAIN_SECONDS = 5.0
"""How long it waits before it tries to connect again."""

_ABOUT_A_KEY_RESULT = (CheckIn, Blocker, RedFlag, Initiative, Comment, Grade, Lesson)


@dataclass
class Touched:
    """The key results, objectives and teams of one organization that a transaction changed something of.

    `others` are objectives that other people than before may see: those who may no longer must hear of it, or
    their open pages would go on showing them.
    """

    org_id: str = ""
    key_results: set[UUID] = field(default_factory=set)
    objectives: set[UUID] = field(default_factory=set)
    teams: set[UUID] = field(default_factory=set)
    others: set[UUID] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.key_results or self.objectives or self.teams)

    def note(self, rows: Iterable[Base]) -> None:
        """Add what these rows are about; most rows are about nothing that a page shows."""
        for row in rows:
            if isinstance(row, KeyResult):
                self._add(row.org_id, self.key_results, row.id)
            elif isinstance(row, _ABOUT_A_KEY_RESULT):
                self._add(row.org_id, self.key_results, row.key_result_id)
                if isinstance(row, Comment):
                    self._add(row.org_id, self.objectives, row.objective_id)
            elif isinstance(row, Objective):
                self._add(row.org_id, self.objectives, row.id)
            elif isinstance(row, Team):
                self._add(row.org_id, self.teams, row.id)
            elif isinstance(row, Cycle):
                self._add(row.org_id, self.teams, row.team_id)
            elif isinstance(row, Edit) and "visibility" in row.after:
                self._add(row.org_id, self.others, row.subject_id)

    def _add(self, org_id: str, ids: set[UUID], row_id: UUID | None) -> None:
        if row_id is not None:
            self.org_id = org_id
            ids.add(row_id)

    # -- on its way between processes ----------------------------------------------------------------

    def written(self) -> str:
        """As a NOTIFY carries it."""
        told = (self.key_results, self.objectives, self.teams, self.others)
        named = [sorted(map(str, ids)) for ids in told]
        if sum(map(len, named)) > MOST_NAMED:
            named = []
        return json.dumps([self.org_id, *named], separators=(",", ":"))

    @classmethod
    def read(cls, text: str) -> Touched:
        """From what a NOTIFY carried.

        Raises:
            ValueError, TypeError: it was written by something else.
        """
        org_id, *named = json.loads(text)
        return cls(org_id, *({UUID(each) for each in ids} for ids in named))


Listener = Callable[[Touched], None]


def notify(session: Session, touched: Touched) -> None:
    """Tell every process, if the database is one that several may share."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_notify(CHANNEL, touched.written())))


class Ear(threading.Thread):
    """Listens to all processes that share a PostgreSQL until it is stopped; it reconnects by itself."""

    def __init__(self, engine: Engine, heard: Listener) -> None:
        super().__init__(name="okrbot-ear", daemon=True)
        self._engine = engine
        self._heard = heard
        assert engine.dialect.dbapi is not None
        self._drivers_error: type[Exception] = engine.dialect.dbapi.Error
        self._end = threading.Event()
        self.listening = threading.Event()

    def run(self) -> None:
        while not self._end.is_set():
            try:
                self._listen()
            except (SQLAlchemyError, OSError, self._drivers_error) as error:
                log.warning("cannot hear what other processes change: %s", error)
                self._end.wait(AGAIN_SECONDS)
            finally:
                self.listening.clear()

    def stop(self) -> None:
        """End the thread, within half a second."""
        self._end.set()
        self.join()

    def _listen(self) -> None:
        with self._engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            connection.exec_driver_sql(f"LISTEN {CHANNEL}")
            driver = connection.connection.driver_connection
            assert driver is not None
            connection.detach()  # not given back to the pool with its LISTEN
            self.listening.set()
            while not self._end.is_set():
                waiting.select([driver], [], [], LOOK_SECONDS)
                for each in driver.notifies(timeout=0):
                    self._pass_on(each.payload)

    def _pass_on(self, payload: str) -> None:
        try:
            touched = Touched.read(payload)
        except (ValueError, TypeError):
            log.warning("heard something that no process of this version says")
            return
        self._heard(touched)


# -- what it means for a reader ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tiding:
    """Something changed about an objective, of a key result perhaps, in a team; or in the team alone.

    `for_all`: also for those who may not see it, who perhaps could until now.
    """

    team_id: UUID
    objective: Objective | None = None
    key_result: KeyResult | None = None
    for_all: bool = False


def tidings(session: Session, touched: Touched) -> list[Tiding]:
    """What was touched, with the rows that decide who may hear of it."""
    found = [Tiding(team_id) for team_id in touched.teams]
    if touched.objectives:
        query = select(Objective).where(
            Objective.org_id == touched.org_id, Objective.id.in_(touched.objectives)
        )
        found += [
            Tiding(row.team_id, row, for_all=row.id in touched.others) for row in session.scalars(query)
        ]
    if touched.key_results:
        both = (
            select(KeyResult, Objective)
            .join(
                Objective,
                OBJECTIVE_OF_KEY_RESULT,
            )
            .where(KeyResult.org_id == touched.org_id, KeyResult.id.in_(touched.key_results))
        )
        found += [
            Tiding(objective.team_id, objective, row, for_all=objective.id in touched.others)
            for row, objective in session.execute(both)
        ]
    return found
