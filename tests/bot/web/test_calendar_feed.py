"""The calendar of somebody's rituals: the moments the rules give, in the team's zone, for other programs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from bot.web.board.calendar_feed import calendar
from commands.acts.rituals.upcoming_rituals import coming
from commands.core.deployment import Deployment
from commands.core.desk import at_desk
from storage import members
from storage.tables import Ritual, Team
from storage.work import Storage
from tests.dialogue import ORG, Dialogue


@pytest.fixture
def talk(growth_storage: Storage, growth_moment: datetime) -> Dialogue:
    talk = Dialogue(growth_storage, Deployment(public_url="https://okr.example"), first=100)
    talk.now = growth_moment
    talk.say("dana", "/remind list")  # gives the team its usual rituals
    return talk


def read(talk: Dialogue, who: str = "dana") -> Any:
    """The calendar as another program reads it."""
    with talk.storage.reading() as session:
        (member,) = members.by_staff_ids(session, ORG, [who])
        context = at_desk(talk.storage.over(session), talk.deployment, member, now=talk.now)
        written = calendar(
            coming(context), context.voice, bot="OKR", board=talk.deployment.public_url, now=talk.now
        )
    return Calendar.from_ical(written)


def moments(found: Any, title: str) -> list[str]:
    return [
        f"{each.decoded('dtstart'):%a %Y-%m-%d %H:%M}"
        for each in found.walk("VEVENT")
        if str(each["summary"]).startswith(title)
    ]


def test_each_ritual_comes_when_the_rules_say_so_holidays_included(talk: Dialogue) -> None:
    found = read(talk)
    digests = moments(found, "digest")
    assert digests[:2] == ["Fri 2026-11-20 17:00", "Fri 2026-11-27 17:00"]
    assert "Thu 2026-12-31 17:00" in digests, "New Year is a holiday in China"
    assert moments(found, "check-in reminder")[0] == "Fri 2026-11-20 10:00"
    assert moments(found, "list of who is missing")[0] == "Fri 2026-11-20 16:00"
    assert moments(found, "last day of the cycle") == ["Thu 2026-12-31 10:00"]
    assert moments(found, "a word after a long silence") == [], "nobody plans for that"


def test_events_keep_their_names_however_often_they_are_read(talk: Dialogue) -> None:
    first = [str(each["uid"]) for each in read(talk).walk("VEVENT")]
    talk.later(hours=3)
    assert [str(each["uid"]) for each in read(talk).walk("VEVENT")] == first
    assert len(set(first)) == len(first)


@pytest.mark.parametrize(("zone", "utc"), [("Asia/Jakarta", 10), ("Europe/Berlin", 16), ("Asia/Shanghai", 9)])
def test_times_are_the_teams_with_its_zone_described(talk: Dialogue, zone: str, utc: int) -> None:
    talk.say("dana", f"/team timezone {zone}")
    found = read(talk)
    assert [str(each["tzid"]) for each in found.walk("VTIMEZONE")] == [zone]
    digest = next(each for each in found.walk("VEVENT") if "digest" in str(each["summary"]))
    assert digest["dtstart"].params["TZID"] == zone
    at = digest.decoded("dtstart")
    assert (at.hour, at.astimezone(UTC).hour) == (17, utc)
    assert digest.decoded("duration") == timedelta(minutes=15)


def test_it_speaks_the_readers_language_and_leads_to_the_board(talk: Dialogue) -> None:
    talk.say("dana", "/lang zh")
    found = read(talk)
    titles = {str(each["summary"]) for each in found.walk("VEVENT")}
    assert "打卡提醒 · Growth" in titles
    (team,) = talk.rows(Team)
    assert {str(each["url"]) for each in found.walk("VEVENT")} == {f"https://okr.example/teams/{team.id}"}


def test_words_of_people_stay_words(talk: Dialogue) -> None:
    talk.say("dana", "/remind every Monday 9:00 stand-up, then; more\\n")
    (own,) = {
        str(each["summary"]) for each in read(talk).walk("VEVENT") if "stand-up" in str(each["summary"])
    }
    assert own.startswith("“stand-up, then; more")


def test_what_is_off_or_of_another_team_does_not_come(talk: Dialogue) -> None:
    talk.say("noor", "/okr new Sales closes faster", group="Sales")
    talk.say("noor", "/remind list", group="Sales")
    talk.say("dana", "/remind off digest")
    assert moments(read(talk), "digest") == []
    assert {str(each["summary"]).rpartition(" · ")[2] for each in read(talk).walk("VEVENT")} == {"Growth"}


def test_what_i_want_to_be_reminded_of_is_mine_alone(talk: Dialogue) -> None:
    talk.say("dana", "remind me tomorrow 15:00 to call legal", direct=True)
    assert len(moments(read(talk), "“call legal”")) == 1
    assert moments(read(talk, "leo"), "“call legal”") == []
    assert any(row.member_id for row in talk.rows(Ritual))
