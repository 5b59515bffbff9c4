"""Health metrics: numbers that should stay in a range, and key results that follow one."""

from __future__ import annotations

import pytest

from storage.tables import CheckIn, HealthMetric, HealthReading, KeyResult
from tests.dialogue import Dialogue

ADDED = [
    ("en", "/kpi add uptime >= 99.9%", "🩺 uptime: at least 99.9%"),
    ("zh", "/kpi 新增 可用率 至少99.9%", "🩺 可用率：至少 99.9%"),
    ("id", "/kpi tambah uptime minimal 99,9%", "🩺 uptime: minimal 99,9%"),
    ("vi", "/kpi thêm uptime tối thiểu 99,9%", "🩺 uptime: ít nhất 99,9%"),
]
MEASURED = [
    ("en", "/kpi set uptime 99.2", "🩺 uptime 🔴 99.2%, below · at least 99.9%"),
    ("zh", "/kpi 更新 uptime 99.2", "🩺 uptime 🔴 99.2%，偏低 · 至少 99.9%"),
    ("id", "/kpi isi uptime 99,2", "🩺 uptime 🔴 99,2%, di bawah · minimal 99,9%"),
    ("vi", "ghi kpi uptime 99,2", "🩺 uptime 🔴 99,2%, thấp hơn · ít nhất 99,9%"),
]


@pytest.fixture
def measuring(team: Dialogue) -> Dialogue:
    """The team keeps its uptime; Dana's first reply time is a metric too."""
    team.say("omar", "/kpi add uptime >= 99.9%")
    team.say("omar", "/kpi add First reply time between 1h and 4h")
    return team


def current(talk: Dialogue, key: str) -> str | None:
    row = next(each for each in talk.rows(HealthMetric) if each.key == key)
    return f"{row.current.normalize():f}" if row.current is not None else None


@pytest.mark.parametrize(("language", "words", "answer"), ADDED, ids=[row[0] for row in ADDED])
def test_a_metric_is_added(team: Dialogue, language: str, words: str, answer: str) -> None:
    team.say("leo", f"/lang {language}")
    assert team.say("leo", words).text.startswith(answer)


@pytest.mark.parametrize(("language", "words", "answer"), MEASURED, ids=[row[0] for row in MEASURED])
def test_a_reading_says_plainly_whether_it_is_inside(
    measuring: Dialogue, language: str, words: str, answer: str
) -> None:
    measuring.say("leo", f"/lang {language}")
    assert measuring.say("leo", words).text.startswith(answer)
    assert current(measuring, "uptime") == "99.2"


def test_inside_above_and_in_another_unit(measuring: Dialogue) -> None:
    assert "🟢 99.95%, inside" in measuring.say("leo", "/kpi set uptime 99.95%").text
    assert "🔴 5 h, above · 1 h to 4 h" in measuring.say("leo", "/kpi set first reply time 300 min").text


def test_the_list_shows_them_all(measuring: Dialogue) -> None:
    measuring.say("leo", "/kpi set uptime 99.95")
    answer = measuring.say("dewi", "/kpi")
    assert "🩺 2 health metrics" in answer.text
    assert "uptime · 🟢 99.95%, inside · at least 99.9% · today" in answer.text
    assert "first-reply-time · First reply time · not measured yet · 1 h to 4 h" in answer.text


def test_one_number_too_few_or_of_something_else_stores_nothing(measuring: Dialogue) -> None:
    for words in ("uptime", "uptime 99 or 98", "uptime 3h", "downtime 3"):
        assert "nothing was" in measuring.say("leo", f"/kpi set {words}").text
    assert measuring.rows(HealthReading) == []


def test_without_a_side_it_asks_which(team: Dialogue) -> None:
    answer = team.say("leo", "/kpi add churn 3%")
    assert "Is 3% the least or the most?" in answer.text
    assert team.rows(HealthMetric) == []
    assert "at most 3%" in team.say("leo", "/kpi add churn <= 3%").text


def test_another_range_and_a_name_that_means_something_else(measuring: Dialogue) -> None:
    assert "at least 99.5%" in measuring.say("leo", "/kpi add uptime >= 99.5%").text
    assert "like that already" in measuring.say("leo", "/kpi add uptime >= 99.5%").text
    assert "measures something else" in measuring.say("leo", "/kpi add uptime <= 4h").text
    assert len(measuring.rows(HealthMetric)) == 2


