"""Which parts of a message are check-ins of their own: lines, and items of a list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from commands.core.grammar.codes.key_results import Ref
from commands.core.grammar.figures import chinese
from commands.core.grammar.figures.number_words import number_words
from commands.core.grammar.text import Text
from commands.core.grammar.words.lexicon import Hit, find_hits
from commands.core.grammar.words.roles import Role
from commands.core.grammar.words.tokens import Tokens, is_figure

MOST_LINES, MOST_ITEMS = 100, 50
"""Lines, and items of a line, that are read of one message; nobody has more key results."""

_JOINERS = re.compile(
    r"[\s,;、/&+-]*(?:and|dan|và|với|sama(?!\s*[,;、/])|和|跟|与|及|还有|以及|serta|or)?[\s,;、/&+-]*",
    re.IGNORECASE,
)


_JOINED = re.compile(
    r"(?:&|\+|\b(?:and|while|but|plus|also|dan|sedangkan|sementara|tapi|và|còn|nhưng|với)|和|还有|以及|而|另外|但)\s*$",
    re.IGNORECASE,
)


def confidence_of_all(text: Text, first: Ref) -> str | None:
    """The `confidence` before the first code of a list, as in `confidence KR1 8, KR2 5`: it is of each."""
    cue = text.normal.text[: first.start].strip(" :,")
    tokens = Tokens.of(cue)
    hits = find_hits(tokens) if 0 < len(tokens.words) <= _LONGEST_CUE else []
    return cue if hits and hits[0].last == len(tokens.words) and Role.CONFIDENCE in hits[0].roles else None


_LONGEST_CUE = 4
"""Pieces of a word for confidence; each Chinese character is one."""


def are_joined(text: str, before: Ref, ref: Ref) -> bool:
    """Whether two codes are named together, with an "and" or a comma at most between them."""
    return _JOINERS.fullmatch(text[before.end : ref.start]) is not None


def is_new_item(text: str, before: Ref, ref: Ref) -> bool:
    """Whether a code begins a new item of a list and is not one of several named together."""
    if are_joined(text, before, ref):
        return False
    between = text[before.end : ref.start]
    tail = _JOINED.search(between)
    if tail is not None and (_says_figure(between) or _both_stand(between, text[ref.end :])):
        return True
    if between.rstrip().endswith((",", ";", "、", ".", "。", "|", "!", "/", "•", ")")) or "\n" in between:
        return True
    return _begins_with_field(text[ref.end : ref.end + _WORD]) and _says_field(between)


def _both_stand(before: str, behind: str) -> bool:
    """`KR2 is at risk and KR4 is on track`: how each of two key results stands, and no figure."""
    behind = behind[:_STATE]
    return _says_state(before) and _says_state(behind[: _next_clause(behind)])


def _next_clause(text: str) -> int:
    mark = _CLAUSE_END.search(text)
    return mark.start() if mark is not None else len(text)


def _says_state(text: str) -> bool:
    return any(not hit.roles.isdisjoint(_STATES) for hit in find_hits(Tokens.of(text)))


def _begins_with_field(text: str) -> bool:
    """Whether a figure, or that nothing changed, is what a code is followed by."""
    tokens = Tokens.of(text.lstrip(" :("))
    return _is_of_figure(next(iter(tokens.words), "")) or any(at.first == 0 for at in _unchanged(tokens))


def _says_field(text: str) -> bool:
    return _says_figure(text) or bool(_unchanged(Tokens.of(text)))


def _unchanged(tokens: Tokens) -> list[Hit]:
    return [hit for hit in find_hits(tokens) if not hit.roles.isdisjoint((Role.SAME, Role.LOOSE_SAME))]


def _says_figure(text: str) -> bool:
    return any(_is_of_figure(word) for word in Tokens.of(text).words)


def _is_of_figure(word: str) -> bool:
    """Whether a piece is a figure or a word of one (`fifty`, 五)."""
    return is_figure(word) or word in number_words().parts or word in chinese.STARTS


_STATES = (
    Role.ON_TRACK, Role.AT_RISK, Role.OFF_TRACK, Role.LOOSE_ON_TRACK, Role.LOOSE_AT_RISK,
    Role.LOOSE_OFF_TRACK, Role.DONE, Role.SAME, Role.STUCK,
)  # fmt: skip
_STATE = 40
"""Characters behind a code in which it is said how it stands."""
_CLAUSE_END = re.compile(r"[,;.!?\n、。]")
_WORD = 16
"""Characters of the longest word of a figure, and the mark before it."""


def behind_closed_list(text: str, refs: Sequence[Ref]) -> list[int]:
    """Where an item begins behind codes joined by "and" (`no change for KR1 and KR2, KR3 up by one`)."""
    for first, second, third in zip(refs, refs[1:], refs[2:], strict=False):
        closed = _JOINED.search(text[first.end : second.start])
        if closed is not None and text[second.end : third.start].strip() in (",", ";", "、"):
            return [third.start]
    return []


def paragraphs(
    text: Text, measures_another: Callable[[Text], bool], solves: Callable[[Text], bool]
) -> list[Text]:
    """Lines that begin something new; a line without a code continues the one before, unless it gives
    the figure of a key result that it names by its title, or says that a blocker is gone.
    """
    if "\n" not in text.normal.text:
        return [text] if text.normal.text.strip() else []
    parts: list[tuple[int, int]] = []
    coded = False
    for start, end in _lines(text.normal.text):
        line = text.part(start, end)
        names_code = bool(line.topics) or solves(line)
        if parts and not names_code and _goes_on(line, measures_another if coded else None):
            parts[-1] = parts[-1][0], end
        else:
            parts.append((start, end))
            coded = names_code
    return [text.part(*part) for part in parts]


def _goes_on(line: Text, measures_another: Callable[[Text], bool] | None) -> bool:
    """Whether a line without a code belongs to the one before, which names one if another may be measured."""
    if _is_field(line.normal.text):
        return True
    return measures_another is not None and not measures_another(line)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Where the lines that are not empty begin and end."""
    return (match.span() for match in _LINE.finditer(text))


def _is_field(line: str) -> bool:
    """`confidence: 7`, `- blocker: legal`: a line that belongs to the key result above, even by its title."""
    tokens = Tokens.of(line[:_LABEL])
    first = next(iter(find_hits(tokens)), None)
    if first is None or first.first > 1 or first.roles.isdisjoint(_FIELDS):
        return False
    return tokens.words[first.last : first.last + 1] == [":"]


_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
_LABEL = 40
_FIELDS = (Role.CONFIDENCE, Role.SURE, Role.BLOCKER, Role.STUCK, Role.HELP, Role.NEXT, Role.LOOSE_NEXT)
