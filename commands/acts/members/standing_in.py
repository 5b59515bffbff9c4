"""Who answers for somebody while they are away: asking, telling them, and thanking them afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from commands.acts.members.naming import typed_names
from commands.acts.members.people import meant, named
from commands.acts.targets import owned
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar.reading import NONE
from commands.core.grammar.replies.short_words import says_nobody
from commands.core.registry import Answer
from commands.core.reply import Direct, Reply
from commands.rules.absence import first_back
from commands.rules.calendar import WorkCalendar
from commands.rules.progress import KeyResultKind
from commands.texts.absences import Away
from commands.texts.examples import sample_value, update_line
from commands.texts.formats import day
from commands.texts.markdown import Md, bold, lines
from commands.texts.scene import Scene
from storage.okrs import Placed
from storage.tables import Absence, Member, Question
from storage.visibility import PRIVATE

KIND = "away"
DEPUTY = "deputy"
MOST_NAMED = 5
LONGEST_NAME = 3
"""Words of a name that answers "who?" without an @."""


def calendar_of(context: Context) -> WorkCalendar:
    """The speaker's working days: those of their country if they said one, else their team's."""
    team = context.place.team or next(iter(context.teams), None)
    if context.member.country or team is None:
        return context.deployment.calendar_of_member(context.member)
    return context.deployment.calendar_of(team)


def days_away(context: Context, absence: Absence) -> Away:
    """An absence with the first working day after it."""
    back = first_back(absence.last_day, calendar_of(context))
    return Away(absence.first_day, absence.last_day, back)


def ask(context: Context, absence: Absence) -> Md | None:
    """Ask who may check in for the speaker; who owns nothing is not asked."""
    mine = _handed_over(context)
    if not mine:
        return None
    context.ask(DEPUTY, {"absence": str(absence.id)})
    codes = context.voice.list([bold(context.code(each)) for each in mine])
    return context.say(
        "Who may answer for {key_results} meanwhile? Reply {name}, or {nobody}.",
        key_results=codes if len(mine) <= MOST_NAMED else context.say("your key results"),
        name=context.here.shown(context.say("@name")),
        nobody=context.here.typed(context.say("nobody")),
    )


def named_at_once(context: Context, absence: Absence) -> Reply | None:
    """What is answered where the days came with whoever stands in: `/away until Monday @dana`."""
    people = meant(context, typed_names(context.message.text))
    if len(people.people) != 1 or people.unclear or people.unknown or not _handed_over(context):
        return None
    return _taken(context, absence, people.people[0])


def _handed_over(context: Context) -> list[Placed]:
    """What a deputy may check in: private ones stay with their owner."""
    return [each for each in owned(context) if each.objective.visibility != PRIVATE]


def _take(context: Context, question: Question) -> Reply | None:
    absence = context.work.session.get(Absence, (context.org_id, UUID(question.payload["absence"])))
    if absence is None or absence.withdrawn_at is not None:
        return None
    if says_nobody(context.message.text):
        return Reply(context.say("👌 Nobody then; your key results wait for you."))
    found = _named(context)
    if not found:
        return None
    if len(found) > 1:
        raise Refusal(_only_one(context, found))
    return _taken(context, absence, found[0])


def _named(context: Context) -> Sequence[Member]:
    """The people an answer names: picked, typed with an @, or by a bare name."""
    text = context.message.text
    people = meant(context, typed_names(text))
    if people.people or people.unclear:
        return people.people or people.unclear[0][1]
    if context.parsed.intent != NONE or len(text.split()) > LONGEST_NAME:
        return ()
    return [each for each in named(context, text) if each.id != context.member.id]


def _only_one(context: Context, found: Sequence[Member]) -> Md:
    return context.say(
        "One person, please: {people}. Reply {name}, or {nobody}.",
        people=context.voice.list([bold(context.name(each)) for each in found], style="or"),
        name=context.here.shown(context.say("@name")),
        nobody=context.here.typed(context.say("nobody")),
    )


def _taken(context: Context, absence: Absence, deputy: Member) -> Reply:
    context.change(KIND).set(absence, deputy_id=deputy.id)
    return Reply(
        context.say(
            "👍 {name} may check in for you until {last}, and knows it now.",
            name=context.here.person(deputy.staff_id, context.name(deputy)),
            last=bold(day(context.voice, absence.last_day)),
        ),
        at=(deputy,),
        direct=(asked(context, deputy, absence),),
    )


def asked(context: Context, deputy: Member, absence: Absence) -> Direct:
    """The direct message to whoever stands in: for whom, when, for what, and how."""
    there, mine = context.alone_with(deputy), _handed_over(context)
    head = there.say(
        "🏖 {name} is away from {first} to {last} and asks you to check in meanwhile:",
        name=bold(context.name(context.member, there.voice)),
        first=day(there.voice, absence.first_day, context.today),
        last=day(there.voice, absence.last_day),
    )
    listed = (
        there.say("{code} {title}", code=bold(context.code(each)), title=each.row.title) for each in mine
    )
    how = there.say("As usual, e.g. {example}", example=_example(context, there, mine[0])) if mine else None
    return Direct(to=deputy, text=lines(head, *listed, how), once=f"deputy:{context.message.message_id}")


def _example(context: Context, there: Scene, placed: Placed) -> Md:
    row = placed.row
    sample = sample_value(
        there, kind=KeyResultKind(row.kind), unit=row.unit, current=row.current, target=row.target
    )
    return update_line(there, code=context.code(placed), sample=sample)


def released(context: Context, deputy: Member, absence: Absence) -> Direct:
    """The direct message to whoever stood in, or would have: it is over."""
    there = context.alone_with(deputy)
    name = bold(context.name(context.member, there.voice))
    if absence.first_day <= context.today:
        text = there.say("👋 {name} is back and checks in again. Thank you for standing in!", name=name)
    else:
        text = there.say(
            "👌 {name} is not away from {first} to {last} after all: nothing to do for you.",
            name=name,
            first=day(there.voice, absence.first_day, context.today),
            last=day(there.voice, absence.last_day),
        )
    return Direct(to=deputy, text=text, once=f"back:{context.message.message_id}")


ANSWERS: dict[str, Answer] = {DEPUTY: _take}
"""Who takes the answer to "who may answer for you?"."""
