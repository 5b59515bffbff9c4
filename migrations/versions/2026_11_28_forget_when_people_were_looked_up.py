"""Forget when people were looked up."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.types import UtcDateTime

revision: str = "9a43b677b6d6"
down_revision: str | None = "f6b2f82c476e"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    with op.batch_alter_table("members") as batch_op:
        batch_op.drop_column("looked_up_at")


def downgrade() -> None:
    with op.batch_alter_table("members") as batch_op:
        batch_op.add_column(sa.Column("looked_up_at", UtcDateTime(), nullable=True))
