"""Statements that every message runs, prepared once and then passed straight to the driver.

Each time a statement runs, SQLAlchemy looks up its compiled form, converts its values and turns its rows into
objects, which together takes up to fifteen times as long as the database takes to answer. Here SQLAlchemy
works this out once for each statement, and the result is kept. Everything runs on the session's own
connection, in its transaction, and the session holds the entities afterwards as if it had read them itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Dialect, Executable, Select, inspect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Mapper, Session
from sqlalchemy.orm.attributes import instance_state
from sqlalchemy.sql.compiler import SQLCompiler

Values = Mapping[str, Any]
Row = tuple[Any, ...]
Way = Callable[[Any], Any]
"""Converts a Python value for the driver, or the other way round."""

MOST_SHAPES = 1_000
"""A list of another length makes another statement; beyond so many the cache is emptied."""


class Statements:
    """The prepared statements of one database, kept for ever: pass only module-level statements.

    `driver` is the driver's own connection, in the session's transaction.
    """

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self._writing: dict[Executable, Prepared] = {}
        self._reading: dict[tuple[Any, ...], Selected] = {}

    def run(self, driver: Any, statement: Executable, many: Sequence[Values]) -> list[Row]:
        """Insert or update once for each of these sets of values; returns the rows of RETURNING."""
        prepared = self._writing.get(statement)
        if prepared is None:
            prepared = self._writing[statement] = Prepared(statement, self.dialect, many[0])
        return [row for values in many for row in prepared.rows(driver, values)]

    def load(
        self, session: Session, driver: Any, statement: Select[*tuple[Any, ...]], values: Values
    ) -> list[Row]:
        """What `session.execute(statement, values)` would give. A list or tuple expands its parameter."""
        lengths = [len(each) for each in values.values() if isinstance(each, list | tuple)]
        shape = (statement, *lengths)
        selected = self._reading.get(shape)
        if selected is None:
            if len(self._reading) >= MOST_SHAPES:
                self._reading.clear()
            selected = self._reading[shape] = Selected(statement, self.dialect, values)
        return selected.load(session, driver, values)


class Prepared:
    """One statement for one dialect. `values` is an example of what it will be run with."""

    def __init__(self, statement: Executable, dialect: Dialect, values: Values) -> None:
        compiled = statement.compile(dialect=dialect)  # type: ignore[attr-defined]  # all that execute compile
        assert isinstance(compiled, SQLCompiler)
        expanded = compiled.construct_expanded_state(values)
        self.dialect = dialect
        self._text = expanded.statement
        self._in_order = compiled.positional
        self._fixed = {name: bind.value for name, bind in compiled.binds.items() if not bind.required}
        self._lists = dict(expanded.parameter_expansion)
        ways = {
            name: bind.type.dialect_impl(dialect).bind_processor(dialect)
            for source, bind in compiled.binds.items()
            for name in self._lists.get(source, [source])
        }
        self._names = list(expanded.positiontup or ways)
        self._ways_in = _needed(ways[name] for name in self._names)

    def rows(self, driver: Any, values: Values) -> list[Row]:
        """Run it; returns the driver's rows. Errors are raised as SQLAlchemy raises them."""
        return self._answer(driver, values)[0]

    def _answer(self, driver: Any, values: Values) -> tuple[list[Row], Sequence[Any]]:
        errors = self.dialect.loaded_dbapi.Error
        try:
            cursor = driver.execute(self._text, self._bound(values))
            return (cursor.fetchall(), cursor.description) if cursor.description else ([], ())
        except errors as error:
            raise DBAPIError.instance(self._text, None, error, errors, True, dialect=self.dialect) from error

    def _bound(self, values: Values) -> Sequence[Any] | Values:
        given = {**self._fixed, **values}
        for source, names in self._lists.items():
            given.update(zip(names, given[source], strict=True))
        bound = [given[name] for name in self._names]
        for place, way in self._ways_in:
            bound[place] = way(bound[place])
        return bound if self._in_order else dict(zip(self._names, bound, strict=True))


class Selected(Prepared):
    """A select of entities and columns, whose rows become the same objects as in the session."""

    def __init__(self, statement: Select[*tuple[Any, ...]], dialect: Dialect, values: Values) -> None:
        self._columns: list[Any] = []
        self._parts = [self._part(each["expr"]) for each in statement.column_descriptions]
        self._ways_out: list[tuple[int, Way]] | None = None
        super().__init__(statement.with_only_columns(*self._columns), dialect, values)

    def _part(self, selected: Any) -> Entity | int:
        """An entity, or the place of a single column."""
        first = len(self._columns)
        if not isinstance(selected, type):
            self._columns.append(selected)
            return first
        mapper: Mapper[Any] = inspect(selected)
        self._columns += [getattr(selected, each.key) for each in mapper.column_attrs]
        return Entity(mapper, first)

    def load(self, session: Session, driver: Any, values: Values) -> list[Row]:
        """The rows, with entities that are in the session."""
        rows, description = self._answer(driver, values)
        if self._ways_out is None:
            self._ways_out = self._ways_of(description)
        for row in (made := [list(row) for row in rows]):
            for place, way in self._ways_out:
                if row[place] is not None:
                    row[place] = way(row[place])
        return [
            tuple([row[part] if isinstance(part, int) else part.of(row, session) for part in self._parts])
            for row in made
        ]

    def _ways_of(self, description: Sequence[Any]) -> list[tuple[int, Way]]:
        return _needed(
            column.type.dialect_impl(self.dialect).result_processor(self.dialect, told[1])
            for column, told in zip(self._columns, description, strict=True)
        )


def _needed(ways: Iterable[Way | None]) -> list[tuple[int, Way]]:
    """The places whose values must be converted, with their conversions."""
    return [(place, way) for place, way in enumerate(ways) if way]


class Entity:
    """One entity of a select, whose columns begin at a place of its rows."""

    def __init__(self, mapper: Mapper[Any], first: int) -> None:
        names = [each.key for each in mapper.column_attrs]
        self._mapper = mapper
        self._names = names
        self._place = slice(first, first + len(names))
        self._key = [
            first + names.index(mapper.get_property_by_column(each).key) for each in mapper.primary_key
        ]

    def of(self, row: Sequence[Any], session: Session) -> Any:
        """The session's object for its part of a row; None if that part is NULL."""
        key = tuple([row[place] for place in self._key])
        if key[0] is None:
            return None
        identity = self._mapper.identity_key_from_primary_key(key)
        known = session.identity_map.get(identity)
        if known is not None:
            return known
        entity = self._mapper.class_manager.new_instance()
        entity.__dict__.update(zip(self._names, row[self._place], strict=True))
        _attach(entity, identity, session)
        return entity


def _attach(entity: Any, identity: Any, session: Session) -> None:
    """Register a complete entity with the session as already stored.

    For an entity with all its columns and no relationships this does the same as `make_transient_to_detached`
    and `Session.add`, which take longer than the statement itself.
    """
    state = instance_state(entity)
    state.key = identity
    state.session_id = session.hash_key
    session.identity_map.add(state)
