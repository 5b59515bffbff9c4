"""Thirty sentences in each language for what is to happen by itself, and some for later and for leave."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from commands.core.grammar.days.days_away import find_days_away
from commands.core.grammar.days.later import find_moment
from commands.core.grammar.orders.ritual_lines import RitualWish, find_wish
from commands.core.grammar.parser import parse
from commands.rules.conditions import Condition, Watch
from commands.rules.recurrence import LAST, Period, Rule, Shift
from tests.grammar import wishes_en, wishes_id, wishes_vi, wishes_zh

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
"""A Wednesday."""
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LANGUAGES = {"en": wishes_en, "zh": wishes_zh, "id": wishes_id, "vi": wishes_vi}


def table(name: str) -> list[object]:
    return [
        pytest.param(language, sentence, expected, id=sentence)
        for language, file in LANGUAGES.items()
        for sentence, expected in getattr(file, name).items()
    ]


def shown(wish: RitualWish | None) -> str:
    """A wish in short: when, which usual one, what to do, for whom, and what is to be said."""
    if wish is None:
        return "not understood"
    said = [_when(wish), wish.usual, wish.action, None if wish.usual and not wish.remind else wish.remind]
    if wish.condition and wish.action:
        said[-1] = None
    if wish.names and not wish.action:
        said[-1] = "to"
    said += wish.names
    words = " ".join(filter(None, said))
    return words if wish.usual or wish.condition or wish.action == "ask" else f"{words}: {wish.text}"


def _when(wish: RitualWish) -> str:
    if wish.condition is not None:
        return _condition(wish.condition)
    if wish.rule is not None:
        return _rule(wish.rule)
    assert wish.at is not None
    return f"{wish.at.astimezone(NOW.tzinfo):%Y-%m-%d %H:%M}"


def _condition(condition: Condition) -> str:
    sign = {Watch.CONFIDENCE: " <", Watch.GAP: " >"}.get(condition.watch, "")
    return f"{condition.watch}{sign} {condition.limit}" if condition.limit else str(condition.watch)


def _rule(rule: Rule) -> str:
    at = f"{rule.at:%H:%M}" + (f" every {rule.every}" if rule.every > 1 else "")
    if rule.period is Period.DAY:
        return f"{'workdays' if rule.shift is Shift.SKIP else 'daily'} {at}"
    if rule.weekday is not None:
        nth = {None: "", 1: "1st ", LAST: "last "}.get(rule.nth, f"{rule.nth}. ")
        return f"{nth}{DAYS[rule.weekday]} {at}"
    return f"day {rule.day} {at}" if rule.day else f"last workday {at}"


@pytest.mark.parametrize(("language", "sentence", "expected"), table("WISHES"))
def test_what_is_to_happen_by_itself(language: str, sentence: str, expected: str) -> None:
    parsed = parse(sentence, language=language)
    wish = find_wish(parsed.rest, now=NOW, language=language)
    assert (parsed.intent, shown(wish)) == ("remind", expected)


@pytest.mark.parametrize(("language", "sentence", "expected"), table("LATER"))
def test_what_is_put_off(language: str, sentence: str, expected: str) -> None:
    parsed = parse(sentence, language=language)
    assert parsed.intent in ("snooze", "remind")
    if parsed.intent == "snooze":
        at = find_moment(parsed.rest, now=NOW, language=language)
    else:
        wish = find_wish(parsed.rest, now=NOW, language=language)
        assert wish is not None and not wish.text
        at = wish.at
    assert at is not None
    assert f"{at.astimezone(NOW.tzinfo):%Y-%m-%d %H:%M}" == expected


@pytest.mark.parametrize("text", ["9000h", "99999999999999999999h", "0 min"])
def test_what_is_put_off_for_more_than_a_year_or_not_at_all_is_no_moment(text: str) -> None:
    assert find_moment(text, now=NOW, language="en") is None


@pytest.mark.parametrize(("language", "sentence", "expected"), table("AWAY"))
def test_who_is_away(language: str, sentence: str, expected: str) -> None:
    assert parse(sentence, language=language).intent == "away"
    days = find_days_away(sentence, now=NOW, language=language)
    assert days is not None and str(days.last) == expected


def test_thirty_sentences_in_each_language() -> None:
    assert min(len(file.WISHES) for file in LANGUAGES.values()) >= 30
