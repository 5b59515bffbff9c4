"""The transaction: one per message or tick, and the only place that commits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Engine, Insert, Select, Update, and_, bindparam, insert, update
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.orm.attributes import set_committed_value

from storage.prepared import Statements
from storage.tables import Base, Change, Delivery, Edit
from storage.tidings import Listener, Touched, notify

HAND_OVER = timedelta(seconds=30)
"""A delivery is leased this long to the process that wrote it; afterwards any process may send it."""

Row = TypeVar("Row", bound=Base)


class Storage:
    """Opens transactions on one database. `process` names this process in the leases of deliveries."""

    def __init__(self, engine: Engine, *, process: str) -> None:
        self.engine = engine
        self.process = process
        self._statements = Statements(engine.dialect)
        self.listeners: list[Listener] = []
        """Called after a commit with what it touched, in the thread that made it; they must be quick."""
        self._reading = sessionmaker(
            engine.execution_options(reading=True), autoflush=False, expire_on_commit=False
        )

    @contextmanager
    def work(self) -> Iterator[Work]:
        """One transaction: everything done inside is stored together on leaving, or nothing is."""
        with (
            self.engine.begin() as connection,  # not the session's own transaction: it takes many more calls
            Session(connection, autoflush=False, expire_on_commit=False) as session,
        ):
            work = Work(session, connection, process=self.process, statements=self._statements)
            yield work
            work.finish()
            if work.touched:
                notify(session, work.touched)
        if work.touched:
            for listen in self.listeners:
                listen(work.touched)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A consistent view of the rows that never waits for a writer and stores nothing."""
        with self._reading() as session:
            yield session

    def over(self, session: Session) -> Work:
        """A transaction on a reading session, for use-cases that need one to read: nothing is ever stored."""
        return Work(session, session.connection(), process=self.process, statements=self._statements)


class Work:
    """One transaction. Rows are written in one go when it ends, or at `flush` if a query must see them.

    `owed` are the deliveries this transaction wrote for its own process: after the commit they are handed to
    the sender without another query. If the process dies first, their lease ends and another takes them.
    """

    def __init__(
        self, session: Session, connection: Connection, *, process: str, statements: Statements
    ) -> None:
        self.session = session
        self.owed: list[Delivery] = []
        self.touched = Touched()
        self._driver: Any = connection.connection.driver_connection
        self._process = process
        self._statements = statements
        self._appended: dict[type[Base], list[Base]] = {}
        self._put: list[tuple[Base, dict[str, Any]]] = []
        self._changes: list[ChangeInHand] = []

    def add(self, row: Row) -> Row:
        """Store a row that may still change in this transaction."""
        self.session.add(row)
        return row

    def append(self, row: Row) -> Row:
        """Store a complete row, which may change until the next `flush` and not later.

        It bypasses the session, whose bookkeeping costs more than the insert itself.
        """
        self._appended.setdefault(type(row), []).append(row)
        return row

    def put(self, row: Any, **fields: Any) -> None:
        """Give fields of a row new values, bypassing the session like `append`."""
        for name, value in fields.items():
            set_committed_value(row, name, value)
        self._put.append((row, fields))

    def flush(self) -> None:
        """Write what was added, appended and changed so far, so that queries see it."""
        self.touched.note(self.session.new)
        self.touched.note(self.session.dirty)
        self.session.flush()
        if not self._appended and not self._put:
            return
        self.touched.note(row for row, _ in self._put)
        for table, rows in self._appended.items():
            self.touched.note(rows)
            self.run(_insert_into(table), *map(vars, rows))
        for row, fields in self._put:
            statement = _update_of(type(row), tuple(fields))
            self.run(statement, {"of_org": row.org_id, "of_id": row.id, **fields})  # type: ignore[attr-defined]  # rows with an id
        self._appended.clear()
        self._put.clear()

    @property
    def dialect(self) -> str:
        """The kind of database: "sqlite" or "postgresql"."""
        return self._statements.dialect.name

    def run(self, statement: Insert | Update, *many: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """Run a prepared statement for each of these sets of values; returns its rows."""
        return self._statements.run(self._driver, statement, many)

    def load(self, statement: Select[*tuple[Any, ...]], values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """The rows that a prepared statement selects; their entities are in the session."""
        return self._statements.load(self.session, self._driver, statement, values)

    def finish(self) -> None:
        """Write everything, and the record of what this transaction changed."""
        for change in self._changes:
            if change.row.created or change.edits:
                self.append(change.row)
                for edit in change.edits:
                    self.append(edit)
        self._changes.clear()
        self.flush()

    def owe(self, delivery: Delivery, *, now: datetime) -> None:
        """Add a message to the outbox; this process is the first that may send it."""
        if delivery.not_before <= now:
            delivery.leased_by = self._process
            delivery.leased_until = now + HAND_OVER
            self.owed.append(delivery)
        self.append(delivery)

    def change(
        self, kind: str, *, org_id: str, member_id: UUID, conversation_id: str, at: datetime
    ) -> ChangeInHand:
        """Begin to record what one message changes, so that it can be undone as one."""
        row = Change(
            org_id=org_id, kind=kind, member_id=member_id, conversation_id=conversation_id, at=at, created=[]
        )
        change = ChangeInHand(self, row)
        self._changes.append(change)
        return change


@cache
def _insert_into(table: type[Base]) -> Insert:
    return insert(table.__table__)  # type: ignore[arg-type]  # a mapped class's table


@cache
def _update_of(table: type[Base], names: tuple[str, ...]) -> Update:
    columns = table.__table__.c
    of_this = and_(columns.org_id == bindparam("of_org"), columns.id == bindparam("of_id"))
    values: dict[str, Any] = {name: bindparam(name) for name in names}
    return update(table.__table__).where(of_this).values(values)  # type: ignore[arg-type]  # as above


class ChangeInHand:
    """Keeps the former value of every field that a message changes; stored only if it changed something."""

    def __init__(self, work: Work, row: Change) -> None:
        self._work = work
        self.row = row
        self.edits: list[Edit] = []

    def create(self, row: Row) -> Row:
        """Store a complete row with a `withdrawn_at`, which undoing will set."""
        self._work.append(row)
        self.row.created.append(f"{row.__tablename__}:{row.id}")  # type: ignore[attr-defined]  # all have ids
        return row

    def made(self, table: type[Base]) -> list[UUID]:
        """The ids of the rows that this message made in a table."""
        named = [each.partition(":") for each in self.row.created]
        return [UUID(row_id) for name, _, row_id in named if name == table.__tablename__]

    def set(self, row: Any, **fields: Any) -> None:
        """Give fields of a row new values, and keep the former ones for undo."""
        changed = {name: value for name, value in fields.items() if getattr(row, name) != value}
        if not changed:
            return
        before = {name: plain(getattr(row, name)) for name in changed}
        for name, value in changed.items():
            setattr(row, name, value)
        self.edits.append(
            Edit(
                org_id=self.row.org_id,
                change_id=self.row.id,
                noun=row.__tablename__,
                subject_id=row.id,
                before=before,
                after={name: plain(value) for name, value in changed.items()},
            )
        )


def plain(value: Any) -> Any:
    """A field's value as JSON keeps it; `storage.changes.former` and `latter` are the way back."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    return value
