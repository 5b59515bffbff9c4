"""What is set for a whole team, by whom, and what it changes."""

from __future__ import annotations

import pytest

from commands.core.deployment import Deployment
from storage.tables import Delivery, KeyResult, RedFlag, Team
from storage.work import Storage
from tests.dialogue import Dialogue
from tests.growth import growth

WEBHOOK = "https://oapi.dingtalk.com/robot/send?access_token=0123456789abcdef0123456789abcdef"
everywhere = pytest.mark.parametrize("direct", [False, True], ids=["in the group", "in a direct chat"])


def the_team(talk: Dialogue) -> Team:
    [row] = talk.rows(Team)
    return row


@everywhere
def test_everything_that_is_set_is_shown(team: Dialogue, direct: bool) -> None:
    shown = team.say("dana", "/team", direct=direct).text
    for line in (
        "Manager: nobody yet",
        "Language: English",
        "Time zone: Asia/Shanghai, now 11:00",
        "Country: China (CN)",
        "Weekend: Saturday and Sunday",
        "Objectives: all members may make objectives",
        "Thresholds: stable from 7, red below 3, at risk over 10 points behind, off track over 25",
        "Cycle: 2026-Q4",
        "Members: Dana, Priya, Leo",
    ):
        assert line in shown
    assert "webhook" not in shown


NEAREST = [
    ("/team managr @x", "/team manager"),
    ("/team timezne Jakarta", "/team timezone"),
    ("/团队 负责", "/团队 负责人"),
    ("/team xyzzy", "/team"),
]


@pytest.mark.parametrize(("words", "nearest"), NEAREST)
def test_a_mistyped_setting_gets_the_nearest(team: Dialogue, words: str, nearest: str) -> None:
    answer = team.say("dana", words, mentions=["mai"])
    assert any(tap.startswith(nearest) for tap in answer.taps)
    assert "Members" not in answer.text
    assert the_team(team).manager_id is None


# --- zone, country, weekend -----------------------------------------------------------------------------

ZONES = [
    ("/team timezone Asia/Jakarta", "Asia/Jakarta", "10:00"),
    ("/team timezone UTC+7", "Etc/GMT-7", "10:00"),
    ("/team timezone WIB", "Asia/Jakarta", "10:00"),
    ("/团队 时区 北京时间", "Asia/Shanghai", "11:00"),
    ("/nhóm múi giờ giờ Việt Nam", "Asia/Ho_Chi_Minh", "10:00"),
    ("/tim zona waktu Jakarta", "Asia/Jakarta", "10.00"),
]


@pytest.mark.parametrize(("words", "zone", "time"), ZONES)
def test_the_time_zone(team: Dialogue, words: str, zone: str, time: str) -> None:
    assert time in team.say("dana", words).text
    assert the_team(team).timezone == zone


def test_an_unclear_zone_is_not_guessed(team: Dialogue) -> None:
    assert "/team timezone Asia/Jakarta" in team.say("dana", "/team timezone Jakrta").taps
    assert "/team timezone America/New_York" in team.say("dana", "/team timezone US").taps
    assert "/team timezone UTC+7" in team.say("dana", "/team timezone xyzzy").taps
    assert the_team(team).timezone is None


@pytest.mark.parametrize("words", ["ID", "Indonesia", "印尼", "indonesia"])
def test_the_country(team: Dialogue, words: str) -> None:
    team.say("dana", f"/team country {words}")
    assert the_team(team).country == "ID"


def test_a_country_whose_holidays_nobody_knows(team: Dialogue) -> None:
    assert "/team country VN" in team.say("dana", "/team country Vietnm").taps
    assert "public holidays I know" in team.say("dana", "/team country Atlantis").text
    assert the_team(team).country is None


WEEKENDS = [
    ("/team weekend fri sat", "4,5", "Friday and Saturday"),
    ("/team weekend Sunday", "6", "Sunday"),
    ("/team weekend none", "", "every day of the week"),
    ("/团队 周末 周五和周六", "4,5", "星期五和星期六"),
    ("/nhóm cuối tuần thứ sáu, thứ bảy", "4,5", "Thứ Sáu và Thứ Bảy"),
    ("/tim akhir pekan Jumat dan Sabtu", "4,5", "Jumat dan Sabtu"),
]


@pytest.mark.parametrize(("words", "kept", "said"), WEEKENDS)
def test_the_weekend(team: Dialogue, words: str, kept: str, said: str) -> None:
    assert said in team.say("dana", words).text
    assert the_team(team).weekend == kept


@pytest.mark.parametrize("days", ["", "holidays", "mon tue wed thu fri sat sun"])
def test_what_is_no_weekend(team: Dialogue, days: str) -> None:
    assert "/team weekend fri sat" in team.say("dana", f"/team weekend {days}").text
    assert the_team(team).weekend is None


# --- who makes objectives, thresholds -------------------------------------------------------------------


def test_only_the_manager_makes_objectives(team: Dialogue) -> None:
    assert "has no manager yet" in team.say("leo", "/team creators managers").text
    team.say("leo", "/team manager", mentions=["mai"])
    team.say("mai", "/team creators managers")
    assert "Only" in team.say("leo", "/okr new Docs; KR a 0 to 9").text.title()
    assert "O3 Docs" in team.say("mai", "/okr new Docs; KR a 0 to 9").text
    team.say("mai", "/团队 创建人 所有人")
    assert "O4 Docs" in team.say("leo", "/okr new Docs; KR a 0 to 9").text


