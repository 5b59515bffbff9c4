"""Column types that mean the same on SQLite and PostgreSQL, and the ids of rows."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import DateTime, Dialect, Numeric, String
from sqlalchemy.types import TypeDecorator, TypeEngine


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, stored as UTC.

    Both drivers take naive values silently and SQLite drops a zone without converting, so naive values
    are refused here (ValueError) and every value comes back aware.
    """

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(DateTime(timezone=dialect.name == "postgresql"))

    @property
    def python_type(self) -> type[datetime]:
        return datetime

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], Any]:
        # one function, in which Python formats: a message stores some twenty moments
        return _in_utc if dialect.name == "postgresql" else _as_text

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (SQLAlchemy's signature)
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _in_utc(moment: datetime | None) -> datetime | None:
    if moment is None:
        return None
    if moment.tzinfo is None:
        raise ValueError(f"a moment without a zone cannot be stored: {moment!r}")
    return moment.astimezone(UTC)


def _as_text(moment: datetime | None) -> str | None:
    """As SQLite keeps moments: in UTC, without saying so."""
    utc = _in_utc(moment)
    return None if utc is None else utc.isoformat(" ", "microseconds").removesuffix("+00:00")


class ExactDecimal(TypeDecorator[Decimal]):
    """A decimal that comes back as it went in. SQLite has no exact number type, so it is text there."""

    impl = Numeric
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(Numeric(asdecimal=True))
        return dialect.type_descriptor(String(40))

    @property
    def python_type(self) -> type[Decimal]:
        return Decimal

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        if value is None or dialect.name == "postgresql":
            return value
        return f"{value:f}"

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:  # noqa: ARG002 (as above)
        return None if value is None else Decimal(value)


LONGEST_NAME = 200


def name_once(name: str) -> str:
    """The name of a delivery as it is stored; one that ids from outside make too long ends in its hash."""
    if len(name) <= LONGEST_NAME:
        return name
    digest = sha256(name.encode()).hexdigest()
    return f"{name[: LONGEST_NAME - len(digest)]}{digest}"


class NameOnce(TypeDecorator[str]):
    """A name that makes something be said once: as long as it likes, stored and looked up by `name_once`."""

    impl = String(LONGEST_NAME)
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 (as above)
        return None if value is None else name_once(value)


_lock = threading.Lock()
_last = 0


def new_id() -> UUID:
    """A row's id: a version 7 UUID (RFC 9562), so that ids grow with time and within one process never tie.

    Growing ids keep indexes compact, and rows of one moment can be read in the order they were written.
    """
    global _last
    with _lock:
        _last = max(_last + 1, time.time_ns() // 1_000_000 << 12)
        stamp = _last
    milliseconds, counter = stamp >> 12, stamp & 0xFFF
    noise = int.from_bytes(os.urandom(8)) & (1 << 62) - 1
    return UUID(int=milliseconds << 80 | 0x7 << 76 | counter << 64 | 0b10 << 62 | noise)
