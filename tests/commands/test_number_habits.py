"""An ambiguous number is asked about once for each person and unit, and then known."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import event

from storage.tables import CheckIn, NumberHabit
from tests.dialogue import Dialogue

REVENUE = """/okr baru Pendapatan tumbuh
KR Pendapatan baru dari Rp 0 ke Rp 5 miliar
KR Pesanan dari 0 ke 5000
KR Biaya iklan dari Rp 0 ke Rp 2 miliar"""
NEW_REVENUE, ORDERS, COST = 6, 7, 8


@pytest.fixture
def shop(team: Dialogue) -> Dialogue:
    """Dewi owns KR6 (Rp), KR7 (orders) and KR8 (Rp)."""
    team.say("dewi", REVENUE)
    return team


def habits(shop: Dialogue) -> list[tuple[str, str, str]]:
    return [(row.unit, row.notation, row.means) for row in shop.rows(NumberHabit)]


def test_an_indonesian_m_is_asked_about_and_nothing_is_stored(shop: Dialogue) -> None:
    asked = shop.say("dewi", "KR6 1,2M")
    assert "1 · Rp 1.200.000.000" in asked.text
    assert "2 · Rp 1.200.000 " in asked.text
    assert shop.rows(CheckIn) == []
    assert habits(shop) == []


def test_the_answer_is_remembered_for_the_unit(shop: Dialogue) -> None:
    shop.say("dewi", "KR6 1,2M")
    assert "Mulai sekarang" in shop.say("dewi", "1").text
    assert shop.standing(NEW_REVENUE)[0] == "1200000000"
    assert habits(shop) == [("IDR", "letter_m", "billion")]
    receipt = shop.say("dewi", "KR8 1,1M")
    assert shop.standing(COST)[0] == "1100000000"
    assert "Rp 1.100.000.000" in receipt.text


def test_later_readings_are_taken_without_a_word_and_written_out(shop: Dialogue) -> None:
    shop.say("dewi", "KR6 1,2M")
    shop.say("dewi", "1")
    receipt = shop.say("dewi", "KR6 1,3M")
    assert "Rp 1.200.000.000 → Rp 1.300.000.000" in receipt.text
    assert "Rp 1.300.000\n" not in receipt.text
    assert not any("1.300.000" in tap for tap in receipt.taps)


def test_the_other_answer_is_remembered_too(shop: Dialogue) -> None:
    shop.say("dewi", "KR6 1,2M")
    shop.say("dewi", "2")
    shop.say("dewi", "KR8 1,1M")
    assert shop.standing(COST)[0] == "1100000"


def test_another_unit_and_another_person_are_asked_anew(shop: Dialogue) -> None:
    shop.say("dewi", "KR6 1,2M")
    shop.say("dewi", "1")
    assert "1 · 1.234" in shop.say("dewi", "KR7 1.234").text
    shop.say("lan", REVENUE)
    assert "Rp 1.200.000 " in shop.say("lan", "KR9 jadi 1,2M").text


def test_thousands_or_decimals(shop: Dialogue) -> None:
    shop.say("dewi", "KR7 1.234")
    shop.say("dewi", "1")
    assert shop.standing(ORDERS)[0] == "1234"
    assert habits(shop) == [("", "separator", "thousands")]


def test_a_correction_to_the_other_reading_changes_the_habit(shop: Dialogue) -> None:
    shop.say("dewi", "KR7 1.234")
    shop.say("dewi", "2")
    assert habits(shop) == [("", "separator", "decimals")]
    shop.say("dewi", "ralat, KR7 1234")
    assert shop.standing(ORDERS)[0] == "1234"
    assert habits(shop) == [("", "separator", "thousands")]


def test_a_correction_to_another_number_leaves_it(shop: Dialogue) -> None:
    shop.say("dewi", "KR7 1.234")
    shop.say("dewi", "1")
    shop.say("dewi", "ralat, KR7 1300")
    assert habits(shop) == [("", "separator", "thousands")]


def test_a_habit_never_forces_a_reading_that_cannot_be(shop: Dialogue) -> None:
    """1.234 decimals are known of Dewi; where 1,234 is far outside, thousands still cannot be meant."""
    shop.say("dewi", "KR7 1.234")
    shop.say("dewi", "1")
    shop.say("dewi", "/okr baru Kualitas; KR Nilai rata-rata dari 0 ke 5")
    shop.say("dewi", "KR9 1,234")
    assert shop.standing(9)[0] == "1.234"


def test_a_clear_number_costs_no_question_to_the_database(shop: Dialogue) -> None:
    asked: list[str] = []

    def note(file: Any, *_: object) -> None:
        file.set_trace_callback(asked.append)

    event.listen(shop.storage.engine, "checkout", note)
    shop.say("dewi", "KR6 Rp 1.200.000.000")
    event.remove(shop.storage.engine, "checkout", note)
    assert asked
    assert not any("number_habits" in statement for statement in asked)
