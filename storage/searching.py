"""Finding objectives, key results, blockers and people by their words, as far as somebody may see them.

The database looks for a pattern in which every letter that could carry a mark is any letter; whoever asks
compares the few that come back letter by letter. So "tang truong" finds "Tăng trưởng" on both databases, and
a "%" that somebody typed is only a "%".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, literal, or_, select
from sqlalchemy.orm import Session

from storage.objectives import OBJECTIVES, PlacedObjective
from storage.okrs import IN_TEAM, InTeam, in_team
from storage.placed_blockers import BLOCKERS, PlacedBlocker, placed
from storage.tables import Blocker, Cycle, KeyResult, Member, Objective, Team
from storage.visibility import KEY_RESULT_SEEN, Eyes

ESCAPE = "\\"
_UNMARKED = frozenset("bcfghjklmnpqrstvwxz0123456789") | frozenset(" -/")
"""Letters that stand for themselves: those that carry marks in our languages are looked at afterwards."""


@dataclass(frozen=True, slots=True)
class Sought:
    """All the words that must be there, or a code: KR4 as series "KR" and number 4."""

    words: tuple[str, ...]
    series: str = ""
    number: int = 0


def pattern(word: str) -> str:
    """What LIKE looks for: the word anywhere, with any letter where a mark may be."""
    return "%" + "".join(map(_letter, word.lower())) + "%"


def _letter(letter: str) -> str:
    if letter in "%_" or letter == ESCAPE:
        return ESCAPE + letter
    if letter.isascii():
        return letter if letter in _UNMARKED or not letter.isalpha() else "_"
    return letter if letter.lower() == letter.upper() else "_"


def objectives(session: Session, org_id: str, sought: Sought, *, eyes: Eyes) -> Iterator[PlacedObjective]:
    """Objectives whose titles may hold all the words, those of the latest cycles first."""
    query = OBJECTIVES.where(_holds(Objective.title, sought) | _coded(Objective, sought)).order_by(
        Cycle.starts_on.desc(), Team.name, Objective.series, Objective.number
    )
    for row, cycle, team, later in _streamed(session, query, org_id, eyes):
        yield PlacedObjective(row, cycle, team, later and cycle.closed_at is None)


def key_results(session: Session, org_id: str, sought: Sought, *, eyes: Eyes) -> Iterator[InTeam]:
    """Key results, the same way."""
    query = IN_TEAM.where(
        KeyResult.org_id == org_id,
        KEY_RESULT_SEEN,
        _holds(KeyResult.title, sought) | _coded(KeyResult, sought),
    ).order_by(Cycle.starts_on.desc(), Team.name, KeyResult.series, KeyResult.number)
    yield from map(in_team, _streamed(session, query, org_id, eyes))


def blockers(session: Session, org_id: str, sought: Sought, *, eyes: Eyes) -> Iterator[PlacedBlocker]:
    """Blockers of key results that are seen, the latest first."""
    query = BLOCKERS.where(
        Blocker.org_id == org_id,
        KEY_RESULT_SEEN,
        _holds(Blocker.text, sought) | and_(literal(sought.series == "B"), Blocker.number == sought.number),
    ).order_by(Blocker.id.desc())
    yield from map(placed, _streamed(session, query, org_id, eyes))


def people(session: Session, org_id: str, sought: Sought) -> Iterator[Member]:
    """Members who have not left, by their names."""
    query = select(Member).where(
        Member.org_id == org_id,
        Member.left_at.is_(None),
        or_(_holds(Member.name, sought), _holds(Member.nick, sought)),
    )
    yield from session.scalars(query.order_by(Member.name, Member.nick))


def _holds(column: Any, sought: Sought) -> ColumnElement[bool]:
    return and_(*(column.ilike(pattern(word), escape=ESCAPE) for word in sought.words))


def _coded(row: Any, sought: Sought) -> ColumnElement[bool]:
    return and_(row.series == sought.series, row.number == sought.number)


def _streamed(session: Session, query: Any, org_id: str, eyes: Eyes) -> Iterator[Any]:
    """Row by row: whoever has enough stops asking."""
    bound = {"org_id": org_id} | eyes.bound
    yield from session.execute(query, bound, execution_options={"yield_per": 100})