THRESHOLDS = [
    ("stable 8 red 4 risk 15 off 30",
     {"stable_from": 8, "red_below": 4, "on_track_gap": 15, "at_risk_gap": 30}),
    ("red below 4", {"red_below": 4}),
    ("at risk over 5 points, off track over 15", {"on_track_gap": 5, "at_risk_gap": 15}),
    ("稳定 8，红 4", {"stable_from": 8, "red_below": 4}),
    ("stabil 8, merah 4, berisiko 15, keluar jalur 30",
     {"stable_from": 8, "red_below": 4, "on_track_gap": 15, "at_risk_gap": 30}),
    ("ổn định 8, đỏ 4, rủi ro 15, chệch 30",
     {"stable_from": 8, "red_below": 4, "on_track_gap": 15, "at_risk_gap": 30}),
]  # fmt: skip


@pytest.mark.parametrize(("words", "kept"), THRESHOLDS)
def test_thresholds(team: Dialogue, words: str, kept: dict[str, int]) -> None:
    team.say("dana", f"/team thresholds {words}")
    assert the_team(team).thresholds == kept
    team.say("dana", "/team thresholds default")
    assert the_team(team).thresholds == {}


@pytest.mark.parametrize("words", ["red 9", "stable 11", "risk 40", "nonsense", ""])
def test_thresholds_that_leave_no_room_are_refused(team: Dialogue, words: str) -> None:
    assert "stable from" in team.say("dana", f"/team thresholds {words}").text
    assert the_team(team).thresholds == {}


def test_a_red_flag_is_raised_by_the_teams_own_line(team: Dialogue) -> None:
    team.say("dana", "/team thresholds red 5")
    team.say("leo", "KR5 2, conf 4")
    assert len(team.rows(RedFlag)) == 1


def test_a_status_is_judged_by_the_teams_own_lines(team: Dialogue) -> None:
    team.later(days=28)
    team.say("leo", "KR5 2, conf 8")
    assert "At risk" in team.say("leo", "/kr KR5").text
    team.say("leo", "/team thresholds risk 30 off 60")
    assert "On track" in team.say("leo", "/kr KR5").text


# --- the group's webhook --------------------------------------------------------------------------------


@everywhere
def test_the_webhook_is_kept_and_shown_to_nobody(team: Dialogue, direct: bool) -> None:
    answer = team.say("dana", f"/team webhook {WEBHOOK}", direct=direct)
    assert "recall your message" in answer.text
    assert the_team(team).webhook == WEBHOOK
    assert "kept, shown to nobody" in team.say("dana", "/team").text
    assert not [row for row in team.rows(Delivery) if "0123456789abcdef" in row.text]
    team.say("dana", "/team webhook off")
    assert the_team(team).webhook is None


ELSEWHERE = [
    "https://evil.example.com/robot/send?access_token=0123456789abcdef",
    "http://oapi.dingtalk.com/robot/send?access_token=0123456789abcdef",
    "https://oapi.dingtalk.com@evil.example.com/robot/send?access_token=0123456789abcdef",
    "https://oapi.dingtalk.com/robot/sendBySession?session=0123456789abcdef",
    "https://oapi.dingtalk.com/robot/send",
]


@pytest.mark.parametrize("address", ELSEWHERE)
def test_an_address_that_leads_elsewhere_is_refused(team: Dialogue, address: str) -> None:
    answer = team.say("dana", f"/team webhook {address}")
    assert "leads to oapi.dingtalk.com" in answer.text
    assert "0123456789abcdef" not in answer.text
    assert the_team(team).webhook is None


def test_a_mistyped_webhook_is_not_repeated(team: Dialogue) -> None:
    assert "0123456789abcdef" not in team.say("dana", f"/team webhok {WEBHOOK}").markdown


def test_the_address_may_lead_where_the_installation_says(sqlite_storage: Storage) -> None:
    talk = growth(Dialogue(sqlite_storage, Deployment(webhooks_at="https://api.dingtalk.example.com")))
    address = WEBHOOK.replace("oapi.dingtalk.com", "api.dingtalk.example.com")
    talk.say("dana", f"/team webhook {address}")
    assert the_team(talk).webhook == address


# --- rights ---------------------------------------------------------------------------------------------

SETTINGS = [
    "/team timezone Tokyo",
    "/team country JP",
    "/team weekend fri",
    "/team creators members",
    "/team thresholds red 5",
    "/team lang zh",
    f"/team webhook {WEBHOOK}",
    "/team remove @priya",
    "/cycle set 2026-10-01 to 2026-12-15",
]


@pytest.mark.parametrize("words", SETTINGS)
def test_where_there_is_a_manager_only_they_set_things(team: Dialogue, words: str) -> None:
    team.say("leo", "/team manager", mentions=["mai"])
    assert "only the manager or an administrator" in team.say("leo", words).text
    assert "only the manager" not in team.say("mai", words).text.replace("only the manager may", "")


@pytest.mark.parametrize("words", SETTINGS)
def test_an_administrator_may_set_them_too(sqlite_storage: Storage, words: str) -> None:
    talk = growth(Dialogue(sqlite_storage, Deployment(admins=("omar",))))
    talk.say("leo", "/team manager", mentions=["mai"])
    assert "only the manager or an administrator" not in talk.say("omar", words).text


def test_settings_are_not_taken_back_by_undo(team: Dialogue) -> None:
    team.say("dana", "KR1 50%")
    team.say("dana", "/team timezone Tokyo")
    team.say("dana", "undo")
    assert the_team(team).timezone == "Asia/Tokyo"
    assert team.rows(KeyResult)[0].current == 45
