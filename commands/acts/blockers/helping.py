"""Which blocker a short answer ("on it by Thu", "done") is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from commands.acts import asking
from commands.acts.targets import quoted_about
from commands.core.context import Context
from commands.core.reply import Reply
from commands.texts.markdown import bold
from storage import blockers
from storage.tables import Blocker, BlockerAsk, KeyResult

BLOCKER_CODE = re.compile(r"(?<![A-Za-z0-9])B(\d+)(?![0-9])", re.IGNORECASE)
WHICH_BLOCKER = "which_blocker"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A blocker the speaker is asked to help with; `seen` says whether its key result may be shown here."""

    blocker: Blocker
    ask: BlockerAsk
    key_result: KeyResult
    seen: bool

    @property
    def code(self) -> str:
        return self.blocker.code


def wanted_of(context: Context) -> list[Wanted]:
    """The open blockers meant: named by code, else by the quoted message, else all that wait for the speaker.

    In a group only those of its team that all of it may see.
    """
    found, team_ids = asked(context), {team.id for team in context.teams}
    if context.group:
        found = [each for each in found if each.blocker.team_id in team_ids and each.seen]
    numbers = named_numbers(context)
    return [each for each in found if each.blocker.number in numbers] if numbers else found


def asked(context: Context) -> list[Wanted]:
    """All open blockers that wait for the speaker, newest first."""
    found = blockers.asked_of(
        context.work.session, context.org_id, context.member.id, eyes=context.eyes, locked=True
    )
    return [Wanted(*row) for row in found]


def named_numbers(context: Context) -> set[int]:
    """The blockers' codes that a message names, or the bot's message that it quotes."""
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
            if each.seen
            else context.say("{code} {text}", code=bold(each.code), text=each.blocker.text)
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
