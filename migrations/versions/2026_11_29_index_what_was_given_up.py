"""Index what was given up."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "86367a235e03"
down_revision: str | None = "b3ff64a25303"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    with op.batch_alter_table("deliveries") as batch_op:
        batch_op.create_index(
            "ix_deliveries_org_id_dead_at",
            ["org_id", "dead_at"],
            sqlite_where=sa.text("dead_at IS NOT NULL"),
            postgresql_where=sa.text("dead_at IS NOT NULL"),
        )


def downgrade() -> None:
    with op.batch_alter_table("deliveries") as batch_op:
        batch_op.drop_index(
            "ix_deliveries_org_id_dead_at",
            sqlite_where=sa.text("dead_at IS NOT NULL"),
            postgresql_where=sa.text("dead_at IS NOT NULL"),
        )
