"""`/kr assign KR3 @li`, `KR3 交给 @李`, `serahkan KR3 @li`, `giao KR3 @li`: another owner."""

from __future__ import annotations

from collections.abc import Sequence

from commands.acts import asking
from commands.acts.members.naming import typed_names
from commands.acts.members.people import doubts, is_oneself, named
from commands.acts.members.people import meant as people_meant
from commands.acts.objectives import changing
from commands.acts.objectives.changing import Subject
from commands.acts.objectives.fields import code_of
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar.orders.change_words import led_by, with_reason
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.texts.changes import reason_line
from commands.texts.markdown import Md, bold, lines
from storage.tables import Member, Question

OBJECTIVE, KEY_RESULT = "okr.assign", "kr.assign"
WHO_GETS_IT = "who_gets_it"


def run(context: Context) -> Reply:
    """Give it to the one person named; several: ask."""
    meant = changing.subject(context, _example(context))
    people = _people(context, meant)
    if len(people) > 1:
        return _ask(context, meant, people)
    if not people:
        raise Refusal(_who(context, meant))
    return _give(context, meant, people[0])


def _example(context: Context, code: str | None = None) -> Md:
    if context.parsed.intent == "okr.assign":
        return context.here.shown(context.say("/okr assign {code} @name", code=code or "O1"))
    return context.here.shown(context.say("/kr assign {code} @name", code=code or "KR3"))


def _people(context: Context, meant: Subject) -> Sequence[Member]:
    """Everybody who may be meant, the speaker too: `/kr assign KR3 me`."""
    words = with_reason(meant.words).text
    names = typed_names(words)
    found = list(people_meant(context, names).people)
    led = led_by(words, "to")
    if is_oneself(context, led[1] if led else words):
        found.append(context.member)
    return found


def _who(context: Context, meant: Subject) -> Md:
    unclear = people_meant(context, typed_names(meant.words))
    return lines(
        *doubts(context, unclear),
        _offered(context, meant),
        context.say(
            "Who shall own {code}? Pick one person from the @ list: {words}. Nothing was changed.",
            code=bold(code_of(context, meant.row)),
            words=_example(context, code_of(context, meant.row)),
        ),
    )


def _offered(context: Context, meant: Subject) -> Md | None:
    """Whoever bears the name that was typed without an @: nobody gets anything by a guess."""
    words = with_reason(meant.words).text
    led = led_by(words, "to")
    name = (led[1] if led else words).strip(" .!。")
    found = named(context, name) if name and not typed_names(name) and len(name.split()) == 1 else []
    if len(found) != 1:
        return None
    command = "/kr assign" if meant.placed else "/okr assign"
    return context.say(
        "Is it {person}? {words}",
        person=bold(context.name(found[0])),
        words=context.here.typed(f"{command} {code_of(context, meant.row)} @{name}"),
    )


def _ask(context: Context, meant: Subject, people: Sequence[Member]) -> Reply:
    return asking.ask(
        context,
        WHO_GETS_IT,
        context.say(
            "One person owns {code} {title}. Who?",
            code=bold(code_of(context, meant.row)),
            title=meant.row.title,
        ),
        [bold(context.name(member)) for member in people],
        [member.staff_id for member in people],
        {"text": context.message.text, "rest": context.parsed.rest},
    )


def _chosen(context: Context, question: Question) -> Reply | None:
    staff_id = asking.chosen(context, question)
    if staff_id is None:
        return None
    context.remember([staff_id])
    people = {member.staff_id: member for member in (*context.mentioned, context.member)}
    meant = changing.subject_of(context, question.payload["rest"], _example(context))
    return _give(context, meant, people[staff_id])


def _give(context: Context, meant: Subject, owner: Member) -> Reply:
    row = meant.row
    if row.owner_id == owner.id:
        raise Refusal(
            context.say(
                "{name} owns {code} {title} already; nothing was changed.",
                name=bold(context.name(owner)),
                code=bold(code_of(context, row)),
                title=row.title,
            )
        )
    former, reason = context.member_by_id(row.owner_id), with_reason(meant.words).reason
    change = context.change(KEY_RESULT if meant.placed else OBJECTIVE)
    change.set(row, owner_id=owner.id)
    change.row.reason = reason
    changing.joins(context, meant.team, owner)
    at, direct = changing.informed(context, meant, owner, _news(context, meant, owner, reason))
    shown = context.here.person(owner.staff_id, context.name(owner)) if at else bold(context.name(owner))
    return Reply(
        lines(
            context.say(
                "👤 {person} owns {code} {title} now (before: {former}).",
                person=shown,
                code=bold(code_of(context, row)),
                title=row.title,
                former=bold(context.name(former)),
            ),
            reason_line(context.here, reason),
            _told(context, owner) if direct else None,
            context.say("{undo} takes it back.", undo=context.here.typed(context.say("undo"))),
        ),
        at=at,
        about=row.code,
        direct=direct,
    )


def _news(context: Context, meant: Subject, owner: Member, reason: str | None) -> Md:
    there = context.alone_with(owner)
    return lines(
        there.say(
            "👤 {name} made you the owner of {code} {title} ({team}).",
            name=bold(context.name(context.member, there.voice)),
            code=bold(code_of(context, meant.row)),
            title=meant.row.title,
            team=meant.team.name,
        ),
        reason_line(there, reason),
        there.say("See it with {words}", words=there.typed(_shown(meant))),
    )


def _shown(meant: Subject) -> str:
    return f"/kr {meant.row.code}" if meant.placed else f"/okr {meant.row.code}"


def _told(context: Context, owner: Member) -> Md:
    return context.say("I told {name} directly.", name=bold(context.name(owner)))


COMMAND = (
    Command(name=OBJECTIVE, usage="/okr assign O1 @li", says="give an objective to somebody", run=run),
    Command(
        name=KEY_RESULT,
        usage="/kr assign KR3 @li",
        says="give a key result to somebody",
        run=run,
        answers={WHO_GETS_IT: _chosen},
    ),
)
