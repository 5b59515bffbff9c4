"""Details of a reading beside the corpus: spans as typed, notes, scales, doubtful figures."""

from __future__ import annotations

from decimal import Decimal

import pytest

from commands.core.grammar import EXAMPLES, as_json, detect_language, normalise, parse
from commands.core.grammar.reading import AmountKind, KnownKeyResult, Reading


def _read(text: str, language: str = "en") -> Reading:
    return parse(text, key_results=EXAMPLES[language]).lines[0].reading


@pytest.mark.parametrize(
    ("text", "blocker", "step"),
    [
        ("ＫＲ３　卡在“三方合同”，下一步：约ＣＦＯ", "三方合同", "约ＣＦＯ"),
        ("KR3 blocked on the ‘DPA’ draft. Next: Call The CFO", "the ‘DPA’ draft", "Call The CFO"),
        ("KR3 kẹt ở Pháp Chế, bước tiếp: gặp CFO", "Pháp Chế", "gặp CFO"),
    ],
)
def test_a_writers_words_are_kept_as_typed(text: str, blocker: str, step: str) -> None:
    reading = _read(text)
    assert reading.blocker is not None
    assert (reading.blocker.strip("“”"), reading.next_step) == (blocker, step)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (
            "KR5 at-risk c4 enterprise pipeline slipped to next month",
            "enterprise pipeline slipped to next month",
        ),
        ("KR4 0.9%, conf 2, vendor patch is late", "vendor patch is late"),
        ("KR1 52% conf 7", None),
    ],
)
def test_what_remains_is_the_note(text: str, note: str | None) -> None:
    assert _read(text).note == note


@pytest.mark.parametrize(
    ("text", "points", "as_typed"),
    [
        ("KR1 conf 7", 7, None),
        ("KR1 conf 0.7", 7, "0.7"),
        ("KR1 70% confident", 7, "70%"),
        ("KR1 confidence 4/5", 8, "4/5"),
        ("KR1 conf 6.5", 6, "6.5"),
        ("KR1 conf 7.6", 8, "7.6"),
        ("KR1 confidence low", 2, "low"),
        ("KR1 conf 12", 12, None),
        ("KR1 信心七成", 7, "七成"),
        ("KR1 五五开", 5, "五五开"),
        ("KR1 conf 0", 0, None),
    ],
)
def test_other_scales_are_mapped_and_remembered(text: str, points: int, as_typed: str | None) -> None:
    reading = _read(text)
    assert (reading.confidence, reading.confidence_as_typed) == (points, as_typed)


def test_ten_as_a_target_makes_ten_tenths_a_count() -> None:
    ten = KnownKeyResult("KR1", "Interviews held", target=Decimal(10), start=Decimal(0))
    reading = parse("KR1 7/10", key_results=(ten,)).lines[0].reading
    assert reading.confidence is None
    assert reading.value is not None
    assert reading.value.amount == 7


def test_a_doubtful_figure_carries_its_second_reading() -> None:
    value = parse("KR5 1.234", language="id").lines[0].reading.value
    assert value is not None
    assert (value.amount, value.other) == (Decimal(1234), Decimal("1.234"))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("retention is at 52%", ("KR1",)),
        ("retantion is at 52%", ("KR1",)),
        ("接口错误率 0.5%", ("KR4",)),
    ],
)
def test_title_words_point_to_a_key_result(text: str, codes: tuple[str, ...]) -> None:
    language = detect_language(text) or "en"
    assert _read(text, language).title_codes == codes


