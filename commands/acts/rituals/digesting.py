"""From the rows of a team's week to the digest's text and picture, for the ritual and for whoever asks."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from commands.core.surroundings import Surroundings
from commands.reports.board import KeyResultView, ObjectiveView
from commands.reports.digest import FIRST_LOOK
from commands.reports.digest_views import Answered, Before, Digest, InTheWay, Raised, restored
from commands.rules.cycle import Cycle, week_of
from commands.texts.boards import ObjectiveShown
from commands.texts.charts.week import Bar, Chart
from commands.texts.cycles import where_in
from commands.texts.digest_shown import (
    AnsweredShown,
    BlockerLine,
    DigestShown,
    FlagLine,
    MovedShown,
    ObjectiveMoved,
)
from commands.texts.formats import moment
from commands.texts.scene import Scene
from storage import rituals
from storage.tables import Member, Ritual

WORTH_NAMING = Decimal("0.05")
"""The least change that is somebody's biggest move."""


KIND = "digest"


def before(here: Surroundings, ritual: Ritual | None, *, at: datetime) -> Before:
    """What the team's last digest before a moment showed; without one, a look back of a week."""
    last = rituals.last_run(here.work.session, ritual) if ritual else None
    if last is None or not last.kept:
        return Before(at - FIRST_LOOK)
    return restored(last.kept, last.due_at)


def shown(here: Surroundings, scene: Scene, found: Digest) -> DigestShown:
    """A digest as names and figures."""
    cycle, team = found.board.cycle, found.board.team
    assert cycle is not None, "a digest with key results has a cycle"
    today = here.standpoint_of(team).today
    days = Cycle(cycle.name, cycle.starts_on, cycle.ends_on)
    week, weeks = week_of(days, today=today)
    return DigestShown(
        team=team.name,
        cycle=cycle.name,
        week=week,
        weeks=weeks,
        outside=None if days.start <= today <= days.end else where_in(scene.voice, days, today),
        answered=tuple(_answered(here, scene, each) for each in found.answered),
        objectives=tuple(_objective(here, scene, found, each) for each in found.board.objectives),
        flags=tuple(_flag(here, scene, each) for each in found.flags),
        blockers=tuple(_blocker(here, scene, found, each) for each in found.blockers),
        missing=tuple(
            (here.name(each.member, scene.voice), tuple(placed.code for placed in each.key_results))
            for each in found.missing
        ),
        away=tuple(here.name(member, scene.voice) for member in found.away),
        completed=tuple((each.placed.code, each.placed.row.title) for each in found.completed),
        resolved=len(found.resolved),
        biggest=_biggest(here, scene, found),
        kudos=tuple(
            (_name(here, scene, found, each.giver_id), _name(here, scene, found, each.receiver_id), each.text)
            for each in found.kudos
        ),
        next_steps=tuple((row.code, step) for row, step in found.next_steps),
        taken_back=tuple(dict.fromkeys(row.code for row, _ in found.taken_back)),
        asks=tuple((each.code, each.text) for each in found.asks),
        manager=_name(here, scene, found, team.manager_id) if team.manager_id else None,
        address=here.deployment.page_of(team),
    )


def chart(scene: Scene, shown: DigestShown) -> dict[str, Any] | None:
    """What the picture below the text shows, as JSON: each objective's progress against its pace."""
    bars = tuple(
        Bar(each.objective.code, each.objective.title, progress, each.expected, each.objective.status)
        for each in shown.objectives
        if (progress := each.objective.progress) is not None
    )
    running = scene.voice.plain("week {week} of {weeks}", week=shown.week, weeks=shown.weeks)
    week = str(shown.outside or running)
    return Chart(scene.voice.code, shown.team, f"{shown.cycle} · {week}", bars).data() if bars else None


def expected(objective: ObjectiveView) -> Decimal | None:
    """What was expected of an objective by today: the weighted mean over its judged key results."""
    judged = [
        (pace, each.placed.row.weight or Decimal(1))
        for each in objective.key_results
        if (pace := each.judged.pace.expected) is not None
    ]
    total = sum((weight for _, weight in judged), Decimal(0))
    return sum((pace * weight for pace, weight in judged), Decimal(0)) / total if total else None


def _name(here: Surroundings, scene: Scene, found: Digest, member_id: UUID | None) -> str:
    return here.name(found.people.get(member_id) if member_id else None, scene.voice)


def _named(here: Surroundings, scene: Scene, member: Member | None) -> str:
    return here.name(member, scene.voice) if member else ""


def _answered(here: Surroundings, scene: Scene, each: Answered) -> AnsweredShown:
    return AnsweredShown(each.ask.code, each.ask.text, each.outcome, _named(here, scene, each.helper))


def _objective(here: Surroundings, scene: Scene, found: Digest, each: ObjectiveView) -> ObjectiveMoved:
    moved = tuple(_moved(here, scene, found, view) for view in each.key_results)
    return ObjectiveMoved(
        objective=ObjectiveShown(
            code=each.code,
            title=each.row.title,
            owner=_name(here, scene, found, each.row.owner_id),
            progress=each.progress,
            status=each.status,
            key_results=tuple(view.key_result for view in moved),
        ),
        moved=found.objective_moved(each),
        expected=expected(each),
        key_results=moved,
    )


def _moved(here: Surroundings, scene: Scene, found: Digest, view: KeyResultView) -> MovedShown:
    owner = _name(here, scene, found, view.placed.row.owner_id)
    return MovedShown(
        key_result=view.shown(code=view.placed.code, owner=owner),
        moved=found.moved(view),
        trend=found.trend(view),
    )


def _biggest(here: Surroundings, scene: Scene, found: Digest) -> MovedShown | None:
    moved = [(found.moved(each) or Decimal(0), each) for each in found.key_results]
    delta, view = max(moved, key=lambda pair: pair[0])
    return _moved(here, scene, found, view) if delta >= WORTH_NAMING else None


def _flag(here: Surroundings, scene: Scene, each: Raised) -> FlagLine:
    return FlagLine(
        code=each.view.placed.code,
        title=each.view.placed.row.title,
        confidence=each.flag.confidence,
        wanted=each.flag.wanted,
        helper=_named(here, scene, each.helper),
    )


def _blocker(here: Surroundings, scene: Scene, found: Digest, each: InTheWay) -> BlockerLine:
    blocker = each.blocker
    zone = here.team_zone(found.board.team)
    return BlockerLine(
        code=blocker.code,
        text=blocker.text,
        key_result=each.key_result.code,
        open_for=here.now - blocker.raised_at,
        helper=_named(here, scene, each.helper),
        due=moment(scene.voice, blocker.due_at, zone, here.now) if blocker.due_at else None,
        asked=tuple(here.name(member, scene.voice) for member in each.asked),
    )
