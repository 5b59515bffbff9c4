"""Indexes of what one team asks for."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "b3ff64a25303"
down_revision: str | None = "3d1f0c7a92be"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    with op.batch_alter_table("blocker_asks") as batch_op:
        batch_op.create_index("ix_blocker_asks_org_id_blocker_id", ["org_id", "blocker_id"])

    with op.batch_alter_table("blockers") as batch_op:
        batch_op.create_index("ix_blockers_org_id_team_id", ["org_id", "team_id"])

    with op.batch_alter_table("check_ins") as batch_op:
        batch_op.create_index(
            "ix_check_ins_withdrawn",
            ["org_id", "key_result_id", "withdrawn_at"],
            sqlite_where=sa.text("withdrawn_at IS NOT NULL"),
            postgresql_where=sa.text("withdrawn_at IS NOT NULL"),
        )

    with op.batch_alter_table("conversations") as batch_op:
        batch_op.create_index("ix_conversations_org_id_conversation_id", ["org_id", "conversation_id"])

    with op.batch_alter_table("initiatives") as batch_op:
        batch_op.create_index("ix_initiatives_org_id_team_id", ["org_id", "team_id"])

    with op.batch_alter_table("key_results") as batch_op:
        batch_op.create_index("ix_key_results_org_id_team_id", ["org_id", "team_id"])

    with op.batch_alter_table("lessons") as batch_op:
        batch_op.create_index("ix_lessons_org_id_key_result_id", ["org_id", "key_result_id"])

    with op.batch_alter_table("objectives") as batch_op:
        batch_op.create_index("ix_objectives_org_id_team_id", ["org_id", "team_id"])


def downgrade() -> None:
    with op.batch_alter_table("objectives") as batch_op:
        batch_op.drop_index("ix_objectives_org_id_team_id")

    with op.batch_alter_table("lessons") as batch_op:
        batch_op.drop_index("ix_lessons_org_id_key_result_id")

    with op.batch_alter_table("key_results") as batch_op:
        batch_op.drop_index("ix_key_results_org_id_team_id")

    with op.batch_alter_table("initiatives") as batch_op:
        batch_op.drop_index("ix_initiatives_org_id_team_id")

    with op.batch_alter_table("conversations") as batch_op:
        batch_op.drop_index("ix_conversations_org_id_conversation_id")

    with op.batch_alter_table("check_ins") as batch_op:
        batch_op.drop_index(
            "ix_check_ins_withdrawn",
            sqlite_where=sa.text("withdrawn_at IS NOT NULL"),
            postgresql_where=sa.text("withdrawn_at IS NOT NULL"),
        )

    with op.batch_alter_table("blockers") as batch_op:
        batch_op.drop_index("ix_blockers_org_id_team_id")

    with op.batch_alter_table("blocker_asks") as batch_op:
        batch_op.drop_index("ix_blocker_asks_org_id_blocker_id")
