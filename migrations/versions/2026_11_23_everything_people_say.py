"""Everything people say."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.types import ExactDecimal, UtcDateTime

revision: str = "5a69bfe33eaa"
down_revision: str | None = "9963e1b1b402"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.create_table(
        "absences",
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("deputy_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["org_id", "deputy_id"],
            ["members.org_id", "members.id"],
            name=op.f("fk_absences_deputy_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "member_id"],
            ["members.org_id", "members.id"],
            name=op.f("fk_absences_member_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_absences")),
    )
    with op.batch_alter_table("absences") as batch_op:
        batch_op.create_index("ix_absences_org_id_deputy_id", ["org_id", "deputy_id"])
        batch_op.create_index("ix_absences_org_id_member_id", ["org_id", "member_id"])

    op.create_table(
        "number_habits",
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("notation", sa.String(length=16), nullable=False),
        sa.Column("means", sa.String(length=16), nullable=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "member_id"],
            ["members.org_id", "members.id"],
            name=op.f("fk_number_habits_member_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("org_id", "member_id", "unit", "notation", name=op.f("pk_number_habits")),
    )
    op.create_table(
        "health_metrics",
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("unit", sa.String(length=32), nullable=True),
        sa.Column("low", ExactDecimal(), nullable=True),
        sa.Column("high", ExactDecimal(), nullable=True),
        sa.Column("current", ExactDecimal(), nullable=True),
        sa.Column("measured_at", UtcDateTime(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["org_id", "team_id"],
            ["teams.org_id", "teams.id"],
            name=op.f("fk_health_metrics_team_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_health_metrics")),
        sa.UniqueConstraint("org_id", "team_id", "key", name=op.f("uq_health_metrics_org_id_team_id_key")),
    )
    op.create_table(
        "kudos",
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("giver_id", sa.Uuid(), nullable=False),
        sa.Column("receiver_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["org_id", "giver_id"],
            ["members.org_id", "members.id"],
            name=op.f("fk_kudos_giver_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "receiver_id"],
            ["members.org_id", "members.id"],
            name=op.f("fk_kudos_receiver_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "team_id"],
            ["teams.org_id", "teams.id"],
            name=op.f("fk_kudos_team_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_kudos")),
    )
    with op.batch_alter_table("kudos") as batch_op:
        batch_op.create_index("ix_kudos_org_id_team_id_at", ["org_id", "team_id", "at"])

    op.create_table(
        "health_readings",
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("metric_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.Column("value", ExactDecimal(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["org_id", "member_id"],
            ["members.org_id", "members.id"],
            name=op.f("fk_health_readings_member_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "metric_id"],
            ["health_metrics.org_id", "health_metrics.id"],
            name=op.f("fk_health_readings_metric_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_health_readings")),
    )
    with op.batch_alter_table("health_readings") as batch_op:
        batch_op.create_index("ix_health_readings_org_id_metric_id_at", ["org_id", "metric_id", "at"])

    op.create_table(
        "comments",
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key_result_id", sa.Uuid(), nullable=True),
        sa.Column("objective_id", sa.Uuid(), nullable=True),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["org_id", "key_result_id"],
            ["key_results.org_id", "key_results.id"],
            name=op.f("fk_comments_key_result_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "member_id"],
            ["members.org_id", "members.id"],
            name=op.f("fk_comments_member_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "objective_id"],
            ["objectives.org_id", "objectives.id"],
            name=op.f("fk_comments_objective_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_comments")),
    )
    with op.batch_alter_table("comments") as batch_op:
        batch_op.create_index("ix_comments_org_id_key_result_id_at", ["org_id", "key_result_id", "at"])
        batch_op.create_index("ix_comments_org_id_objective_id_at", ["org_id", "objective_id", "at"])

    op.create_table(
        "initiatives",
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("cycle_id", sa.Uuid(), nullable=False),
        sa.Column("key_result_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("done_at", UtcDateTime(), nullable=True),
        sa.Column("todo_id", sa.String(length=128), nullable=True),
        sa.Column("todo_state", sa.String(length=8), nullable=True),
        sa.Column("todo_try_at", UtcDateTime(), nullable=True),
        sa.Column("todo_failures", sa.Integer(), nullable=False),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["org_id", "cycle_id"],
            ["cycles.org_id", "cycles.id"],
            name=op.f("fk_initiatives_cycle_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "key_result_id"],
            ["key_results.org_id", "key_results.id"],
            name=op.f("fk_initiatives_key_result_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "owner_id"],
            ["members.org_id", "members.id"],
            name=op.f("fk_initiatives_owner_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "team_id"],
            ["teams.org_id", "teams.id"],
            name=op.f("fk_initiatives_team_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_initiatives")),
        sa.UniqueConstraint(
            "org_id", "cycle_id", "number", name=op.f("uq_initiatives_org_id_cycle_id_number")
        ),
    )
    with op.batch_alter_table("initiatives") as batch_op:
        batch_op.create_index("ix_initiatives_org_id_key_result_id", ["org_id", "key_result_id"])
        batch_op.create_index("ix_initiatives_org_id_todo_id", ["org_id", "todo_id"])

    with op.batch_alter_table("changes") as batch_op:
        batch_op.add_column(sa.Column("reason", sa.Text(), nullable=True))

    with op.batch_alter_table("cycles") as batch_op:
        batch_op.add_column(sa.Column("privates_made", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("initiatives_made", sa.Integer(), nullable=False, server_default="0"))

    with op.batch_alter_table("key_results") as batch_op:
        batch_op.add_column(sa.Column("series", sa.String(length=2), nullable=False, server_default="KR"))
        batch_op.add_column(sa.Column("follows_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("dropped_because", sa.Text(), nullable=True))
        batch_op.drop_constraint(batch_op.f("uq_key_results_org_id_cycle_id_number"), type_="unique")
        batch_op.create_unique_constraint(
            batch_op.f("uq_key_results_org_id_cycle_id_series_number"),
            ["org_id", "cycle_id", "series", "number"],
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_key_results_follows_id"),
            "health_metrics",
            ["org_id", "follows_id"],
            ["org_id", "id"],
            initially="DEFERRED",
            deferrable=True,
        )

    with op.batch_alter_table("members") as batch_op:
        batch_op.add_column(sa.Column("left_at", UtcDateTime(), nullable=True))

    with op.batch_alter_table("objectives") as batch_op:
        batch_op.add_column(sa.Column("series", sa.String(length=2), nullable=False, server_default="O"))
        batch_op.add_column(
            sa.Column("visibility", sa.String(length=16), nullable=False, server_default="public")
        )
        batch_op.add_column(sa.Column("aligned_to_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("dropped_because", sa.Text(), nullable=True))
        batch_op.drop_constraint(batch_op.f("uq_objectives_org_id_cycle_id_number"), type_="unique")
        batch_op.create_index("ix_objectives_org_id_aligned_to_id", ["org_id", "aligned_to_id"])
        batch_op.create_unique_constraint(
            batch_op.f("uq_objectives_org_id_cycle_id_series_number"),
            ["org_id", "cycle_id", "series", "number"],
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_objectives_aligned_to_id"),
            "objectives",
            ["org_id", "aligned_to_id"],
            ["org_id", "id"],
            initially="DEFERRED",
            deferrable=True,
        )

    with op.batch_alter_table("red_flags") as batch_op:
        batch_op.add_column(sa.Column("wanted", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("helper_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("announce_at", UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column("announced_at", UtcDateTime(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_red_flags_helper_id"),
            "members",
            ["org_id", "helper_id"],
            ["org_id", "id"],
            initially="DEFERRED",
            deferrable=True,
        )

    with op.batch_alter_table("teams") as batch_op:
        batch_op.add_column(
            sa.Column("creators", sa.String(length=16), nullable=False, server_default="members")
        )
        batch_op.add_column(sa.Column("thresholds", sa.JSON(), nullable=False, server_default="{}"))
        batch_op.add_column(sa.Column("weekend", sa.String(length=16), nullable=True))
        batch_op.add_column(sa.Column("webhook", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("gone_at", UtcDateTime(), nullable=True))


def downgrade() -> None:
    # the program before this one knows nothing of privacy, so it must find neither these rows nor their codes
    op.execute("UPDATE key_results SET number = -number, withdrawn_at = created_at WHERE series = 'P'")
    op.execute("UPDATE objectives SET number = -number, withdrawn_at = created_at WHERE series = 'P'")

    with op.batch_alter_table("teams") as batch_op:
        batch_op.drop_column("gone_at")
        batch_op.drop_column("webhook")
        batch_op.drop_column("weekend")
        batch_op.drop_column("thresholds")
        batch_op.drop_column("creators")

    with op.batch_alter_table("red_flags") as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_red_flags_helper_id"), type_="foreignkey")
        batch_op.drop_column("announced_at")
        batch_op.drop_column("announce_at")
        batch_op.drop_column("helper_id")
        batch_op.drop_column("wanted")

    with op.batch_alter_table("objectives") as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_objectives_aligned_to_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("uq_objectives_org_id_cycle_id_series_number"), type_="unique")
        batch_op.drop_index("ix_objectives_org_id_aligned_to_id")
        batch_op.create_unique_constraint(
            batch_op.f("uq_objectives_org_id_cycle_id_number"), ["org_id", "cycle_id", "number"]
        )
        batch_op.drop_column("dropped_because")
        batch_op.drop_column("aligned_to_id")
        batch_op.drop_column("visibility")
        batch_op.drop_column("series")

    with op.batch_alter_table("members") as batch_op:
        batch_op.drop_column("left_at")

    with op.batch_alter_table("key_results") as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_key_results_follows_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("uq_key_results_org_id_cycle_id_series_number"), type_="unique")
        batch_op.create_unique_constraint(
            batch_op.f("uq_key_results_org_id_cycle_id_number"), ["org_id", "cycle_id", "number"]
        )
        batch_op.drop_column("dropped_because")
        batch_op.drop_column("follows_id")
        batch_op.drop_column("series")

    with op.batch_alter_table("cycles") as batch_op:
        batch_op.drop_column("initiatives_made")
        batch_op.drop_column("privates_made")

    with op.batch_alter_table("changes") as batch_op:
        batch_op.drop_column("reason")

    with op.batch_alter_table("initiatives") as batch_op:
        batch_op.drop_index("ix_initiatives_org_id_key_result_id")

    op.drop_table("initiatives")
    with op.batch_alter_table("comments") as batch_op:
        batch_op.drop_index("ix_comments_org_id_objective_id_at")
        batch_op.drop_index("ix_comments_org_id_key_result_id_at")

    op.drop_table("comments")
    with op.batch_alter_table("health_readings") as batch_op:
        batch_op.drop_index("ix_health_readings_org_id_metric_id_at")

    op.drop_table("health_readings")
    with op.batch_alter_table("kudos") as batch_op:
        batch_op.drop_index("ix_kudos_org_id_team_id_at")

    op.drop_table("kudos")
    op.drop_table("health_metrics")
    op.drop_table("number_habits")
    with op.batch_alter_table("absences") as batch_op:
        batch_op.drop_index("ix_absences_org_id_member_id")
        batch_op.drop_index("ix_absences_org_id_deputy_id")

    op.drop_table("absences")
