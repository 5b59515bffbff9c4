"""The words behind a cue, up to the end of what they belong to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from commands.core.grammar.check_ins.scene import Scene
from commands.core.grammar.figures.number_words import duration_seconds
from commands.core.grammar.figures.numbers import Number
from commands.core.grammar.words.lexicon import side
from commands.core.grammar.words.roles import Role, Side

_TRAILING_NAMES = re.compile(r"(?:\s*@[^\s@,，。]+)+\s*$")
_TRAILING_CODE = re.compile(r"\s+(?:for|on|of|in|at|untuk|buat|di|cho|của|ở)\s+(?:[oO]\d+)?[kK][rR] ?\d+$")
EDGES = " \t\r\n,，。.、;；:：!！~～-–—…·()（）[]\"'|/"
_AGES = frozenset(name for name, seconds in duration_seconds().items() if seconds >= 86400)


@dataclass(frozen=True, slots=True)
class Passage:
    """A phrase of the writer's own and the span it takes, cue included."""

    text: str
    start: int
    end: int
    cue_start: int
    firm: bool = True
    """False for a next step announced by an everyday word (`tomorrow`, 后面)."""


def passage(
    scene: Scene, start: int, cue_start: int, ends: list[int], *, named: bool = False
) -> Passage | None:
    """The words from a place to the end of the clause or the next subject; `named` keeps names at the end."""
    place = scene.skip(start, Side.PLACE)
    owner = next((ref for ref in scene.refs if ref.start >= start and scene.gap(place, ref.start) == 0), None)
    if owner is not None:
        start = behind_copula(scene, owner.end) or scene.colon_behind(owner.end) or start
    while start < len(scene.tokens.text) and scene.tokens.text[start] in " :":
        start += 1
    end = min([_end_of_list(scene, start), *(at for at in ends if at > start)])
    end = _before_figure(scene, start, end)
    text = scene.normal.as_typed(start, end).strip(EDGES)
    asked = start == cue_start and _is_whom_it_asks(scene, start, end)
    appended = "" if named or asked else without_names(scene, start, end, text)
    bare = _without_tail(appended)
    if bare[-1:].isdecimal():
        bare = _TRAILING_CODE.sub("", bare)
    bare = bare.strip(EDGES)
    told = has_content(scene, start, end) or _is_another(scene, start, end, cue_start)
    if not any(map(str.isalnum, text)) or not told:
        return None
    return Passage(bare or text, start, end, cue_start)


def _end_of_list(scene: Scene, place: int) -> int:
    """Where the clause ends, or the last item of 安全、法务、采购: one without a cue, code or figure."""
    clauses, at = scene.clauses, scene.clauses.at(place)
    while at + 1 < len(clauses.starts) and scene.tokens.text[clauses.ends[at] : clauses.ends[at] + 1] == "、":
        start, end = clauses.starts[at + 1], clauses.ends[at + 1]
        cues = (hit for hit in scene.within(start, end) if not hit.roles.isdisjoint(_SUBJECTS))
        busy = any(cues) or any(start <= ref.start < end for ref in scene.refs)
        if busy or not scene.unknown_words(start, end):
            break
        if any(start <= number.start < end for number in scene.numbers):
            break
        at += 1
    return clauses.ends[_behind_names(scene, place, at)]


def _behind_names(scene: Scene, place: int, at: int) -> int:
    """The clause behind `need @vuong, @mai to sign`: names with commas between are one list."""
    clauses = scene.clauses
    while at + 1 < len(clauses.starts) and scene.tokens.text[clauses.ends[at] : clauses.ends[at] + 1] == ",":
        ends = [mention.end for mention in scene.mentions if place <= mention.start < clauses.ends[at]]
        start = clauses.starts[at + 1]
        follows = any(
            not scene.gap(start, mention.start) for mention in scene.mentions if mention.start >= start
        )
        if not ends or scene.gap(ends[-1], clauses.ends[at]) or not follows:
            break
        at += 1
    return at


_SUBJECTS = frozenset(Role) - {Role.ACHIEVED, Role.MEETING, Role.CHATTER, Role.NEUTRAL, Role.REPORT}
"""Phrases with which something else begins; a thing to do may be called by one of the others."""


