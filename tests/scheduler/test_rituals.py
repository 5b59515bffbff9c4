"""Each due moment once, whatever happens: stops, clocks that jump, faults of ours, other processes."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from benchmarks.teams import DUE, fill
from commands.core.deployment import Deployment
from commands.core.surroundings import Surroundings
from commands.rituals.people import reminder_name
from commands.rituals.planning import replan_team
from scheduler import rituals
from storage.rituals import Key, claim
from storage.tables import Delivery, Member, Ritual, RitualRun, Team
from storage.work import Storage
from tests import databases
from tests.counting import statements
from tests.dialogue import ORG, ROBOT
from tests.growth import growth
from tests.week import Week

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def shanghai(day: int, clock: str) -> datetime:
    """A moment in November 2026; the 20th is a Friday."""
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC) - 8 * HOUR


def team_on(storage: Storage) -> Week:
    """Growth with its rituals, on Monday the 16th; Mai is the manager."""
    week = Week(storage)
    growth(week)
    week.say("dana", "/team manager", mentions=["mai"])
    week.tick()
    return week


def ritual(week: Week, kind: str) -> Ritual:
    return next(each for each in week.rows(Ritual) if each.kind == kind)


def outcomes(week: Week, kind: str) -> list[str]:
    """What became of the due moments of a kind, the earliest first."""
    ids = {each.id for each in week.rows(Ritual) if each.kind == kind}
    runs = sorted(week.rows(RitualRun), key=lambda run: run.due_at)
    return [run.outcome for run in runs if run.ritual_id in ids]


@pytest.mark.parametrize(
    ("kind", "back", "outcome"),
    [
        ("reminder", shanghai(20, "19:59"), "said"),
        ("reminder", shanghai(20, "20:00"), "late"),
        ("reminder", shanghai(21, "10:00"), "late"),
        ("missing", shanghai(20, "19:59"), "said"),
        ("missing", shanghai(20, "20:00"), "late"),
        ("digest", shanghai(20, "23:00"), "said"),
        ("digest", shanghai(23, "11:59"), "said"),
        ("digest", shanghai(23, "12:00"), "late"),
        ("rollup", shanghai(24, "11:59"), "said"),
        ("rollup", shanghai(24, "12:00"), "late"),
    ],
)
def test_late_after_a_stop(sqlite_storage: Storage, kind: str, back: datetime, outcome: str) -> None:
    week = team_on(sqlite_storage)
    week.now = back
    week.tick()
    assert outcomes(week, kind) == [outcome]


def test_after_a_long_stop_the_latest_is_said_if_it_is_not_too_late(sqlite_storage: Storage) -> None:
    week = team_on(sqlite_storage)
    week.now = shanghai(27, "18:00")
    week.tick()
    assert outcomes(week, "digest") == ["late", "said"]
    assert ritual(week, "digest").next_due_at == shanghai(27, "17:00") + 7 * DAY


def test_a_clock_that_jumps_back_and_forth(sqlite_storage: Storage) -> None:
    week = team_on(sqlite_storage)
    for clock in ("09:30", "10:30", "09:40", "10:40", "09:59", "10:00", "11:00", "10:01"):
        week.now = shanghai(20, clock)
        week.tick()
    assert outcomes(week, "reminder") == ["said"]
    assert len([each for each in week.rows(Delivery) if each.kind == "reminder"]) == 3


def test_ten_o_clock_is_ten_o_clock_in_summer_and_in_winter(sqlite_storage: Storage) -> None:
    week = Week(sqlite_storage)
    week.now = datetime(2027, 3, 8, 15, tzinfo=UTC)
    growth(week)
    team = week.rows(Team)[0]
    with week.storage.work() as work:
        row = work.session.get_one(Team, (team.org_id, team.id))
        row.timezone, row.country = "America/New_York", "US"
    week.run_until(datetime(2027, 3, 20, tzinfo=UTC))
    runs = [run.due_at for run in week.rows(RitualRun) if run.ritual_id == ritual(week, "reminder").id]
    assert sorted(runs) == [datetime(2027, 3, 12, 15, tzinfo=UTC), datetime(2027, 3, 19, 14, tzinfo=UTC)]


def test_a_team_that_moves_west_has_no_second_digest_on_the_day(sqlite_storage: Storage) -> None:
    week = team_on(sqlite_storage)
    week.run_until(shanghai(20, "17:30"))
    with week.storage.work() as work:
        team = work.session.get_one(Team, (ORG, week.rows(Team)[0].id))
        team.timezone = "Asia/Jakarta"
        here = Surroundings(work=work, deployment=week.deployment, org_id=ORG, now=week.now)
        replan_team(here, team)
    assert ritual(week, "digest").next_due_at == shanghai(27, "18:00")


def test_where_nobody_is_left_nothing_is_said(sqlite_storage: Storage) -> None:
    week = team_on(sqlite_storage)
    with week.storage.work() as work:
        work.session.get_one(Team, (ORG, week.rows(Team)[0].id)).gone_at = week.now
        for member in week.rows(Member):
            work.session.get_one(Member, (ORG, member.id)).left_at = week.now
    assert week.run_for(days=7) == []
    assert set(outcomes(week, "digest") + outcomes(week, "rollup")) == {"silent"}


# -- faults of ours ------------------------------------------------------------------------------------


def spoil(week: Week, kind: str, /, **fields: object) -> None:
    """Give a ritual something that this version does not understand."""
    row = ritual(week, kind)
    with week.storage.work() as work:
        kept = work.session.get_one(Ritual, (ORG, row.id))
        for name, value in fields.items():
            setattr(kept, name, value)


def test_what_fails_three_times_in_a_row_waits_for_somebody_and_others_go_on(storage: Storage) -> None:
    week = team_on(storage)
    spoil(week, "digest", kind="of a later version")
    week.run_for(days=30)
    row = ritual(week, "of a later version")
    assert outcomes(week, "of a later version") == ["failed"] * 3
    assert row.suspended_because == "it failed three times in a row; see the log"
    assert outcomes(week, "missing") == ["said"] * 4


def test_a_rule_that_cannot_be_read_stops_only_its_own_ritual(storage: Storage) -> None:
    week = team_on(storage)
    spoil(week, "digest", rule={"period": "fortnight"})
    said = week.run_until(shanghai(20, "18:00"))
    row = ritual(week, "digest")
    assert [each.kind for each in said if each.to == "group"] == ["missing"]
    assert (row.next_due_at, outcomes(week, "digest")) == (None, ["failed"])
    assert row.suspended_because == "its next moment cannot be reckoned; see the log"


def test_a_team_that_cannot_be_planned_for_holds_up_no_other(storage: Storage) -> None:
    week = Week(storage)
    for group in ("Growth", "Backend"):
        week.say("dana", "/okr new A calm backend; KR Error rate from 0.8% to 0.1%", group=group)
    growth_team, backend = sorted(week.rows(Team), key=lambda team: team.name, reverse=True)
    with storage.work() as work:
        work.session.get_one(Team, (ORG, backend.id)).timezone = "Nowhere/At-all"
    week.tick()
    assert {each.team_id for each in week.rows(Ritual)} == {growth_team.id}


def test_a_moment_that_was_dealt_with_is_not_dealt_with_again(storage: Storage) -> None:
    week = team_on(storage)
    week.run_until(shanghai(20, "17:00"))
    before = len(week.rows(Delivery))
    spoil(week, "digest", next_due_at=shanghai(20, "17:00"))
    week.tick()
    assert len(week.rows(Delivery)) == before
    assert ritual(week, "digest").next_due_at == shanghai(27, "17:00")


# -- other processes -----------------------------------------------------------------------------------


def test_several_processes_plan_once(engine: Engine) -> None:
    storage = Storage(engine, process="one")
    week = Week(storage)
    growth(week)
    week.say("dana", "/team manager", mentions=["mai"])
    together = threading.Barrier(3)

    def plan(process: str) -> None:
        together.wait()
        rituals.plan(Storage(engine, process=process), Deployment(), week.now)

    threads = [threading.Thread(target=plan, args=(name,)) for name in ("one", "two", "three")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kinds = [(each.kind, each.team_id, each.member_id) for each in week.rows(Ritual)]
    assert {"digest", "reminder", "missing", "rollup"} <= {kind for kind, _, _ in kinds}
    assert len(kinds) == len(set(kinds))


def test_a_ritual_in_other_hands_is_passed_over(postgresql_engine: Engine) -> None:
    storage, other = Storage(postgresql_engine, process="one"), Storage(postgresql_engine, process="other")
    week = team_on(storage)
    week.now = shanghai(20, "10:00")
    key = Key(ORG, ritual(week, "reminder").id)
    with other.work() as work:
        assert claim(work, key, now=week.now) is not None
        assert rituals.run(storage, week.deployment, key, week.now) == []
    assert rituals.run(storage, week.deployment, key, week.now) != []
    assert rituals.run(other, week.deployment, key, week.now) == []


def test_a_reminder_another_process_owes_at_the_same_moment_costs_nobody_theirs(
    postgresql_engine: Engine,
) -> None:
    """Dana's other team is at its turn in another process, which has not committed yet."""
    storage, other = Storage(postgresql_engine, process="one"), Storage(postgresql_engine, process="other")
    week = team_on(storage)
    week.now = shanghai(20, "10:00")
    dana = next(each for each in week.rows(Member) if each.staff_id == "dana")
    key = Key(ORG, ritual(week, "reminder").id)
    done: list[list[Delivery]] = []
    running = threading.Thread(
        target=lambda: done.append(rituals.run(storage, week.deployment, key, week.now))
    )
    with other.work() as work:
        work.append(_reminder(dana, week.now))
        work.flush()
        running.start()
        databases.until_somebody_waits(postgresql_engine)
    running.join()
    assert sorted(str(each.staff_id) for each in done[0]) == ["leo", "priya"]
    assert sorted(str(each.staff_id) for each in week.rows(Delivery) if each.kind == "reminder") == [
        "dana",
        "leo",
        "priya",
    ]
    assert outcomes(week, "reminder") == ["said"]


def _reminder(member: Member, now: datetime) -> Delivery:
    return Delivery(
        org_id=ORG,
        once=reminder_name(member.id, now.date()),
        robot=ROBOT,
        lane="p:dana",
        staff_id=member.staff_id,
        title="",
        text="",
        at={},
        kind="reminder",
        created_at=now,
        not_before=now,
    )


# -- speed ---------------------------------------------------------------------------------------------


def test_a_digest_asks_the_database_as_often_for_a_large_team_as_for_a_small(engine: Engine) -> None:
    storage = Storage(engine, process="test")
    counts = []
    fill(storage, teams=1, key_results=4, weeks=4)
    for key_results in (8, 40):
        fill(storage, teams=2, key_results=key_results, weeks=4, first=key_results)
    for key in rituals.due(storage, DUE):
        with statements(engine) as asked:
            assert len(rituals.run(storage, Deployment(), key, DUE)) == 1
        counts.append(len(asked))
    assert len(counts) == 5
    assert max(counts) == min(counts) <= 20, counts
