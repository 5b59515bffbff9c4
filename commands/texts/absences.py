"""Who is away, until when, and who answers meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from commands.texts.formats import day
from commands.texts.markdown import Md, bold
from commands.texts.scene import Scene


@dataclass(frozen=True, slots=True)
class Away:
    """Days away, both ends included, and the first working day after them."""

    first: date
    last: date
    back: date


def noted(away: Away, today: date, scene: Scene) -> Md:
    """What was understood; the day of return is said, since "until Friday" is read both ways."""
    back = bold(day(scene.voice, away.back))
    if away.first == away.last:
        return scene.say(
            "🏖 Noted: you are away {day} and back on {back}. No reminders meanwhile.",
            day=bold(day(scene.voice, away.first, today)),
            back=back,
        )
    return scene.say(
        "🏖 Noted: you are away from {first} to {last} and back on {back}. No reminders meanwhile.",
        first=bold(day(scene.voice, away.first, today)),
        last=bold(day(scene.voice, away.last)),
        back=back,
    )


def away_line(name: str, away: Away, today: date, scene: Scene, *, deputy: str | None) -> Md:
    """One person's days away in a list."""
    days = _span(away, today, scene)
    back = day(scene.voice, away.back)
    if deputy is None:
        return scene.say("{name}: {days}, back on {back}", name=bold(name), days=days, back=back)
    return scene.say(
        "{name}: {days}, back on {back} · {deputy} answers meanwhile",
        name=bold(name),
        days=days,
        back=back,
        deputy=bold(deputy),
    )


def _span(away: Away, today: date, scene: Scene) -> Md:
    first = day(scene.voice, away.first, today)
    if away.first == away.last:
        return first
    return Md(" – ").join([first, day(scene.voice, away.last)])
