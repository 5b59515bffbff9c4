"""Private codes (`P2`): people speak of P1 bugs and P0 incidents too, so one is read only where meant."""

from __future__ import annotations

import re
from collections.abc import Iterable

from commands.core.grammar.words.lexicon import Hit, find_hits
from commands.core.grammar.words.roles import Role
from commands.core.grammar.words.tokens import Tokens

_CODE = re.compile(r"[pP](?<![A-Za-z0-9_@./].)(\d{1,3})(?![A-Za-z0-9_])")
_BEFORE_A_CODE = re.compile(r"(?:\s*[@＠]\S+)*\s*")
_KNOWN = re.compile(r"(?:.*/)?(P\d+)(?:@.*)?")
_FIGURE = re.compile(r"\s*(?:[:：=]|[+\-¥$€]?\d|\n|$)")
_SHARE = re.compile(r"\s*(?:[:：=]|[+\-]?\d+(?:[.,]\d+)?\s*%)")
_OPENERS = (Role.CORRECTION, Role.LOOSE_CORRECTION, Role.REPORT, Role.GREETING)
_PERCENTILES = frozenset({"50", "75", "90", "95", "99"})
"""`p95 0.5%, p50 0.2%`: what engineers measure."""
_NOUNS = frozenset({Role.BLOCKER, Role.CHATTER, Role.MEETING, Role.GREETING, Role.CORRECTION})
"""What may follow in talk: the P1 problem, the P1 tickets, the P1 meeting."""


def known(codes: Iterable[str]) -> frozenset[str]:
    """The private ones of some codes, as they are typed without their team: `Growth/P2` is also P2."""
    return frozenset([match[1] for code in codes if "P" in code and (match := _KNOWN.fullmatch(code))])


def expected(text: str) -> frozenset[str]:
    """The private code that stands where a command expects one, whatever follows: `/block P2 legal`."""
    match = _CODE.match(text, _BEFORE_A_CODE.match(text).end())  # type: ignore[union-attr]  # matches anything
    return frozenset({f"P{int(match[1])}"}) if match else frozenset()


def asked_about(text: str) -> frozenset[str]:
    """The private codes in what is known to be a question: `why P2?`."""
    return frozenset(f"P{int(match[1])}" for match in _CODE.finditer(text))


def meant(text: str, tokens: Tokens) -> frozenset[str]:
    """Private codes that say something of themselves: `P2 60%`, `P2: …`, `P2 blocked`, `oops P2 5`."""
    if "p" not in tokens.words:
        return frozenset()
    found = list(_CODE.finditer(text))
    hits = find_hits(tokens) if found else []
    found = [match for match in found if match[1] not in _PERCENTILES]
    return frozenset(f"P{int(match[1])}" for match in found if _says_something(text, match, hits))


def _says_something(text: str, match: re.Match[str], hits: list[Hit]) -> bool:
    before = text[: match.start()].rstrip(" \t:：")
    if before and before[-1] in ",;、，；":
        return _SHARE.match(text, match.end()) is not None
    if before and before[-1] != "\n" and not _opened(hits, len(before), match.start()):
        return False
    return _FIGURE.match(text, match.end()) is not None or _is_stated(text, match.end(), hits)


def _opened(hits: list[Hit], first: int, last: int) -> bool:
    """Whether the words that end there only say that something follows: `oops`, `update:`, 更正."""
    return any(first <= hit.end <= last and not hit.roles.isdisjoint(_OPENERS) for hit in hits)


def _is_stated(text: str, end: int, hits: list[Hit]) -> bool:
    """Whether the next word is one of a check-in."""
    behind = end + len(text[end:]) - len(text[end:].lstrip(" \t,，"))
    return any(hit.start == behind and hit.roles.isdisjoint(_NOUNS) for hit in hits)
