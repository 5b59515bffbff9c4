"""Which blocker a short answer ("on it by Thu", "done") is about, and resolving it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from commands.acts import asking
from commands.acts.targets import quoted_about
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.reply import Direct, Reply
from commands.texts.formats import age
from commands.texts.markdown import Md, bold, lines
from commands.texts.scene import Scene
from storage import blockers
from storage.tables import Blocker, BlockerAsk, KeyResult, Member

BLOCKER_CODE = re.compile(r"(?<![A-Za-z0-9])B(\d+)(?![0-9])", re.IGNORECASE)
WHICH_BLOCKER = "which_blocker"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A blocker the speaker is asked to help with."""

    blocker: Blocker
    ask: BlockerAsk
    key_result: KeyResult

    @property
    def code(self) -> str:
        return self.blocker.code


def wanted_of(context: Context) -> list[Wanted]:
    """The open blockers meant: named by code, else by the quoted message, else all that wait for the speaker.

    In a group only those of its team.
    """
    found = [
        Wanted(*row) for row in blockers.asked_of(context.work.session, context.org_id, context.member.id)
    ]
    team_ids = {team.id for team in context.teams}
    here = [each for each in found if each.blocker.team_id in team_ids] if context.group else found
    numbers = _named(context)
    return [each for each in here if each.blocker.number in numbers] if numbers else here


def _named(context: Context) -> set[int]:
    texts = [context.message.text, quoted_about(context) or ""]
    if not BLOCKER_CODE.search(texts[0]) and context.message.quote:
        texts.append(context.message.quote.text or "")
    return {int(number) for text in texts for number in BLOCKER_CODE.findall(text)}


def ask_which(context: Context, options: Sequence[Wanted], *, intent: str) -> Reply:
    """Several could be meant: a numbered question; the words are kept until it is answered."""
    return asking.ask(
        context,
        WHICH_BLOCKER,
        context.say("Which one do you mean?"),
        [
            context.say(
                "{code} {text} ({key_result})",
                code=bold(each.code),
                text=each.blocker.text,
                key_result=f"{each.key_result.code} {each.key_result.title}",
            )
            for each in options
        ],
        [each.code for each in options],
        {
            "intent": intent,
            "text": context.message.text,
            "rest": context.parsed.rest,
            "mentions": [member.staff_id for member in context.mentioned],
            "asks": [str(each.ask.id) for each in options],
        },
    )


def resolve(context: Context, blocker: Blocker, key_result: KeyResult, words: str | None) -> Reply:
    """The blocker is out of the way: say thanks, and ask its raiser whether the key result moved.

    Raises:
        Refusal: the speaker has nothing to do with it.
    """
    _may_resolve(context, blocker)
    change = context.change("resolve")
    change.set(
        blocker,
        state="resolved",
        resolved_at=context.now,
        resolution=words,
        helper_id=_helper(context, blocker),
    )
    raiser, about = context.member_by_id(blocker.raised_by_id), key_result.code
    head = _out_of_the_way(context, blocker)
    quoted = context.say("“{words}”", words=words) if words else None
    if raiser is None or raiser.id == context.member.id:
        return Reply(lines(head, quoted, _moved_by_oneself(context, key_result)), about=about)
    thanks = context.say("Thank you, {name}.", name=context.name(context.member))
    text = lines(head, quoted, thanks)
    if context.group:
        return Reply(lines(text, _raiser_line(context, raiser, key_result)), at=(raiser,), about=about)
    return Reply(text, about=about, direct=(_tell_raiser(context, raiser, blocker, key_result, words),))


def _out_of_the_way(context: Context, blocker: Blocker) -> Md:
    code, lasted = bold(blocker.code), context.now - blocker.raised_at
    if lasted < timedelta(minutes=1):
        return context.say("✅ {code} {text} is out of the way.", code=code, text=blocker.text)
    return context.say(
        "✅ {code} {text} is out of the way after {age}.",
        code=code,
        text=blocker.text,
        age=age(context.voice, lasted),
    )


def _helper(context: Context, blocker: Blocker) -> UUID | None:
    """Who resolved it helped, unless it was the raiser."""
    if blocker.helper_id is not None or blocker.raised_by_id == context.member.id:
        return blocker.helper_id
    return context.member.id


def _moved(scene: Scene, key_result: KeyResult) -> Md:
    return scene.say(
        "does that move {key_result}? {value} · {same}",
        key_result=bold(key_result.code),
        value=scene.shown(f"{key_result.code} = …"),
        same=scene.typed(scene.say("{code} same", code=key_result.code)),
    )


def _moved_by_oneself(context: Context, key_result: KeyResult) -> Md:
    return context.say(
        "{name}, {question}",
        name=context.name(context.member),
        question=_moved(context.here, key_result),
    )


def _raiser_line(context: Context, raiser: Member, key_result: KeyResult) -> Md:
    there = context.here_for(raiser)
    return there.say(
        "{person}, {question}",
        person=context.here.person(raiser.staff_id, context.name(raiser)),
        question=_moved(there, key_result),
    )


def _tell_raiser(
    context: Context, raiser: Member, blocker: Blocker, key_result: KeyResult, words: str | None
) -> Direct:
    there = context.alone_with(raiser)
    return Direct(
        to=raiser,
        text=lines(
            there.say(
                "✅ {name} says {code} {text} is out of the way.",
                name=bold(context.name(context.member, there.voice)),
                code=bold(blocker.code),
                text=blocker.text,
            ),
            there.say("“{words}”", words=words) if words else None,
            there.say(
                "{name}, {question}",
                name=context.name(raiser, there.voice),
                question=_moved(there, key_result),
            ),
        ),
        once=f"resolved:{blocker.id}:{context.message.message_id}",
        about=key_result.code,
    )


def _may_resolve(context: Context, blocker: Blocker) -> None:
    session = context.work.session
    asked = {ask.member_id for ask in blockers.asks_for(session, context.org_id, [blocker.id])}
    key_result = next((each for each in context.key_results if each.row.id == blocker.key_result_id), None)
    owners = {key_result.row.owner_id, key_result.objective.owner_id} if key_result else set()
    if context.member.id in asked | owners | {blocker.raised_by_id, blocker.helper_id}:
        return
    if any(context.is_manager(team) for team in context.teams if team.id == blocker.team_id):
        return
    raise Refusal(
        context.say(
            "Only who raised {code}, who helps with it, the owner or the manager can close it. "
            "It was raised by {name}.",
            code=bold(blocker.code),
            name=bold(context.name(context.member_by_id(blocker.raised_by_id))),
        )
    )
