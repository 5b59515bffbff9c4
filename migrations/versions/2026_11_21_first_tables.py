"""First tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.types import ExactDecimal, UtcDateTime

revision: str = "9963e1b1b402"
down_revision: str | None = None
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.create_table(
        "api_tokens",
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("scopes", sa.JSON(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=True),
        sa.Column("revoked_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_api_tokens")),
        sa.UniqueConstraint("hash", name=op.f("uq_api_tokens_hash")),
    )
    op.create_table(
        "call_counts",
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "day", "kind", name=op.f("pk_call_counts")),
    )
    op.create_table(
        "conversations",
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("robot", sa.String(length=128), nullable=False),
        sa.Column("conversation_id", sa.String(length=128), nullable=False),
        sa.Column("group", sa.Boolean(), nullable=False),
        sa.Column("staff_id", sa.String(length=128), nullable=True),
        sa.Column("webhook", sa.Text(), nullable=True),
        sa.Column("webhook_expires_at", UtcDateTime(), nullable=True),
        sa.Column("greeted_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "robot", "conversation_id", name=op.f("pk_conversations")),
    )
    op.create_table(
        "deliveries",
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("once", sa.String(length=200), nullable=False),
        sa.Column("robot", sa.String(length=128), nullable=False),
        sa.Column("lane", sa.String(length=300), nullable=False),
        sa.Column("conversation_id", sa.String(length=128), nullable=True),
        sa.Column("staff_id", sa.String(length=128), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.JSON(), nullable=False),
        sa.Column("about", sa.String(length=64), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("not_before", UtcDateTime(), nullable=False),
        sa.Column("leased_by", sa.String(length=64), nullable=True),
        sa.Column("leased_until", UtcDateTime(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("sent_at", UtcDateTime(), nullable=True),
        sa.Column("dead_at", UtcDateTime(), nullable=True),
        sa.Column("send_key", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_deliveries")),
        sa.UniqueConstraint("org_id", "once", name=op.f("uq_deliveries_org_id_once")),
    )
    with op.batch_alter_table("deliveries") as batch_op:
        batch_op.create_index(
            "ix_deliveries_open",
            ["org_id", "lane", "id"],
            sqlite_where=sa.text("sent_at IS NULL AND dead_at IS NULL"),
            postgresql_where=sa.text("sent_at IS NULL AND dead_at IS NULL"),
        )
        batch_op.create_index("ix_deliveries_org_id_lane_sent_at", ["org_id", "lane", "sent_at"])
        batch_op.create_index("ix_deliveries_org_id_send_key", ["org_id", "send_key"])

    op.create_table(
        "inbox",
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("robot", sa.String(length=128), nullable=False),
        sa.Column("message_id", sa.String(length=128), nullable=False),
        sa.Column("received_at", UtcDateTime(), nullable=False),
        sa.Column("failure", sa.String(length=16), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "robot", "message_id", name=op.f("pk_inbox")),
    )
    op.create_table(
        "members",
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.String(length=128), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("nick", sa.Text(), nullable=True),
        sa.Column("language", sa.String(length=16), nullable=True),
        sa.Column("last_language", sa.String(length=16), nullable=True),
        sa.Column("timezone", sa.String(length=64), nullable=True),
        sa.Column("country", sa.String(length=8), nullable=True),
        sa.Column("admin", sa.Boolean(), nullable=False),
        sa.Column("looked_up_at", UtcDateTime(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_members")),
        sa.UniqueConstraint("org_id", "staff_id", name=op.f("uq_members_org_id_staff_id")),
    )
    op.create_table(
        "organizations",
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("org_id", name=op.f("pk_organizations")),
    )
    op.create_table(
        "changes",
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("conversation_id", sa.String(length=128), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("created", sa.JSON(), nullable=False),
        sa.Column("reverses_id", sa.Uuid(), nullable=True),
        sa.Column("reversed_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["org_id", "member_id"],
            ["members.org_id", "members.id"],
            name=op.f("fk_changes_member_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_changes")),
    )
    with op.batch_alter_table("changes") as batch_op:
        batch_op.create_index("ix_changes_org_id_member_id_at", ["org_id", "member_id", "at"])

    op.create_table(
        "questions",
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("conversation_id", sa.String(length=128), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.Column("closed_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["org_id", "member_id"],
            ["members.org_id", "members.id"],
            name=op.f("fk_questions_member_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_questions")),
    )
    with op.batch_alter_table("questions") as batch_op:
        batch_op.create_index(
            "ix_questions_org_id_conversation_id_member_id", ["org_id", "conversation_id", "member_id"]
        )

    op.create_table(
        "teams",
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("conversation_id", sa.String(length=128), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=True),
        sa.Column("timezone", sa.String(length=64), nullable=True),
        sa.Column("country", sa.String(length=8), nullable=True),
        sa.Column("manager_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "manager_id"],
            ["members.org_id", "members.id"],
            name=op.f("fk_teams_manager_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_teams")),
        sa.UniqueConstraint("org_id", "conversation_id", name=op.f("uq_teams_org_id_conversation_id")),
    )
    op.create_table(
        "cycles",
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=16), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("objectives_made", sa.Integer(), nullable=False),
        sa.Column("key_results_made", sa.Integer(), nullable=False),
        sa.Column("blockers_made", sa.Integer(), nullable=False),
        sa.Column("closed_at", UtcDateTime(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "team_id"],
            ["teams.org_id", "teams.id"],
            name=op.f("fk_cycles_team_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_cycles")),
        sa.UniqueConstraint("org_id", "team_id", "name", name=op.f("uq_cycles_org_id_team_id_name")),
    )
    op.create_table(
        "edits",
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("change_id", sa.Uuid(), nullable=False),
        sa.Column("noun", sa.String(length=32), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id", "change_id"],
            ["changes.org_id", "changes.id"],
            name=op.f("fk_edits_change_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_edits")),
    )
    with op.batch_alter_table("edits") as batch_op:
        batch_op.create_index("ix_edits_org_id_change_id", ["org_id", "change_id"])
        batch_op.create_index("ix_edits_org_id_subject_id", ["org_id", "subject_id"])

    op.create_table(
        "memberships",
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.Column("until", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["org_id", "member_id"],
            ["members.org_id", "members.id"],
            name=op.f("fk_memberships_member_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "team_id"],
            ["teams.org_id", "teams.id"],
            name=op.f("fk_memberships_team_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("org_id", "team_id", "member_id", name=op.f("pk_memberships")),
    )
    with op.batch_alter_table("memberships") as batch_op:
        batch_op.create_index("ix_memberships_org_id_member_id", ["org_id", "member_id"])

    op.create_table(
        "objectives",
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("cycle_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("type", sa.String(length=16), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["org_id", "cycle_id"],
            ["cycles.org_id", "cycles.id"],
            name=op.f("fk_objectives_cycle_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "owner_id"],
            ["members.org_id", "members.id"],
            name=op.f("fk_objectives_owner_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "team_id"],
            ["teams.org_id", "teams.id"],
            name=op.f("fk_objectives_team_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_objectives")),
        sa.UniqueConstraint(
            "org_id", "cycle_id", "number", name=op.f("uq_objectives_org_id_cycle_id_number")
        ),
    )
    op.create_table(
        "key_results",
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("cycle_id", sa.Uuid(), nullable=False),
        sa.Column("objective_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("unit", sa.String(length=32), nullable=True),
        sa.Column("start", ExactDecimal(), nullable=False),
        sa.Column("target", ExactDecimal(), nullable=False),
        sa.Column("weight", ExactDecimal(), nullable=False),
        sa.Column("cadence", sa.String(length=16), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("paced_from", sa.Date(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.Column("initial", ExactDecimal(), nullable=False),
        sa.Column("initial_progress", ExactDecimal(), nullable=False),
        sa.Column("current", ExactDecimal(), nullable=False),
        sa.Column("progress", ExactDecimal(), nullable=False),
        sa.Column("progress_stated", sa.Boolean(), nullable=False),
        sa.Column("confidence", sa.Integer(), nullable=True),
        sa.Column("stated_status", sa.String(length=16), nullable=True),
        sa.Column("checked_in_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["org_id", "cycle_id"],
            ["cycles.org_id", "cycles.id"],
            name=op.f("fk_key_results_cycle_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "objective_id"],
            ["objectives.org_id", "objectives.id"],
            name=op.f("fk_key_results_objective_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "owner_id"],
            ["members.org_id", "members.id"],
            name=op.f("fk_key_results_owner_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "team_id"],
            ["teams.org_id", "teams.id"],
            name=op.f("fk_key_results_team_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_key_results")),
        sa.UniqueConstraint(
            "org_id", "cycle_id", "number", name=op.f("uq_key_results_org_id_cycle_id_number")
        ),
    )
    with op.batch_alter_table("key_results") as batch_op:
        batch_op.create_index("ix_key_results_org_id_objective_id", ["org_id", "objective_id"])
        batch_op.create_index("ix_key_results_org_id_owner_id", ["org_id", "owner_id"])

    op.create_table(
        "blockers",
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("cycle_id", sa.Uuid(), nullable=False),
        sa.Column("key_result_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("raised_by_id", sa.Uuid(), nullable=False),
        sa.Column("raised_at", UtcDateTime(), nullable=False),
        sa.Column("helper_id", sa.Uuid(), nullable=True),
        sa.Column("due_at", UtcDateTime(), nullable=True),
        sa.Column("handed_over", sa.Integer(), nullable=False),
        sa.Column("resolved_at", UtcDateTime(), nullable=True),
        sa.Column("resolution", sa.Text(), nullable=True),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["org_id", "cycle_id"],
            ["cycles.org_id", "cycles.id"],
            name=op.f("fk_blockers_cycle_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "helper_id"],
            ["members.org_id", "members.id"],
            name=op.f("fk_blockers_helper_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "key_result_id"],
            ["key_results.org_id", "key_results.id"],
            name=op.f("fk_blockers_key_result_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "raised_by_id"],
            ["members.org_id", "members.id"],
            name=op.f("fk_blockers_raised_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "team_id"],
            ["teams.org_id", "teams.id"],
            name=op.f("fk_blockers_team_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_blockers")),
        sa.UniqueConstraint("org_id", "cycle_id", "number", name=op.f("uq_blockers_org_id_cycle_id_number")),
    )
    with op.batch_alter_table("blockers") as batch_op:
        batch_op.create_index("ix_blockers_org_id_key_result_id", ["org_id", "key_result_id"])

    op.create_table(
        "check_ins",
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key_result_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("value", ExactDecimal(), nullable=True),
        sa.Column("progress", ExactDecimal(), nullable=True),
        sa.Column("progress_stated", sa.Boolean(), nullable=False),
        sa.Column("confidence", sa.Integer(), nullable=True),
        sa.Column("stated_status", sa.String(length=16), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("next_step", sa.Text(), nullable=True),
        sa.Column("original_text", sa.Text(), nullable=False),
        sa.Column("corrects_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["org_id", "key_result_id"],
            ["key_results.org_id", "key_results.id"],
            name=op.f("fk_check_ins_key_result_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "member_id"],
            ["members.org_id", "members.id"],
            name=op.f("fk_check_ins_member_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_check_ins")),
    )
    with op.batch_alter_table("check_ins") as batch_op:
        batch_op.create_index("ix_check_ins_org_id_key_result_id_at", ["org_id", "key_result_id", "at"])

    op.create_table(
        "red_flags",
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key_result_id", sa.Uuid(), nullable=False),
        sa.Column("raised_by_id", sa.Uuid(), nullable=False),
        sa.Column("confidence", sa.Integer(), nullable=False),
        sa.Column("raised_at", UtcDateTime(), nullable=False),
        sa.Column("cleared_at", UtcDateTime(), nullable=True),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["org_id", "key_result_id"],
            ["key_results.org_id", "key_results.id"],
            name=op.f("fk_red_flags_key_result_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "raised_by_id"],
            ["members.org_id", "members.id"],
            name=op.f("fk_red_flags_raised_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_red_flags")),
    )
    with op.batch_alter_table("red_flags") as batch_op:
        batch_op.create_index("ix_red_flags_org_id_key_result_id", ["org_id", "key_result_id"])

    op.create_table(
        "blocker_asks",
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("blocker_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.Column("answer", sa.String(length=16), nullable=True),
        sa.Column("answer_text", sa.Text(), nullable=True),
        sa.Column("answered_at", UtcDateTime(), nullable=True),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["org_id", "blocker_id"],
            ["blockers.org_id", "blockers.id"],
            name=op.f("fk_blocker_asks_blocker_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["org_id", "member_id"],
            ["members.org_id", "members.id"],
            name=op.f("fk_blocker_asks_member_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("org_id", "id", name=op.f("pk_blocker_asks")),
    )
    with op.batch_alter_table("blocker_asks") as batch_op:
        batch_op.create_index("ix_blocker_asks_org_id_member_id", ["org_id", "member_id"])


def downgrade() -> None:
    with op.batch_alter_table("blocker_asks") as batch_op:
        batch_op.drop_index("ix_blocker_asks_org_id_member_id")

    op.drop_table("blocker_asks")
    with op.batch_alter_table("red_flags") as batch_op:
        batch_op.drop_index("ix_red_flags_org_id_key_result_id")

    op.drop_table("red_flags")
    with op.batch_alter_table("check_ins") as batch_op:
        batch_op.drop_index("ix_check_ins_org_id_key_result_id_at")

    op.drop_table("check_ins")
    with op.batch_alter_table("blockers") as batch_op:
        batch_op.drop_index("ix_blockers_org_id_key_result_id")

    op.drop_table("blockers")
    with op.batch_alter_table("key_results") as batch_op:
        batch_op.drop_index("ix_key_results_org_id_owner_id")
        batch_op.drop_index("ix_key_results_org_id_objective_id")

    op.drop_table("key_results")
    op.drop_table("objectives")
    with op.batch_alter_table("memberships") as batch_op:
        batch_op.drop_index("ix_memberships_org_id_member_id")

    op.drop_table("memberships")
    with op.batch_alter_table("edits") as batch_op:
        batch_op.drop_index("ix_edits_org_id_subject_id")
        batch_op.drop_index("ix_edits_org_id_change_id")

    op.drop_table("edits")
    op.drop_table("cycles")
    op.drop_table("teams")
    with op.batch_alter_table("questions") as batch_op:
        batch_op.drop_index("ix_questions_org_id_conversation_id_member_id")

    op.drop_table("questions")
    with op.batch_alter_table("changes") as batch_op:
        batch_op.drop_index("ix_changes_org_id_member_id_at")

    op.drop_table("changes")
    op.drop_table("organizations")
    op.drop_table("members")
    op.drop_table("inbox")
    with op.batch_alter_table("deliveries") as batch_op:
        batch_op.drop_index("ix_deliveries_org_id_send_key")
        batch_op.drop_index("ix_deliveries_org_id_lane_sent_at")
        batch_op.drop_index(
            "ix_deliveries_open",
            sqlite_where=sa.text("sent_at IS NULL AND dead_at IS NULL"),
            postgresql_where=sa.text("sent_at IS NULL AND dead_at IS NULL"),
        )

    op.drop_table("deliveries")
    op.drop_table("conversations")
    op.drop_table("call_counts")
    op.drop_table("api_tokens")
