"""Numbered questions: how they look, and what an answer to them chooses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from commands.texts.markdown import Md, lines
from commands.texts.scene import Scene

NUMBER = re.compile(r"\s*#?(\d{1,2})[.)、。]?\s*")


def numbered(scene: Scene, head: Md, options: Sequence[Md], *, saved: bool) -> Md:
    """A question with its options, a line each, and how to answer.

    `saved` says that only this choice is open and everything else is stored already.
    """
    return lines(
        head,
        *(
            scene.say("{number} · {option}", number=scene.typed(str(number)), option=option)
            for number, option in enumerate(options, 1)
        ),
        _how_to_answer(scene, saved=saved),
    )


def _how_to_answer(scene: Scene, *, saved: bool) -> Md:
    cancel = scene.typed(scene.say("cancel"))
    if saved:
        return scene.say("Reply with the number; {cancel} leaves it as it is.", cancel=cancel)
    return scene.say("Nothing is saved yet. Reply with the number, or {cancel}.", cancel=cancel)


def chosen(text: str, values: Sequence[str]) -> str | None:
    """The value that a text chooses, by its number or by its own words, if it chooses one at all."""
    number = number_in(text)
    if number is not None:
        return values[number - 1] if 0 < number <= len(values) else None
    typed = text.strip().casefold()
    return next((value for value in values if value.casefold() == typed), None)


def number_in(text: str) -> int | None:
    """The number that a text is, as somebody types it to choose (`2`, `2.`, `#2`, full-width too)."""
    number = NUMBER.fullmatch(text)
    return int(number[1]) if number else None
