"""`/help`: short, with the speaker's own key results in the examples; `/help kr`: all about one thing."""

from __future__ import annotations

import re

from commands.acts.objectives.showing import sample, update_example
from commands.acts.targets import owned
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar.replies.short_words import said_besides
from commands.core.registry import Command, commands_by_name, families, family_of
from commands.core.reply import Reply
from commands.core.welcome import welcome
from commands.texts.families import FAMILIES
from commands.texts.languages import other_language
from commands.texts.markdown import Md, bold, bullets, paragraphs
from storage.okrs import Placed

FOR_READERS = ("ask", "comment", "help_with")
"""Commands that are for whoever owns no key result, too."""

CODE = re.compile(r"(?<![A-Za-z0-9])KR\d+(?!\d)")
"""The key result in a usage line, for which one of the speaker's own is shown."""


def run(context: Context) -> Reply:
    """What can be said, each line as it can be typed; the first time in a conversation the welcome."""
    topic = (said_besides(context.parsed.rest) or "").strip(" \t?!.？！。") or _heading_typed(context)
    if topic:
        return Reply(_about(context, topic))
    if context.place.conversation.greeted_at is None:
        return Reply(welcome(context))
    return Reply(
        paragraphs(
            context.say("Say it in your own words, in any of my languages. For example:"),
            bullets(_line(context, words, meaning) for words, meaning in _examples(context)),
            context.say("More: {help}", help=_topics(context)),
        )
    )


def _heading_typed(context: Context) -> str:
    """`/help me` is a heading; `help me` is a cry for help."""
    words = context.message.text.lower().split()
    return words[-1] if words and words[0].startswith("/") and words[-1] in families() else ""


# --- in short ---------------------------------------------------------------------------------------


def _examples(context: Context) -> list[tuple[Md, Md]]:
    here, board = context.here, (context.here.typed("/okr"), context.say("the team's board"))
    if context.outsider:
        return [*_check_ins(context), board]
    return [
        *_check_ins(context),
        (here.typed("/kr"), context.say("your key results")),
        board,
        (
            here.shown(context.say("/okr new Renewals feel effortless; KR 30-day retention from 45% to 60%")),
            context.say("a new objective"),
        ),
        (here.typed(context.say("undo")), context.say("take it back (24 h)")),
        (here.typed(f"/lang {other_language(context.voice.code)}"), context.say("your language")),
    ]


def _check_ins(context: Context) -> list[tuple[Md, Md]]:
    """Examples with a key result of the speaker's own, else what one can do with those of others."""
    mine = owned(context) if not context.outsider else []
    found = next(iter(mine), None)
    if found is None and context.key_results:
        names = FOR_READERS if not context.outsider else FOR_READERS[:1]
        how_to = [] if context.outsider else [(context.here.typed("/help kr"), context.say("check in"))]
        return [*how_to, *(_of_command(context, commands_by_name()[name]) for name in names)]
    if found is None:
        example = context.here.shown(context.say("/kr update 60% confidence 7 blocked on legal @wang"))
        return [(example, context.say("check in"))]
    code, here = context.code(found), context.here
    return [
        (update_example(context, found), context.say("check in")),
        (here.shown(context.say("{code} same", code=code)), context.say("nothing changed")),
        (here.shown(context.say("{code} blocked on legal @wang", code=code)), context.say("get help")),
        (
            here.shown(context.say("oops, {code} {value}", code=code, value=sample(context, found))),
            context.say("correct your last check-in"),
        ),
    ]


def _own(context: Context) -> Placed | None:
    mine = owned(context) if not context.outsider else []
    return next(iter(mine or context.key_results), None)


def _line(context: Context, words: Md, meaning: Md) -> Md:
    return context.say("{words} · {meaning}", words=words, meaning=meaning)


# --- all about one thing ----------------------------------------------------------------------------


def _about(context: Context, topic: str) -> Md:
    """Every command of one heading, in the reader's language."""
    family = _family(context, topic)
    if family is None:
        raise Refusal(
            context.say("I have no help on “{topic}”. Choose: {words}", topic=topic, words=_topics(context))
        )
    return paragraphs(
        bold(context.say(FAMILIES[family])),
        bullets(_line(context, *_of_command(context, command)) for command in families()[family]),
        context.say("More: {help}", help=_topics(context)),
    )


def _family(context: Context, topic: str) -> str | None:
    """The heading that is named, or that of a command called so in any language."""
    word = topic.lower().lstrip("/")
    if word in families():
        return word
    command = commands_by_name().get(context.read(f"/{word}").intent)
    return family_of(command) if command else None


def _of_command(context: Context, command: Command) -> tuple[Md, Md]:
    return _usage(context, command), context.say(command.says)


def _usage(context: Context, command: Command) -> Md:
    usage, found = context.say(command.usage), _own(context)
    return context.here.shown(Md(CODE.sub(context.code(found), usage)) if found else usage)


def _topics(context: Context) -> Md:
    return Md(" · ").join([context.here.typed(f"/help {family}") for family in families()])


COMMAND = Command(name="help", usage="/help", says="what you can say to me", family="me", run=run, shows=True)
