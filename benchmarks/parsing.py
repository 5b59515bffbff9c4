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

SENTENCES = (
    "KR3 63%, confidence 7, blocked on legal review of the contract with @wang by Friday.",
    "The first mails of the new series are out, 3 of 5 customers answered within 2 days.",
    "下一步：测试第三天的邮件，信心从6涨到7，卡在法务。",
    "Tinggal dua klien lagi, lanjut uji email hari ketiga; kendala: izin dari legal.",
    "Tuần sau gọi lại cho khách hàng, còn thiếu 1,2 tỷ, độ tự tin 7/10.",
)

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
    """Milliseconds, the median of some readings."""

    of_500: float
    of_10_000: float


def measure() -> Parsing:
    """Read check-ins of 500 and of 10,000 characters in four languages."""
    parse(SENTENCES[0], key_results=KNOWN)  # builds what is built once
    return Parsing(_milliseconds(_text(500)), _milliseconds(_text(10_000)))


def _text(characters: int) -> str:
    return " ".join(islice(cycle(SENTENCES), characters // 20))[:characters]


def _milliseconds(text: str) -> float:
    return median(_once(text) for _ in range(REPEATS))


def _once(text: str) -> float:
    start = time.perf_counter()
    parse(text, key_results=KNOWN)
    return (time.perf_counter() - start) * 1000
