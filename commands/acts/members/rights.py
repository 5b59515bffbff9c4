"""Who may do what. A refusal always says who may, and what works instead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.surroundings import Surroundings
from commands.texts.markdown import Md, bold, lines
from storage import absences, members, visibility
from storage.okrs import Placed
from storage.tables import Blocker, BlockerAsk, Initiative, KeyResult, Member, Objective, Team
from storage.visibility import Eyes

MOST_REPEATED = 60
"""Characters of a line that is shown again for somebody else to say."""
MANAGERS = "managers"
"""The value of `Team.creators` that leaves making and changing to the manager."""


def may_change(context: Context, team: Team) -> None:
    """Members of a team make and change its objectives; where it is set so, only its manager.

    Raises:
        Refusal: somebody of another team or from outside, or only the manager may.
    """
    may_take_part(context, team)
    if team.creators == MANAGERS and not context.is_manager(team):
        raise Refusal(_only_the_manager(context, team))


def may_take_part(context: Context, team: Team) -> None:
    """Members of a team add tasks and report what is measured, whoever makes its objectives.

    Raises:
        Refusal: somebody of another team or from outside.
    """
    speaker = context.member  # refuses people from outside
    if context.is_manager(team) or any(team.id == each.id for each in context.teams):
        return
    raise Refusal(
        context.say(
            "{name}, you are not in {team}, so nothing was changed. Say it in the group of {team}, "
            "or ask somebody there.",
            name=context.name(speaker),
            team=bold(team.name),
        )
    )


def may_disclose(context: Context, team: Team, objective: Objective) -> None:
    """Who sees an objective is decided by its owner, the team's manager and administrators.

    Raises:
        Refusal: it is somebody else's.
    """
    if context.member.id == objective.owner_id or context.is_manager(team):
        return
    raise Refusal(
        context.say(
            "Who sees {code} is up to {owner} or the manager of {team}. Nothing was changed; please ask "
            "them.",
            code=bold(objective.code),
            owner=bold(context.name(context.member_by_id(objective.owner_id))),
            team=bold(team.name),
        )
    )


def _only_the_manager(context: Context, team: Team) -> Md:
    manager = context.member_by_id(team.manager_id)
    if manager is None:
        return context.say(
            "In {team} only the manager makes and changes objectives, and nobody is the manager yet. Nothing "
            "was changed. {words} names one.",
            team=bold(team.name),
            words=context.here.shown(context.say("/team manager @name")),
        )
    return context.say(
        "In {team} only {manager}, the manager, makes and changes objectives. Nothing was changed; please "
        "ask them.",
        team=bold(team.name),
        manager=bold(context.name(manager)),
    )


def may_check_in(context: Context, placed: Placed) -> None:
    """The owner, the objective's owner, the team's manager and administrators check in; while the owner is
    away, whoever stands in for them too.

    Raises:
        Refusal: somebody else's key result.
    """
    if not _is_up_to_speaker(context, placed, placed.row.owner_id):
        raise Refusal(_somebody_elses(context, placed))


def checks_in(context: Context, placed: Placed) -> bool:
    """Whether the speaker is one of those who check in a key result."""
    return not context.outsider and _is_up_to_speaker(context, placed, placed.row.owner_id)


def may_finish(context: Context, task: Initiative, placed: Placed) -> None:
    """Whose task it is, and whoever checks in its key result, say that it is done or not needed.

    Raises:
        Refusal: somebody else's task.
    """
    if _is_up_to_speaker(context, placed, placed.row.owner_id) or _is_up_to_speaker(
        context, placed, task.owner_id
    ):
        return
    raise Refusal(
        context.say(
            "{code} {title} is {owner}'s, so nothing was changed. Please ask them: they can say {example}",
            code=bold(task.code),
            title=task.title,
            owner=bold(context.name(context.member_by_id(task.owner_id))),
            example=context.here.shown(context.say("{code} done", code=task.code)),
        )
    )


def _is_up_to_speaker(context: Context, placed: Placed, owner_id: UUID) -> bool:
    """Whether the speaker owns it, stands in for its owner, or is responsible for all of it."""
    team = context.team_by_id(placed.row.team_id)
    if context.member.id in (owner_id, placed.objective.owner_id) or context.is_manager(team):
        return True
    day = context.standpoint_of(team).today
    return absences.deputy_of(context.work.session, context.org_id, owner_id, day) == context.member.id


def _somebody_elses(context: Context, placed: Placed) -> Md:
    code, owner = context.code(placed), context.member_by_id(placed.row.owner_id)
    return lines(
        context.say(
            "{code} {title} is {owner}'s, so nothing was changed. Please ask them: they can say {example}",
            code=bold(code),
            title=placed.row.title,
            owner=bold(context.name(owner)),
            example=context.here.shown(_as_typed(context, code) or f"{code} = …"),
        ),
        remark_welcome(context, code),
    )


def _as_typed(context: Context, code: str) -> str | None:
    """The speaker's own words, for its owner to say: a short line that begins with the key result, or a
    command that names it."""
    typed = context.message.text.strip()
    short = "\n" not in typed and len(typed) <= MOST_REPEATED
    begins = rf"(?:{re.escape(code)}|/.*(?<![A-Za-z0-9/]){re.escape(code)}(?![0-9]))"
    return typed if short and re.match(begins, typed, re.IGNORECASE) else None


def remark_welcome(context: Context, code: str) -> Md:
    """What anybody may say of somebody else's key result."""
    return context.say(
        "A remark is always welcome: {words}",
        words=context.here.shown(context.say("/comment {code} …", code=code)),
    )


def may_see(around: Surroundings, member: Member, row: Any) -> bool:
    """Whether somebody may be told in a direct message of what a row speaks of."""
    if _is_seen(around, visibility.EVERYBODY, row):
        return True
    around.work.flush()  # who was mentioned just now belongs to the team already
    teams = members.teams_of(around.work.session, member)
    return _is_seen(around, visibility.of_member(member, teams), row)


def may_say_here(context: Context, rows: Iterable[Any]) -> bool:
    """Whether what these rows speak of may be shown where the speaker is."""
    return all(_is_seen(context, context.eyes, row) for row in rows)


def _is_seen(around: Surroundings, eyes: Eyes, row: Any) -> bool:
    """Any row, by the key result or objective it belongs to; others tell nothing of either."""
    session, key = around.work.session, around.org_id
    if isinstance(row, BlockerAsk):
        row = session.get_one(Blocker, (key, row.blocker_id))
    if getattr(row, "key_result_id", None) is not None:
        row = session.get_one(KeyResult, (key, row.key_result_id))
    if getattr(row, "objective_id", None) is None:
        return eyes.see(row) if isinstance(row, Objective) else True
    objective = session.get_one(Objective, (key, row.objective_id))
    return eyes.see(objective, row if isinstance(row, KeyResult) else None)
