"""What happened lately over all teams, newest first, as far as somebody may see it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from commands.texts.changes import FIELDS
from storage import happenings, health_metrics, listings, weeks
from storage.happenings import Happened, Scope
from storage.tables import (
    Blocker,
    Change,
    CheckIn,
    Comment,
    Cycle,
    Edit,
    Grade,
    HealthMetric,
    KeyResult,
    Kudos,
    Lesson,
    Member,
    Objective,
    RedFlag,
    Team,
)
from storage.visibility import Eyes

PAGE = 50
"""Entries at once; older ones are asked for with the moment of the last."""


class Kind(StrEnum):
    """What an entry tells of."""

    CHECK_IN = "check-in"
    BLOCKER = "blocker"
    RESOLVED = "resolved"
    FLAG = "flag"
    COMMENT = "comment"
    KUDOS = "kudos"
    OBJECTIVE = "objective"
    EDIT = "edit"
    GRADE = "grade"
    LESSON = "lesson"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened. `row` is what its kind says: a check-in, a blocker, an edit…

    `who` did it, `whom` was thanked. `reason` is why something was changed, in words of who did it. Kudos
    have neither `key_result` nor `objective`, nor has a closed cycle or what was learned from all of it.
    """

    kind: Kind
    at: datetime
    row: CheckIn | Blocker | RedFlag | Comment | Kudos | Objective | Edit | Grade | Lesson | Cycle
    who: Member | None
    team: Team | None
    key_result: KeyResult | None = None
    objective: Objective | None = None
    whom: Member | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Activity:
    """A page of it; `before` is the moment from which older entries go on, None at the end.

    `people`, `aligned` and `metrics` are what changes of owner, alignment and metric speak of; of objectives
    those that are seen.
    """

    entries: tuple[Entry, ...]
    before: datetime | None
    people: Mapping[UUID, Member]
    aligned: Mapping[UUID, Objective]
    metrics: Mapping[UUID, HealthMetric]


def activity(
    session: Session,
    org_id: str,
    *,
    eyes: Eyes,
    team_id: UUID | None = None,
    member_id: UUID | None = None,
    kind: Kind | None = None,
    before: datetime | None = None,
    limit: int = PAGE,
) -> Activity:
    """The latest `limit` entries, of one team, person or kind or of all; fifteen statements at most."""
    scope = Scope(org_id, eyes, limit + 1, team_id, member_id, before)
    raw = sorted(_collected(session, scope, kind), key=lambda each: each.at, reverse=True)
    shown, more = raw[:limit], len(raw) > limit
    people = weeks.people(session, org_id, _people_in(shown))
    teams = listings.teams_by_id(session, org_id, [each.team_id for each in shown])
    aligned = happenings.objectives_seen(session, org_id, _changed(shown, "aligned_to_id"), eyes=eyes)
    metrics = health_metrics.by_ids(session, org_id, _changed(shown, "follows_id"))
    entries = tuple(_entry(each, people, teams) for each in shown)
    return Activity(entries, shown[-1].at if more else None, people, aligned, metrics)


@dataclass(frozen=True, slots=True)
class _Raw:
    """An entry whose people and team are ids still."""

    kind: Kind
    at: datetime
    row: Any
    who: UUID | None
    team_id: UUID
    of: Happened | None = None
    whom: UUID | None = None
    reason: str | None = None


def _collected(session: Session, scope: Scope, kind: Kind | None) -> Iterator[_Raw]:
    for each, found in _SOURCES.items():
        if kind in (None, each):
            yield from found(session, scope)


def _check_ins(session: Session, scope: Scope) -> Iterator[_Raw]:
    for each in happenings.check_ins(session, scope):
        yield _on(Kind.CHECK_IN, each, each.row.at, each.row.member_id)


def _blockers(session: Session, scope: Scope) -> Iterator[_Raw]:
    for each in happenings.blockers_raised(session, scope):
        yield _on(Kind.BLOCKER, each, each.row.raised_at, each.row.raised_by_id)


