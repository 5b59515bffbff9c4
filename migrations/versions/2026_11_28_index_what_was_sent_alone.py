"""Index what was sent alone: a new delivery is written to two indexes less."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "3d1f0c7a92be"
down_revision: str | None = "9a43b677b6d6"
branch_labels: str | None = None
depends_on: str | None = None

INDEXES = {
    "ix_deliveries_org_id_lane_sent_at": ["org_id", "lane", "sent_at"],
    "ix_deliveries_org_id_send_key": ["org_id", "send_key"],
}


def upgrade() -> None:
    with op.batch_alter_table("deliveries") as batch_op:
        for name, columns in INDEXES.items():
            is_set = sa.text(f"{columns[-1]} IS NOT NULL")
            batch_op.drop_index(name)
            batch_op.create_index(name, columns, sqlite_where=is_set, postgresql_where=is_set)


def downgrade() -> None:
    with op.batch_alter_table("deliveries") as batch_op:
        for name, columns in INDEXES.items():
            batch_op.drop_index(name)
            batch_op.create_index(name, columns)
