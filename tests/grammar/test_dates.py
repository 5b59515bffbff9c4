"""Days and times in plain words, seen from Tuesday, 14 July 2026, 10:00 in Shanghai."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from commands.core.grammar import find_date

NOW = datetime(2026, 7, 14, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))

TABLE = [
    ("en", "on it by Thu", "Thu 16 Jul 2026 17:00"),
    ("en", "tomorrow 9", "Wed 15 Jul 2026 09:00"),
    ("en", "today 3pm", "Tue 14 Jul 2026 15:00"),
    ("en", "next Friday", "Fri 24 Jul 2026 17:00"),
    ("en", "by 12 Nov", "Thu 12 Nov 2026 17:00"),
    ("en", "Oct 3rd", "Sat 03 Oct 2026 17:00"),
    ("en", "15/10", "Thu 15 Oct 2026 17:00"),
    ("en", "2026-08-01", "Sat 01 Aug 2026 17:00"),
    ("en", "in 2 days", "Thu 16 Jul 2026 17:00"),
    ("en", "in 3 hours", "Tue 14 Jul 2026 13:00"),
    ("en", "end of month", "Fri 31 Jul 2026 17:00"),
    ("en", "at 16:30", "Tue 14 Jul 2026 16:30"),
    ("en", "at 8:30", "Wed 15 Jul 2026 08:30"),
    ("en", "Tuesday", "Tue 14 Jul 2026 17:00"),
    ("en", "Tuesday 9am", "Tue 21 Jul 2026 09:00"),
    ("en", "by next Friday", "Fri 24 Jul 2026 17:00"),
    ("en", "by Friday noon", "Fri 17 Jul 2026 12:00"),
    ("en", "in three days", "Fri 17 Jul 2026 17:00"),
    ("en", "in a week", "Tue 21 Jul 2026 17:00"),
    ("en", "in half an hour", "Tue 14 Jul 2026 10:30"),
    ("en", "in 90 min", "Tue 14 Jul 2026 11:30"),
    ("en", "3 days from now", "Fri 17 Jul 2026 17:00"),
    ("en", "tomorrow morning", "Wed 15 Jul 2026 09:00"),
    ("en", "EOD Friday", "Fri 17 Jul 2026 17:00"),
    ("en", "next month", "Mon 31 Aug 2026 17:00"),
    ("en", "end of July", "Fri 31 Jul 2026 17:00"),
    ("en", "end of the quarter", "Wed 30 Sep 2026 17:00"),
    ("en", "mid August", "Sat 15 Aug 2026 17:00"),
    ("en", "with @mai on Friday", "Fri 17 Jul 2026 17:00"),
    ("en", "20.07.2026", "Mon 20 Jul 2026 17:00"),
    ("en", "at 5", "Tue 14 Jul 2026 17:00"),
    ("zh", "我来，周四前", "Thu 16 Jul 2026 17:00"),
    ("zh", "明天9点", "Wed 15 Jul 2026 09:00"),
    ("zh", "下周三下午3点半", "Wed 22 Jul 2026 15:30"),
    ("zh", "10月15号", "Thu 15 Oct 2026 17:00"),
    ("zh", "十月十五日", "Thu 15 Oct 2026 17:00"),
    ("zh", "两天后", "Thu 16 Jul 2026 17:00"),
    ("zh", "月底", "Fri 31 Jul 2026 17:00"),
    ("zh", "20号", "Mon 20 Jul 2026 17:00"),
    ("zh", "10/12", "Mon 12 Oct 2026 17:00"),
    ("zh", "下周三前", "Wed 22 Jul 2026 17:00"),
    ("zh", "三个工作日内", "Fri 17 Jul 2026 17:00"),
    ("zh", "半小时后", "Tue 14 Jul 2026 10:30"),
    ("zh", "30分钟后", "Tue 14 Jul 2026 10:30"),
    ("zh", "明天上午", "Wed 15 Jul 2026 09:00"),
    ("zh", "周五中午", "Fri 17 Jul 2026 12:00"),
    ("zh", "今晚8点", "Tue 14 Jul 2026 20:00"),
    ("zh", "5点前", "Tue 14 Jul 2026 17:00"),
    ("zh", "下周初", "Mon 20 Jul 2026 17:00"),
    ("zh", "下下周一", "Mon 27 Jul 2026 17:00"),
    ("zh", "下个月", "Mon 31 Aug 2026 17:00"),
    ("zh", "8月底", "Mon 31 Aug 2026 17:00"),
    ("zh", "八月中旬", "Sat 15 Aug 2026 17:00"),
    ("zh", "季度末", "Wed 30 Sep 2026 17:00"),
    ("zh", "年底", "Thu 31 Dec 2026 17:00"),
    ("zh", "再过三天", "Fri 17 Jul 2026 17:00"),
    ("id", "saya kerjakan, Kamis", "Thu 16 Jul 2026 17:00"),
    ("id", "besok jam 9", "Wed 15 Jul 2026 09:00"),
    ("id", "jam 16.30", "Tue 14 Jul 2026 16:30"),
    ("id", "Jumat depan", "Fri 24 Jul 2026 17:00"),
    ("id", "tanggal 20", "Mon 20 Jul 2026 17:00"),
    ("id", "2 hari lagi", "Thu 16 Jul 2026 17:00"),
    ("vi", "để tôi, thứ Năm", "Thu 16 Jul 2026 17:00"),
    ("vi", "9h mai", "Wed 15 Jul 2026 09:00"),
    ("vi", "thứ Sáu tuần sau", "Fri 24 Jul 2026 17:00"),
    ("vi", "trước 10h thứ Sáu", "Fri 17 Jul 2026 10:00"),
    ("vi", "ngày 20/7", "Mon 20 Jul 2026 17:00"),
    ("vi", "3 ngày nữa", "Fri 17 Jul 2026 17:00"),
    ("vi", "trước T6", "Fri 17 Jul 2026 17:00"),
    ("vi", "15 tháng 10", "Thu 15 Oct 2026 17:00"),
    ("id", "sebelum Jumat depan", "Fri 24 Jul 2026 17:00"),
    ("id", "tiga hari lagi", "Fri 17 Jul 2026 17:00"),
    ("id", "seminggu lagi", "Tue 21 Jul 2026 17:00"),
    ("id", "awal minggu depan", "Mon 20 Jul 2026 17:00"),
    ("id", "awal bulan depan", "Sat 01 Aug 2026 17:00"),
    ("id", "pertengahan Desember", "Tue 15 Dec 2026 17:00"),
    ("id", "akhir kuartal", "Wed 30 Sep 2026 17:00"),
    ("id", "akhir tahun", "Thu 31 Dec 2026 17:00"),
    ("id", "malam ini jam 8", "Tue 14 Jul 2026 20:00"),
    ("id", "besok sore jam 4", "Wed 15 Jul 2026 16:00"),
    ("vi", "tuần sau thứ 4", "Wed 22 Jul 2026 17:00"),
    ("vi", "thu 6 tuan nay", "Fri 17 Jul 2026 17:00"),
    ("vi", "mùng 5", "Wed 05 Aug 2026 17:00"),
    ("vi", "hai tuần nữa", "Tue 28 Jul 2026 17:00"),
    ("vi", "3 ngay nua", "Fri 17 Jul 2026 17:00"),
    ("vi", "đầu tuần sau", "Mon 20 Jul 2026 17:00"),
    ("vi", "giữa tháng 12", "Tue 15 Dec 2026 17:00"),
    ("vi", "cuối tháng", "Fri 31 Jul 2026 17:00"),
    ("vi", "cuối quý", "Wed 30 Sep 2026 17:00"),
    ("vi", "chiều mai 3h", "Wed 15 Jul 2026 15:00"),
]


@pytest.mark.parametrize(("language", "text", "moment"), TABLE, ids=[row[1] for row in TABLE])
def test_a_day_or_time(language: str, text: str, moment: str) -> None:
    due = find_date(text, now=NOW, language=language)
    assert due is not None
    assert due.at.strftime("%a %d %b %Y %H:%M") == moment
    assert due.at.tzinfo is NOW.tzinfo


@pytest.mark.parametrize("text", ["", "done", "need 3 more", "KR3 60%", "好的", "tidak bisa", "3 tỷ"])
def test_no_day(text: str) -> None:
    assert find_date(text, now=NOW, language=None) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [("on it by Thu ok", "by Thu"), ("我来，周四前", "周四前"), ("em làm, trước thứ Sáu", "trước thứ Sáu")],
)
def test_the_span_holds_the_preposition(text: str, words: str) -> None:
    due = find_date(text, now=NOW, language=None)
    assert due is not None
    assert text[due.start : due.end] == words


@pytest.mark.parametrize("text", ["30/2", "99/99/9999", "31 Feb", "in 9999 weeks", "25:61"])
def test_impossible_days_are_not_invented(text: str) -> None:
    due = find_date(text, now=NOW, language="en")
    assert due is None or due.at > NOW
