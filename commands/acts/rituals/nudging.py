"""`remind @leo to update KR5`, and no time: the owner is asked for news now, if there are none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from commands.acts.check_ins.storing import MORE_EXACTLY
from commands.acts.members.naming import typed_names
from commands.acts.members.people import meant
from commands.acts.targets import by_code, is_due_today
from commands.core.context import Context
from commands.core.grammar.codes.key_results import find_refs
from commands.core.grammar.words.normal import Normal
from commands.core.reply import ASK, Asks, Direct, Reply
from commands.core.team_codes import team_word
from commands.rules.progress import KeyResultKind
from commands.texts.examples import sample_value
from commands.texts.formats import day, moment
from commands.texts.markdown import Md, bold, lines
from commands.texts.nudges import asks_for_news
from commands.texts.scene import Scene
from storage import absences, members
from storage.okrs import Placed
from storage.tables import Member

ROUND = "round"
"""The question about several key results, which the weekly round asks too."""


@dataclass(frozen=True, slots=True)
class Nudge:
    """Whom to ask, and for what of theirs; `why_not` where nothing is to be asked."""

    person: Member
    due: Sequence[Placed]
    why_not: Md | None


def nudge(context: Context) -> Reply | None:
    """Ask the people who were named for what is due of theirs; None if nobody is named for certain.

    Raises:
        Refusal: a code that does not exist here.
    """
    people = meant(context, typed_names(context.parsed.rest))
    if not people.people or people.unclear or people.unknown:
        return None
    refs = [ref for ref in find_refs(Normal.of(context.parsed.rest).text) if ref.is_topic]
    named = [by_code(context, ref.code) for ref in refs]
    found = [_nudge(context, person, named) for person in people.people]
    asked, refused = [each for each in found if not each.why_not], [each.why_not for each in found]
    return _in_the_group(context, asked, refused) if context.group else _alone(context, asked, refused)


def _nudge(context: Context, person: Member, named: Sequence[Placed]) -> Nudge:
    theirs = [each for each in named or context.key_results if each.row.owner_id == person.id]
    due = [each for each in theirs if is_due_today(context, each)]
    away = absences.away_on(context.work.session, context.org_id, [person.id], context.today).get(person.id)
    name = bold(context.name(person))
    if away is not None:
        last = day(context.voice, away.last_day, context.today)
        return Nudge(
            person, (), context.say("{name} is away until {day}; I asked nothing.", name=name, day=last)
        )
    if due:
        return Nudge(person, due, None)
    return Nudge(person, (), _nothing_due(context, name, theirs or named))


def _nothing_due(context: Context, name: Md, placed: Sequence[Placed]) -> Md:
    """Somebody else's, said already, or nothing at all: a remark is always possible."""
    first = next(iter(placed), None)
    if first is None:
        return context.say("{name} has nothing due here; I asked nothing.", name=name)
    code, owner = bold(context.code(first)), bold(context.name(context.member_by_id(first.row.owner_id)))
    comment = context.here.shown(context.say("/comment {code} …", code=context.code(first)))
    if owner != name:
        return context.say(
            "{code} is {owner}'s; I did not ask {name}. A remark for the owner: {comment}",
            code=code,
            owner=owner,
            name=name,
            comment=comment,
        )
    at = first.row.checked_in_at
    when = moment(context.voice, at, context.zone, context.now) if at else None
    return context.say(
        "{name} checked in on {code} {when}; I did not ask again. A remark for them: {comment}",
        name=name,
        code=code,
        when=when or "",
        comment=comment,
    )


def _in_the_group(context: Context, asked: Sequence[Nudge], refused: Sequence[Md | None]) -> Reply:
    """Whoever is asked is called by their @ here, and may answer here."""
    for each in asked:
        question = _asks([placed.code for placed in each.due])
        context.ask(question.kind, dict(question.payload), of=each.person)
    said = (
        _said(context, context.here_for(each.person), each, [placed.code for placed in each.due])
        for each in asked
    )
    due = [placed.code for each in asked for placed in each.due]
    return Reply(
        lines(*said, *refused),
        at=tuple(each.person for each in asked),
        about=due[0] if len(due) == 1 else None,
    )


def _alone(context: Context, asked: Sequence[Nudge], refused: Sequence[Md | None]) -> Reply:
    names = context.voice.list([bold(context.name(each.person)) for each in asked])
    told = context.say("I asked {people}.", people=names) if asked else None
    return Reply(lines(told, *refused), direct=tuple(_direct(context, each) for each in asked))


def _direct(context: Context, nudge: Nudge) -> Direct:
    """What somebody is asked directly, once a day; with their team's name where they are in several."""
    person, there = nudge.person, context.alone_with(nudge.person)
    several = members.in_several_teams(context.work.session, context.org_id, [person.id])
    codes = [
        f"{team_word(context.team_by_id(each.row.team_id).name)}/{each.code}" if several else each.code
        for each in nudge.due
    ]
    return Direct(
        person,
        _said(context, there, nudge, codes),
        once=f"nudge:{person.id}:{nudge.due[0].row.id}:{context.today.isoformat()}",
        about=nudge.due[0].code if len(nudge.due) == 1 else None,
        asks=_asks(codes),
        kind=ASK,
    )


def _asks(codes: Sequence[str]) -> Asks:
    """What takes the answer: a bare value is of the only one, and a line for each, or "same", of several."""
    return Asks(MORE_EXACTLY, {"code": codes[0]}) if len(codes) == 1 else Asks(ROUND, {"codes": codes})


def _said(context: Context, there: Scene, nudge: Nudge, codes: Sequence[str]) -> Md:
    called, first = context.name(nudge.person, there.voice), nudge.due[0].row
    return asks_for_news(
        there,
        person=there.person(nudge.person.staff_id, called) if there.group else None,
        name=context.name(context.member, there.voice),
        key_results=[(code, each.row.title) for code, each in zip(codes, nudge.due, strict=True)],
        sample=sample_value(
            there,
            kind=KeyResultKind(first.kind),
            unit=first.unit,
            current=first.current,
            target=first.target,
        ),
    )
