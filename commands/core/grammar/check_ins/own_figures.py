"""Several key results, each with a figure of its own that stands before its code, or behind all of the codes.

`conf 8 on KR1 and 6 on KR2`, 信心8给KR1，6给KR2, `52% for KR1, 3h for KR2`; `KR1 and KR2 conf 8 and 6`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from commands.core.grammar.codes.key_results import Ref
from commands.core.grammar.words.lexicon import find_hits
from commands.core.grammar.words.roles import Role
from commands.core.grammar.words.tokens import Tokens

_AND = r"[,;、&+]|\b(?:and|dan|và|va|sama|serta|còn)\b|和|跟|以及|还有"
_JOINED = rf"(?:{_AND}|\s)*"
_FIGURE = r"(?P<figure>[-+]?\d[\d.,]*(?<![.,])(?:\s?%|\s?/\s?10)?)\s?(?P<unit>[^\W\d_]{0,12})"
_FOR = r"(?:\b(?:on|for|in|untuk|buat|pada|di|cho|ở|của)|给|在)"
_BEFORE_CODE = re.compile(rf"{_JOINED}(?P<cue>[^\d,;、]*?)\s*{_FIGURE}\s*{_FOR}\s*", re.IGNORECASE)
_BEHIND_FIGURE = re.compile(rf"{_FIGURE}\s*{_FOR}\s*$", re.IGNORECASE)
_ALL_BEHIND = re.compile(
    rf"\s*:?\s*(?P<cue>[^\d,;、]*?)\s*(?P<figures>\d[\d.]*%?(?:\s*(?:{_AND})\s*\d[\d.]*%?)+)"
    r"\s*(?:respectively|masing-masing|lần lượt)?[\s.!。]*",
    re.IGNORECASE,
)
_AT_END = re.compile(rf"[,;、]\s*(?:{_AND})?{_ALL_BEHIND.pattern}$", re.IGNORECASE)
_SEVERALLY = re.compile(
    r"分别|各|respectively|masing-masing|lần lượt|\b(?:is|are|at|là|adalah)\b|是|为|:", re.IGNORECASE
)
_MARK = re.compile(r"\d{1,2}(?:\.\d+)?\s?(?:/\s?10|分|điểm|poin)?")
"""A figure that can be a confidence."""
_NUMBER = re.compile(r"\d[\d.]*%?")


def own_figures(text: str, refs: Sequence[Ref]) -> list[str] | None:
    """A text for each code, with the figure it has; None if not each of them has one, or more is said."""
    return _before_codes(text, refs) or _behind_codes(text, refs)


def with_own_confidence(parts: Sequence[str]) -> list[str] | None:
    """The items of a list, each with its own confidence of those at the end (`KR4 1%, KR6 3, conf 6, 8`)."""
    found = _AT_END.search(parts[-1])
    if found is None:
        return None
    cue, figures = _SEVERALLY.sub("", found["cue"]).strip(), _NUMBER.findall(found["figures"])
    if len(figures) != len(parts) or not _is_confidence(cue):
        return None
    items = (*parts[:-1], parts[-1][: found.start()])
    return [f"{item}, {cue} {figure}" for item, figure in zip(items, figures, strict=True)]


def have_each_a_figure(text: str, refs: Sequence[Ref]) -> bool:
    """Whether a figure stands before each code, whatever else is said (`I am 8 on KR1 and 6 on KR2`)."""
    starts = [0, *(ref.end for ref in refs)]
    return all(
        _BEHIND_FIGURE.search(text[start : ref.start]) for start, ref in zip(starts, refs, strict=False)
    )


def _before_codes(text: str, refs: Sequence[Ref]) -> list[str] | None:
    starts = [0, *(ref.end for ref in refs)]
    found = [_BEFORE_CODE.fullmatch(text, start, ref.start) for start, ref in zip(starts, refs, strict=False)]
    if not all(found) or any(map(str.isdigit, text[starts[-1] :])):
        return None
    told: list[str] = []
    rated = ""
    for match, ref in zip(found, refs, strict=True):
        assert match is not None
        cue, figure, unit = _SEVERALLY.sub("", match["cue"]).strip(), match["figure"], match["unit"]
        if not cue and _is_confidence(unit):
            cue, unit = unit, ""
        if cue and not _is_confidence(cue):
            return None
        rated = cue or (rated if _MARK.fullmatch(figure + unit) else "")
        told.append(f"{text[ref.start : ref.end]} {rated} {figure} {unit}".strip())
    return told


def _behind_codes(text: str, refs: Sequence[Ref]) -> list[str] | None:
    between = [text[first.end : second.start] for first, second in pairwise(refs)]
    behind = _ALL_BEHIND.fullmatch(text, refs[-1].end)
    if behind is None or text[: refs[0].start].strip() or not all(map(_is_join, between)):
        return None
    cue, figures = _SEVERALLY.sub("", behind["cue"]).strip(), _NUMBER.findall(behind["figures"])
    if len(figures) != len(refs) or (cue and not _is_confidence(cue)):
        return None
    return [f"{text[ref.start : ref.end]} {cue} {figure}" for ref, figure in zip(refs, figures, strict=True)]


def _is_join(between: str) -> bool:
    return re.fullmatch(_JOINED, between, re.IGNORECASE) is not None


def _is_confidence(cue: str) -> bool:
    """Whether a text is a word for confidence and nothing else."""
    tokens = Tokens.of(cue)
    hits = find_hits(tokens)
    return (
        bool(hits) and hits[0].last - hits[0].first == len(tokens) and _RATES & hits[0].roles != frozenset()
    )


_RATES = frozenset({Role.CONFIDENCE, Role.SURE})
