"""Rituals."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.types import UtcDateTime

revision: str = "bcdcafc1e6b5"
down_revision: str | None = "5a69bfe33eaa"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.create_table(
        "calendar_days",
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("country", sa.String(length=8), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("working", sa.Boolean(), nullable=False),
        sa.Column("label", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "country", "day", name=op.f("pk_calendar_days")),
    )
    op.create_table(
        "rituals",
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("rule", sa.JSON(), nullable=False),
        sa.Column("spec", sa.JSON(), nullable=False),
        sa.Column("next_due_at", UtcDateTime(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("made_by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("off_at", UtcDateTime(), nullable=True),
        sa.Column("suspended_at", UtcDateTime(), nullable=True),
        sa.Column("suspended_because", sa.Text(), nullable=True),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["org_id", "made_by_id"],
            ["members.org_id", "members.id"],
            name=op.f("fk_rituals_made_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "member_id"],
            ["members.org_id", "members.id"],
            name=op.f("fk_rituals_member_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "team_id"],
            ["teams.org_id", "teams.id"],
            name=op.f("fk_rituals_team_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_rituals")),
        sa.UniqueConstraint("org_id", "team_id", "number", name=op.f("uq_rituals_org_id_team_id_number")),
    )
    with op.batch_alter_table("rituals") as batch_op:
        batch_op.create_index("ix_rituals_org_id_member_id", ["org_id", "member_id"])
        batch_op.create_index("ix_rituals_org_id_next_due_at", ["org_id", "next_due_at"])
        for whose in ("member_id", "team_id"):
            batch_op.create_index(
                f"uq_rituals_usual_of_{whose}",
                ["org_id", whose, "kind"],
                unique=True,
                sqlite_where=sa.text("made_by_id IS NULL"),
                postgresql_where=sa.text("made_by_id IS NULL"),
            )

    op.create_table(
        "ritual_runs",
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("ritual_id", sa.Uuid(), nullable=False),
        sa.Column("due_at", UtcDateTime(), nullable=False),
        sa.Column("ran_at", UtcDateTime(), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("kept", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "ritual_id"],
            ["rituals.org_id", "rituals.id"],
            name=op.f("fk_ritual_runs_ritual_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("org_id", "ritual_id", "due_at", name=op.f("pk_ritual_runs")),
    )
    with op.batch_alter_table("blockers") as batch_op:
        batch_op.add_column(sa.Column("follow_up_at", UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column("followed_up", sa.Integer(), nullable=False, server_default="0"))
        batch_op.create_index("ix_blockers_org_id_follow_up_at", ["org_id", "follow_up_at"])

    with op.batch_alter_table("deliveries") as batch_op:
        batch_op.add_column(sa.Column("kind", sa.String(length=16), nullable=False, server_default="answer"))
        batch_op.add_column(sa.Column("chart", sa.JSON(none_as_null=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("deliveries") as batch_op:
        batch_op.drop_column("chart")
        batch_op.drop_column("kind")

    with op.batch_alter_table("blockers") as batch_op:
        batch_op.drop_index("ix_blockers_org_id_follow_up_at")
        batch_op.drop_column("followed_up")
        batch_op.drop_column("follow_up_at")

    op.drop_table("ritual_runs")
    with op.batch_alter_table("rituals") as batch_op:
        batch_op.drop_index("uq_rituals_usual_of_team_id")
        batch_op.drop_index("uq_rituals_usual_of_member_id")
        batch_op.drop_index("ix_rituals_org_id_next_due_at")
        batch_op.drop_index("ix_rituals_org_id_member_id")

    op.drop_table("rituals")
    op.drop_table("calendar_days")
