"""What the group hears around the end of its cycle; each with a line to type."""

from __future__ import annotations

from datetime import date

from commands.rules.cycle import Cycle, asks_which_from, closes_after
from commands.texts.formats import day
from commands.texts.markdown import Md, bold, paragraphs
from commands.texts.scene import Scene


def plan_the_next(scene: Scene, cycle: Cycle, following: Cycle, today: date) -> Md:
    """Two weeks before: what comes next?"""
    return paragraphs(
        scene.say(
            "🗓 {cycle} ends {day}. Time to think of {next}: which few things matter most?",
            cycle=bold(cycle.name),
            day=day(scene.voice, cycle.end, today),
            next=bold(following.name),
        ),
        scene.say(
            "From {day} on I ask with each new objective which of the two it is for: {example} · "
            "ready ones: {template}",
            day=day(scene.voice, max(asks_which_from(cycle), today), today),
            example=scene.shown(scene.say("/okr new …")),
            template=scene.typed("/template"),
        ),
    )


def look_back(scene: Scene, cycle: Cycle, today: date) -> Md:
    """A week before: last numbers, then everybody is asked for grades."""
    return paragraphs(
        scene.say(
            "🗓 {cycle} ends {day}. A good week to look back: what did we reach, what did we learn?",
            cycle=bold(cycle.name),
            day=day(scene.voice, cycle.end, today),
        ),
        scene.say(
            "Bring your key results up to date: {round} · then {start}, and I ask every owner how "
            "theirs ended.",
            round=scene.typed(scene.say("/checkin")),
            start=scene.typed(scene.say("/review start")),
        ),
    )


def last_day(scene: Scene, cycle: Cycle, following: Cycle, today: date) -> Md:
    """On its last day: last numbers, and what happens to it."""
    return paragraphs(
        scene.say(
            "🏁 {cycle} ends {day}. Thank you all! Last numbers are welcome until {closes}: {round}",
            cycle=bold(cycle.name),
            day=day(scene.voice, cycle.end, today),
            closes=day(scene.voice, closes_after(cycle), today),
            round=scene.typed(scene.say("/checkin")),
        ),
        scene.say(
            "How it ended: {review} · close it with its grades, and what is kept goes on in {next}: {close}",
            review=scene.typed(scene.say("/review")),
            next=bold(following.name),
            close=scene.typed(scene.say("/review close")),
        ),
        scene.say(
            "From {day} on new objectives go to {next}: {example}",
            day=day(scene.voice, following.start, today),
            next=following.name,
            example=scene.shown(scene.say("/okr new …")),
        ),
    )
