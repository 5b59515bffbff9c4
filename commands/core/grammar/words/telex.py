"""Vietnamese as its keys are struck when the input method is off (`tuwj tin`, `dduwowcj`, `phuts`)."""

from __future__ import annotations

import unicodedata
from functools import cache

_TONES = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_HORNS = ("\u0306", "\u031b")
_HAT = "\u0302"
_TELLING = 4
"""Letters from which a form with a `w`, `dd` or `j` is no word of another language (`own` is one)."""
_LONG = 5
"""The same for any other form (`been`, `its`, `last` are words)."""


@cache
def struck(word: str) -> frozenset[str]:
    """The keys of a word with diacritics, its tone typed at the end or behind the vowel; none for others."""
    letters, tone, place = _keys(word)
    if not letters.isascii() or letters + tone == word:
        return frozenset()
    forms = {letters + tone, letters[:place] + tone + letters[place:]}
    forms |= {form.replace("uwow", "uow") for form in forms}
    return frozenset(form for form in forms if _is_telling(form))


def _keys(word: str) -> tuple[str, str, int]:
    """The letters struck, the key of the tone, and where the vowel that bears it ends."""
    letters, tone, place = "", "", 0
    for char in unicodedata.normalize("NFD", word):
        if char in _TONES:
            tone, place = _TONES[char], len(letters)
            continue
        bears = bool(tone) and place == len(letters) and unicodedata.combining(char)
        letters += _key(char, letters)
        place = len(letters) if bears else place
    return letters, tone, place


def _key(char: str, before: str) -> str:
    if char == "đ":
        return "dd"
    if char in _HORNS:
        return "w"
    return before[-1:] if char == _HAT else char


def _is_telling(form: str) -> bool:
    strange = "w" in form or "dd" in form or form.endswith("j")
    return len(form) >= (_TELLING if strange else _LONG)
