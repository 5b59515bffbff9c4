"""Red flags: raised, worsened and cleared in the check-in's own transaction, said as a request for help."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from commands.acts.members.rights import may_see
from commands.core.context import Context
from commands.core.deployment import Deployment
from commands.core.reply import FLAG, Announcement, Direct
from commands.reports.standing import Standpoint
from commands.rules.red_flag import FlagChange, flag_change
from commands.texts.flags import FlagShown, cleared, direct_flag, group_flag
from commands.texts.markdown import Md
from commands.texts.scene import Scene
from commands.texts.voice import Voice, voice_of
from storage import blockers, flags
from storage.okrs import Placed
from storage.tables import KeyResult, Member, RedFlag, Team
from storage.visibility import PRIVATE

WORTH_SAYING = frozenset({FlagChange.RAISED, FlagChange.WORSE})
WHAT_HELPS = "what_helps"
"""The question a raised flag asks its raiser."""
GROUP_AFTER = timedelta(hours=24)
"""A flag said in a direct chat is told to the group so much later, unless its raiser answers first."""
LOOK_BACK = 10
"""Check-ins looked at for the confidence before the fall."""


@dataclass(frozen=True, slots=True)
class Flagged:
    """What a confidence did to the red flag of its key result, and who is told of it beside the receipt."""

    change: FlagChange = FlagChange.NONE
    flag: RedFlag | None = None
    told: tuple[Member, ...] = ()
    direct: tuple[Direct, ...] = ()
    groups: tuple[Announcement, ...] = ()


def follow(
    context: Context,
    placed: Placed,
    confidence: int | None,
    standpoint: Standpoint,
    *,
    before: int | None,
    kind: str,
) -> Flagged:
    """Raise, worsen or clear the red flag of a key result by a new confidence; `before` is the former one."""
    red_below = standpoint.thresholds.red_below
    was_red = before is not None and before < red_below
    if confidence is None or (confidence >= red_below and not was_red):
        return Flagged()  # the usual case: there is no flag to look for
    flag = flags.open_flag(context.work.session, placed.row)
    change = flag_change(confidence, open_at=flag.confidence if flag else None, red_below=red_below)
    if change is FlagChange.RAISED:
        return _said(context, placed, _raise(context, placed, confidence, kind), change)
    if flag is None:
        return Flagged(change)
    if change is FlagChange.WORSE:
        context.change(kind).set(flag, confidence=confidence)
        if context.group and flag.announced_at is None:
            flag.announced_at = context.now
        return _said(context, placed, flag, change)
    if change is FlagChange.CLEARED:
        context.change(kind).set(flag, cleared_at=context.now)
        return _cleared(context, placed, flag, confidence)
    return Flagged(change)


def _raise(context: Context, placed: Placed, confidence: int, kind: str) -> RedFlag:
    """In a group all read the receipt; said directly, the group is told later, of private ones never."""
    later = not context.group and placed.objective.visibility != PRIVATE
    return context.change(kind).create(
        RedFlag(
            org_id=context.org_id,
            key_result_id=placed.row.id,
            raised_by_id=context.member.id,
            confidence=confidence,
            raised_at=context.message.sent_at,
            announced_at=context.now if context.group else None,
            announce_at=context.now + GROUP_AFTER if later else None,
        )
    )


def ask_what_helps(context: Context, raised: Sequence[RedFlag]) -> None:
    """Wait for what the raiser of these flags needs."""
    context.ask(WHAT_HELPS, {"flags": [str(flag.id) for flag in raised]})


def told_of(context: Context, placed: Placed) -> tuple[Member, ...]:
    """Who is told directly: the objective's owner and the team's manager, without the speaker."""
    manager_id = context.team_by_id(placed.row.team_id).manager_id
    ids = dict.fromkeys((placed.objective.owner_id, manager_id))
    found = [context.member_by_id(each) for each in ids if each != context.member.id]
    return tuple(member for member in found if member is not None)


def _said(context: Context, placed: Placed, flag: RedFlag, change: FlagChange) -> Flagged:
    context.work.flush()  # the reason stands in the check-in that was just added
    told = told_of(context, placed)
    direct = tuple(
        Direct(
            to=member,
            text=direct_flag(
                context.alone_with(member),
                shown(context, flag, placed, context.voice_for(member)),
                team=context.team_by_id(placed.row.team_id).name,
                secret=flag.announced_at is None and placed.objective.visibility != PRIVATE,
            ),
            once=f"flag:{flag.id}:{flag.confidence}:{member.id}",
            kind=FLAG,
            about=placed.code,
        )
        for member in told
    )
    return Flagged(change, flag, told, direct)


def _cleared(context: Context, placed: Placed, flag: RedFlag, confidence: int) -> Flagged:
    """Whoever was told that it was raised is told that it is over."""
    helper = context.member_by_id(flag.helper_id)
    told = dict.fromkeys((*told_of(context, placed), *((helper,) if helper else ())))
    team, once = context.team_by_id(placed.row.team_id), f"unflag:{flag.id}:{context.message.message_id}"

    def said(scene: Scene) -> Md:
        return cleared(scene, code=placed.code, title=placed.row.title, confidence=confidence)

    return Flagged(
        FlagChange.CLEARED,
        flag,
        direct=tuple(
            Direct(member, said(context.alone_with(member)), f"{once}:{member.id}", placed.code)
            for member in told
            if member.id != context.member.id and may_see(context, member, placed.row)
        ),
        groups=()
        if context.group or flag.announced_at is None or placed.objective.visibility == PRIVATE
        else (Announcement(team, said(group_scene(team, context.deployment)), once, placed.code),),
    )


def shown(context: Context, flag: RedFlag, placed: Placed, voice: Voice) -> FlagShown:
    """A flag as others are told of it, in the language of `voice`."""
    raiser = context.name(context.member_by_id(flag.raised_by_id), voice)
    return described(context.work.session, flag, placed.row, raiser)


def described(session: Session, flag: RedFlag, key_result: KeyResult, raiser: str) -> FlagShown:
    """A flag with the confidence it fell from and the reason that was given."""
    said = flags.confident(session, key_result, limit=LOOK_BACK)
    fell_from = next((each.confidence for each in said if each.confidence != flag.confidence), None)
    return FlagShown(
        raiser=raiser,
        code=key_result.code,
        title=key_result.title,
        confidence=flag.confidence,
        before=fell_from,
        why=(said[0].note if said else None) or _blocked_by(session, key_result),
        wanted=flag.wanted,
    )


def _blocked_by(session: Session, key_result: KeyResult) -> str | None:
    newest = next(iter(blockers.open_of_key_result(session, key_result)), None)
    return newest.text if newest else None


def announcement(flag: RedFlag, found: FlagShown, team: Team, deployment: Deployment) -> Announcement:
    """What the group of a flag said in a direct chat is told, once for each confidence."""
    return Announcement(
        team, group_flag(group_scene(team, deployment), found), announced_once(flag), found.code, FLAG
    )


def announced_once(flag: RedFlag) -> str:
    """The name under which the group is told of a flag once."""
    return f"flag:{flag.id}:{flag.confidence}:group"


def group_scene(team: Team, deployment: Deployment) -> Scene:
    """A whole team, in its group."""
    return Scene(voice_of(team.language or deployment.language), deployment.name, group=True)
