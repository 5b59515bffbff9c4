"""What happens to a blocker by itself: who is asked again, who may choose, who hears of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from storage.tables import Blocker, Member
from storage.work import Storage
from tests.growth import growth
from tests.week import Said, Week

RAISED = datetime(2026, 11, 16, 3, 0, tzinfo=UTC)
"""A Monday, about 11:00 in Shanghai."""


@pytest.fixture
def blocked(sqlite_storage: Storage) -> Week:
    """Leo is blocked on legal and asked Wang; Mai is the manager."""
    return _blocked(sqlite_storage)


def _blocked(storage: Storage) -> Week:
    week = Week(storage)
    growth(week)
    week.say("dana", "/team manager @mai", mentions=["mai"])
    week.now = RAISED
    week.say("leo", "KR5 60% blocked on legal", mentions=["wang"])
    return week


def follow_ups(said: list[Said]) -> list[tuple[str, str]]:
    """Who was told, and when by the clocks of Shanghai."""
    there = timedelta(hours=8)
    return [(each.to, f"{each.at + there:%a %H:%M}") for each in said if each.kind == "follow_up"]


def texts(said: list[Said], who: str) -> list[str]:
    return [each.text for each in said if each.kind == "follow_up" and each.to == who]


def test_who_does_not_answer_is_asked_once_more_then_others_hear(blocked: Week) -> None:
    said = blocked.run_for(days=14)
    assert follow_ups(said) == [("wang", "Tue 11:00"), ("leo", "Wed 11:00"), ("mai", "Fri 11:00")]
    [again], [choose], [manager] = (texts(said, who) for who in ("wang", "leo", "mai"))
    assert "Leo still hopes for your help" in again
    assert "It blocks KR5 Finance clients signed (Growth)." in again
    assert "on it by Thu" in again
    assert "Wang Lei has not answered yet." in choose
    assert "/block B1 @name" in choose
    assert "B1 legal has been in the way for 4 d" in manager
    assert "Wang Lei has not answered yet." in manager


def test_the_group_hears_nothing_of_it(blocked: Week) -> None:
    said = blocked.run_for(days=14)
    assert not [each for each in said if each.kind == "follow_up" and each.to == "group"]


def test_the_list_says_who_has_not_answered(blocked: Week) -> None:
    assert "waiting for Wang Lei" in blocked.say("leo", "/blockers").text
    blocked.run_for(days=1)
    assert "Wang Lei has not answered yet" in blocked.say("leo", "/blockers").text


def test_two_hours_before_and_at_the_due_time(blocked: Week) -> None:
    blocked.say("wang", "on it by Thu")
    said = blocked.run_until(RAISED + timedelta(days=4))
    assert follow_ups(said) == [("wang", "Thu 15:00"), ("wang", "Thu 17:00")]
    soon, due = texts(said, "wang")
    assert "B1 legal is due today 17:00." in soon
    assert "B1 done" in soon
    assert "How does it stand?" in due


def test_a_due_time_gone_by_for_days_reaches_the_manager(blocked: Week) -> None:
    blocked.say("wang", "on it by Thu")
    said = blocked.run_for(days=14)
    assert follow_ups(said)[2:] == [("mai", "Wed 17:00")]
    assert "Wang Lei has it." in texts(said, "mai")[0]


def test_a_manager_who_was_asked_hears_that_it_waits_for_her(blocked: Week) -> None:
    blocked.say("wang", "not me", mentions=["mai"])
    told = texts(blocked.run_for(days=14), "mai")[-1]
    assert "has been in the way for" in told
    assert "It waits for your answer.\nAnswer: on it by Thu · done" in told
    assert "Mai has not answered" not in told
    assert "👍 You have B1 legal, due" in blocked.say("mai", "on it by Thu", direct=True).text


def test_a_manager_who_has_it_hears_what_she_can_say(blocked: Week) -> None:
    blocked.say("wang", "not me", mentions=["mai"])
    blocked.say("mai", "on it", direct=True)
    told = texts(blocked.run_for(days=14), "mai")[-1]
    assert "You have it.\nAnswer: B1 done · a new date: B1 tomorrow" in told


def test_alone_with_the_helper_the_list_says_you(blocked: Week) -> None:
    assert "waits for your answer: B1 on it by Thu" in blocked.say("wang", "/blockers", direct=True).text
    blocked.say("wang", "B1 on it by Thu", direct=True)
    assert "you have it, due Thu 17:00: B1 done" in blocked.say("wang", "/blockers", direct=True).text
    assert "Wang Lei is on it, due Thu 17:00" in blocked.say("wang", "/blockers").text


def test_a_new_date_begins_anew(blocked: Week) -> None:
    blocked.say("wang", "on it by Thu")
    blocked.run_until(RAISED + timedelta(days=3, hours=5))
    assert "due tomorrow 17:00" in blocked.say("wang", "B1 tomorrow", direct=True).text
    said = blocked.run_for(days=3)
    assert follow_ups(said) == [("wang", "Fri 15:00"), ("wang", "Fri 17:00")]


ANSWERS = [
    ("done", "resolved"),
    ("done, contract signed", "resolved"),
    ("解决了", "resolved"),
    ("beres", "resolved"),
    ("xong rồi", "resolved"),
    ("Friday", "accepted"),
    ("by Fri 15:00", "accepted"),
    ("周五", "accepted"),
    ("Jumat", "accepted"),
    ("thứ Sáu", "accepted"),
    ("not me", "open"),
]


@pytest.mark.parametrize(("words", "state"), ANSWERS)
def test_the_answers_work_in_the_direct_chat(blocked: Week, words: str, state: str) -> None:
    blocked.run_for(days=1, hours=1)
    blocked.say("wang", words, direct=True, mentions=["li"] if words == "not me" else [])
    [blocker] = blocked.rows(Blocker)
    assert blocker.state == state
    assert (blocker.due_at is not None) == (state == "accepted")


def test_a_date_alone_takes_on_what_one_was_asked_for(blocked: Week) -> None:
    blocked.say("wang", "Friday", direct=True)
    [blocker] = blocked.rows(Blocker)
    assert (blocker.state, blocker.due_at) == ("accepted", datetime(2026, 11, 20, 9, tzinfo=UTC))


def test_a_date_alone_means_nothing_to_who_was_asked_for_nothing(blocked: Week) -> None:
    blocked.say("leo", "Friday", direct=True)
    assert [(each.state, each.due_at) for each in blocked.rows(Blocker)] == [("open", None)]


def test_asked_about_two_at_once_a_date_alone_is_asked_back(blocked: Week) -> None:
    blocked.say("dana", "KR1 50% blocked on pricing", mentions=["wang"])
    blocked.run_for(days=1, hours=1)
    answer = blocked.say("wang", "Friday", direct=True)
    assert "Which one do you mean?" in answer.text
    blocked.say("wang", "2", direct=True)
    assert sorted(blocker.state for blocker in blocked.rows(Blocker)) == ["accepted", "open"]


def test_passed_on_the_next_one_has_a_day(blocked: Week) -> None:
    blocked.run_for(hours=20)
    blocked.say("wang", "not me", mentions=["li"])
    assert [who for who, _ in follow_ups(blocked.run_for(days=3))] == ["li", "leo"]


def test_out_of_the_way_nobody_hears_of_it(blocked: Week) -> None:
    blocked.say("wang", "done")
    assert blocked.rows(Blocker)[0].follow_up_at is None
    assert follow_ups(blocked.run_for(days=14)) == []


def test_withdrawn_nobody_hears_of_it(blocked: Week) -> None:
    blocked.say("leo", "B1 not needed")
    assert follow_ups(blocked.run_for(days=14)) == []


def test_taken_back_it_goes_on_where_it_was(blocked: Week) -> None:
    first = blocked.rows(Blocker)[0].follow_up_at
    blocked.say("wang", "on it by Thu")
    assert blocked.rows(Blocker)[0].follow_up_at != first
    blocked.say("wang", "undo")
    assert blocked.rows(Blocker)[0].follow_up_at == first
    blocked.say("leo", "undo")
    assert follow_ups(blocked.run_for(days=14)) == []


def test_the_key_result_dropped_nobody_hears_of_it(blocked: Week) -> None:
    blocked.say("dana", "/kr drop KR5 because the market moved")
    assert follow_ups(blocked.run_for(days=14)) == []


def test_a_helper_who_is_away_is_left_alone(blocked: Week) -> None:
    blocked.say("wang", "/away until Friday", direct=True)
    assert follow_ups(blocked.run_for(days=3)) == [("leo", "Wed 11:00")]


def test_asked_back_it_is_the_raisers_turn(blocked: Week) -> None:
    blocked.say("wang", "need info: which contract?")
    assert follow_ups(blocked.run_for(hours=23)) == []
    blocked.say("leo", "the renewal")
    assert [who for who, _ in follow_ups(blocked.run_for(days=2))] == ["wang", "leo"]


def test_each_reads_their_own_language(blocked: Week) -> None:
    blocked.say("wang", "/lang zh", direct=True)
    blocked.say("leo", "/lang vi", direct=True)
    said = blocked.run_for(days=3)
    assert "B1" in texts(said, "wang")[0] and "hopes" not in texts(said, "wang")[0]
    assert "Wang Lei" in texts(said, "leo")[0] and "answered" not in texts(said, "leo")[0]


def test_after_a_stop_everybody_hears_only_the_latest(blocked: Week) -> None:
    blocked.now += timedelta(days=7)
    said = blocked.tick()
    assert sorted(who for who, _ in follow_ups(said)) == ["leo", "mai", "wang"]
    assert follow_ups(blocked.tick()) == []


def test_once_on_both_databases(storage: Storage) -> None:
    week = _blocked(storage)
    said = week.run_for(days=14)
    assert follow_ups(said) == [("wang", "Tue 11:00"), ("leo", "Wed 11:00"), ("mai", "Fri 11:00")]
    [blocker] = week.rows(Blocker)
    assert (blocker.follow_up_at, blocker.followed_up) == (None, 3)


def test_a_blocker_that_cannot_be_followed_up_holds_up_no_other(blocked: Week) -> None:
    blocked.say("leo", "KR5 blocked on the budget", mentions=["omar"])
    spoilt = next(each for each in blocked.rows(Member) if each.staff_id == "wang")
    with blocked.storage.work() as work:
        work.session.get_one(Member, (spoilt.org_id, spoilt.id)).timezone = "Nowhere/At-all"
    said = blocked.run_until(RAISED + timedelta(days=1, minutes=5))
    assert [who for who, _ in follow_ups(said)] == ["omar"]
    legal = next(each for each in blocked.rows(Blocker) if each.text == "legal")
    assert legal.follow_up_at is not None
    assert legal.follow_up_at >= RAISED + timedelta(days=1, hours=6), "later again: the others come first"
