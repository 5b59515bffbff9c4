"""What a helper answers: "on it by Thu", "not me @li", "need info: …"; in the group or directly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from commands.acts import asking
from commands.acts.blockers import blocking, closing_blockers, helping
from commands.acts.blockers.asking_back import EITHER, INFO, decided, informed, need_info
from commands.acts.blockers.follow_up_plan import plan
from commands.acts.blockers.following_up import KIND as FOLLOW_UP
from commands.acts.blockers.handing_over import WHO_ELSE, named, pass_on
from commands.acts.blockers.helping import BLOCKER_CODE, WHICH_BLOCKER, Wanted, wanted_of
from commands.acts.flags import flag_help
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar import find_date, normalise
from commands.core.grammar.replies.short_words import says_yes
from commands.core.registry import Command
from commands.core.reply import NEWS, Direct, Reply
from commands.texts.blockers import has_it, you_have_it
from commands.texts.markdown import Md, bold, lines
from commands.texts.scene import Scene
from storage import blockers
from storage.tables import Blocker, Member, Question

Answering = Callable[[Context, Wanted, str], Reply]


def accept(context: Context) -> Reply:
    """The helper has it, with a date if one was said; or helps with the only red flag that waits for help."""
    found, dated = wanted_of(context), _due(context, context.message.text) is not None
    named = bool(BLOCKER_CODE.search(context.message.text))
    flags = [] if named or dated else flag_help.wanting(context)
    waiting = [each for each in found if each.ask.answer is None]
    if says_yes(context.message.text):
        return _agreed(context, [each for each in found if each.ask.answer in (None, "need_info")])
    if len(flags) == 1 and not waiting:
        return flag_help.offer(context, flags[0], context.parsed.rest.strip() or None)
    if flags:
        raise Refusal(_which(context, waiting, flags))
    if not found and named:
        return _wanted_by(context)
    return _answered(context, "accept", found)


def _agreed(context: Context, waiting: list[Wanted]) -> Reply:
    """A mere "ok" takes what the speaker was asked for; it is no offer to anybody else."""
    if not waiting:
        return Reply(context.say("👌 Nothing here waits for your answer."))
    return _answered(context, "accept", waiting)


def _which(context: Context, waiting: list[Wanted], flags: list[flag_help.OnKeyResult]) -> Md:
    """Several want help: each with the words that mean only it."""
    here = context.here
    ways = [
        (here.typed(context.say("{code} on it", code=each.code)), each.blocker.text) for each in waiting
    ] + [
        (
            here.typed(context.say("help with {code}", code=context.code(each.placed))),
            each.placed.row.title,
        )
        for each in flags
    ]
    return lines(
        context.say("Which one do you mean?"),
        *(context.say("{words} · {text}", words=words, text=text) for words, text in ways[:10]),
    )


def _wanted_by(context: Context) -> Reply:
    """`B7 by Friday` of who raised it: when it is wanted."""
    numbers = {int(number) for number in BLOCKER_CODE.findall(context.message.text)}
    team_ids, due_at = [team.id for team in context.teams], _due(context, context.message.text)
    open_ones = blockers.open_of_teams(context.work.session, context.org_id, team_ids, eyes=context.eyes)
    mine = [
        blocker
        for blocker, _ in open_ones
        if blocker.number in numbers and blocker.raised_by_id == context.member.id
    ]
    if len(mine) != 1 or due_at is None:
        raise Refusal(_nobody_asked(context))
    [blocker] = mine
    context.change("due").set(blocker, due_at=due_at)
    plan(context, blocker)
    return Reply(
        lines(
            context.say("🚧 {code}: {text}", code=bold(blocker.code), text=blocker.text),
            _wanted_by_line(context, context.here, blocker, context.member),
        ),
        about=blocker.code,
        direct=tuple(
            Direct(
                to=member,
                text=lines(
                    there.say("🚧 {code}: {text}", code=bold(blocker.code), text=blocker.text),
                    _wanted_by_line(context, there, blocker, member),
                ),
                once=f"due:{blocker.id}:{member.id}:{context.message.message_id}",
                about=blocker.code,
            )
            for member in _others_asked(context, blocker, but=("passed_on",))
            for there in (context.alone_with(member),)
        ),
    )


def _wanted_by_line(context: Context, scene: Scene, blocker: Blocker, reader: Member) -> Md:
    when = blocking.due_for(context, blocker, reader, scene)
    assert when is not None
    return scene.say("Wanted by {when}", when=when)


def _nobody_asked(context: Context) -> Md:
    return context.say(
        "Nobody has asked you for help that is still open. {list} shows what is blocked.",
        list=context.here.typed(context.say("/blockers")),
    )


def _answered(context: Context, intent: str, found: list[Wanted]) -> Reply:
    if not found:
        raise Refusal(_nobody_asked(context))
    if len(found) > 1:
        return helping.ask_which(context, found, intent=intent)
    return ANSWERS[intent](context, found[0], context.parsed.rest)


def _followed_up(context: Context, question: Question) -> Reply | None:
    """`done` or a date without a code, said to what I asked by myself."""
    intent = "accept" if _is_a_date(context, context.message.text) else context.parsed.intent
    if intent not in ANSWERS or helping.named_numbers(context):
        return None
    meant = question.payload["blockers"]
    found = [each for each in helping.asked(context) if str(each.blocker.id) in meant]
    return _answered(context, intent, found) if found else None


def _is_a_date(context: Context, text: str) -> bool:
    """Whether a message is a day or time and nothing else."""
    normal = normalise(text)
    found = find_date(text, now=context.now.astimezone(context.zone), language=context.voice.code)
    return found is not None and not (normal[: found.start] + normal[found.end :]).strip(" .!。！")


def _chosen(context: Context, question: Question) -> Reply | None:
    code = asking.chosen(context, question)
    if code is None:
        return None
    asks = dict(zip(question.payload["values"], question.payload["asks"], strict=True))
    context.remember(question.payload["mentions"])
    wanted = next((each for each in helping.asked(context) if str(each.ask.id) == asks[code]), None)
    if wanted is None:
        raise Refusal(context.say("{code} was closed meanwhile.", code=code))
    return ANSWERS[question.payload["intent"]](context, wanted, question.payload["rest"])


def _accept(context: Context, wanted: Wanted, rest: str) -> Reply:
    """Taken, or with another date by who has it already."""
    blocker = wanted.blocker
    if blocker.helper_id is not None and blocker.helper_id != context.member.id:
        holder = context.member_by_id(blocker.helper_id)
        raise Refusal(
            context.say(
                "{name} already has {code}. Thank you anyway!",
                name=bold(context.name(holder)),
                code=bold(wanted.code),
            )
        )
    new = blocker.helper_id is None
    change = context.change("accept")
    change.set(
        blocker,
        state="accepted",
        helper_id=context.member.id,
        due_at=_due(context, rest, blocker) or blocker.due_at,
    )
    change.set(wanted.ask, answer="accepted", answer_text=rest or None, answered_at=context.now)
    plan(context, blocker)
    others = [_taken(context, member, wanted) for member in _others_asked(context, blocker)] if new else []
    raiser = context.member_by_id(blocker.raised_by_id)
    if raiser is not None and raiser.id != context.member.id and not context.group:
        others.append(_tell_raiser(context, raiser, wanted))
    return Reply(
        _has_it(context, context.here, wanted, context.member), about=wanted.code, direct=tuple(others)
    )


def _due(context: Context, text: str, blocker: Blocker | None = None) -> datetime | None:
    """The day or time that is said, by the speaker's clock: of a blocker in a team with another, by that."""
    team = context.team_by_id(blocker.team_id) if blocker else None
    zone = context.zone_of(context.member, team) if team else context.zone
    found = find_date(text, now=context.now.astimezone(zone), language=context.voice.code)
    return found.at if found else None


