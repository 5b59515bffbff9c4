"""Helping with a red flag: which one is meant, who may know of it, and the first who offers."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from commands.acts.flags.flagging import group_scene, shown
from commands.acts.targets import quoted_key_result
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.reply import Announcement, Direct, Reply
from commands.texts.flags import helps
from commands.texts.markdown import Md, bold
from commands.texts.scene import Scene
from storage import flags, outbox
from storage.okrs import Placed
from storage.tables import Member, RedFlag
from storage.visibility import PRIVATE


@dataclass(frozen=True, slots=True)
class OnKeyResult:
    """An open red flag and the key result it stands on."""

    flag: RedFlag
    placed: Placed


def known_here(context: Context) -> list[OnKeyResult]:
    """The open flags the speaker may read of here: in a group those that the group knows."""
    placed = {each.row.id: each for each in context.key_results}
    found = flags.open_on(context.work.session, context.org_id, placed)
    return [
        OnKeyResult(flag, placed[flag.key_result_id])
        for flag in found
        if flag.announced_at is not None or (not context.group and _is_told(context, flag, placed))
    ]


def _is_told(context: Context, flag: RedFlag, placed: dict[UUID, Placed]) -> bool:
    """Whether the speaker knows of a flag that the group does not know."""
    on, me = placed[flag.key_result_id], context.member.id
    if me in (flag.raised_by_id, flag.helper_id, on.row.owner_id, on.objective.owner_id):
        return True
    if context.team_by_id(on.row.team_id).manager_id == me:
        return True
    return outbox.is_owed(context.work.session, context.org_id, asked_once(flag, context.member))


def asked_once(flag: RedFlag, member: Member) -> str:
    """The name under which somebody is asked to help with a flag, once for each confidence."""
    return f"flagask:{flag.id}:{flag.confidence}:{member.id}"


def wanting(context: Context) -> list[OnKeyResult]:
    """Those that still want help of somebody else: of the quoted message, else all."""
    open_ones = [
        each
        for each in known_here(context)
        if each.flag.helper_id is None and each.flag.raised_by_id != context.member.id
    ]
    quoted = quoted_key_result(context)
    return [each for each in open_ones if quoted is None or each.placed.row.id == quoted.row.id]


def offer(context: Context, found: OnKeyResult, words: str | None) -> Reply:
    """The speaker helps; the first is named, to the raiser and to the group if it knows of the flag.

    Raises:
        Refusal: it is the speaker's own flag, or somebody helps already.
    """
    flag, placed = found.flag, found.placed
    _may_offer(context, found)
    context.change("help").set(flag, helper_id=context.member.id)
    raiser, team = context.member_by_id(flag.raised_by_id), context.team_by_id(placed.row.team_id)
    if context.group:
        person = context.here.person(raiser.staff_id, context.name(raiser)) if raiser else None
        return Reply(
            _helps(context, context.here, found, words, person),
            at=(raiser,) if raiser else (),
            about=placed.code,
        )
    once = f"flaghelp:{flag.id}:{context.message.message_id}"
    direct: tuple[Direct, ...] = ()
    if raiser is not None:
        text = _helps(context, context.alone_with(raiser), found, words, None)
        direct = (Direct(raiser, text, f"{once}:{raiser.id}", placed.code),)
    scene = group_scene(team, context.deployment)
    return Reply(
        _helps(context, context.here, found, words, None),
        about=placed.code,
        direct=direct,
        groups=(Announcement(team, _helps(context, scene, found, words, None), once, placed.code),)
        if flag.announced_at is not None and placed.objective.visibility != PRIVATE
        else (),
    )


def _may_offer(context: Context, found: OnKeyResult) -> None:
    code = bold(context.code(found.placed))
    if found.flag.raised_by_id == context.member.id:
        raise Refusal(context.say("{code} is your own red flag; it waits for somebody else.", code=code))
    if found.flag.helper_id is not None:
        helper = bold(context.name(context.member_by_id(found.flag.helper_id)))
        raise Refusal(
            context.say("{helper} helps with {code} already. Thank you anyway!", helper=helper, code=code)
        )


def _helps(context: Context, scene: Scene, found: OnKeyResult, words: str | None, raiser: Md | None) -> Md:
    said = shown(context, found.flag, found.placed, scene.voice)
    name = context.name(context.member, scene.voice)
    return helps(scene, name, raiser or bold(said.raiser), said, words)