def _resolved(session: Session, scope: Scope) -> Iterator[_Raw]:
    for each in happenings.blockers_resolved(session, scope):
        who = each.row.helper_id or each.row.raised_by_id
        yield _on(Kind.RESOLVED, each, each.row.resolved_at, who)


def _flags(session: Session, scope: Scope) -> Iterator[_Raw]:
    for each in happenings.flags_raised(session, scope):
        yield _on(Kind.FLAG, each, each.row.raised_at, each.row.raised_by_id)


def _comments(session: Session, scope: Scope) -> Iterator[_Raw]:
    for each in happenings.comments(session, scope):
        yield _on(Kind.COMMENT, each, each.row.at, each.row.member_id)


def _objectives(session: Session, scope: Scope) -> Iterator[_Raw]:
    for each in happenings.objectives_made(session, scope):
        yield _on(Kind.OBJECTIVE, each, each.row.created_at, each.row.owner_id)


def _edits(session: Session, scope: Scope) -> Iterator[_Raw]:
    for change, each in happenings.edits(session, scope):
        if _is_told(each.row):
            yield _on(Kind.EDIT, each, change.at, change.member_id, change)


def _kudos(session: Session, scope: Scope) -> Iterator[_Raw]:
    for row in happenings.kudos(session, scope):
        yield _Raw(Kind.KUDOS, row.at, row, row.giver_id, row.team_id, whom=row.receiver_id)


def _grades(session: Session, scope: Scope) -> Iterator[_Raw]:
    for each in happenings.grades(session, scope):
        yield _on(Kind.GRADE, each, each.row.graded_at, each.row.graded_by_id)


def _lessons(session: Session, scope: Scope) -> Iterator[_Raw]:
    for cycle, each in happenings.lessons(session, scope):
        yield _Raw(Kind.LESSON, each.row.at, each.row, each.row.member_id, cycle.team_id, each)


def _closed(session: Session, scope: Scope) -> Iterator[_Raw]:
    for cycle in happenings.cycles_closed(session, scope):
        assert cycle.closed_at is not None
        yield _Raw(Kind.CLOSED, cycle.closed_at, cycle, None, cycle.team_id)


_SOURCES = {
    Kind.CHECK_IN: _check_ins,
    Kind.BLOCKER: _blockers,
    Kind.RESOLVED: _resolved,
    Kind.FLAG: _flags,
    Kind.COMMENT: _comments,
    Kind.OBJECTIVE: _objectives,
    Kind.EDIT: _edits,
    Kind.KUDOS: _kudos,
    Kind.GRADE: _grades,
    Kind.LESSON: _lessons,
    Kind.CLOSED: _closed,
}


def _on(kind: Kind, of: Happened, at: datetime, who: UUID | None, change: Change | None = None) -> _Raw:
    assert of.objective is not None
    return _Raw(kind, at, of.row, who, of.objective.team_id, of, reason=change.reason if change else None)


def _is_told(edit: Edit) -> bool:
    """Whether it changed something that has a name for people."""
    return any(field in FIELDS or field == "withdrawn_at" for field in edit.after)


def _entry(raw: _Raw, people: Mapping[UUID, Member], teams: Mapping[UUID, Team]) -> Entry:
    return Entry(
        kind=raw.kind,
        at=raw.at,
        row=raw.row,
        who=people.get(raw.who) if raw.who else None,
        team=teams.get(raw.team_id),
        key_result=raw.of.key_result if raw.of else None,
        objective=raw.of.objective if raw.of else None,
        whom=people.get(raw.whom) if raw.whom else None,
        reason=raw.reason,
    )


def _people_in(shown: Sequence[_Raw]) -> set[UUID]:
    named = {id for each in shown for id in (each.who, each.whom) if id}
    return named | set(_changed(shown, "owner_id"))


def _changed(shown: Iterable[_Raw], field: str) -> Iterator[UUID]:
    """What a field named before and after each edit of it."""
    for each in shown:
        if each.kind is Kind.EDIT:
            for fields in (each.row.before, each.row.after):
                if fields.get(field):
                    yield UUID(fields[field])
