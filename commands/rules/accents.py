"""Letters without what people leave out when they type in a hurry."""

from __future__ import annotations

import unicodedata


def unmarked(text: str) -> str:
    """Small letters without accents, in their usual width: "Tăng trưởng ＡＢ" is "tang truong ab"."""
    apart = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold()).replace("đ", "d")
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
