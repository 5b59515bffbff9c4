"""`/flags`: who needs help; `help with KR4`; and the raiser's answer to what would help."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from commands.acts import asking
from commands.acts.asking import has_figures
from commands.acts.flags import flag_help
from commands.acts.flags.flag_help import OnKeyResult, asked_once, known_here
from commands.acts.flags.flagging import (
    WHAT_HELPS,
    announced_once,
    announcement,
    group_scene,
    shown,
    told_of,
)
from commands.acts.members.naming import TYPED_NAME, typed_names
from commands.acts.members.people import Meant, meant
from commands.acts.targets import by_code
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.gone_by_words import gone_by_words
from commands.core.grammar.reading import CHECK_IN, NONE
from commands.core.grammar.replies.short_words import code_alone, says_yes, wanted_help
from commands.core.registry import Command
from commands.core.reply import ASK, Announcement, Direct, Reply
from commands.texts.flags import NEVER_RATED, asked_here, asked_to_help, group_flag
from commands.texts.formats import age, confidence
from commands.texts.markdown import Md, bold, bullets, lines, paragraphs
from storage import flags, outbox
from storage.tables import Member, Question, RedFlag
from storage.visibility import PRIVATE

CODE = re.compile(r"(?:(?<!\S)\S+/)?(?:O\d+\s*)?(?:KR|P)\s*\d+", re.IGNORECASE)
KIND = "flag"
IS_THAT_IT, YES = "is_that_what_helps", "yes"
"""The question whether words are the answer to what would help, and the value that says so."""


def run(context: Context) -> Reply:
    """The open red flags, oldest first, with who helps and how to offer it."""
    found = known_here(context)
    if not found:
        return Reply(context.say("👍 No red flag is up."))
    return Reply(
        paragraphs(
            context.voice.count("🚩 {n} red flag is up", "🚩 {n} red flags are up", len(found)),
            bullets(_line(context, each) for each in found[:20]),
            context.say(NEVER_RATED),
        )
    )


def _line(context: Context, found: OnKeyResult) -> Md:
    flag, code = found.flag, context.code(found.placed)
    parts = [
        context.say("{code} {title}", code=bold(code), title=found.placed.row.title),
        context.say("confidence {level}", level=confidence(context.voice, flag.confidence)),
        bold(context.name(context.member_by_id(flag.raised_by_id))),
        age(context.voice, max(context.now - flag.raised_at, timedelta(0))),
        context.say("wanted: {wanted}", wanted=flag.wanted) if flag.wanted else None,
        _who_helps(context, flag, code),
    ]
    return Md(" · ").join([part for part in parts if part])


def _who_helps(context: Context, flag: RedFlag, code: str) -> Md:
    if flag.helper_id is not None:
        helper = bold(context.name(context.member_by_id(flag.helper_id)))
        return context.say("🙌 {helper} helps", helper=helper)
    if flag.raised_by_id == context.member.id:
        return context.say("nobody helps yet")
    return context.say(
        "nobody helps yet: {offer}", offer=context.here.typed(context.say("help with {code}", code=code))
    )


def help_with(context: Context) -> Reply:
    """Offer help with the red flag on a key result."""
    code = CODE.search(context.parsed.rest)
    placed = by_code(context, code[0].replace(" ", "")) if code else None
    found = [each for each in known_here(context) if placed is None or each.placed.row.id == placed.row.id]
    if len(found) == 1:
        rest = CODE.sub("", context.parsed.rest, count=1).strip(" ,，:：.。、")
        return flag_help.offer(context, found[0], rest or None)
    raise Refusal(
        context.say(
            "There is no red flag up on {code}. {list} shows where help is wanted.",
            code=bold(code[0] if code else "…"),
            list=context.here.typed(context.say("/flags")),
        )
    )


def only_tell(context: Context) -> Reply:
    """The raiser keeps a flag from the group, also when the question is long over."""
    mine = [each.flag for each in known_here(context) if each.flag.raised_by_id == context.member.id]
    return _kept(context, mine)


# --- the answer to "what would help?" ----------------------------------------------------------------


def _answered(context: Context, question: Question) -> Reply | None:
    found = _meant(context, question)
    if context.parsed.intent == "only_tell":
        return _kept(context, [each.flag for each in found])
    wanted, people = _wanted(context)
    if not found:
        return None
    if wanted is None and not people.people:
        return _is_that_it(context, question)
    return _told(context, found, wanted, people)


def _meant(context: Context, question: Question) -> list[OnKeyResult]:
    ids = [UUID(each) for each in question.payload["flags"]]
    by_id = {each.row.id: each for each in context.key_results}
    return [
        OnKeyResult(flag, by_id[flag.key_result_id])
        for flag in flags.by_ids(context.work.session, context.org_id, ids)
        if flag.key_result_id in by_id
    ]


def _is_that_it(context: Context, question: Question) -> Reply | None:
    """Words that mean nothing else may be what would help; others will read them, so it is asked."""
    words = context.message.text.strip()
    if context.parsed.intent != NONE or not words or words.endswith(("?", "？")) or _says_else(context):
        return None
    return asking.ask(
        context,
        IS_THAT_IT,
        context.say("Is that what would help?"),
        [context.say("Yes, pass it on: {words}", words=words)],
        [YES],
        {"flags": question.payload["flags"], "words": words},
    )


def _says_else(context: Context) -> bool:
    """Whether the words mean something by themselves: a yes, a code to be shown, a blocker that is gone."""
    text = context.message.text
    return says_yes(text) or code_alone(text) is not None or bool(gone_by_words(context))


def _confirmed(context: Context, question: Question) -> Reply | None:
    if asking.chosen(context, question) is None:
        return _answered(context, question)
    found = _meant(context, question)
    return _told(context, found, question.payload["words"], Meant(())) if found else None


def _wanted(context: Context) -> tuple[str | None, Meant]:
    """What is needed, and who is named: nothing but names is an answer too."""
    text = context.message.text
    nobody = Meant(())
    if context.parsed.explicit or has_figures(context.parsed):
        return None, nobody
    words, need = " ".join(TYPED_NAME.sub(" ", text).split()), wanted_help(text)
    if need is None and words.strip(" ,，、;；.。&"):
        if not (context.mentioned or typed_names(text)) or context.parsed.intent not in (NONE, CHECK_IN):
            return None, nobody
        need = text  # said to somebody named: a colleague is asked for it
    if need is not None:
        need = " ".join(TYPED_NAME.sub(" ", need).split()) or None
    return need, meant(context, typed_names(text))


def _kept(context: Context, mine: list[RedFlag]) -> Reply:
    secret = [flag for flag in mine if flag.announced_at is None]
    if not secret:
        raise Refusal(
            context.say("No red flag of yours is waiting to be told; what the group read, it read.")
        )
    told: dict[UUID, Member] = {}
    by_id = {each.row.id: each for each in context.key_results}
    for flag in secret:
        context.change(KIND).set(flag, announce_at=None)
        told |= {member.id: member for member in told_of(context, by_id[flag.key_result_id])}
    if not told:
        return Reply(context.say("👌 I tell nobody."))
    names = context.voice.list([bold(context.name(member)) for member in told.values()])
    return Reply(context.say("👌 It stays between you and {people}.", people=names))


def _told(context: Context, found: list[OnKeyResult], wanted: str | None, people: Meant) -> Reply:
    """What would help is known: in the group it is said at once, elsewhere the group is told."""
    for each in found:
        if wanted:
            context.change(KIND).set(each.flag, wanted=wanted)
    asked = people.people
    direct = tuple(_asked(context, each, member) for each in found for member in asked)
    if context.group:
        return Reply(
            paragraphs(*(_said_here(context, each, asked) for each in found)),
            at=asked,
            about=found[0].placed.code,
            direct=direct,
        )
    told = [each for each in found if _is_news(context, each)]
    for each in told:
        each.flag.announced_at = context.now  # no part of the change: what was said cannot be taken back
    names = context.voice.list([bold(context.name(each)) for each in asked])
    return Reply(
        lines(
            context.say("👍 Noted: {wanted}", wanted=wanted) if wanted else None,
            context.say("I asked {people}.", people=names) if asked else None,
            context.say("I told the group.") if told else None,
        ),
        about=found[0].placed.code,
        direct=direct,
        groups=tuple(_announced(context, each, asked) for each in told),
    )


def _said_here(context: Context, found: OnKeyResult, asked: tuple[Member, ...]) -> Md:
    said = shown(context, found.flag, found.placed, context.voice)
    return lines(
        group_flag(context.here, said),
        *(
            asked_here(
                context.here_for(member), context.here.person(member.staff_id, context.name(member)), said
            )
            for member in asked
        ),
    )


def _is_news(context: Context, found: OnKeyResult) -> bool:
    """Whether the group is to be told: of nothing private, and of each fall once."""
    private = found.placed.objective.visibility == PRIVATE
    return not private and not outbox.is_owed(
        context.work.session, context.org_id, announced_once(found.flag)
    )


def _announced(context: Context, found: OnKeyResult, asked: tuple[Member, ...]) -> Announcement:
    team = context.team_by_id(found.placed.row.team_id)
    scene = group_scene(team, context.deployment)
    said = shown(context, found.flag, found.placed, scene.voice)
    names = tuple(context.name(member, scene.voice) for member in asked)
    return announcement(found.flag, replace(said, asked=names), team, context.deployment)


def _asked(context: Context, found: OnKeyResult, member: Member) -> Direct:
    placed = found.placed
    private = placed.objective.visibility == PRIVATE
    return Direct(
        to=member,
        text=asked_to_help(
            context.alone_with(member),
            shown(context, found.flag, placed, context.voice_for(member)),
            team=None if private else context.team_by_id(placed.row.team_id).name,
        ),
        once=asked_once(found.flag, member),
        kind=ASK,
        about=placed.code,
    )


COMMAND = (
    Command(
        name="flags",
        usage="/flags",
        says="open red flags, and how to help",
        run=run,
        shows=True,
        family="block",
        answers={WHAT_HELPS: _answered, IS_THAT_IT: _confirmed},
    ),
    Command(
        name="help_with",
        usage="help with KR4",
        says="offer help with a red flag",
        family="block",
        run=help_with,
    ),
    Command(
        name="only_tell",
        usage="only tell Mai",
        says="keep a red flag from the group",
        family="block",
        run=only_tell,
    ),
)