def _has_it(context: Context, scene: Scene, wanted: Wanted, reader: Member) -> Md:
    """Who has it; read by nobody but the helper, that is "you"."""
    blocker = wanted.blocker
    due = blocking.due_for(context, blocker, reader, scene)
    if reader.id == context.member.id and not scene.group:
        return you_have_it(scene, code=wanted.code, text=blocker.text, due=due)
    name = context.name(context.member, scene.voice)
    return has_it(scene, name=name, code=wanted.code, text=blocker.text, due=due)


def _others_asked(
    context: Context, blocker: Blocker, *, but: tuple[str, ...] = ("passed_on", "accepted")
) -> list[Member]:
    """Who else was asked and did not answer in one of these ways."""
    asks = blockers.asks_for(context.work.session, context.org_id, [blocker.id])
    found = [context.member_by_id(ask.member_id) for ask in asks if ask.answer not in but]
    return [member for member in found if member is not None and member.id != context.member.id]


def _taken(context: Context, to: Member, wanted: Wanted) -> Direct:
    there = context.alone_with(to)
    return Direct(
        to=to,
        text=there.say(
            "👍 {name} has {code} {text}: nothing to do for you any more.",
            name=bold(context.name(context.member, there.voice)),
            code=bold(wanted.code),
            text=wanted.blocker.text,
        ),
        once=f"taken:{wanted.blocker.id}:{to.id}:{context.message.message_id}",
        kind=NEWS,
        about=wanted.code,
    )


def _tell_raiser(context: Context, raiser: Member, wanted: Wanted) -> Direct:
    return Direct(
        to=raiser,
        text=_has_it(context, context.alone_with(raiser), wanted, raiser),
        once=f"accepted:{wanted.blocker.id}:{context.message.message_id}",
        about=wanted.code,
    )


def _done(context: Context, wanted: Wanted, rest: str) -> Reply:
    return closing_blockers.resolve(context, wanted.blocker, wanted.key_result, rest or None)


ANSWERS: dict[str, Answering] = {
    "accept": _accept,
    "pass_on": pass_on,
    "need_info": need_info,
    "done": _done,
}


def _run(intent: str) -> Callable[[Context], Reply]:
    return lambda context: _answered(context, intent, wanted_of(context))


COMMAND = (
    Command(
        name="accept",
        usage="on it by Thu",
        says="take a blocker you were asked about",
        family="block",
        run=accept,
        answers={WHICH_BLOCKER: _chosen, INFO: informed, EITHER: decided, FOLLOW_UP: _followed_up},
        heard_in_groups=frozenset({INFO}),
    ),
    Command(
        name="pass_on",
        usage="not me @li",
        says="pass a blocker on",
        family="block",
        run=_run("pass_on"),
        answers={WHO_ELSE: named},
    ),
    Command(
        name="need_info",
        usage="need info: which contract?",
        says="ask back about a blocker",
        family="block",
        run=_run("need_info"),
    ),
)
