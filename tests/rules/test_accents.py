"""What two ways of typing a word have in common."""

from __future__ import annotations

import pytest

from commands.rules.accents import unmarked


@pytest.mark.parametrize(
    ("typed", "letters"),
    [
        ("Tăng trưởng", "tang truong"),
        ("ĐÀ NẴNG", "da nang"),
        ("Retention", "retention"),
        ("ＡＢ１２", "ab12"),
        ("续约 30 天", "续约 30 天"),
        ("Straße", "strasse"),
        ("", ""),
    ],
)
def test_small_letters_without_accents(typed: str, letters: str) -> None:
    assert unmarked(typed) == letters
