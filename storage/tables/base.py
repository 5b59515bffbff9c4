"""What all tables have in common: their types, their keys, and how they refer to each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any, dataclass_transform
from uuid import UUID

from sqlalchemy import JSON, ForeignKeyConstraint, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column

from storage.types import ExactDecimal, UtcDateTime, new_id

NAMING = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_1_name)s",
    "pk": "pk_%(table_name)s",
}


def org_key() -> Mapped[str]:
    """The organization, first in every key."""
    return mapped_column(String(64), primary_key=True)


def own_id() -> Mapped[UUID]:
    """The row's own id."""
    return mapped_column(primary_key=True, default_factory=new_id)


def refers(column: str, *, to: str) -> ForeignKeyConstraint:
    """`column` holds the id of a row of the table `to`, of the same organization.

    Checked at commit: rows of one transaction may then be written in any order, in one go per table.
    """
    return ForeignKeyConstraint(
        ["org_id", column], [f"{to}.org_id", f"{to}.id"], deferrable=True, initially="DEFERRED"
    )


@dataclass_transform(kw_only_default=True, field_specifiers=(mapped_column, org_key))
class Base(MappedAsDataclass, DeclarativeBase, kw_only=True, init=False, eq=False, repr=False):
    """Maps Python types to columns once for all tables. Rows have typed constructors and hash by identity."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {  # noqa: RUF012 (SQLAlchemy reads it as a plain class attribute)
        str: Text,
        datetime: UtcDateTime,
        Decimal: ExactDecimal,
        dict[str, Any]: JSON,
        list[str]: JSON,
    }

    def __init__(self, **given: Any) -> None:
        """A whole row at once: telling SQLAlchemy of one column after another takes ten times as long.

        Raises:
            TypeError: a column without a default is missing, or the table has no such column.
        """
        columns, defaults, makers = _new_row(type(self))
        row = {**defaults, **given}
        for name, make in makers:
            if name not in row:
                row[name] = make()
        if row.keys() != columns:
            raise TypeError(f"{type(self).__name__}: missing or unknown are {sorted(columns ^ row.keys())}")
        vars(self).update(row)


@cache
def _new_row(table: type[Base]) -> tuple[frozenset[str], dict[str, Any], list[tuple[str, Callable[[], Any]]]]:
    """The columns of a row; their defaults; and what is made anew for each row."""
    made = [(each.name, each.default_factory) for each in fields(table) if callable(each.default_factory)]
    optional = [each.name for each in fields(table) if each.default is not MISSING]
    columns = table.__table__.c
    defaults = {name: columns[name].default.arg if columns[name].default else None for name in optional}
    return frozenset(columns.keys()), defaults, made
