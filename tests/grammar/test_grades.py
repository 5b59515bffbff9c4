"""Grades, plans and lessons as people write them, and which messages are commands of a review."""

from __future__ import annotations

from decimal import Decimal

import pytest

from commands.core.grammar import parse
from commands.core.grammar.orders.grades import GradeLine, read_grade_line

GRADES = [
    ("0.7 last week was a promo", "0.7", "last week was a promo"),
    ("0.7 because of a promo", "0.7", "a promo"),
    ("0.7分，因为最后一周有促销", "0.7", "最后一周有促销"),
    ("0,7 minggu terakhir ada promo", "0.7", "minggu terakhir ada promo"),
    ("0,7 alasan promo", "0.7", "promo"),
    ("0,7 tuần cuối có khuyến mãi", "0.7", "tuần cuối có khuyến mãi"),
    ("0,7 điểm vì khuyến mãi", "0.7", "khuyến mãi"),
    (".8: nearly there", "0.8", "nearly there"),
    ("70%", "0.7", None),
    ("7/10 promo", "0.7", "promo"),
    ("0.7/1.0", "0.7", None),
    ("０．７ 促销", "0.7", "促销"),
    ("1", "1", None),
    ("7", "7", None),
    ("0.7 reason", "0.7", "reason"),
]


@pytest.mark.parametrize(("words", "grade", "reason"), GRADES, ids=[row[0] for row in GRADES])
def test_a_grade_and_its_reason(words: str, grade: str, reason: str | None) -> None:
    assert read_grade_line(words) == GradeLine(grade=Decimal(grade), reason=reason)


@pytest.mark.parametrize(
    "words", ["ok", "OK!", "好的", "同意", "oke", "setuju", "đồng ý", "ok nhé", "fair enough"]
)
def test_agreeing(words: str) -> None:
    assert read_grade_line(words) == GradeLine(agreed=True)


PLANS = [
    ("keep", "keep"), ("保留", "keep"), ("lanjut", "keep"), ("giữ", "keep"),
    ("change", "change"), ("调整", "change"), ("ubah", "change"), ("đổi", "change"),
    ("drop", "drop"), ("放弃", "drop"), ("hentikan", "drop"), ("bỏ", "drop"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "plan"), PLANS)
def test_what_becomes_of_it(words: str, plan: str) -> None:
    assert read_grade_line(words) == GradeLine(plan=plan)


@pytest.mark.parametrize("words", ["", "…", "keep it simple next time", "ok but why", "the market was gone"])
def test_what_is_none_of_these(words: str) -> None:
    assert read_grade_line(words) is None


COMMANDS = [
    ("/review", "review.show"), ("复盘", "review.show"), ("/tinjauan", "review.show"),
    ("/tổng kết", "review.show"), ("start the review", "review.start"), ("开始复盘", "review.start"),
    ("/review KR1 0.7 because of a promo", "review.grade"), ("score KR1 0.7 reason", "review.grade"),
    ("KR1 打分 0.7 理由", "review.grade"), ("nilai KR1 0,7 alasan", "review.grade"),
    ("chấm KR1 0,7 lý do", "review.grade"), ("/review note it pays off", "review.note"),
    ("/okr close", "review.close"), ("/okr 复盘", "review.close"), ("/okr tutup", "review.close"),
    ("/okr chốt", "review.close"),
]  # fmt: skip
TALK = [
    ("nilai KR1 naik jadi 50", "check_in"),
    ("score KR2 45", "check_in"),
    ("KR2 打分卡做完了", "none"),
    ("review the doc please", "none"),
    ("复盘会明天开", "none"),
]


@pytest.mark.parametrize(("words", "intent"), COMMANDS + TALK)
def test_commands_of_a_review_and_talk_that_is_none(words: str, intent: str) -> None:
    assert parse(words).intent == intent
