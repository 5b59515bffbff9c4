"""A team's week: what moved, what is in the way, what is asked of whom, what became of last week's asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from commands.reports.board import KeyResultView, team_views
from commands.reports.digest_views import Answered, Ask, Before, Digest, InTheWay, Raised
from commands.reports.due import waiting
from commands.reports.standing import Standpoint
from commands.rules.status import Status
from storage import absences, okrs, visibility, weeks
from storage.blockers import OPEN
from storage.tables import Blocker, CheckIn, KeyResult, Kudos, Member, RedFlag, Team
from storage.visibility import Eyes

FIRST_LOOK = timedelta(days=7)
"""How far back the first digest looks."""
LONG_OPEN_WORKING_DAYS = 4
HANDED_OVER_TOO_OFTEN = 2


def digest(
    session: Session,
    team: Team,
    standpoint: Standpoint,
    before: Before,
    now: datetime,
    *,
    eyes: Eyes | None = None,
) -> Digest | None:
    """A team's digest, in as many statements for a large team as for a small; None without key results.

    It is what the whole team may see, unless `eyes` says who reads it.
    """
    eyes = eyes or visibility.of_group(team)
    placed = okrs.key_results(session, team.org_id, [team.id], eyes=eyes, locked=False)
    board = team_views(session, team, placed, standpoint, eyes=eyes)[0]
    if not any(objective.key_results for objective in board.objectives):
        return None
    views = {each.placed.row.id: each for objective in board.objectives for each in objective.key_results}
    happened = _Happened.since(session, team, views, before, eyes)
    owners = [happened.people[id] for id in dict.fromkeys(v.placed.row.owner_id for v in views.values())]
    away = absences.away_on(session, team.org_id, [member.id for member in owners], standpoint.today)
    found = waiting(owners, [each.placed for each in views.values()], lambda _: standpoint)
    flags = tuple(happened.raised(views))
    blockers = tuple(happened.in_the_way(views))
    return Digest(
        board=board,
        before=before,
        answered=tuple(happened.answered(before.asks, views)),
        flags=flags,
        blockers=blockers,
        missing=tuple(each for each in found if each.member.id not in away),
        away=tuple(member for member in owners if member.id in away),
        completed=tuple(_completed(views.values(), before)),
        resolved=tuple(
            each for each in happened.blockers if each.key_result_id in views and _new(each, before)
        ),
        kudos=tuple(happened.kudos),
        next_steps=tuple(_next_steps(happened.check_ins, views)),
        taken_back=tuple(_taken_back(happened.check_ins, views, before)),
        asks=tuple(_asks(flags, blockers, standpoint, now)),
        people=happened.people,
    )


@dataclass(frozen=True, slots=True)
class _Happened:
    """The rows since the last digest."""

    check_ins: Sequence[CheckIn]
    flags: Sequence[RedFlag]
    blockers: Sequence[Blocker]
    kudos: Sequence[Kudos]
    waiting: Mapping[UUID, Sequence[UUID]]
    people: Mapping[UUID, Member]

    @classmethod
    def since(
        cls,
        session: Session,
        team: Team,
        views: Mapping[UUID, KeyResultView],
        before: Before,
        eyes: Eyes,
    ) -> _Happened:
        org_id, at, key_result_ids = team.org_id, before.at, list(views)
        asked = {kind: [each.id for each in before.asks if each.kind == kind] for kind in ("flag", "blocker")}
        flags = weeks.flags_since(session, org_id, key_result_ids, at, asked["flag"], eyes=eyes)
        blockers = weeks.blockers_since(session, org_id, key_result_ids, at, asked["blocker"])
        kudos = weeks.kudos_since(session, team, at)
        helpers: dict[UUID, list[UUID]] = {}
        for ask in weeks.waiting_helpers(session, org_id, [each.id for each in blockers]):
            helpers.setdefault(ask.blocker_id, []).append(ask.member_id)
        named = {id for ids in helpers.values() for id in ids}
        named |= {each.helper_id for each in flags if each.helper_id}
        named |= {each.helper_id for each in blockers if each.helper_id}
        named |= {id for each in kudos for id in (each.giver_id, each.receiver_id)}
        placed = [each.placed for each in views.values()]
        named |= {id for each in placed for id in (each.row.owner_id, each.objective.owner_id)}
        ids = named | ({team.manager_id} if team.manager_id else set())
        return cls(
            check_ins=weeks.check_ins_since(session, org_id, key_result_ids, at),
            flags=flags,
            blockers=blockers,
            kudos=kudos,
            waiting=helpers,
            people=weeks.people(session, org_id, ids),
        )

    def raised(self, views: Mapping[UUID, KeyResultView]) -> Iterable[Raised]:
        for flag in self.flags:
            if flag.cleared_at is None and flag.key_result_id in views:
                helper = self.people.get(flag.helper_id) if flag.helper_id else None
                yield Raised(flag, views[flag.key_result_id], helper)

    def in_the_way(self, views: Mapping[UUID, KeyResultView]) -> Iterable[InTheWay]:
        for blocker in self.blockers:
            if blocker.state in OPEN and blocker.key_result_id in views:
                row = views[blocker.key_result_id].placed.row
                helper = self.people.get(blocker.helper_id) if blocker.helper_id else None
                asked = (self.people[id] for id in self.waiting.get(blocker.id, ()) if id in self.people)
                yield InTheWay(blocker, row, helper, tuple(asked))

    def answered(self, asks: Iterable[Ask], views: Mapping[UUID, KeyResultView]) -> Iterable[Answered]:
        rows: dict[UUID, RedFlag | Blocker] = {each.id: each for each in self.flags}
        rows |= {each.id: each for each in self.blockers}
        for ask in asks:
            row = rows.get(ask.id)
            if row is None or row.key_result_id not in views:  # taken back, dropped or private meanwhile
                continue
            helper = self.people.get(row.helper_id) if row.helper_id else None
            solved = row.cleared_at if isinstance(row, RedFlag) else row.resolved_at
            yield Answered(ask, "solved" if solved else "taken" if helper else "open", helper)


def _new(blocker: Blocker, before: Before) -> bool:
    at = blocker.resolved_at
    return blocker.state == "resolved" and at is not None and at > before.at


def _completed(views: Iterable[KeyResultView], before: Before) -> Iterable[KeyResultView]:
    for view in views:
        row = view.placed.row
        former = before.figures.get(row.id)
        was_done = former is not None and former.progress >= 1
        recent = row.checked_in_at is not None and row.checked_in_at > before.at
        if view.judged.status is Status.COMPLETE and recent and not was_done:
            yield view


def _next_steps(
    check_ins: Sequence[CheckIn], views: Mapping[UUID, KeyResultView]
) -> Iterable[tuple[KeyResult, str]]:
    """The last step each key result's check-ins named."""
    latest = {each.key_result_id: each for each in check_ins if each.next_step and each.withdrawn_at is None}
    for each in latest.values():
        yield views[each.key_result_id].placed.row, str(each.next_step)


