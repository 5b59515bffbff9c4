"""Numbers, amounts, times and ages as the four languages write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from commands.texts.formats import (
    age,
    bar,
    change,
    clock,
    confidence,
    day,
    moment,
    number,
    of,
    percent,
    points,
    signed,
    value,
)
from commands.texts.voice import voice_of

EN, ZH, ID, VI = "en", "zh", "id", "vi"

VALUES = [
    # amount, unit, English, 中文, Bahasa Indonesia, Tiếng Việt
    ("1200000", "USD", "1,200,000 USD", "120万美元", "1.200.000 USD", "1.200.000 USD"),
    ("1120000", "CNY", "1,120,000 CNY", "112万元", "1.120.000 CNY", "1.120.000 CNY"),
    ("1120300", "CNY", "1,120,300 CNY", "1,120,300元", "1.120.300 CNY", "1.120.300 CNY"),
    ("1125000", "元", "1,125,000 CNY", "112.5万元", "1.125.000 CNY", "1.125.000 CNY"),
    ("350000000", "CNY", "350,000,000 CNY", "3.5亿元", "350.000.000 CNY", "350.000.000 CNY"),
    ("3500000000", "IDR", "Rp 3,500,000,000", "Rp 35亿", "Rp 3.500.000.000", "Rp 3.500.000.000"),
    ("1120000000", "VND", "1,120,000,000 đ", "11.2亿 đ", "1.120.000.000 đ", "1.120.000.000 đ"),
    ("52", "%", "52%", "52%", "52%", "52%"),
    ("0.8", "%", "0.8%", "0.8%", "0,8%", "0,8%"),
    ("4", "h", "4 h", "4小时", "4 jam", "4 giờ"),
    ("3.5", "jam", "3.5 h", "3.5小时", "3,5 jam", "3,5 giờ"),
    ("45", "分钟", "45 min", "45分钟", "45 menit", "45 phút"),
    ("7", "ngày", "7 d", "7天", "7 hari", "7 ngày"),
    ("20000", "ms", "20,000 ms", "20,000毫秒", "20.000 milidetik", "20.000 mili giây"),
    ("3", "家", "3家", "3家", "3家", "3家"),
    ("3", "clients", "3 clients", "3 clients", "3 clients", "3 clients"),
    ("12000", "clients", "12,000 clients", "1.2万 clients", "12.000 clients", "12.000 clients"),
    ("12345", None, "12,345", "12,345", "12.345", "12.345"),
    ("0", None, "0", "0", "0", "0"),
    ("-1500.50", None, "-1,500.5", "-1,500.5", "-1.500,5", "-1.500,5"),
    ("1E+3", None, "1,000", "1,000", "1.000", "1.000"),
    ("0.3333333333333333333333333333", None, "0.333333", "0.333333", "0,333333", "0,333333"),
    ("4", "*bold*", "4 ＊bold＊", "4 ＊bold＊", "4 ＊bold＊", "4 ＊bold＊"),
]


@pytest.mark.parametrize(("amount", "unit", "en", "zh", "id_", "vi"), VALUES)
def test_values_are_written_out(amount: str, unit: str | None, en: str, zh: str, id_: str, vi: str) -> None:
    shown = [value(voice_of(code), Decimal(amount), unit) for code in (EN, ZH, ID, VI)]
    assert shown == [en, zh, id_, vi]


CHANGES = [
    (EN, "48", "52", "%", "48% → 52%"),
    (EN, "1200000", "1120000", "USD", "1,200,000 → 1,120,000 USD"),
    (ID, "3500000000", "3200000000", "IDR", "Rp 3.500.000.000 → Rp 3.200.000.000"),
    (VI, "1200000000", "1120000000", "VND", "1.200.000.000 → 1.120.000.000 đ"),
    (ZH, "1200000", "1120000", "CNY", "120万 → 112万元"),
    (ZH, "1200000", "1120300", "CNY", "1,200,000 → 1,120,300元"),
    (ZH, "0", "1120000", "CNY", "0 → 112万元"),
    (EN, "4", "3.5", "h", "4 h → 3.5 h"),
    (ZH, "120", "45", "分钟", "120分钟 → 45分钟"),
    (ZH, "2", "3", "家", "2 → 3家"),
    (EN, "2", "3", None, "2 → 3"),
    (EN, None, "3", "clients", "3 clients"),
]


@pytest.mark.parametrize(("code", "before", "after", "unit", "shown"), CHANGES)
def test_changes_name_their_unit_once(
    code: str, before: str | None, after: str, unit: str | None, shown: str
) -> None:
    earlier = None if before is None else Decimal(before)
    assert change(voice_of(code), earlier, Decimal(after), unit) == shown


def test_shares_points_and_confidence() -> None:
    en, vi = voice_of(EN), voice_of(VI)
    assert [percent(en, Decimal(share)) for share in ("0", "0.525", "0.996", "1", "1.2", "-0.1")] == [
        "0%",
        "53%",
        "99%",
        "100%",
        "120%",
        "-10%",
    ]
    assert [points(en, Decimal(delta)) for delta in ("4", "-12.5", "0.4", "0")] == ["+4", "-13", "±0", "±0"]
    assert signed(en, Decimal(150000), "USD") == "+150,000 USD"
    assert signed(voice_of(ZH), Decimal(150000), "CNY") == "+15万元"
    assert signed(voice_of(ID), Decimal(-500000000), "IDR") == "-Rp 500.000.000"
    assert [confidence(en, level) for level in (7, 0, 10, None)] == ["7/10", "0/10", "10/10", "–"]
    assert number(vi, Decimal("6.55"), places=1) == "6,6"
    assert [of(voice_of(code), 3, 5) for code in (EN, ZH, ID, VI)] == ["3 of 5", "3/5", "3 dari 5", "3/5"]


BARS = [("0", 0), ("0.09", 0), ("0.47", 4), ("0.999", 9), ("1", 10), ("1.4", 10), ("-0.2", 0)]


@pytest.mark.parametrize(("share", "filled"), BARS)
def test_the_bar_has_ten_cells_and_is_full_only_when_done(share: str, filled: int) -> None:
    assert bar(Decimal(share)) == "■" * filled + "□" * (10 - filled)


SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)  # Tuesday, 10:00 in Shanghai

MOMENTS = [
    # local time, English, 中文, Bahasa Indonesia, Tiếng Việt
    ("2026-11-24 17:00", "today 17:00", "今天 17:00", "hari ini 17.00", "hôm nay 17:00"),
    ("2026-11-25 09:00", "tomorrow 09:00", "明天 09:00", "besok 09.00", "ngày mai 09:00"),
    ("2026-11-23 14:05", "yesterday 14:05", "昨天 14:05", "kemarin 14.05", "hôm qua 14:05"),
    ("2026-11-26 17:00", "Thu 17:00", "周四 17:00", "Kamis 17.00", "thứ Năm 17:00"),
    (
        "2026-12-03 17:00",
        "Thu 3 Dec 17:00",
        "12月3日 周四 17:00",
        "Kamis, 3 Des 17.00",
        "thứ Năm 3/12 17:00",
    ),
    (
        "2026-11-19 17:00",
        "Thu 19 Nov 17:00",
        "11月19日 周四 17:00",
        "Kamis, 19 Nov 17.00",
        "thứ Năm 19/11 17:00",
    ),
    (
        "2027-01-07 17:00",
        "Thu 7 Jan 2027 17:00",
        "2027年1月7日 周四 17:00",
        "Kamis, 7 Jan 2027 17.00",
        "thứ Năm 7/1/2027 17:00",
    ),
]


@pytest.mark.parametrize(("local", "en", "zh", "id_", "vi"), MOMENTS)
def test_moments_are_told_the_way_people_tell_them(local: str, en: str, zh: str, id_: str, vi: str) -> None:
    at = datetime.fromisoformat(local).replace(tzinfo=SHANGHAI).astimezone(UTC)
    assert [moment(voice_of(code), at, SHANGHAI, NOW) for code in (EN, ZH, ID, VI)] == [en, zh, id_, vi]


def test_today_is_the_readers_today() -> None:
    late = datetime(2026, 11, 24, 15, 30, tzinfo=UTC)
    assert moment(voice_of(EN), late, SHANGHAI, NOW) == "today 23:30"
    assert moment(voice_of(EN), late, ZoneInfo("Pacific/Auckland"), NOW) == "tomorrow 04:30"


def test_days_and_clock_times_alone() -> None:
    thursday = date(2026, 11, 26)
    assert [day(voice_of(code), thursday) for code in (EN, ZH, ID, VI)] == [
        "Thu 26 Nov",
        "11月26日 周四",
        "Kamis, 26 Nov",
        "thứ Năm 26/11",
    ]
    assert day(voice_of(EN), thursday, today=date(2026, 11, 24)) == "Thu"
    assert clock(voice_of(ID), NOW.astimezone(SHANGHAI)) == "10.00"


AGES = [
    (timedelta(days=2, hours=3, minutes=20), "2 d 3 h", "2天3小时", "2 hari 3 jam", "2 ngày 3 giờ"),
    (timedelta(hours=3, minutes=5), "3 h 5 min", "3小时5分钟", "3 jam 5 menit", "3 giờ 5 phút"),
    (timedelta(days=3), "3 d", "3天", "3 hari", "3 ngày"),
    (timedelta(days=9, hours=5), "9 d", "9天", "9 hari", "9 ngày"),
    (timedelta(minutes=45), "45 min", "45分钟", "45 menit", "45 phút"),
    (timedelta(seconds=20), "less than a minute", "不到1分钟", "kurang dari 1 menit", "chưa đầy 1 phút"),
    (timedelta(seconds=-20), "less than a minute", "不到1分钟", "kurang dari 1 menit", "chưa đầy 1 phút"),
]


@pytest.mark.parametrize(("since", "en", "zh", "id_", "vi"), AGES)
def test_ages_have_their_two_largest_units(since: timedelta, en: str, zh: str, id_: str, vi: str) -> None:
    assert [age(voice_of(code), since) for code in (EN, ZH, ID, VI)] == [en, zh, id_, vi]
