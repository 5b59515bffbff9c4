"""Cycles that end get their successor and are closed by the clock: once, whoever does it."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime

from sqlalchemy import Engine
from structlog.testing import capture_logs

from commands.core.deployment import Deployment
from commands.rules.cycle import GRACE_DAYS
from scheduler.cycles import turn
from storage import cycles
from storage.tables import Cycle, Team
from storage.work import Storage
from tests import databases
from tests.dialogue import Dialogue


def growth(storage: Storage) -> Dialogue:
    talk = Dialogue(storage)
    talk.say("dana", "/okr new Renewals feel effortless; KR retention 45% to 60%")
    return talk


def after(talk: Dialogue, moment: datetime) -> dict[str, bool]:
    """The cycles after the clock looked, and whether they are closed."""
    talk.now = moment
    turn(talk.storage, Deployment(), moment)
    return {row.name: row.closed_at is not None for row in talk.rows(Cycle)}


def test_two_quarter_ends(storage: Storage) -> None:
    talk = growth(storage)
    assert after(talk, datetime(2026, 12, 31, 15, 59, tzinfo=UTC)) == {"2026-Q4": False}
    assert after(talk, datetime(2026, 12, 31, 16, tzinfo=UTC)) == {"2026-Q4": False, "2027-Q1": False}
    assert after(talk, datetime(2027, 1, 21, 15, 59, tzinfo=UTC)) == {"2026-Q4": False, "2027-Q1": False}
    assert after(talk, datetime(2027, 1, 21, 16, tzinfo=UTC)) == {"2026-Q4": True, "2027-Q1": False}
    assert after(talk, datetime(2027, 4, 1, tzinfo=UTC))["2027-Q2"] is False
    assert after(talk, datetime(2027, 5, 1, tzinfo=UTC)) == {
        "2026-Q4": True,
        "2027-Q1": True,
        "2027-Q2": False,
    }


def test_once(storage: Storage) -> None:
    talk = growth(storage)
    over = datetime(2027, 1, 22, tzinfo=UTC)
    after(talk, over)
    first = [row.closed_at for row in talk.rows(Cycle)]
    assert after(talk, datetime(2027, 1, 23, tzinfo=UTC)) == {"2026-Q4": True, "2027-Q1": False}
    assert [row.closed_at for row in talk.rows(Cycle)] == first


def test_a_team_whose_cycle_cannot_be_turned_holds_up_no_other(storage: Storage) -> None:
    talk = growth(storage)
    talk.say("dana", "/okr new A calm backend; KR Error rate from 0.8% to 0.1%", group="Backend")
    spoilt = next(row for row in talk.rows(Team) if row.name == "Growth")
    with storage.work() as work:
        work.session.get_one(Team, (spoilt.org_id, spoilt.id)).timezone = "Nowhere/At-all"
    turn(storage, Deployment(), datetime(2027, 1, 2, tzinfo=UTC))
    assert [row.team_id == spoilt.id for row in talk.rows(Cycle) if row.name == "2027-Q1"] == [False]


def test_two_processes_turn_a_cycle_at_the_same_moment(postgresql_engine: Engine) -> None:
    talk, over = growth(Storage(postgresql_engine, process="one")), datetime(2027, 1, 2, tzinfo=UTC)
    other, [team] = Storage(postgresql_engine, process="other"), talk.rows(Team)
    turning = threading.Thread(target=lambda: turn(talk.storage, Deployment(), over))
    with capture_logs() as logged:
        with other.work() as work:
            first, last = date(2027, 1, 1), date(2027, 3, 31)
            cycles.start_cycle(work, team, name="2027-Q1", starts_on=first, ends_on=last, now=over)
            work.flush()
            turning.start()
            databases.until_somebody_waits(postgresql_engine)
        turning.join()
    assert [each["log_level"] for each in logged] == ["info"]
    assert [row.name for row in talk.rows(Cycle)] == ["2026-Q4", "2027-Q1"]


def test_a_group_that_is_gone_gets_no_more_cycles(storage: Storage) -> None:
    talk = growth(storage)
    with storage.work() as work:
        team = work.session.get_one(Team, (talk.rows(Team)[0].org_id, talk.rows(Team)[0].id))
        team.gone_at = talk.now
    assert after(talk, datetime(2027, 1, 2, tzinfo=UTC)) == {"2026-Q4": False}


def test_a_program_that_was_stopped_for_long(storage: Storage) -> None:
    talk = growth(storage)
    assert after(talk, datetime(2028, 2, 2, tzinfo=UTC)) == {"2026-Q4": True, "2028-Q1": False}


def test_whom_the_rows_offer_for_closing_is_whom_the_rule_closes() -> None:
    assert cycles.GRACE.days == GRACE_DAYS
