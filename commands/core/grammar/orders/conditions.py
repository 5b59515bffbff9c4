"""On which condition something is to happen: `when confidence < 4`, 信心低于4时, `khi độ tự tin dưới 4`."""

from __future__ import annotations

from commands.core.grammar.days.day_tables import match, small_number
from commands.core.grammar.words.tokens import Tokens
from commands.rules.conditions import Condition, Watch

_LIMITS = {
    Watch.CONFIDENCE: range(1, 11),
    Watch.GAP: range(1, 101),
    Watch.SILENCE: range(1, 366),
    Watch.BLOCKER: range(1, 366),
}
_WEEK = 7
_ARTICLES = ("a", "an")


def find_condition(tokens: Tokens) -> Condition | None:
    """The condition a text states, if a word for "when" stands in it."""
    if not _has(tokens, "WHEN"):
        return None
    watch = _watched(tokens)
    if watch is None or watch is Watch.COMPLETED:
        return Condition(watch) if watch else None
    limit = _limit(tokens, days=watch in (Watch.SILENCE, Watch.BLOCKER))
    return Condition(watch, limit) if limit in _LIMITS[watch] else None


def _watched(tokens: Tokens) -> Watch | None:
    if _has(tokens, "NO_UPDATE"):
        return Watch.SILENCE
    if _has(tokens, "BLOCKER"):
        return Watch.BLOCKER
    if _has(tokens, "CONFIDENCE") and _has(tokens, "BELOW"):
        return Watch.CONFIDENCE
    if _has(tokens, "GAP"):
        return Watch.GAP
    return Watch.COMPLETED if _has(tokens, "COMPLETED") else None


def _limit(tokens: Tokens, *, days: bool) -> int:
    """The figure a text states (`a blocker` is none); of days it may be said in weeks."""
    for index, word in enumerate(tokens.words):
        number = None if word in _ARTICLES else small_number(tokens, index)
        if number is not None:
            weeks = days and match("WEEKS_LONG", tokens, number[1])
            return number[0] * (_WEEK if weeks else 1)
    return _WEEK if days and _has(tokens, "A_WEEK") else 0


def _has(tokens: Tokens, table: str) -> bool:
    return any(match(table, tokens, index) for index in range(len(tokens)))
