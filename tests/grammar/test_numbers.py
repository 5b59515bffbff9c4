"""Numbers in digits and words, with magnitudes and units, in four languages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from commands.core.grammar import bare_number, find_numbers, normalise

EN = [
    ("1.2M", "1200000", None),
    ("$1.35m", "1350000", "USD"),
    ("1.1 mil", "1100000", None),
    ("half a million dollars", "500000", "USD"),
    ("USD 1,420,000", "1420000", "USD"),
    ("fifty-two point five percent", "52.5", "%"),
    ("one point two million", "1200000", None),
    ("two thousand five hundred", "2500", None),
    ("one hundred and five", "105", None),
    ("40 s", "40", "s"),
    ("2h30", "2.5", "h"),
    ("2 hours 30 min", "2.5", "h"),
    ("an hour and a half", "1.5", "h"),
    ("two and a half hours", "2.5", "h"),
    ("half an hour", "0.5", "h"),
    ("three quarters", "75", "%"),
    ("+3", "3", None),
    ("-2", "-2", None),
    ("1.5 points", "1.5", "pt"),
    (".4%", "0.4", "%"),
    ("2 750 000", "2750000", None),
]
ZH = [
    ("一百二十万", "1200000", None),
    ("百分之五十二点五", "52.5", "%"),
    ("千分之四", "0.4", "%"),
    ("六成", "60", "%"),
    ("七成半", "75", "%"),
    ("两小时", "2", "小时"),
    ("一个半小时", "1.5", "小时"),
    ("半小时", "0.5", "小时"),
    ("2小时30分", "2.5", "小时"),
    ("50来分钟", "50", "分钟"),
    ("180w", "1800000", None),
    ("一百二", "120", None),
    ("一万二", "12000", None),
    ("一亿两千万", "120000000", None),
    ("四分之三", "75", "%"),
    ("人民币268万元", "2680000", "CNY"),
    ("二十万美元", "200000", "USD"),
    ("1.5个百分点", "1.5", "pt"),
    ("６０％", "60", "%"),
    ("一半", "50", "%"),
]
ID = [
    ("Rp 3,5 miliar", "3500000000", "IDR"),
    ("850 juta", "850000000", None),
    ("200jt", "200000000", None),
    ("1.250.000.000", "1250000000", None),
    ("lima puluh dua koma lima persen", "52.5", "%"),
    ("satu koma dua miliar", "1200000000", None),
    ("setengah miliar rupiah", "500000000", "IDR"),
    ("dua setengah menit", "2.5", "menit"),
    ("3,5mnt", "3.5", "menit"),
    ("seratus lima puluh ribu", "150000", None),
    ("2 juta 500 ribu", "2500000", None),
    ("dua belas", "12", None),
    ("seperempat", "25", "%"),
]
VI = [
    ("tỷ rưỡi", "1500000000", None),
    ("một tỷ hai", "1200000000", None),
    ("3 tỷ 4", "3400000000", None),
    ("2 tỷ 300 triệu", "2300000000", None),
    ("2p30", "2.5", "phút"),
    ("3 phút rưỡi", "3.5", "phút"),
    ("2 phút 30 giây", "2.5", "phút"),
    ("150 củ", "150000000", None),
    ("không phẩy sáu", "0.6", None),
    ("năm mươi hai phẩy năm phần trăm", "52.5", "%"),
    ("hai mươi lăm", "25", None),
    ("nửa tỷ đồng", "500000000", "VND"),
    ("1.250.000đ", "1250000", "VND"),
    ("một phần tư", "25", "%"),
    ("6 phut", "6", "phút"),
]
TABLE = [
    pytest.param(language, *row, id=f"{language}: {row[0]}")
    for language, rows in (("en", EN), ("zh", ZH), ("id", ID), ("vi", VI))
    for row in rows
]


@pytest.mark.parametrize(("language", "text", "amount", "unit"), TABLE)
def test_one_number(language: str, text: str, amount: str, unit: str | None) -> None:
    numbers = find_numbers(normalise(text), language=language)
    assert [(number.amount, number.unit) for number in numbers] == [(Decimal(amount), unit)]


@pytest.mark.parametrize(
    ("text", "language", "first", "second"),
    [
        ("1.234", "id", "1234", "1.234"),
        ("1.234", "en", "1.234", "1234"),
        ("1,234", "en", "1234", "1.234"),
        ("1,234", "vi", "1.234", "1234"),
        ("1,2M", "id", "1200000000", "1200000"),
    ],
)
def test_an_ambiguous_notation_keeps_its_second_reading(
    text: str, language: str, first: str, second: str
) -> None:
    (number,) = find_numbers(text, language=language)
    assert (number.amount, number.other) == (Decimal(first), Decimal(second))


@pytest.mark.parametrize(
    ("text", "language"), [("0.4%", "vi"), ("51,5", "en"), ("0,125", "id"), ("12.5", "id")]
)
def test_an_unambiguous_mark_of_another_language_is_a_decimal_mark(text: str, language: str) -> None:
    (number,) = find_numbers(text, language=language)
    assert number.other is None
    assert number.amount == Decimal(text.rstrip("%").replace(",", "."))


@pytest.mark.parametrize(
    "text",
    [
        "KR3",
        "c7",
        "3rd",
        "第三家",
        "ke-3",
        "thứ ba",
        "一直",
        "七上八下",
        "no one",
        "5G",
        "1.2.3",
        "#4",
        "成功",
    ],
)
def test_codes_ordinals_and_idioms_are_no_numbers(text: str) -> None:
    assert find_numbers(text) == ()


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("信心7，2家", ["7", "2"]),
        ("from 45% to 60%", ["45", "60"]),
        ("KR3 60% conf7", ["60", "7"]),
        ("bảy tuần sau", ["7"]),
        ("52 k7", ["52"]),
    ],
)
def test_neighbours_stay_apart(text: str, amounts: list[str]) -> None:
    numbers = find_numbers(normalise(text))
    assert [number.amount for number in numbers] == [Decimal(amount) for amount in amounts]


def test_a_number_knows_its_place_and_whether_it_was_spelled() -> None:
    text = "we are at fifty percent now"
    (number,) = find_numbers(text)
    assert text[number.start : number.end] == "fifty percent"
    assert number.spelled


@pytest.mark.parametrize(("text", "amount"), [("3", "3"), (" 60 % ", "60"), ("= 4.5h", "4.5"), ("两", "2")])
def test_a_bare_number(text: str, amount: str) -> None:
    number = bare_number(text)
    assert number is not None
    assert number.amount == Decimal(amount)


@pytest.mark.parametrize("text", ["3 klien", "KR3 3", "", "three or four", "hello"])
def test_no_bare_number(text: str) -> None:
    assert bare_number(text) is None
