"""A team's review as a page: grades with both figures, what was learned, what went on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from commands.reports.review import Review, review_of
from storage import boards, reviews, weeks
from storage.reviews import CarriedOn
from storage.tables import Cycle, Lesson, Member, Team
from storage.visibility import Eyes


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """`review` is None for a team without cycles, or when the one asked for does not exist.

    `carried` are the key results that go on, by the id of the one they come from. `people` are all who are
    named.
    """

    team: Team
    cycle: Cycle | None
    cycles: tuple[Cycle, ...]
    review: Review | None
    carried: dict[UUID, CarriedOn]
    people: dict[UUID, Member]


def review_page(session: Session, team: Team, named: str | None, *, eyes: Eyes) -> ReviewPage:
    """The review of the cycle of this name, else of the one that is graded now, as `eyes` see it."""
    cycles = tuple(boards.cycles_of(session, team))
    cycle = _chosen(cycles, named)
    if cycle is None:
        return ReviewPage(team, None, cycles, None, {}, {})
    review = review_of(session, team, cycle, eyes=eyes)
    ids = [each.placed.row.id for each in review.key_results]
    people = weeks.people(session, team.org_id, _named(review))
    return ReviewPage(team, cycle, cycles, review, reviews.carried(session, team.org_id, ids), dict(people))


def _chosen(cycles: Sequence[Cycle], named: str | None) -> Cycle | None:
    """The one that is asked for, else the earliest open one, else the latest; the latest comes first."""
    if named:
        return next((each for each in cycles if each.name == named), None)
    opened = [each for each in cycles if each.closed_at is None]
    return opened[-1] if opened else next(iter(cycles), None)


def _named(review: Review) -> set[UUID]:
    named = {each.row.owner_id for each in review.objectives}
    named |= {each.placed.row.owner_id for each in review.key_results}
    named |= {each.row.graded_by_id for each in review.key_results if each.row and each.row.graded_by_id}
    lessons: list[Lesson] = [*review.lessons, *(one for each in review.key_results for one in each.lessons)]
    return named | {each.member_id for each in lessons}
