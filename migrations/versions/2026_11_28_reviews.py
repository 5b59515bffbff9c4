"""Reviews."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.types import ExactDecimal, UtcDateTime

revision: str = "d86f42d5ea20"
down_revision: str | None = "7c0befe352f7"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.create_table(
        "grades",
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key_result_id", sa.Uuid(), nullable=False),
        sa.Column("suggested", ExactDecimal(), nullable=True),
        sa.Column("grade", ExactDecimal(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("plan", sa.String(length=16), nullable=True),
        sa.Column("graded_by_id", sa.Uuid(), nullable=True),
        sa.Column("graded_at", UtcDateTime(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["org_id", "graded_by_id"],
            ["members.org_id", "members.id"],
            name=op.f("fk_grades_graded_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "key_result_id"],
            ["key_results.org_id", "key_results.id"],
            name=op.f("fk_grades_key_result_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_grades")),
        sa.UniqueConstraint("org_id", "key_result_id", name=op.f("uq_grades_org_id_key_result_id")),
    )
    op.create_table(
        "lessons",
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("cycle_id", sa.Uuid(), nullable=False),
        sa.Column("key_result_id", sa.Uuid(), nullable=True),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["org_id", "cycle_id"],
            ["cycles.org_id", "cycles.id"],
            name=op.f("fk_lessons_cycle_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "key_result_id"],
            ["key_results.org_id", "key_results.id"],
            name=op.f("fk_lessons_key_result_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "member_id"],
            ["members.org_id", "members.id"],
            name=op.f("fk_lessons_member_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_lessons")),
    )
    with op.batch_alter_table("lessons") as batch_op:
        batch_op.create_index("ix_lessons_org_id_cycle_id_at", ["org_id", "cycle_id", "at"])

    with op.batch_alter_table("cycles") as batch_op:
        batch_op.add_column(sa.Column("review_at", UtcDateTime(), nullable=True))

    with op.batch_alter_table("key_results") as batch_op:
        batch_op.add_column(sa.Column("carried_from_id", sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_key_results_carried_from_id"),
            "key_results",
            ["org_id", "carried_from_id"],
            ["org_id", "id"],
            initially="DEFERRED",
            deferrable=True,
        )

    with op.batch_alter_table("objectives") as batch_op:
        batch_op.add_column(sa.Column("carried_from_id", sa.Uuid(), nullable=True))
        batch_op.create_index("ix_objectives_org_id_carried_from_id", ["org_id", "carried_from_id"])
        batch_op.create_foreign_key(
            batch_op.f("fk_objectives_carried_from_id"),
            "objectives",
            ["org_id", "carried_from_id"],
            ["org_id", "id"],
            initially="DEFERRED",
            deferrable=True,
        )


def downgrade() -> None:
    with op.batch_alter_table("objectives") as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_objectives_carried_from_id"), type_="foreignkey")
        batch_op.drop_index("ix_objectives_org_id_carried_from_id")
        batch_op.drop_column("carried_from_id")

    with op.batch_alter_table("key_results") as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_key_results_carried_from_id"), type_="foreignkey")
        batch_op.drop_column("carried_from_id")

    with op.batch_alter_table("cycles") as batch_op:
        batch_op.drop_column("review_at")

    with op.batch_alter_table("lessons") as batch_op:
        batch_op.drop_index("ix_lessons_org_id_cycle_id_at")

    op.drop_table("lessons")
    op.drop_table("grades")
