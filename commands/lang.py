"""`/lang zh`: my language; the team's is `/team lang`."""

from __future__ import annotations

from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.texts.languages import find_language, languages
from commands.texts.markdown import Md
from commands.texts.voice import voice_of


def run(context: Context) -> Reply:
    """Answer the speaker in this language from now on."""
    rest = context.parsed.rest.strip()
    if not rest:
        return Reply(_choices(context, context.say("I answer you in {language}.", language=_name(context))))
    found = find_language(rest)
    if found is None:
        raise Refusal(_choices(context, context.say("I do not speak “{language}” yet.", language=rest)))
    context.member.language = found.code
    voice = voice_of(found.code)
    return Reply(voice.say("👍 From now on I answer you in English."))


def _name(context: Context) -> str:
    return context.voice.language.own_name


def _choices(context: Context, head: Md) -> Md:
    words = [context.here.typed(f"/lang {code}") for code in languages()]
    return context.say("{head} Choose: {words}", head=head, words=Md(" · ").join(words))


COMMAND = Command(name="lang", usage="/lang zh", says="the language I answer you in", family="me", run=run)
