"""`/remind every Friday 16:00 check-in`, 明天9点提醒我: what is to happen by itself, in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from commands.acts.codes import not_here
from commands.acts.members.people import meant
from commands.acts.members.team_rights import may_set
from commands.acts.objectives.by_code import OBJECTIVE, objective_by_code
from commands.acts.rituals.nudging import nudge
from commands.acts.rituals.reminding import KIND, by_working_days, make, move, usual
from commands.acts.rituals.snoozing import because_of_quiet_hours, not_gone_by, put_off
from commands.acts.targets import by_code
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar.codes.key_results import find_refs
from commands.core.grammar.orders.ritual_lines import ASK, POST, TELL, RitualWish, find_gone_by, find_wish
from commands.core.grammar.words.normal import Normal
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.rituals import automation, confidence, message, rollup
from commands.rules.quiet_hours import allowed_from
from commands.rules.recurrence import Rule
from commands.texts.markdown import Md, bold, lines
from storage.tables import Member, Team


def run(context: Context) -> Reply:
    """Make or change what the sentence describes, and say how it was understood."""
    wish = find_wish(
        context.parsed.rest,
        now=context.now.astimezone(context.zone),
        language=context.voice.code,
        picked=bool(context.mentioned),
    )
    if wish is None or wish.at is not None:
        _not_of_the_past(context)
    if wish is None:
        reply = nudge(context)
        if reply is None:
            raise Refusal(_not_understood(context))
        return reply
    if wish.condition is not None:
        return _on_condition(context, wish)
    if wish.rule is not None:
        return _again_and_again(context, wish, wish.rule)
    return _once(context, wish)


def _not_of_the_past(context: Context) -> None:
    """Nothing is to happen yesterday.

    Raises:
        Refusal: the sentence puts its day or time into the past.
    """
    now = context.now.astimezone(context.zone)
    words = find_gone_by(context.parsed.rest, now=now, language=context.voice.code)
    if words is not None:
        raise Refusal(
            context.say(
                "“{words}” is over, so I cannot remind anybody then. Nothing was changed. "
                "For example: {example}",
                words=words,
                example=context.here.shown(context.say("remind me tomorrow 9 to call legal")),
            )
        )


def _is_own(context: Context, wish: RitualWish) -> bool:
    """Whether only the speaker is to be reminded: they say so, or nobody else is here."""
    return wish.remind == "me" or (not context.group and wish.remind != "us" and wish.action is None)


def _once(context: Context, wish: RitualWish) -> Reply:
    assert wish.at is not None, "a wish without a rule or condition has a moment"
    if not wish.text and wish.remind != "us":
        return put_off(context, wish.at)
    not_gone_by(context, wish.at)
    people = _people(context, wish)
    if not _is_own(context, wish) or people:
        return make(context, _team(context), message.KIND, _said(context, wish, people), at=wish.at)
    at = allowed_from(wish.at, context.zone)
    reply = make(context, context.member, message.KIND, _said(context, wish, ()), at=at)
    return Reply(lines(reply.text, because_of_quiet_hours(context, wish.at, at)))


def _again_and_again(context: Context, wish: RitualWish, rule: Rule) -> Reply:
    own = _is_own(context, wish) and not wish.names
    if wish.usual is not None and wish.remind != "me":
        return _moved(context, wish.usual, rule)
    if own:
        return make(context, context.member, message.KIND, _said(context, wish, ()), rule=rule)
    team = _team(context)
    rule = by_working_days(context, team, rule)
    if wish.action == ASK:
        return make(context, team, confidence.KIND, {}, rule=rule)
    return make(context, team, message.KIND, _said(context, wish, _people(context, wish)), rule=rule)


def _moved(context: Context, kind: str, rule: Rule) -> Reply:
    """A usual ritual at another time: the team's, or the speaker's own roll-up."""
    if kind == rollup.KIND:
        ritual = usual(context, kind)
        return move(context, ritual, by_working_days(context, context.teams[0], rule, later=True))
    team = _team(context)
    return move(context, usual(context, kind), by_working_days(context, team, rule))


def _team(context: Context) -> Team:
    """The team, if the speaker decides for it."""
    may_set(context, context.team)
    return context.team


def _said(context: Context, wish: RitualWish, people: Sequence[Member]) -> dict[str, object]:
    if not wish.text:
        raise Refusal(
            context.say(
                "When is clear, but what shall I say? Nothing was changed. For example: {example}",
                example=context.here.shown(context.say("/remind every Friday 16:00 submit the timesheets")),
            )
        )
    spec: dict[str, object] = {"text": wish.text}
    return spec | {"people": [str(each.id) for each in people]} if people else spec


def _people(context: Context, wish: RitualWish) -> Sequence[Member]:
    """Whom to tell: picked or typed behind "tell"; what is only part of the text is nobody to be told."""
    if wish.action != TELL and not wish.names:
        return ()
    found = meant(context, wish.names)
    unclear = [name for name, _ in found.unclear] + list(found.unknown)
    if unclear:
        raise Refusal(
            context.say(
                "I do not know who {names} is. Nothing was changed; pick them from the list that opens when "
                "you type @.",
                names=context.voice.list([bold(name) for name in unclear]),
            )
        )
    return found.people


# --- on a condition --------------------------------------------------------------------------


def _on_condition(context: Context, wish: RitualWish) -> Reply:
    assert wish.condition is not None
    people = _told(context, wish)
    if [each.id for each in people] != [context.member.id]:
        may_set(context, context.team)
    do = wish.action if wish.action in (POST, ASK) else TELL
    spec: dict[str, object] = {
        "when": wish.condition.stored(),
        "do": do,
        "people": [str(each.id) for each in people],
    }
    only = _only(context)
    spec |= {"only": only} if only else {}
    return make(context, context.team, automation.KIND, spec, rule=automation.RULE)


def _only(context: Context) -> dict[str, str]:
    """The key results and objectives that the sentence names, by id with their codes.

    Without any it is about all of the team's.

    Raises:
        Refusal: one of them is unknown.
    """
    only = {}
    for ref in find_refs(Normal.of(context.parsed.rest).text):
        if not ref.is_blocker:
            not_here(context, ref.code)
            objective = objective_by_code(context, ref.code) if OBJECTIVE.fullmatch(ref.code) else None
            row = objective.row if objective else by_code(context, ref.code).row
            only[str(row.id)] = row.code
    return only


def _told(context: Context, wish: RitualWish) -> Sequence[Member]:
    if wish.action in (POST, ASK):
        return ()
    people = _people(context, wish) if wish.action == TELL else ()
    if not people and wish.action == TELL and context.member.staff_id not in context.message.mentions:
        raise Refusal(
            context.say(
                "Whom shall I tell? Nothing was changed. For example: {example}",
                example=context.here.shown(context.say("/remind when confidence < 4 tell @mai")),
            )
        )
    return people or (context.member,)


def _not_understood(context: Context) -> Md:
    examples = (
        context.say("/remind every Friday 16:00 check-in"),
        context.say("/remind every Thursday 15:00 digest"),
        context.say("remind me tomorrow 9 to call legal"),
        context.say("/remind when confidence < 4 tell @mai"),
    )
    return lines(
        context.say("I did not understand when. Nothing was changed. These work:"),
        *(context.here.shown(each) for each in examples),
        context.say(
            "All that happens by itself: {list}", list=context.here.typed(context.say("/remind list"))
        ),
    )


COMMAND = Command(
    name=KIND,
    usage="/remind every Friday 16:00 check-in",
    says="reminders, digests and automations in plain words",
    family="team",
    run=run,
)
