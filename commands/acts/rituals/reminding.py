"""Rituals that people make and change: as rows, and as they are shown back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.reply import Reply
from commands.rituals import automation, message, rollup
from commands.rituals.planning import next_moment, plan_manager, plan_team
from commands.rules import conditions, recurrence
from commands.rules.recurrence import Period, Rule, Shift
from commands.texts.automations import action_shown, condition_shown
from commands.texts.formats import day, moment
from commands.texts.markdown import Md, bold, lines
from commands.texts.places import zone_shown
from commands.texts.rituals import NAMES, RitualShown, how_often, in_one_line, quoted, understood
from storage import members, rituals
from storage.tables import Member, Ritual, Team

KIND = "remind"
DATES = 3
"""So many coming dates show whether a rule was understood."""


# --- the rows --------------------------------------------------------------------------------


def of_team(context: Context, team: Team) -> Sequence[Ritual]:
    """A team's rituals with a number; the usual ones are made here if the clock has not yet."""
    if not context.outsider:
        plan_team(context, team)
    context.work.flush()
    return [each for each in rituals.of_team(context.work.session, team) if _is_shown(each)]


def of_speaker(context: Context) -> Sequence[Ritual]:
    """The speaker's own."""
    found = rituals.of_member(context.work.session, context.org_id, context.member.id)
    return [each for each in found if _is_shown(each)]


def _is_shown(ritual: Ritual) -> bool:
    """What has no number is nobody's business, and what happened once is over."""
    return ritual.number is not None and (bool(ritual.rule) or ritual.next_due_at is not None)


def usual(context: Context, kind: str) -> Ritual:
    """The ritual of this kind that the team, or of the roll-up the speaker, has anyway.

    Raises:
        Refusal: a roll-up for somebody who manages nothing.
    """
    if kind != rollup.KIND:
        return next(each for each in of_team(context, context.team) if each.kind == kind)
    found = next((each for each in of_speaker(context) if each.kind == kind), None)
    if found is None and not members.managed_by(context.work.session, context.member):
        raise Refusal(
            context.say(
                "The roll-up is for managers, and you manage no team yet. Nothing was changed. "
                "{words} names one.",
                words=context.here.shown(context.say("/team manager @name")),
            )
        )
    return found or plan_manager(context, context.member)


def make(
    context: Context,
    owner: Team | Member,
    kind: str,
    spec: dict[str, Any],
    *,
    rule: Rule | None = None,
    at: datetime | None = None,
) -> Reply:
    """A new ritual by a rule or at one moment, for a team or a person, shown as it was understood.

    Nobody is told the same twice because somebody said it twice.
    """
    same = _same(context, owner, kind, spec, rule=rule, at=at)
    if same is not None:
        return _is_there(context, same)
    ritual = Ritual(
        org_id=context.org_id,
        team_id=owner.id if isinstance(owner, Team) else None,
        member_id=owner.id if isinstance(owner, Member) else None,
        number=rituals.next_number(context.work.session, owner),
        kind=kind,
        rule=rule.stored() if rule else {},
        spec=spec,
        made_by_id=context.member.id,
        created_at=context.now,
    )
    ritual.next_due_at = next_moment(context, ritual, rule, after=context.now) if rule else at
    context.change(KIND).create(ritual)
    return Reply(echo(context, ritual))


def _same(
    context: Context,
    owner: Team | Member,
    kind: str,
    spec: dict[str, Any],
    *,
    rule: Rule | None,
    at: datetime | None,
) -> Ritual | None:
    """The ritual that does just this already."""
    known = of_team(context, owner) if isinstance(owner, Team) else of_speaker(context)
    wanted = (kind, spec, rule.stored() if rule else {})
    alike = (each for each in known if (each.kind, each.spec, each.rule) == wanted and each.off_at is None)
    return next((each for each in alike if rule is not None or each.next_due_at == at), None)


def _is_there(context: Context, ritual: Ritual) -> Reply:
    return Reply(lines(context.say("That happens already; nothing was changed."), echo(context, ritual)))


def move(context: Context, ritual: Ritual, rule: Rule) -> Reply:
    """Another rule for a ritual, which is switched on if it was off."""
    if ritual.rule == rule.stored() and ritual.off_at is None:
        return _is_there(context, ritual)
    before = ritual.rule if ritual.off_at is None else None
    context.change(KIND).set(
        ritual,
        rule=rule.stored(),
        next_due_at=next_moment(context, ritual, rule, after=context.now),
        off_at=None,
    )
    return Reply(lines(echo(context, ritual), _until_now(context, before)))


