"""`okrbot team move`: a team whose group was built anew."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from storage.tables import (
    Conversation,
    Cycle,
    Kudos,
    Member,
    Membership,
    Organization,
    Ritual,
    RitualRun,
    Team,
)
from storage.work import Storage
from tests.bot.cli.conftest import Run

NOW = datetime.now(UTC)


def group(
    storage: Storage, name: str, conversation: str, *, used: bool = False, org: str = "ding-acme"
) -> Team:
    """A group the bot was spoken to in, and its team; `used` if it has objectives."""
    with storage.work() as work:
        if work.session.get(Organization, org) is None:
            work.add(Organization(org_id=org, created_at=NOW))
        team = work.add(Team(org_id=org, conversation_id=conversation, title=name, name=name, created_at=NOW))
        work.add(Conversation(org_id=org, robot="robot", conversation_id=conversation, group=True))
        member = work.add(Member(org_id=org, staff_id=f"dana-{conversation}", created_at=NOW))
        work.add(Membership(org_id=org, team_id=team.id, member_id=member.id, since=NOW))
        if used:
            work.add(
                Cycle(
                    org_id=org,
                    team_id=team.id,
                    name="2026-Q4",
                    starts_on=NOW.date(),
                    ends_on=NOW.date(),
                    created_at=NOW,
                )
            )
    return team


def home_of(storage: Storage, team: Team) -> str:
    with storage.reading() as session:
        return session.get_one(Team, (team.org_id, team.id)).conversation_id


def test_a_team_moves_to_its_new_group(okrbot: Run, rows: Storage) -> None:
    team = group(rows, "Growth", "cid-old", used=True)
    group(rows, "Growth #2", "cid-new")
    moved = okrbot("team", "move", "Growth", "Growth #2")
    assert moved.exit_code == 0 and "cid-new" in moved.stdout
    assert home_of(rows, team) == "cid-new"


def test_who_was_met_in_the_new_group_comes_along_and_the_old_address_is_forgotten(
    okrbot: Run, rows: Storage
) -> None:
    team = group(rows, "Growth", "cid-old", used=True)
    resident = group(rows, "Growth #2", "cid-new")
    with rows.work() as work:
        kept = work.session.get_one(Team, (team.org_id, team.id))
        kept.webhook, kept.gone_at = "https://oapi.dingtalk.com/robot/send?access_token=old", NOW
        [member] = work.session.scalars(select(Member).where(Member.staff_id == "dana-cid-new"))
        work.add(
            Kudos(
                org_id=team.org_id,
                team_id=resident.id,
                giver_id=member.id,
                receiver_id=member.id,
                text="for the demo",
                at=NOW,
            )
        )
        ritual = work.add(Ritual(org_id=team.org_id, team_id=resident.id, kind="digest", created_at=NOW))
        work.add(RitualRun(org_id=team.org_id, ritual_id=ritual.id, due_at=NOW, ran_at=NOW, outcome="said"))
    assert okrbot("team", "move", "Growth", "cid-new").exit_code == 0
    with rows.reading() as session:
        moved = session.get_one(Team, (team.org_id, team.id))
        assert (moved.webhook, moved.gone_at) == (None, None)
        assert {row.team_id for row in session.scalars(select(Membership))} == {team.id}
        assert [row.team_id for row in session.scalars(select(Kudos))] == [team.id]
        assert session.scalars(select(Ritual)).all() == []


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("Nobody", "cid-new", "There is no team Nobody"),
        ("Growth", "cid-nowhere", "@OKR help"),
        ("Growth", "cid-used", "objectives of its own"),
        ("Growth", "Growth", "already"),
        ("Twins", "cid-new", "cid-twin1, cid-twin2"),
        ("Growth", "Twins", "cid-twin1, cid-twin2"),
    ],
)
def test_a_team_does_not_move_on_a_guess(
    okrbot: Run, rows: Storage, old: str, new: str, complaint: str
) -> None:
    team = group(rows, "Growth", "cid-old", used=True)
    group(rows, "New", "cid-new")
    group(rows, "Sales", "cid-used", used=True)
    group(rows, "Twins", "cid-twin1")
    group(rows, "Twins", "cid-twin2")
    refused = okrbot("team", "move", old, new)
    assert refused.exit_code == 2
    assert complaint in refused.stderr and "Nothing was changed" in refused.stderr
    assert home_of(rows, team) == "cid-old"