def without_names(scene: Scene, start: int, end: int, text: str) -> str:
    """The text without names appended to it, unless they say whose signature it is (`chữ ký @lan`)."""
    if "@" not in text:
        return text
    names = [at.start for at in scene.mentions if start <= at.start < end]
    given = side(Side.GIVEN)
    for index in range(scene.token_at(start), scene.token_at(names[0]) if names else 0):
        found = given.match(scene.tokens, index, bare=scene.bare)
        if found is not None and scene.token_at(names[0]) == found[0]:
            return text
    left = _TRAILING_NAMES.sub("", text).strip(EDGES)
    words = left.casefold().split()
    return text if left.casefold() in _someone() or (words and words[-1] in _belonging()) else left


def _is_whom_it_asks(scene: Scene, start: int, end: int) -> bool:
    """`need help from @ravi`, `need @mai`: a name that the request goes on with, and none appended to it."""
    first = next((at.start for at in scene.mentions if start <= at.start < end), end)
    if not scene.unknown_words(start, first):
        return True
    before = scene.token_at(first)
    tables = (Side.PLACE, Side.OWN, Side.CONNECT)
    joined = (side(table).match(scene.tokens, before - 1, bare=scene.bare) for table in tables)
    leads = scene.before(first)
    return any(found is not None and found[0] == before for found in joined) or (
        leads is not None and not leads.roles.isdisjoint(_LEADING_TO_NAME)
    )


_LEADING_TO_NAME = (Role.FROM, Role.BY, Role.HELP, Role.NEED, Role.TO)


def _without_tail(text: str) -> str:
    """The text without particles at its end (`NDA nữa rồi`, `legal nih`), unless they are all it says."""
    words = text.split(" ")
    while len(words) > 1 and words[-1].casefold() in _tails():
        words.pop()
    return " ".join(words)


@cache
def _tails() -> frozenset[str]:
    return frozenset(side(Side.TAIL).first_words)


@cache
def _someone() -> frozenset[str]:
    """Words that say nothing without the name behind them (`waiting on you @tom`)."""
    return frozenset(side(Side.OWN).first_words)


@cache
def _belonging() -> frozenset[str]:
    """Words that make a name behind them the owner of what stands before (`data của @lan`)."""
    return frozenset(side(Side.OWNED_BY).first_words)


def _is_another(scene: Scene, start: int, end: int, cue_start: int) -> bool:
    """`KR4 mentok di KR6`: a key result that another one is waiting for."""
    topics = scene.topics
    return any(ref.end <= cue_start for ref in topics) and any(start <= ref.start < end for ref in topics)


def has_content(scene: Scene, start: int, end: int) -> bool:
    """Whether more than particles, codes and figures stand here, or somebody is named."""
    if scene.within(start, end) or scene.unknown_words(start, end):
        return True
    named = any(start <= at.start < end for at in scene.mentions)
    capitals = scene.normal.as_typed(start, end).strip(EDGES)  # IT is no "it"
    code = any(start <= at.start and at.end <= end for at in scene.refs)
    return named or (len(capitals) > 1 and capitals.isupper() and not code)


def _before_figure(scene: Scene, start: int, end: int) -> int:
    """A percent or an age at the very end is no part of the text (`stuck at legal 60%`, `… 2 weeks now`)."""
    for number in scene.numbers:
        if start < number.start < end and scene.unknown_words(number.end, end) == 0 and (
            (number.unit == "%" and number.end >= end - 1) or number.unit in _AGES or _measures(scene, number)
        ) and not (_is_aimed_at(scene, number) or _is_demanded(scene, start, number)):  # fmt: skip
            return number.start
    return end


def _is_aimed_at(scene: Scene, number: Number) -> bool:
    """`next: ramp to 50%`, 下一步放量到百分之十: what is to be reached belongs to the text."""
    verb = scene.before(number.start)
    return verb is not None and not verb.roles.isdisjoint((Role.TO, Role.UP, Role.DOWN, Role.BEYOND))


def _is_demanded(scene: Scene, start: int, number: Number) -> bool:
    """`kendala: Beta minta diskon 20%`: what somebody in the way wants to have."""
    return any(Role.NEED in hit.roles for hit in scene.within(start + 1, number.start))


def _measures(scene: Scene, number: Number) -> bool:
    """Whether a figure is a duration and the key result of the line counts one too."""
    known = scene.key_result.unit if scene.key_result is not None else None
    return number.unit in duration_seconds() and known in duration_seconds()


def behind_copula(scene: Scene, place: int) -> int | None:
    """The place behind the "is" that stands here, if one does."""
    index = scene.token_at(place)
    found = (
        side(Side.COPULA).match(scene.tokens, index, bare=scene.bare)
        if index < len(scene.tokens.words)
        else None
    )
    return scene.tokens.ends[found[0] - 1] if found is not None else None
