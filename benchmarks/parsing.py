"""How long the grammar takes to read a message, without anything around it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from decimal import Decimal
from itertools import cycle, islice
from statistics import median

from commands.core.grammar import parse
from commands.core.grammar.reading import KnownKeyResult

REPEATS = 15

SENTENCES = {
    "en": (
        "KR3 63%, confidence 7, blocked on legal review of the contract with @wang by Friday.",
        "The first mails of the new series are out, 3 of 5 customers answered within 2 days.",
        "KR1 went from 48 to 52, on track; next: test the day-3 email.",
    ),
    "zh": (
        "KR3到60%了，信心七分，卡在法务审合同，@小王 周五前能看一下吗。",
        "新一轮邮件发出去了，五家客户回了三家，两天内都有答复。",
        "下一步：测试第三天的邮件，信心从6涨到7，还差一百二十万。",
    ),
    "id": (
        "KR3 60 persen, kepercayaan 7, mentok di review legal kontrak dengan @wang sampai Jumat.",
        "Tinggal dua klien lagi, lanjut uji email hari ketiga; kendala: izin dari legal.",
        "KR5 naik dari 3 ke 3,5 miliar, aman, minggu depan mau telepon klien lama.",
    ),
    "vi": (
        "KR3 được 60%, tự tin 7, kẹt ở pháp chế duyệt hợp đồng với @vuong trước thứ Sáu.",
        "Tuần sau gọi lại cho khách hàng, còn thiếu 1,2 tỷ, độ tự tin 7/10.",
        "KR2 giảm từ 8 phút xuống 5 phút, đúng tiến độ, bước tiếp: gán ticket tự động.",
    ),
}

KNOWN = [
    KnownKeyResult(
        code=f"KR{number}",
        title=title,
        kind="percent",
        unit="%",
        start=Decimal(45),
        target=Decimal(90),
        current=Decimal(50 + number),
    )
    for number, title in enumerate(
        ("Share of customers who stay", "Answers within a working day", "签约金融客户", "Pendapatan baru"), 1
    )
]


@dataclass(frozen=True, slots=True)
class Parsing:
    """Milliseconds of processor time, the median of some readings, in the slowest language."""

    of_500: float
    of_10_000: float


def measure() -> Parsing:
    """Read check-ins of 500 and of 10,000 characters in each of the four languages."""
    parse(SENTENCES["en"][0], key_results=KNOWN)  # builds what is built once
    return Parsing(_slowest(500), _slowest(10_000))


def _slowest(characters: int) -> float:
    return max(_milliseconds(_text(language, characters)) for language in SENTENCES)


def _text(language: str, characters: int) -> str:
    return " ".join(islice(cycle(SENTENCES[language]), characters // 20))[:characters]


def _milliseconds(text: str) -> float:
    return median(_once(text) for _ in range(REPEATS))


def _once(text: str) -> float:
    start = time.process_time()
    parse(text, key_results=KNOWN)
    return (time.process_time() - start) * 1000
