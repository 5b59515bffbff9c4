"""A group in which the robot cannot speak: what happens by itself rests there, and comes back."""

from __future__ import annotations

from datetime import timedelta

from bot.doctor import examine_database
from bot.settings import Settings
from commands.core.messages import Notice, NoticeKind
from commands.notices import Notices
from storage.tables import Delivery, Ritual, Team
from storage.work import Storage
from tests.dialogue import ORG
from tests.growth import growth
from tests.week import Week


def silence(week: Week, event: str = "") -> list[Delivery]:
    """DingTalk tells, or a refused message shows, that the group is gone."""
    notice = Notice(ORG, event, NoticeKind.GROUP_GONE, conversation="cid-group-Growth", reason="It is gone.")
    return Notices(week.storage, week.deployment).handle(notice, now=week.now)


def resting(week: Week) -> set[str | None]:
    return {row.suspended_because for row in week.rows(Ritual) if row.team_id}


def test_it_rests_an_administrator_is_told_once_and_it_comes_back_by_itself(week: Week) -> None:
    week.say("omar", "hello", admin=True)
    week.run_for(hours=1)
    assert resting(week) == {None}

    [told] = silence(week)
    assert told.staff_id == "omar"
    assert "Growth" in told.text
    assert resting(week) == {"It is gone."}
    assert silence(week) == [], "it is known already"
    assert week.run_for(days=7) == [], "nothing is said there or because of it"

    week.say("dana", "hello")
    assert resting(week) == {None}
    assert week.rows(Team)[0].gone_at is None
    assert week.run_for(days=7), "it goes on"


def test_within_a_day_it_is_told_once(week: Week) -> None:
    week.say("omar", "hello", admin=True)
    assert len(silence(week)) == 1
    week.say("dana", "hello")
    assert silence(week) == []
    week.say("dana", "hello")
    week.now += timedelta(days=1)
    assert len(silence(week)) == 1


def test_doctor_says_what_rests_and_why(sqlite_storage: Storage, sqlite_url: str) -> None:
    week = growth(Week(sqlite_storage))
    week.tick()
    silence(week)
    found = examine_database(Settings.model_construct(database_url=sqlite_url))
    [resting] = [each.line() for each in found if "Growth" in each.name]
    assert resting.startswith("✗ Resting in Growth: ")
    assert "digest" in resting and resting.endswith("It is gone.")
