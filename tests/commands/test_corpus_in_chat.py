"""The corpus said in a group: what is read there is what is stored, and chatter stores nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from commands.rules.progress import KeyResultKind
from commands.rules.units import converted
from storage.tables import Blocker, CheckIn, KeyResult
from storage.work import Storage
from tests.dialogue import Dialogue

CORPUS = Path(__file__).parent.parent / "data" / "checkins.jsonl"

OBJECTIVES = {
    "en": """/okr new Renewals feel effortless
30-day retention from 45% to 60%
First reply time 6h -> 2h
Finance clients signed 0 → 5
/okr new A launch to be proud of
API error rate 0.8% to 0.1%
New ARR $0 to $2M
SSO launch: 4 milestones""",
    "zh": """/okr new 续费毫不费力
30天留存率45%到60%
首次响应时间 120分钟到30分钟
签约金融客户 从0到5家
/okr new 让人自豪的上线
接口错误率0.8%到0.1%
季度新增营收从0到500万元
新品上线：4个里程碑""",
    "id": """/okr new Perpanjangan terasa mudah
Retensi 30 hari dari 45% ke 60%
Waktu respons CS 8 menit ke 2 menit
Klien finansial 0 → 5
/okr new Rilis yang membanggakan
Error API 0,8% ke 0,1%
Pendapatan baru Rp 0 ke Rp 5 miliar
Rilis aplikasi: 4 milestone""",
    "vi": """/okr new Gia hạn thật dễ dàng
Tỷ lệ giữ chân 30 ngày từ 45% lên 60%
Thời gian phản hồi 8 phút -> 2 phút
Khách hàng tài chính 0 → 5
/okr new Ra mắt đáng tự hào
Tỷ lệ lỗi API 0,8% xuống 0,1%
Doanh thu mới 0 đến 5 tỷ đồng
Thời gian onboarding 7 ngày -> 3 ngày""",
}
"""The example objectives; Dana owns all six key results."""

CANCEL = {"en": "cancel", "zh": "取消", "id": "tidak jadi", "vi": "bỏ qua"}
NESTED = {f"O{o}{dot}{n}": f"KR{3 * o - 3 + n}" for o in (1, 2) for n in (1, 2, 3) for dot in ("KR", ".")}
"""Codes by objective, and the plain ones."""

ROWS = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def dana(sqlite_storage: Storage) -> Iterator[Dialogue]:
    """A group in which people of all names have spoken."""
    talk = Dialogue(sqlite_storage)
    for who in talk.nicks:
        talk.say(who, "hello")
    yield talk


@pytest.mark.parametrize("language", OBJECTIVES)
def test_what_is_read_is_stored(dana: Dialogue, language: str) -> None:
    for words in re.split(r"\n(?=/)", OBJECTIVES[language]):
        dana.say("dana", words)
    otherwise = []
    for row in ROWS:
        if row["lang"] == language:
            wrong = _wrong(dana, row)
            otherwise += [f"{row['id']} {row['text']!r}: {wrong}"] if wrong else []
            dana.say("dana", CANCEL[language])  # if something was asked
    assert not otherwise, "\n".join(otherwise)


def _wrong(dana: Dialogue, row: dict[str, Any]) -> str | None:
    """What the chat made of a row that it should not have."""
    known = {each.id for each in dana.rows(CheckIn)}
    blockers = len(dana.rows(Blocker))
    answer = dana.say("dana", row["text"])
    stored = {each.key_result_id: each for each in dana.rows(CheckIn) if each.id not in known}
    if row["intent"] == "resolve_blocker":
        return None  # told in other tests: whether it resolves something depends on what is open
    if row["intent"] == "none":
        return f"a check-in: {answer.text}" if stored or len(dana.rows(Blocker)) > blockers else None
    if not stored:
        return None if answer.taps and _asks(row) else f"nothing stored: {answer.text}"
    for key_result in dana.rows(KeyResult):
        if key_result.id in stored and _means(row, key_result):
            return _otherwise(row, key_result, stored[key_result.id])
    return f"another key result: {answer.text}"


def _asks(row: dict[str, Any]) -> bool:
    """Nothing tells which of six key results, or the notation which amount, or which check-in to correct."""
    return not row["refs"] or " M" in row["text"]


def _means(row: dict[str, Any], key_result: KeyResult) -> bool:
    return not row["refs"] or f"KR{key_result.number}" in {NESTED.get(ref, ref) for ref in row["refs"]}


def _otherwise(row: dict[str, Any], key_result: KeyResult, stored: CheckIn) -> str | None:
    """Which field of a stored check-in is not what was stated."""
    if row["confidence"] is not None and stored.confidence != row["confidence"]:
        return f"confidence {stored.confidence}"
    if row["status"] is not None and stored.stated_status != row["status"]:
        return f"status {stored.stated_status}"
    if row["next"] is not None and not stored.next_step:
        return "no next step"
    value = row["value"]
    if value is not None and value["kind"] == "number" and stored.value is not None:
        kind = KeyResultKind(key_result.kind)
        amount = converted(
            Decimal(str(value["amount"])), given=value["unit"], kind=kind, unit=key_result.unit
        )
        if amount != stored.value:
            return f"value {stored.value}"
    return None
