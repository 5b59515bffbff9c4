"""A manager's Monday: all their teams in one direct message, the one that needs them most first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from commands.rules.status import Status
from commands.texts.formats import bar, percent, points
from commands.texts.markdown import Md, bold, lines, paragraphs, shorten
from commands.texts.names import STATUS_MARKS
from commands.texts.scene import Scene

QUOTED = 120


@dataclass(frozen=True, slots=True)
class TeamLine:
    """One team. `progress` is the mean of its objectives (0…1), `moved` its change since the last time.

    `asks` are codes and words of what only the manager can move.
    """

    name: str
    status: Status
    progress: Decimal | None
    moved: Decimal | None
    flags: int
    blockers: int
    checked_in: int
    key_results: int
    asks: tuple[tuple[str, str], ...]


def rollup(scene: Scene, teams: Sequence[TeamLine], *, address: str | None) -> Md:
    """The message; `teams` come in the order in which they are to be read."""
    return paragraphs(
        scene.say("🗂 Your teams over the last 7 days, the one that needs you most first:")
        if len(teams) > 1
        else scene.say("🗂 Your team over the last 7 days:"),
        *(_team(scene, each) for each in teams),
        scene.say("Everything: {address}", address=Md(address)) if address else None,
    )


def _team(scene: Scene, team: TeamLine) -> Md:
    voice = scene.voice
    parts = [
        scene.say("{bar} {share}", bar=bar(team.progress), share=percent(voice, team.progress))
        if team.progress is not None
        else None,
        scene.say("{points} points", points=points(voice, team.moved * 100))
        if team.moved is not None and round(team.moved * 100)
        else None,
        scene.say("{done} of {all} checked in", done=team.checked_in, all=team.key_results),
        Md(f"🚩 {team.flags}") if team.flags else None,
        Md(f"🚧 {team.blockers}") if team.blockers else None,
    ]
    return lines(
        scene.say("{mark} {team}", mark=STATUS_MARKS[team.status], team=bold(team.name)),
        Md(" · ").join([part for part in parts if part]),
        *(
            scene.say("🤝 {code}: {text}", code=bold(code), text=shorten(text, QUOTED))
            for code, text in team.asks
        ),
    )
