"""Deals and what they come to: on top of what there was, or all there is by now; and percents far outside."""

from __future__ import annotations

import pytest

from storage.tables import CheckIn
from storage.work import Storage
from tests.dialogue import Dialogue

PLANS = """/okr new Grow with the customers we have
New ARR $0 to $2M
Finance clients signed 0 → 5
30-day retention from 45% to 60%
API error rate 0.8% to 0.1%"""


@pytest.fixture
def sales(sqlite_storage: Storage) -> Dialogue:
    """Omar counts money in KR1, clients in KR2, and percents in KR3 and KR4."""
    talk = Dialogue(sqlite_storage)
    talk.say("omar", PLANS)
    talk.say("omar", "KR1 $600k")
    return talk


SUMS = ["KR1 签了2单共80万", "KR1 signed 2 deals, 800k in all", "KR1 closed two deals for $800k"]
SUMS += ["KR1 2 deals signed this week, 800k in total, conf 8", "KR1 拿下一个80万的大单"]


@pytest.mark.parametrize("words", SUMS)
@pytest.mark.parametrize(("choice", "value"), [("1", "1400000"), ("2", "800000")])
def test_a_sum_of_deals_is_asked_about_where_it_may_be_all(
    sales: Dialogue, words: str, choice: str, value: str
) -> None:
    asked = sales.say("omar", words)
    assert asked.taps[:2] == ["1", "2"]
    assert sales.standing(1)[0] == "600000"
    sales.say("omar", choice)
    assert sales.standing(1)[0] == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("KR1 签了2单共20万", "800000"),
        ("KR1 又签了2单共80万", "1400000"),
        ("KR1 signed another 2 deals for 50k", "650000"),
        ("KR1 签了2单，累计80万", "800000"),
        ("KR1 signed 3 deals so far, 900k in all", "900000"),
        ("$50k came in, so we are at 650k on KR1", "650000"),
    ],
)
def test_where_only_one_reading_is_possible_nothing_is_asked(sales: Dialogue, words: str, value: str) -> None:
    sales.say("omar", words)
    assert sales.standing(1)[0] == value


@pytest.mark.parametrize("words", ["签了2单共80万", "signed 2 deals, 800k in all"])
def test_without_a_code_the_key_result_decides_what_the_deals_are(sales: Dialogue, words: str) -> None:
    assert "KR2 Finance clients signed" in sales.say("omar", words).text
    sales.say("omar", "2")
    assert sales.standing(2)[0] == "2"
    sales.say("omar", words)
    sales.say("omar", "1")
    assert sales.standing(1)[0] == "600000"
    sales.say("omar", "1")
    assert sales.standing(1)[0] == "1400000"


def test_the_first_deals_are_all_there_is(sqlite_storage: Storage) -> None:
    talk = Dialogue(sqlite_storage)
    talk.say("omar", PLANS)
    talk.say("omar", "KR1 signed 2 deals, 800k in all")
    assert talk.standing(1)[0] == "800000"


@pytest.mark.parametrize(
    ("words", "possible"),
    [("KR3 80万", "53%"), ("KR3 +800k", "53%"), ("KR4 800k", "0.45%"), ("KR4 250%", "0.45%")],
)
def test_what_no_percent_can_be_is_refused_with_one_that_can(
    sales: Dialogue, words: str, possible: str
) -> None:
    before = len(sales.rows(CheckIn))
    assert possible in sales.say("omar", words).text
    assert len(sales.rows(CheckIn)) == before


@pytest.mark.parametrize("words", ["60% done", "完成60%"])
def test_a_percent_done_is_no_error_rate(sales: Dialogue, words: str) -> None:
    sales.say("omar", words)
    sales.say("omar", "4")
    assert sales.standing(4)[0] == "0.38"


def test_the_only_sensible_reading_is_asked_about_alone(sales: Dialogue) -> None:
    assert sales.say("omar", "KR4 60%").taps[:2] == ["1", "cancel"]
    sales.say("omar", "1")
    assert sales.standing(4)[0] == "0.38"


def test_a_share_that_reaches_the_target_may_be_of_the_way(sales: Dialogue) -> None:
    assert "KR3 = 54%" in sales.say("omar", "KR3 60% done").taps
