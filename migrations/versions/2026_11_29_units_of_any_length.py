"""Units of any length: PostgreSQL refused what somebody typed with one of more than 32 letters."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "417ab6cacf26"
down_revision: str | None = "86367a235e03"
branch_labels: str | None = None
depends_on: str | None = None

TABLES = {"health_metrics": True, "key_results": True, "number_habits": False}
"""Whether the unit may be missing."""
SHORT, ANY = sa.VARCHAR(length=32), sa.Text()


def upgrade() -> None:
    for table, nullable in TABLES.items():
        with op.batch_alter_table(table) as batch_op:
            batch_op.alter_column("unit", existing_type=SHORT, type_=ANY, existing_nullable=nullable)


def downgrade() -> None:
    for table, nullable in TABLES.items():
        with op.batch_alter_table(table) as batch_op:
            batch_op.alter_column(
                "unit",
                existing_type=ANY,
                type_=SHORT,
                existing_nullable=nullable,
                postgresql_using="substr(unit, 1, 32)",
            )
