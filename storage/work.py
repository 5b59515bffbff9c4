"""The transaction: one per message or tick, and the only place that commits."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from storage.tables import Base, Change, Delivery, Edit

HAND_OVER = timedelta(seconds=30)
"""A delivery is leased this long to the process that wrote it; afterwards any process may send it."""

Row = TypeVar("Row", bound=Base)


class Storage:
    """Opens transactions on one database. `process` names this process in the leases of deliveries."""

    def __init__(self, engine: Engine, *, process: str) -> None:
        self.engine = engine
        self.process = process
        self._sessions = sessionmaker(engine, autoflush=False, expire_on_commit=False)
        self._reading = sessionmaker(
            engine.execution_options(reading=True), autoflush=False, expire_on_commit=False
        )

    @contextmanager
    def work(self) -> Iterator[Work]:
        """One transaction: everything done inside is stored together on leaving, or nothing is."""
        with self._sessions() as session:
            work = Work(session, process=self.process)
            yield work
            session.commit()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A consistent look at the rows that never waits for a writer and stores nothing."""
        with self._reading() as session:
            yield session


class Work:
    """One transaction. Rows are written in one go when it ends, or at `flush` if a query must see them.

    `owed` are the deliveries this transaction wrote for its own process: after the commit they are handed to
    the sender without another query. If the process dies first, their lease ends and another takes them.
    """

    def __init__(self, session: Session, *, process: str) -> None:
        self.session = session
        self.owed: list[Delivery] = []
        self._process = process

    def add(self, row: Row) -> Row:
        self.session.add(row)
        return row

    def flush(self) -> None:
        self.session.flush()

    def owe(self, delivery: Delivery, *, now: datetime) -> None:
        """Add a message to the outbox; this process is the first that may send it."""
        if delivery.not_before <= now:
            delivery.leased_by = self._process
            delivery.leased_until = now + HAND_OVER
            self.owed.append(delivery)
        self.session.add(delivery)

    def change(
        self, kind: str, *, org_id: str, member_id: UUID, conversation_id: str, at: datetime
    ) -> ChangeInHand:
        """Begin recording what one message changes, so that it can be taken back as one."""
        row = Change(
            org_id=org_id, kind=kind, member_id=member_id, conversation_id=conversation_id, at=at, created=[]
        )
        return ChangeInHand(self.session, row)


class ChangeInHand:
    """Keeps the former value of every field a message changes; stored only if it changed something."""

    def __init__(self, session: Session, row: Change) -> None:
        self._session = session
        self.row = row
        self._stored = False

    def create(self, row: Row) -> Row:
        """Add a row with a `withdrawn_at`, which taking it back will set."""
        self._store()
        self._session.add(row)
        name = f"{row.__tablename__}:{row.id}"  # type: ignore[attr-defined]  # all that are created have ids
        self.row.created = [*self.row.created, name]  # a new list: a flush may have written the former
        return row

    def set(self, row: Any, **fields: Any) -> None:
        """Give fields of a row new values and keep the former ones."""
        changed = {name: value for name, value in fields.items() if getattr(row, name) != value}
        if not changed:
            return
        self._store()
        before = {name: plain(getattr(row, name)) for name in changed}
        for name, value in changed.items():
            setattr(row, name, value)
        self._session.add(
            Edit(
                org_id=self.row.org_id,
                change_id=self.row.id,
                noun=row.__tablename__,
                subject_id=row.id,
                before=before,
                after={name: plain(value) for name, value in changed.items()},
            )
        )

    def _store(self) -> None:
        if not self._stored:
            self._session.add(self.row)
            self._stored = True


def plain(value: Any) -> Any:
    """A field's value as JSON keeps it; `storage.changes.restored` is the way back."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    return value
