"""Sentences of teams whose key results are not those of the documentation: other titles and units."""

from __future__ import annotations

from decimal import Decimal

from commands.core.grammar.reading import KnownKeyResult
from tests.grammar.scoring import wrong_fields
from tests.grammar.sentences import FOLDER, rows


def _known(code: str, title: str, kind: str, unit: str | None, start: str, target: str) -> KnownKeyResult:
    return KnownKeyResult(code, title, "O1", kind, unit, Decimal(start), Decimal(target))


KEY_RESULTS = (
    _known("KR1", "产线良率", "percent", "%", "92", "97"),
    _known("KR2", "平均候诊时间", "duration", "分钟", "45", "25"),
    _known("KR3", "新开门店", "number", "家", "0", "12"),
    _known("KR4", "订单差错率", "percent", "%", "1.5", "0.5"),
    _known("KR5", "会员储值", "currency", "CNY", "0", "8000000"),
    _known("KR6", "新游上线", "milestones", None, "0", "6"),
    _known("KR7", "客诉量", "number", "起", "120", "60"),
    _known("KR8", "培训人数", "number", "人", "0", "200"),
    _known("KR9", "库存周转天数", "duration", "天", "60", "40"),
)


def test_other_teams_are_understood_by_their_own_titles_and_units() -> None:
    said = rows(FOLDER.parent / "other_teams" / "zh.txt")
    read = [
        (row.text, wrong_fields(row.text, row.intent, row.fields, key_results=KEY_RESULTS, language="zh"))
        for row in said
    ]
    otherwise = [f"{text!r} was read otherwise: {wrong}" for text, wrong in read if wrong]
    assert not otherwise, "\n".join(otherwise)
