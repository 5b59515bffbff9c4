"""`okrbot team move`: a team keeps its objectives when its DingTalk group is rebuilt."""

from __future__ import annotations

from storage import installation
from storage.tables import Conversation, Team
from storage.work import Storage, Work


class MoveRefused(Exception):  # noqa: N818 (an expected "no", explained)
    """The team cannot be moved as asked; nothing was changed."""


def move(storage: Storage, old: str, new: str) -> str:
    """Let the team `old` live in the group `new`; returns what was done.

    The new group's own team is replaced if nothing was ever made in it.

    Raises:
        MoveRefused: a name is unknown or means several, or the new group's team has objectives of its own.
    """
    with storage.work() as work:
        team = _one_team(work, old)
        group = _one_group(work, team, new)
        if group.conversation_id == team.conversation_id:
            raise MoveRefused(f"{team.name} lives in that group already. Nothing was changed.")
        installation.make_room(work, team, group.conversation_id, refuse=_refuse)
        installation.move_team(work, team, conversation_id=group.conversation_id)
        return f"{team.name} now lives in the group {group.conversation_id}."


def _refuse(resident: Team) -> None:
    raise MoveRefused(
        f"The new group is the team {resident.name}, which has objectives of its own or health metrics. "
        "Nothing was changed. Drop them there first, or move the other way round."
    )


def _one_team(work: Work, name: str) -> Team:
    found = installation.teams_called(work.session, name)
    if not found:
        raise MoveRefused(f"There is no team {name}. Nothing was changed.")
    if len(found) > 1:
        ids = ", ".join(team.conversation_id for team in found)
        raise MoveRefused(
            f"Several teams are called {name}. Nothing was changed. Give one's conversation id: {ids}"
        )
    return found[0]


def _one_group(work: Work, team: Team, name: str) -> Conversation:
    known = installation.groups_called(work.session, team.org_id, name)
    others = {each.conversation_id: each for each in known if each.conversation_id != team.conversation_id}
    if not known:
        raise MoveRefused(
            f"The bot was never spoken to in a group {name}. Nothing was changed. "
            "Add the bot to the new group, say @OKR help there, and try again."
        )
    if len(others) > 1:
        ids = ", ".join(others)
        raise MoveRefused(
            f"Several groups are called {name}. Nothing was changed. Give one's conversation id: {ids}"
        )
    return next(iter(others.values()), known[0])
