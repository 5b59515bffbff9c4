"""Keys to the JSON API that write: for whom, how often, and what they were answered."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.types import UtcDateTime

revision: str = "f6b2f82c476e"
down_revision: str | None = "62c391e06060"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.create_table(
        "api_answers",
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("message_id", sa.String(length=128), nullable=False),
        sa.Column("asked", sa.String(length=64), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "message_id", name=op.f("pk_api_answers")),
    )
    with op.batch_alter_table("api_tokens") as batch_op:
        batch_op.add_column(sa.Column("member_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("counted_from", UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column("requests", sa.Integer(), nullable=False, server_default="0"))
        batch_op.create_foreign_key(
            batch_op.f("fk_api_tokens_member_id"),
            "members",
            ["org_id", "member_id"],
            ["org_id", "id"],
            initially="DEFERRED",
            deferrable=True,
        )


def downgrade() -> None:
    with op.batch_alter_table("api_tokens") as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_api_tokens_member_id"), type_="foreignkey")
        batch_op.drop_column("requests")
        batch_op.drop_column("counted_from")
        batch_op.drop_column("member_id")

    op.drop_table("api_answers")