def test_title_words_that_fit_two_key_results_name_both() -> None:
    twins = (KnownKeyResult("KR1", "Churn in Europe"), KnownKeyResult("KR2", "Churn in Asia"))
    reading = parse("churn is at 3%", key_results=twins).lines[0].reading
    assert set(reading.title_codes) == {"KR1", "KR2"}


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("KR3 60% @wang @li", ("wang", "li")),
        ("@OKR KR3 60%", ()),
        ("@OKR助手 @all @所有人 KR3 60%", ()),
        ("KR3 60%, mail sec@example.com", ()),
        ("KR3 60% waiting on @marta's approval", ("marta",)),
    ],
)
def test_who_is_mentioned(text: str, mentions: tuple[str, ...]) -> None:
    assert _read(text).mentions == mentions


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("KR1 现在 52%", "zh"),
        ("KR1 được 52%", "vi"),
        ("kr1 duoc 52% roi", "vi"),
        ("KR1 is at 52% now", "en"),
        ("KR1 sudah 52% ya", "id"),
        ("KR1 52%", None),
        ("ok", None),
        ("/okr new Renewals feel effortless\nKR 30天留存率 45% -> 60%\nKR Finance clients 0 -> 5", None),
        (
            "/okr new Renewals feel right for the clients; KR 留存率 45% -> 60%; KR churn 5% -> 2%",
            "en",
        ),
        ("/okr new 让续费变成习惯\nKR Retention 45% -> 60%", "zh"),
        ("KR1 52%\nKR2 没变", "zh"),
    ],
)
def test_the_language_of_a_message(text: str, language: str | None) -> None:
    assert detect_language(text) == language
    assert parse(text).language == language


def test_the_json_of_a_check_in_has_the_corpus_keys() -> None:
    assert as_json(parse("KR5 at 1.2M, confidence 7/10")) == {
        "intent": "check_in",
        "refs": ["KR5"],
        "title_words": None,
        "percent": None,
        "value": {"kind": "number", "amount": 1200000, "unit": None},
        "from": None,
        "confidence": 7,
        "status": None,
        "blocker": None,
        "next": None,
        "mentions": [],
        "note": None,
    }


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("６０％", "60%"),
        ("ＫＲ２：４", "KR2:4"),
        ("１，２３４", "1,234"),
        ("“x”", '"x"'),
        ("K\u200bR3", "KR3"),
    ],
)
def test_full_width_and_invisible_characters_are_folded(typed: str, normal: str) -> None:
    assert normalise(typed) == normal


@pytest.mark.parametrize("text", ["KR1 -5%", "KR1: -5 %", "KR1 −5%", "KR1 tuần này -5%"])
def test_a_negative_percent_is_a_progress_as_typed(text: str) -> None:
    reading = _read(text)
    assert (reading.percent, reading.value) == (Decimal(-5), None)


@pytest.mark.parametrize(
    "text", ["KR1 -5", "KR1 -5 points", "KR1 down 5%", "KR1 dropped -5%", "KR1 turun 5%", "KR1 下降5%"]
)
def test_a_fall_is_a_change(text: str) -> None:
    reading = _read(text)
    assert reading.percent is None
    assert reading.value is not None
    assert (reading.value.kind, reading.value.amount) == (AmountKind.DELTA, Decimal(-5))


WORKSHOP = (
    KnownKeyResult("KR1", "Đơn giao đúng hẹn", unit="%", start=Decimal(85), target=Decimal(97)),
    KnownKeyResult("KR2", "Thời gian đổi khuôn", unit="phút", start=Decimal(40), target=Decimal(15)),
    KnownKeyResult("KR3", "Doanh thu kênh mới", unit="VND", start=Decimal(0), target=Decimal(20 * 10**9)),
)
"""Key results whose titles hold words that mean something else elsewhere."""


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("đơn giao đúng hẹn đạt 93%, tự tin 8", {"percent": Decimal(93), "status": None}),
        ("thoi gian doi khuon con 20 phut, tu tin 8", {"blocker": None, "confidence": 8}),
        ("kênh mới thu thêm 800 triệu tuần này", {"title_codes": ("KR3",)}),
    ],
)
def test_words_of_a_title_say_nothing_of_their_own(text: str, stated: dict[str, object]) -> None:
    reading = parse(text, key_results=WORKSHOP).lines[0].reading
    assert {name: getattr(reading, name) for name in stated} == stated


def test_what_is_added_behind_a_title_is_a_change() -> None:
    reading = parse("kênh mới thu thêm 800 triệu tuần này", key_results=WORKSHOP).lines[0].reading
    assert reading.value is not None
    assert (reading.value.kind, reading.value.amount) == (AmountKind.DELTA, Decimal(800_000_000))
