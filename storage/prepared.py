"""Statements that every message runs, compiled once.

Finding a statement's compiled form again, and what each of its values must go through, takes SQLAlchemy
several times as long as the database needs to run it. So both are kept here, and the text and the finished
values are given to the driver, on the same connection and in the same transaction as all others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection, CursorResult, Dialect
from sqlalchemy.sql.base import Executable
from sqlalchemy.sql.compiler import SQLCompiler

Parameters = tuple[Any, ...] | dict[str, Any]


class Prepared:
    """One statement for one kind of database: its text, and the way of its values into the driver."""

    def __init__(self, statement: Executable, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect)  # type: ignore[attr-defined]  # all that execute compile
        assert isinstance(compiled, SQLCompiler)
        self.text = str(compiled)
        self._in_order = compiled.positional
        names = compiled.positiontup or list(compiled.binds)
        self._ways = [(name, _way(compiled, name, dialect)) for name in names]

    def bound(self, values: Mapping[str, Any]) -> Parameters:
        """The values as the driver takes them. KeyError if one is missing."""
        if self._in_order:
            return tuple([way(values[name]) if way else values[name] for name, way in self._ways])
        return {name: way(values[name]) if way else values[name] for name, way in self._ways}


def _way(compiled: SQLCompiler, name: str, dialect: Dialect) -> Callable[[Any], Any] | None:
    """What turns a value of the column's Python type into what the driver takes; None if it is the same."""
    return compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect)


class Statements:
    """The prepared statements of one database. Give it statements that live as long as the program."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self._prepared: dict[Executable, Prepared] = {}

    def run(
        self, connection: Connection, statement: Executable, *values: Mapping[str, Any]
    ) -> CursorResult[Any]:
        """Run a statement once for each of these sets of values, by the names of its parameters."""
        prepared = self._prepared.get(statement)
        if prepared is None:
            prepared = self._prepared[statement] = Prepared(statement, self.dialect)
        if len(values) == 1:
            return connection.exec_driver_sql(prepared.text, prepared.bound(values[0]))
        return connection.exec_driver_sql(prepared.text, [prepared.bound(each) for each in values])
