"""The days somebody says they are away, in every language."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from commands.core.grammar import parse
from commands.core.grammar.days.days_away import DaysAway, find_days_away

NOW = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
"""A Monday."""


def day(month: int, number: int, year: int = 2026) -> date:
    return date(year, month, number)


UNTIL_FRIDAY = DaysAway(None, last=day(11, 27))
CHRISTMAS = DaysAway(day(12, 24), last=day(1, 2, 2027))
NEXT_WEEK = DaysAway(day(11, 30), last=day(12, 4))
THREE_DAYS = DaysAway(None, days=3)
BACK_ON_MONDAY = DaysAway(None, back=day(11, 30))

SAID = [
    ("en", "on leave till Friday", DaysAway(None, last=day(11, 27), maybe_back=True)),
    ("zh", "请假到周五", UNTIL_FRIDAY),
    ("id", "cuti sampai Jumat", UNTIL_FRIDAY),
    ("vi", "nghỉ đến thứ Sáu", UNTIL_FRIDAY),
    ("en", "/away 24 Dec - 2 Jan", CHRISTMAS),
    ("zh", "请假12月24日到1月2日", CHRISTMAS),
    ("id", "cuti 24 Des - 2 Jan", CHRISTMAS),
    ("vi", "nghỉ từ 24/12 đến 2/1", CHRISTMAS),
    ("en", "away 24-26 Dec", DaysAway(day(12, 24), last=day(12, 26))),
    ("zh", "请假12月24日到26日", DaysAway(day(12, 24), last=day(12, 26))),
    ("en", "away next week", NEXT_WEEK),
    ("zh", "请假下周", NEXT_WEEK),
    ("id", "cuti minggu depan", NEXT_WEEK),
    ("vi", "nghỉ tuần sau", NEXT_WEEK),
    ("en", "away for 3 days", THREE_DAYS),
    ("zh", "请假3天", THREE_DAYS),
    ("id", "cuti 3 hari", THREE_DAYS),
    ("vi", "nghỉ phép 3 ngày", THREE_DAYS),
    ("zh", "请假两周", DaysAway(None, calendar_days=14)),
    ("en", "away tomorrow for 2 days", DaysAway(day(11, 24), days=2)),
    ("en", "I'm on leave, back on Monday", BACK_ON_MONDAY),
    ("zh", "请假，周一回来", BACK_ON_MONDAY),
    ("id", "cuti, masuk lagi Senin", BACK_ON_MONDAY),
    ("vi", "nghỉ phép, thứ Hai đi làm lại", BACK_ON_MONDAY),
    ("en", "/away tomorrow", DaysAway(day(11, 24), last=day(11, 24))),
    ("vi", "nghỉ mai", DaysAway(day(11, 24), last=day(11, 24))),
    ("vi", "mai em nghỉ nhé", DaysAway(day(11, 24), last=day(11, 24))),
    ("zh", "我明天请假", DaysAway(day(11, 24), last=day(11, 24))),
    ("id", "besok saya cuti", DaysAway(day(11, 24), last=day(11, 24))),
    ("zh", "我下周请假", NEXT_WEEK),
    ("zh", "请假下周一到下周三", DaysAway(day(11, 30), last=day(12, 2))),
    ("en", "/away Mon to Wed", DaysAway(day(11, 23), last=day(11, 25))),
    ("en", "/away until Monday", DaysAway(None, last=day(11, 30), maybe_back=True)),
    ("en", "/away till Tuesday, back Wednesday", DaysAway(None, back=day(11, 25))),
]


@pytest.mark.parametrize(("language", "words", "meant"), SAID)
def test_days_away_are_understood(language: str, words: str, meant: DaysAway) -> None:
    assert parse(words).intent == "away"
    assert find_days_away(words, now=NOW, language=language) == meant


@pytest.mark.parametrize(
    "words",
    ["I'm off to lunch", "on leave Friday, KR3 60%", "away from the target", "cuti karyawan turun 5%"],
)
def test_other_sentences_with_these_words_are_no_absence(words: str) -> None:
    assert parse(words).intent != "away"
