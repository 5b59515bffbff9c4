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
    """A week before: the review begins with knowing how things stand."""
    return paragraphs(
        scene.say(
            "🗓 {cycle} ends {day}. A good week to look back: what did we reach, what did we learn?",
            cycle=bold(cycle.name),
            day=day(scene.voice, cycle.end, today),
        ),
        scene.say(
            "How everything stands: {board} · bring your key results up to date: {round}",
            board=scene.typed("/okr"),
            round=scene.typed("/checkin"),
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
            round=scene.typed("/checkin"),
        ),
        scene.say(
            "From {day} on new objectives go to {next}: {example} · close {cycle} before that: {words}",
            day=day(scene.voice, following.start, today),
            next=bold(following.name),
            example=scene.shown(scene.say("/okr new …")),
            cycle=cycle.name,
            words=scene.typed("/cycle next"),
        ),
    )
