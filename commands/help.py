"""`/help`: short, with the speaker's own key results in the examples."""

from __future__ import annotations

from commands.acts.showing import sample, update_example
from commands.acts.targets import owned
from commands.core.context import Context
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.core.welcome import welcome
from commands.texts.languages import other_language
from commands.texts.markdown import Md, bullets, paragraphs


def run(context: Context) -> Reply:
    """What can be said, each line as it can be typed; the first time in a conversation the welcome."""
    if context.place.conversation.greeted_at is None:
        return Reply(welcome(context))
    here = context.here
    lines = [
        *_check_ins(context),
        (here.typed("/kr"), context.say("my key results")),
        (here.typed("/okr"), context.say("the team's board")),
        (
            here.shown(context.say("/okr new Renewals feel effortless; KR 30-day retention from 45% to 60%")),
            context.say("a new objective"),
        ),
        (
            here.shown(context.say("/kr add O1 30-day retention from 45% to 60%")),
            context.say("one more key result"),
        ),
        (here.typed("/blockers"), context.say("what is blocked")),
        (here.typed(context.say("undo")), context.say("take it back (24 h)")),
        (here.shown(context.say("/team manager @name")), context.say("name the manager")),
        (here.typed("/whoami"), context.say("what I know of you")),
        (here.typed(f"/lang {other_language(context.voice.code)}"), context.say("your language")),
    ]
    return Reply(
        paragraphs(
            context.say("Say it in your own words, in any of my languages. For example:"),
            bullets(_line(context, words, meaning) for words, meaning in lines),
        )
    )


def _line(context: Context, words: Md, meaning: Md) -> Md:
    return context.say("{words}: {meaning}", words=words, meaning=meaning)


def _check_ins(context: Context) -> list[tuple[Md, Md]]:
    """Examples with a key result of the speaker's own, else of the team, else none in particular."""
    mine = owned(context) if not context.outsider else []
    found = next(iter(mine or context.key_results), None)
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


COMMAND = Command(name="help", usage="/help", says="what you can say to me", run=run)
