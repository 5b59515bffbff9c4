"""A voice message as it was heard, so that a wrong transcript or a wrong number is seen at once."""

from __future__ import annotations

from commands.core.context import Context
from commands.core.grammar import Number, find_numbers, normalise
from commands.core.messages import Kind
from commands.texts.formats import value
from commands.texts.markdown import Md, lines, shorten

QUOTED = 300
MOST_NUMBERS = 5
SMALL = 10
"""A whole number up to this is heard well enough; the receipt shows it anyway."""


def heard(context: Context) -> Md | None:
    """The transcript and the numbers spoken in it; None for what was typed."""
    words = context.message.text
    if context.message.kind is not Kind.VOICE or not words.strip():
        return None
    return lines(context.say("🎙 I heard: “{words}”", words=shorten(words, QUOTED)), _numbers(context))


def nothing_heard(context: Context) -> Md:
    """A voice message without words is never dropped silently."""
    return context.say(
        "🎙 I got your voice message, but no words came with it, and nothing was stored. Please say it again "
        "or write it: {example}",
        example=context.here.shown(context.say("/kr update 60%")),
    )


def _numbers(context: Context) -> Md | None:
    """Numbers in words are the first thing a transcript gets wrong: those of several words, in digits."""
    text = normalise(context.message.text)
    spoken = [each for each in find_numbers(text, language=context.voice.code) if each.spelled]
    found = [each for each in spoken if each.amount % 1 or abs(each.amount) > SMALL]
    if not found:
        return None
    shown = [_number(context, text, each) for each in found[:MOST_NUMBERS]]
    return context.say("🔢 Are the numbers right? {numbers}", numbers=Md(" · ").join(shown))


def _number(context: Context, text: str, number: Number) -> Md:
    return context.say(
        "{words} = {number}",
        words=text[number.start : number.end],
        number=value(context.voice, number.amount, number.unit),
    )
