"""What a key result's own title counts is its value, where the same words are talk beside another one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from commands.core.grammar import as_json, parse
from commands.core.grammar.reading import KnownKeyResult

KNOWN = (
    KnownKeyResult("KR1", "Biaya server", "O1", "currency", "IDR", Decimal(50_000_000), Decimal(20_000_000)),
    KnownKeyResult("KR2", "Kunjungan klien", "O1", "number", None, Decimal(0), Decimal(40)),
    KnownKeyResult("KR3", "Số cuộc gặp khách", "O2", "number", None, Decimal(0), Decimal(30)),
)


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("KR1 biaya 32 juta, pede 7", 32_000_000),
        ("biaya server tinggal 32 juta", 32_000_000),
        ("KR2 kunjungi 12 klien", 12),
        ("KR2 12 kali kunjungan", 12),
        ("KR3 gặp 12 khách, tự tin 7", 12),
        ("KR3 gặp 12 lần", 12),
    ],
)
def test_what_a_title_counts_is_the_value(said: str, amount: int) -> None:
    value = as_json(parse(said, key_results=KNOWN))["value"]
    assert value is not None
    assert (value["kind"], value["amount"]) == ("number", amount)


@pytest.mark.parametrize(
    "said", ["anggaran KR2 200 juta udah disetujui", "KR1 ketemu 4 investor", "ngân sách KR3 15 triệu"]
)
def test_what_another_title_counts_is_talk(said: str) -> None:
    assert as_json(parse(said, key_results=KNOWN))["value"] is None
