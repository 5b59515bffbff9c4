"""Numbers that can be read in two ways."""

from __future__ import annotations

from decimal import Decimal

import pytest

from commands.rules.notation import Notation, meaning, reading

POINT, THOUSAND = Decimal("1.234"), Decimal(1234)
MILLION, BILLION = Decimal(1_200_000), Decimal(1_200_000_000)


@pytest.mark.parametrize(
    ("notation", "chosen", "rejected", "name"),
    [
        (Notation.SEPARATOR, POINT, THOUSAND, "decimals"),
        (Notation.SEPARATOR, THOUSAND, POINT, "thousands"),
        (Notation.SEPARATOR, -THOUSAND, -POINT, "thousands"),
        (Notation.LETTER_M, MILLION, BILLION, "million"),
        (Notation.LETTER_M, BILLION, MILLION, "billion"),
    ],
)
def test_what_was_chosen_has_a_name_that_leads_back_to_it(
    notation: Notation, chosen: Decimal, rejected: Decimal, name: str
) -> None:
    assert meaning(notation, chosen, rejected) == name
    assert reading(notation, name, chosen, rejected) == chosen
    assert reading(notation, name, rejected, chosen) == chosen