def _taken_back(
    check_ins: Sequence[CheckIn], views: Mapping[UUID, KeyResultView], before: Before
) -> Iterable[tuple[KeyResult, CheckIn]]:
    """Check-ins that the last digest counted and that were taken back or corrected since."""
    for each in check_ins:
        if each.withdrawn_at is not None and each.created_at <= before.at < each.withdrawn_at:
            yield views[each.key_result_id].placed.row, each


def _asks(
    flags: Iterable[Raised], blockers: Iterable[InTheWay], standpoint: Standpoint, now: datetime
) -> Iterable[Ask]:
    """What only the manager can move: flags nobody helps with, and blockers that go round or stay."""
    for raised in flags:
        if raised.helper is None:
            placed = raised.view.placed
            yield Ask("flag", raised.flag.id, placed.code, raised.flag.wanted or placed.row.title)
    for each in blockers:
        if _is_stuck(each, standpoint, now):
            yield Ask("blocker", each.blocker.id, each.blocker.code, each.blocker.text)


def _is_stuck(found: InTheWay, standpoint: Standpoint, now: datetime) -> bool:
    blocker = found.blocker
    if found.helper is not None and (blocker.due_at is None or blocker.due_at > now):
        return False
    if blocker.handed_over >= HANDED_OVER_TOO_OFTEN:
        return True
    raised = blocker.raised_at.astimezone(standpoint.zone).date()
    return standpoint.calendar.working_days(raised, standpoint.today) > LONG_OPEN_WORKING_DAYS