def _until_now(context: Context, rule: dict[str, Any] | None) -> Md | None:
    """What the new moment stands instead of: who asks for a monthly digest may want the weekly one, too."""
    if not rule:
        return None
    often = how_often(context.voice, recurrence.restored(rule))
    return context.say("It was until now: {often}", often=often)


def by_working_days(context: Context, team: Team, rule: Rule, *, later: bool = False) -> Rule:
    """A team's ritual moves with its days off, unless it was put on one; the one on Friday closes the week.

    `later` moves it to the next working day.
    """
    if rule.shift is not Shift.NONE:
        return rule
    if rule.period is Period.DAY:
        return recurrence.moved(rule, Shift.SKIP)
    if rule.weekday in context.deployment.calendar_of(team).weekend:
        return rule
    if later or rule.period is Period.MONTH:
        return recurrence.moved(rule, Shift.NEXT)
    return recurrence.moved(rule, Shift.WEEK_END if rule.weekday == recurrence.FRIDAY else Shift.EARLIER)


# --- in words --------------------------------------------------------------------------------


def echo(context: Context, ritual: Ritual) -> Md:
    """A ritual as it was understood; one's own has its number in our direct chat and not in the group."""
    made = shown(context, ritual, dates=DATES)
    if context.group and ritual.member_id is not None:
        return lines(
            in_one_line(context.here, made), context.say("Your own reminders are listed in our direct chat.")
        )
    return understood(context.here, made)


def shown(context: Context, ritual: Ritual, *, dates: int = 1) -> RitualShown:
    """A ritual in the speaker's language, its coming moments on their clock."""
    number = ritual.number or 0
    if ritual.kind == automation.KIND:
        codes = ritual.spec.get("only", {}).values()
        only = [code for code in codes if not context.group or not code.startswith("P")]
        condition = condition_shown(context.here, conditions.restored(ritual.spec["when"]), only)
        return RitualShown(number, what(context, ritual), condition, (), off=ritual.off_at is not None)
    if not ritual.rule:
        once = moment(context.voice, ritual.next_due_at or context.now, context.zone, context.now)
        return RitualShown(number, what(context, ritual), None, (once,), off=ritual.off_at is not None)
    zone, coming = _zone(context, ritual), list(islice(_moments(context, ritual), dates))
    same = all(_clock(at, zone) == _clock(at, context.zone) for at in coming)
    return RitualShown(
        number,
        what(context, ritual),
        how_often(context.voice, recurrence.restored(ritual.rule)),
        [_date(context, at, short=same) for at in coming],
        zone=None if same else zone_shown(zone.key),
        off=ritual.off_at is not None,
    )


def what(context: Context, ritual: Ritual) -> Md:
    """What a ritual does, as a part of a line."""
    if ritual.kind == automation.KIND:
        return action_shown(context.here, ritual.spec["do"], _names(context, ritual))
    if ritual.kind == message.KIND:
        text, names = quoted(context.here, ritual.spec["text"]), _names(context, ritual)
        if not names:
            return text
        people = context.voice.list([bold(name) for name in names])
        return context.say("{text} to {people}", text=text, people=people)
    return context.say(NAMES[ritual.kind]) if ritual.kind in NAMES else Md(ritual.kind)


def _names(context: Context, ritual: Ritual) -> list[str]:
    return [context.name(context.member_by_id(UUID(each))) for each in ritual.spec.get("people", ())]


def _zone(context: Context, ritual: Ritual) -> ZoneInfo:
    return context.team_zone(context.team_by_id(ritual.team_id)) if ritual.team_id else context.zone


def _moments(context: Context, ritual: Ritual) -> Iterator[datetime]:
    rule, at = recurrence.restored(ritual.rule), ritual.next_due_at
    while at is not None:
        yield at
        at = next_moment(context, ritual, rule, after=at)


def _clock(at: datetime, zone: ZoneInfo) -> datetime:
    return at.astimezone(zone).replace(tzinfo=None)


def _date(context: Context, at: datetime, *, short: bool) -> Md:
    if short:
        return day(context.voice, at.astimezone(context.zone).date())
    return moment(context.voice, at, context.zone, context.now)