def test_a_dropped_one_comes_back_with_its_readings(measuring: Dialogue) -> None:
    measuring.say("leo", "/kpi set uptime 99.95")
    assert "not measured any more" in measuring.say("leo", "/kpi drop uptime").text
    assert "uptime ·" not in measuring.say("leo", "/kpi").text
    measuring.say("leo", "/kpi add uptime >= 99.9%")
    assert "99.95%, inside" in measuring.say("leo", "/kpi").text


def test_a_key_result_follows_whoever_measures(measuring: Dialogue) -> None:
    followed = measuring.say("dana", "/kr follow KR2 first-reply-time").text
    assert "KR2 First reply time follows first-reply-time (1 h to 4 h)" in followed
    answer = measuring.say("leo", "/kpi set first-reply-time 3h")
    assert "KR2 First reply time: 6 h → 3 h (progress 75%)" in answer.text
    assert measuring.standing(2)[:2] == ("3", "75")
    assert "follows first-reply-time" in measuring.say("dana", "/kr KR2").text
    [check_in] = measuring.rows(CheckIn)
    assert check_in.note == "from first-reply-time"


def test_it_stops_following(measuring: Dialogue) -> None:
    measuring.say("dana", "/kr follow KR2 first-reply-time")
    assert "follows no health metric now" in measuring.say("dana", "/kr follow KR2 none").text
    measuring.say("leo", "/kpi set first-reply-time 3h")
    assert measuring.standing(2)[0] == "6"


def test_what_measures_something_else_cannot_be_followed(measuring: Dialogue) -> None:
    assert "do not measure the same thing" in measuring.say("dana", "/kr follow KR2 uptime").text
    assert all(row.follows_id is None for row in measuring.rows(KeyResult))


def test_undo_takes_the_reading_and_the_check_in(measuring: Dialogue) -> None:
    measuring.say("dana", "/kr follow KR2 first-reply-time")
    measuring.say("leo", "/kpi set first-reply-time 5h")
    measuring.say("leo", "/kpi set first-reply-time 3h")
    answer = measuring.say("leo", "undo").text
    assert "KR2 First reply time is at 5 h again (progress 25%)" in answer
    assert "first-reply-time is at 5 h again." in answer
    measuring.say("leo", "undo")
    assert (current(measuring, "first-reply-time"), measuring.standing(2)[0]) == (None, "6")


def test_a_private_key_result_follows_unnamed(measuring: Dialogue) -> None:
    measuring.say("dana", "/okr new private: Quiet growth; KR Reply to the board 6h -> 2h", direct=True)
    measuring.say("dana", "/kr follow P2 first-reply-time", direct=True)
    answer = measuring.say("leo", "/kpi set first-reply-time 3h")
    assert "P2" not in answer.text
    assert "board" not in answer.text
    private = next(row for row in measuring.rows(KeyResult) if row.series == "P")
    assert private.current == 3
    assert (
        "P2 Reply to the board: 3 h → 2 h"
        in measuring.say("dana", "/kpi set first-reply-time 2h", direct=True).text
    )


def test_people_of_other_teams_and_from_outside_change_nothing(measuring: Dialogue) -> None:
    assert "No health metric" in measuring.say("dewi", "/kpi set uptime 98", group="Support").text
    assert "only people of this organization" in measuring.say("outsider", "/kpi set uptime 98").text
    assert measuring.rows(HealthReading) == []


def test_over_several_teams_the_key_names_its_team(measuring: Dialogue) -> None:
    measuring.say("leo", "/kpi add uptime >= 99%", group="Support")
    assert "For which team, Leo?" in measuring.say("leo", "/kpi set uptime 98", direct=True).text
    answer = measuring.say("leo", "/kpi set Support/uptime 98", direct=True)
    assert "Support/uptime 🔴 98%, below" in answer.text


def test_the_first_word_of_a_name_is_enough_while_only_one_begins_with_it(measuring: Dialogue) -> None:
    assert "first-reply-time" in measuring.say("leo", "/kpi set first 3h").text
    measuring.say("leo", "/kpi add first answer <= 3h")
    assert "I know no health metric" in measuring.say("leo", "/kpi set first 2h").text


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("keep above 99.9%", "availability: at least 99.9%"),
        ("jaga di atas 99,9%", "availability: at least 99.9%"),
        ("giữ trên 99,9%", "availability: ít nhất 99,9%"),
        ("保持不低于99.9%", "availability：至少 99.9%"),
    ],
)
def test_a_limit_in_words_is_no_part_of_the_name(measuring: Dialogue, words: str, shown: str) -> None:
    assert shown in measuring.say("dana", f"/kpi add availability {words}").text
