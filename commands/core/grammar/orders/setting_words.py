"""Words of settings: "off", "like the team", who makes objectives, and what the thresholds are called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from commands.core.grammar.phrases import modules
from commands.core.grammar.words.normal import normalise


@cache
def _words() -> Mapping[str, frozenset[str]]:
    """All words of all languages by what they mean, which is a key of the tables `SETTINGS`."""
    found: dict[str, set[str]] = {}
    for module in modules("settings").values():
        for meaning, phrases in getattr(module, "SETTINGS", {}).items():
            found.setdefault(meaning, set()).update(map(_plain, phrases))
    return {meaning: frozenset(phrases) for meaning, phrases in found.items()}


def sets(text: str, *wanted: str) -> str | None:
    """Which of these meanings a whole text has (`关闭` → `off`)."""
    typed = _plain(text)
    return next((meaning for meaning in wanted if typed in _words()[meaning]), None)


def figure_of(text: str, meaning: str) -> int | None:
    """The whole number (0 to 999) that follows a word with this meaning: 8 of `stable 8 red 4`."""
    return int(found[1]) if (found := _figure(meaning).search(_plain(text))) else None


def _plain(text: str) -> str:
    return normalise(text).strip().casefold()


@cache
def _figure(meaning: str) -> re.Pattern[str]:
    longest_first = sorted(_words()[meaning], key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})[^\d\n,;]{{0,24}}?(\d{{1,3}})(?!\d)")
