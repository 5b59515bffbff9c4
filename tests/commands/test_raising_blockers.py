"""Blockers raised: by whom, about what, who is asked or offered, and by when help is wanted."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from storage.tables import Blocker, BlockerAsk, Delivery
from tests.dialogue import Dialogue

RAISE = ["/block KR5 legal by Friday", "/kr block KR5 legal by Friday"]


@pytest.mark.parametrize("words", RAISE)
def test_raising_one_by_command(team: Dialogue, words: str) -> None:
    answer = team.say("leo", words, mentions=["wang"])
    [blocker] = team.rows(Blocker)
    assert blocker.text == "legal"
    assert blocker.due_at is not None
    assert blocker.due_at.weekday() == 4
    assert answer.at == {"wang": "Wang Lei"}
    assert "wang" in answer.direct


def test_one_more_person_for_a_blocker_that_is_there(blocked: Dialogue) -> None:
    assert blocked.say("leo", "/block B1", mentions=["li"]).at == {"li": "李四"}
    assert len(blocked.rows(Blocker)) == 1
    assert len(blocked.rows(BlockerAsk)) == 2


def test_only_those_responsible_raise_blockers(team: Dialogue) -> None:
    assert "is Leo's" in team.say("omar", "/block KR5 legal").text
    assert team.rows(Blocker) == []


def test_the_list(blocked: Dialogue) -> None:
    blocked.later(days=1)
    shown = blocked.say("omar", "/blockers").text
    assert "1 open blocker" in shown
    assert "B1 legal · KR5 Finance clients signed · 1 d" in shown
    assert "waiting for Wang Lei" in shown


def test_an_empty_list(team: Dialogue) -> None:
    assert "Nothing is blocked" in team.say("omar", "/blockers").text


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("KR5 blocked on a signature from Omar", "Omar"),
        ("KR5 blocked on a signature from Wang Lei", "Wang Lei"),
        ("KR5 mentok nunggu tanda tangan Bu Dewi", "Dewi"),
        ("KR5 bị kẹt vì chờ chị Lan ký", "Lan"),
        ("KR5 卡在 小李 签字", "李四"),
        ("KR5 卡在 李四 签字", "李四"),
    ],
)
def test_a_name_without_an_at_is_only_offered(team: Dialogue, words: str, asked: str) -> None:
    answer = team.say("leo", words)
    assert team.rows(BlockerAsk) == []
    assert answer.direct == {}
    [offered] = [tap for tap in answer.taps if " B1 " in tap]
    assert list(team.say("leo", offered).at.values()) == [asked]


@pytest.mark.parametrize(
    "words", ["KR5 blocked on Legal", "KR5 blocked on the Li-ion supplier", "KR5 卡在法务"]
)
def test_nobody_is_offered_by_chance(team: Dialogue, words: str) -> None:
    assert not [tap for tap in team.say("leo", words).taps if " B1 " in tap]


def test_a_mention_without_a_cue_is_shown_and_not_messaged(team: Dialogue) -> None:
    answer = team.say("leo", "KR5 3, good work", mentions=["wang"])
    assert "Named: Wang Lei" in answer.text
    assert answer.direct == {}
    assert answer.at == {}
    assert team.rows(Blocker) == []


def test_at_night_a_helper_is_left_alone(team: Dialogue) -> None:
    team.later(hours=10)  # 21:00
    assert team.say("leo", "KR5 blocked on legal", mentions=["wang"]).direct == {}
    [waiting] = [each for each in team.rows(Delivery) if each.staff_id == "wang"]
    assert waiting.not_before.isoformat() == "2026-11-17T00:00:00+00:00"


@pytest.mark.parametrize(
    ("words", "text", "hour"),
    [
        ("KR5 blocked on legal by Friday", "legal", 17),
        ("KR5 60% blocked on legal @wang by Friday 15:00", "legal", 15),
        ("KR5 60%, need help with overtime @mai by Friday", "need help with overtime", 17),
        ("KR5 卡在法务 周五前", "法务", 17),
        ("KR5 mentok di legal sebelum Jumat", "legal", 17),
        ("KR5 kẹt ở pháp chế trước thứ Sáu", "pháp chế", 17),
    ],
)
def test_a_day_behind_a_blocker_is_when_help_is_wanted(
    team: Dialogue, words: str, text: str, hour: int
) -> None:
    team.say("leo", words)
    [blocker] = team.rows(Blocker)
    assert blocker.text == text
    assert blocker.due_at == datetime(2026, 11, 20, hour - 8, tzinfo=UTC)


@pytest.mark.parametrize("words", ["legal until Friday", "the release on Friday", "approval by the CFO"])
def test_a_day_that_is_part_of_what_blocks_stays_there(team: Dialogue, words: str) -> None:
    team.say("leo", f"KR5 blocked on {words}")
    assert [(row.text, row.due_at) for row in team.rows(Blocker)] == [(words, None)]


@pytest.mark.parametrize(
    "words", ["KR5 blocked on legal @wang by Friday", "KR5 blocked on legal by Friday @wang"]
)
def test_a_name_before_the_day_is_no_part_of_what_blocks(team: Dialogue, words: str) -> None:
    answer = team.say("leo", words)
    assert "B1 blocked: legal\n" in answer.text
    assert answer.at == {"wang": "Wang Lei"}


def test_each_reads_a_due_time_by_the_clock_of_the_blocked_team(team: Dialogue) -> None:
    team.say("wang", "/okr new Law; KR Contracts 0 to 9", group="Far away")
    team.say("wang", "/team timezone Asia/Jakarta", group="Far away")
    team.say("leo", "KR5 60% blocked on legal @wang", direct=True)
    answer = team.say("wang", "on it by Thursday", direct=True)
    assert answer.text.startswith("👍 You have B1 legal, due Thu 17:00.\n")
    assert answer.direct["leo"] == "👍 Wang Lei has B1 legal, due Thu 17:00."
