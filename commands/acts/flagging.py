"""Red flags: raised and cleared in the check-in's own transaction, said as a request for help."""

from __future__ import annotations

from dataclasses import dataclass

from commands.core.context import Context
from commands.core.reply import Direct
from commands.rules.confidence import RED_BELOW
from commands.rules.red_flag import FlagChange, flag_change
from commands.texts.flags import direct_flag
from storage import blockers
from storage.okrs import Placed
from storage.tables import Member, RedFlag

WORTH_SAYING = frozenset({FlagChange.RAISED, FlagChange.WORSE})


@dataclass(frozen=True, slots=True)
class Flagged:
    """What a confidence did to the red flag of its key result, and who is told of it directly."""

    change: FlagChange = FlagChange.NONE
    told: tuple[Member, ...] = ()
    direct: tuple[Direct, ...] = ()


def follow(
    context: Context, placed: Placed, confidence: int | None, *, before: int | None, kind: str
) -> Flagged:
    """Raise, worsen or clear the red flag of a key result by a new confidence; `before` is the former one."""
    was_red = before is not None and before < RED_BELOW
    if confidence is None or (confidence >= RED_BELOW and not was_red):
        return Flagged()  # the usual case: there is no flag to look for
    flag = blockers.open_flag(context.work.session, placed.row)
    change = flag_change(confidence, open_at=flag.confidence if flag else None)
    if change is FlagChange.RAISED:
        flag = context.change(kind).create(
            RedFlag(
                org_id=context.org_id,
                key_result_id=placed.row.id,
                raised_by_id=context.member.id,
                confidence=confidence,
                raised_at=context.message.sent_at,
            )
        )
    elif flag is not None and change is FlagChange.WORSE:
        context.change(kind).set(flag, confidence=confidence)
    elif flag is not None and change is FlagChange.CLEARED:
        context.change(kind).set(flag, cleared_at=context.now)
    if change not in WORTH_SAYING or flag is None:
        return Flagged(change)
    told = _told(context, placed)
    return Flagged(change, told, tuple(_direct(context, placed, flag, member) for member in told))


def _told(context: Context, placed: Placed) -> tuple[Member, ...]:
    """The objective's owner and the team's manager, without the one who raised it."""
    manager_id = context.team_by_id(placed.row.team_id).manager_id
    ids = dict.fromkeys((placed.objective.owner_id, manager_id))
    found = [context.member_by_id(each) for each in ids if each != context.member.id]
    return tuple(member for member in found if member is not None)


def _direct(context: Context, placed: Placed, flag: RedFlag, member: Member) -> Direct:
    return Direct(
        to=member,
        text=direct_flag(
            context.alone_with(member),
            raiser=context.name(context.member, context.voice_for(member)),
            confidence=flag.confidence,
            code=placed.code,
            title=placed.row.title,
            team=context.team_by_id(placed.row.team_id).name,
        ),
        once=f"flag:{flag.id}:{flag.confidence}:{member.id}",
        about=placed.code,
    )
