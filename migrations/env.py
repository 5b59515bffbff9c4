"""Run by alembic for every command; `storage.schema` opens the transaction and hands its connection over."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from storage.schema import COMPARING
from storage.tables import Base
from storage.types import ExactDecimal, UtcDateTime


def rendered(kind: str, item: Any, autogen: AutogenContext) -> str | Literal[False]:
    """Our own column types by their short names; False leaves the rest to alembic."""
    if kind == "type" and isinstance(item, ExactDecimal | UtcDateTime):
        name = type(item).__name__
        autogen.imports.add(f"from storage.types import {name}")
        return f"{name}()"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite changes a table by copying it
    render_item=rendered,
    **COMPARING,
)
context.run_migrations()
