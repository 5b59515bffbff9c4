"""What a line is stuck on, what it waits for, and what comes next (R12, R13)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from commands.core.grammar.lexicon import Hit, Role, Side, side
from commands.core.grammar.number_words import duration_seconds
from commands.core.grammar.numbers import Number
from commands.core.grammar.scene import Scene

_TRAILING_NAMES = re.compile(r"(?:\s*@[^\s@,，。]+)+\s*$")
_TRAILING_CODE = re.compile(r"\s+(?:for|on|of|in|at|untuk|buat|di|cho|của|ở)\s+(?:[oO]\d+)?[kK][rR] ?\d+$")
_EDGES = " \t\r\n,，。.、;；:：!！~～-–—…·()（）[]\"'|/"
_BAD = (Role.OFF_TRACK, Role.LOOSE_OFF_TRACK, Role.AT_RISK, Role.LOOSE_AT_RISK)
_NEAR = 8
"""Phrases looked at behind the first half of a cue in two halves."""
_ADVERBS = frozenset("还在都也就又先正仍现已直是要得会被了需能着说家个单")
_PUT_OFF = (Role.TO, Role.POSTPONED, Role.FROM, Role.WAS, Role.MAYBE, Role.FORECAST)
_UNTIL = frozenset(
    {
        "until",
        "till",
        "by",
        "ke",
        "sampai",
        "hingga",
        "đến",
        "tới",
        "sang",
        "qua",
        "前",
        "到",
        "在",
        "to",
        "for",
    }
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A phrase of the writer's own and the span it takes, cue included."""

    text: str
    start: int
    end: int
    cue_start: int
    firm: bool = True
    """False for a next step announced by an everyday word (`tomorrow`, 后面)."""


def find_blocker(scene: Scene, ends: list[int]) -> Passage | None:
    """The blocker a line opens. `ends` are places where another subject begins (confidence, codes)."""
    colon = None
    for hit in scene.live(Role.BLOCKER, Role.HELP, Role.STUCK, Role.WAIT):
        behind = scene.colon_behind(hit.end) or _behind_code_and_dash(scene, hit)
        if behind is not None and _is_nothing(scene, behind):
            return None
        if behind is not None:
            colon = _passage(scene, behind, hit.start, ends)
            if colon is not None:
                return colon
    cues = scene.live(*_CUES)
    for hit in sorted(cues, key=lambda hit: _only_asks(scene, hit)):
        start = _opening(scene, hit)
        if start is None:
            continue
        found = _between(scene, hit) if Role.BY in hit.roles else _passage(scene, start, hit.start, ends)
        if found is not None:
            return found
    blocks = (_is_what_blocks(scene, hit) for hit in scene.live(Role.BLOCKER))
    return next((found for found in blocks if found is not None), None) or _stuck_without_words(scene, ends)


def _behind_code_and_dash(scene: Scene, hit: Hit) -> int | None:
    """`Hambatan KR6 - belum ada akun`: the place behind the dash, or colon, that follows a noun's code."""
    ref = next((at for at in scene.refs if at.start >= hit.end and scene.gap(hit.end, at.start) <= 1), None)
    if ref is None or Role.BLOCKER not in hit.roles or not scene.starts_clause(hit):
        return None
    index = scene.token_at(ref.end)
    mark = scene.tokens.words[index] if index < len(scene.tokens) else ""
    return scene.tokens.ends[index] if mark in (":", "-") else None


_CUES = (
    Role.STUCK, Role.WAIT, Role.HELP, Role.NEED, Role.BLOCKER, Role.BECAUSE, Role.UNTIL, Role.BY
)  # fmt: skip


def _only_asks(scene: Scene, hit: Hit) -> bool:
    """`please help` with nothing behind, `can you help?`: another cue tells more."""
    if Role.NEED in hit.roles:
        named = [at for at in scene.mentions if scene.gap(hit.end, at.start) <= 1 and at.start >= hit.end]
        return bool(named) and not scene.unknown_words(hit.end, scene.clauses.end_of(hit.start))
    if Role.HELP not in hit.roles:
        return False
    asked = scene.clauses.sentence_at(hit.start) in scene.clauses.asked
    return asked or not _has_content(scene, hit.end, scene.clauses.end_of(hit.start))


def _is_what_blocks(scene: Scene, hit: Hit) -> Passage | None:
    """`legal is the bottleneck`, 法务是瓶颈: what stands before the "is"."""
    if _denied(scene, hit) or _cleared(scene, hit):
        return None
    if scene.unknown_words(hit.end, scene.clauses.end_of(hit.start)):
        return None
    copula = side(Side.COPULA)
    for index in range(max(0, hit.first - 3), hit.first):
        found = copula.match(scene.tokens, index, bare=scene.bare)
        if found is not None and scene.unknown_words(scene.tokens.ends[found[0] - 1], hit.start) == 0:
            place = scene.tokens.starts[index]
            start = max([scene.clause_of(place)[0], *(ref.end for ref in scene.refs if ref.end <= place)])
            text = scene.normal.as_typed(start, place).strip(_EDGES)
            told = scene.unknown_words(start, place) and not any(
                start <= at.start < place for at in scene.numbers
            )
            return Passage(text, start, hit.end, start) if told else None
    return None


def _stuck_without_words(scene: Scene, ends: list[int]) -> Passage | None:
    """`KR3 stuck, legal does not answer`: the next clause tells; `KR3 blocked`: the cue is all there is."""
    if not any(ref.is_topic for ref in scene.refs):
        return None
    for hit in scene.live(Role.STUCK, Role.WAIT, Role.BY_END, Role.BLOCKER):
        if Role.LOOSE_OFF_TRACK in hit.roles:
            continue
        noun = Role.BLOCKER in hit.roles and hit.roles.isdisjoint((Role.STUCK, Role.WAIT))
        if noun and scene.unknown_words(hit.end, scene.clauses.end_of(hit.start)):
            continue
        if _denied(scene, hit) or not _stands_free(scene, hit) or _is_value(scene, hit):
            continue
        if _is_nothing(scene, hit.end) or _only_stands(scene, hit):
            continue
        start = scene.clauses.end_of(hit.start) + 1
        told = scene.clauses.sentence_at(start) == scene.clauses.sentence_at(hit.start)
        told = told or _says_what_fails(scene, start)
        if told and start < len(scene.tokens.text) and _only_words(scene, start):
            found = _passage(scene, start, hit.start, ends)
            if found is not None:
                return found
        if not noun:
            return _words_before(scene, hit)
    return None


def _says_what_fails(scene: Scene, place: int) -> bool:
    """`KR5 stuck. Finance won't sign off.`: a sentence behind tells why if it denies something."""
    if place >= len(scene.tokens.text):
        return False
    hits = scene.within(*scene.clause_of(place))
    return any(not hit.roles.isdisjoint((Role.NOT, Role.NOT_YET, Role.UNABLE)) for hit in hits)


def _words_before(scene: Scene, hit: Hit) -> Passage:
    """`KR3 法务卡住了`, `KR3 legal review stuck`: what is stuck stands before; else the cue itself."""
    start = max([scene.clause_of(hit.start)[0], *(ref.end for ref in scene.refs if ref.end <= hit.start)])
    text = scene.normal.as_typed(start, hit.start).strip(_EDGES)
    figures = any(start <= at.start < hit.start for at in scene.numbers)
    if figures or not scene.unknown_words(start, hit.start):
        text, start = scene.normal.as_typed(hit.start, hit.end), hit.start
    return Passage(text, start, hit.end, start)


def _only_words(scene: Scene, place: int) -> bool:
    """Whether a clause holds no figure, code or cue of its own."""
    start, end = scene.clause_of(place)
    places = [at.start for at in scene.numbers] + [at.start for at in scene.refs]
    if any(start <= place < end for place in places) or not scene.unknown_words(start, end):
        return False
    return not any(_is_subject(scene, hit) for hit in scene.within(start, end))


def _is_subject(scene: Scene, hit: Hit) -> bool:
    """Whether a phrase is the cue of a field of its own; everyday words are only first in their clause."""
    if Role.LOOSE_NEXT in hit.roles:
        return scene.starts_clause(hit)
    return not hit.roles.isdisjoint(_SUBJECTS)


_SUBJECTS = frozenset(
    {
        Role.CONFIDENCE,
        Role.SURE,
        Role.NEXT,
        Role.LOOSE_NEXT,
        Role.NEXT_TIME,
        Role.HELP,
        Role.SAME,
        *_BAD,
        Role.ON_TRACK,
        Role.REPORT,
    }
)


def _is_nothing(scene: Scene, place: int) -> bool:
    """`blockers: none`."""
    index = scene.token_at(place)
    found = (
        side(Side.NONE_OPEN).match(scene.tokens, index, bare=scene.bare)
        if index < len(scene.tokens)
        else None
    )
    return (
        found is not None
        and scene.unknown_words(scene.tokens.ends[found[0] - 1], scene.clauses.end_of(place)) == 0
    )


def _opening(scene: Scene, hit: Hit) -> int | None:
    """Where the blocker's text begins behind a cue, or None when the cue opens nothing here."""
    roles = hit.roles
    if Role.STUCK in roles or Role.WAIT in roles:
        if _denied(scene, hit) or not _stands_free(scene, hit) or _is_value(scene, hit):
            return None
        if _is_nothing(scene, hit.end) or _only_stands(scene, hit):
            return None
        return (
            scene.skip(hit.end, Side.PARTICLE)
            if scene.tokens.words[hit.last : hit.last + 1] == ["了"]
            else hit.end
        )
    if Role.HELP in roles:
        return None if _denied(scene, hit) else hit.start
    if Role.NEED in roles:
        return hit.start if _asks(scene, hit) and not _denied(scene, hit) else None
    if Role.BLOCKER in roles:
        named = scene.skip(_behind_owner(scene, hit), Side.FILLER, Side.PLACE)
        if scene.token_at(named) > hit.last or scene.starts_clause(hit):
            return None if _denied(scene, hit) or _cleared(scene, hit) else max(named, hit.end)
        return None
    if Role.BECAUSE in roles or Role.UNTIL in roles:
        explains = _hinders(scene, hit) or (Role.BECAUSE in roles and _explains(scene, hit))
        return hit.end if explains else None
    return hit.end


def _only_stands(scene: Scene, hit: Hit) -> bool:
    """`mentok ga naik-naik`, 卡住不涨了: that it does not move, and not why."""
    denial = scene.after(hit.end)
    if denial is None or denial.roles.isdisjoint((Role.NOT, Role.SAME)):
        return False
    if Role.SAME in denial.roles:
        return True
    moves = scene.after(denial.end)
    return moves is not None and not moves.roles.isdisjoint((Role.UP, Role.DOWN))


def _behind_owner(scene: Scene, hit: Hit) -> int:
    """`the obstacle for KR5 is …`, `trở ngại của KR5 là …`: behind the code of what it is in the way of."""
    place = scene.skip(hit.end, Side.PLACE)
    ref = next((at for at in scene.refs if at.start >= place and scene.gap(place, at.start) <= 1), None)
    return _behind_copula(scene, ref.end) or hit.end if ref is not None else hit.end


def _behind_copula(scene: Scene, place: int) -> int | None:
    """The place behind the "is" that stands here, if one does."""
    index = scene.token_at(place)
    found = (
        side(Side.COPULA).match(scene.tokens, index, bare=scene.bare) if index < len(scene.tokens) else None
    )
    return scene.tokens.ends[found[0] - 1] if found is not None else None


def _denied(scene: Scene, hit: Hit) -> bool:
    before = scene.before(hit.start, gap=2)
    return before is not None and not before.roles.isdisjoint(
        (Role.NOT, Role.MAYBE, Role.IF, Role.NO_BLOCKER)
    )


def _cleared(scene: Scene, hit: Hit) -> bool:
    end = scene.clauses.end_of(hit.start)
    return any(
        not other.roles.isdisjoint((Role.CLEARED, Role.UNBLOCKED)) for other in scene.within(hit.end, end)
    )


def _stands_free(scene: Scene, hit: Hit) -> bool:
    """A cue of one Chinese character (卡, 等) must not be part of a longer word."""
    if hit.end - hit.start > 1 or hit.first == 0 or not scene.tokens.touches(hit.first):
        return True
    before = scene.tokens.words[hit.first - 1]
    figure = any(at.end == hit.start for at in scene.numbers)
    return figure or not before or not before.isalpha() or before in _ADVERBS


def _is_value(scene: Scene, hit: Hit) -> bool:
    """`stuck at 48`: a figure with nothing to count behind it is where the value stands."""
    number = next((at for at in scene.numbers if at.start >= hit.end), None)
    if number is None or scene.gap(scene.skip(hit.end, Side.GAUGE), number.start) > 0:
        return False
    if number.unit is not None or abs(number.amount) >= 10000:
        return True
    joint = scene.after(number.end, gap=0)
    if joint is not None and Role.OF in joint.roles:
        return True
    behind = scene.token_at(number.end)
    if behind >= len(scene.tokens) or number.end >= scene.clauses.end_of(number.start):
        return not number.spelled
    return not scene.tokens.words[behind].isalpha() and not number.spelled


def _asks(scene: Scene, hit: Hit) -> bool:
    """Whether a need names somebody or one of the words for help."""
    end = scene.clauses.end_of(hit.start)
    if any(hit.end <= at.start < end and scene.gap(hit.end, at.start) <= 1 for at in scene.mentions):
        return True
    index = hit.last
    aid = side(Side.AID)
    while index < len(scene.tokens) and scene.tokens.starts[index] < end and index - hit.last < 12:
        if aid.match(scene.tokens, index, bare=scene.bare) is not None:
            return hit.end - hit.start > 1
        index += 1
    return False


def _hinders(scene: Scene, hit: Hit) -> bool:
    """`KR6 can't ship because …`, KR6上不了线，因为…: what cannot be done, here or in the clause before."""
    start = scene.clauses.starts[max(0, scene.clauses.at(hit.start) - 1)]
    unable = [other for other in scene.within(start, hit.start) if Role.UNABLE in other.roles]
    if not unable or not (scene.titles or any(ref.is_topic for ref in scene.refs)):
        return False
    return scene.clauses.sentence_at(start) == scene.clauses.sentence_at(hit.start) and (
        scene.unknown_words(unable[-1].end, hit.start) <= _MOST_UNABLE
    )


_MOST_UNABLE = 6
"""Unknown words between what cannot be done and why (`can't close the second bank until …`)."""


def _explains(scene: Scene, hit: Hit) -> bool:
    """Whether a "because" stands directly behind a bad status."""
    bad = [
        other for other in scene.within(hit.start - _NEAR * 4, hit.start) if not other.roles.isdisjoint(_BAD)
    ]
    if not bad or _denied(scene, bad[-1]):
        return False
    between = scene.tokens.words[bad[-1].last : hit.first]
    return all(word in (",", "") or side(Side.PARTICLE).get(word) for word in between)


def _between(scene: Scene, hit: Hit) -> Passage | None:
    """被证书卡住了: what stands between the two halves of the cue."""
    end = scene.clauses.end_of(hit.start)
    close = next(
        (other for other in scene.within(hit.end + 1, end)[:_NEAR] if Role.BY_END in other.roles), None
    )
    if close is None:
        return None
    text = scene.normal.as_typed(hit.end, close.start).strip(_EDGES)
    return Passage(text, hit.end, close.end, hit.start) if text else None


def _passage(scene: Scene, start: int, cue_start: int, ends: list[int]) -> Passage | None:
    """The words from a place to the end of the clause or the next subject."""
    owner = next((ref for ref in scene.refs if ref.start >= start and scene.gap(start, ref.start) == 0), None)
    start = (_behind_copula(scene, owner.end) if owner is not None else None) or start
    while start < len(scene.tokens.text) and scene.tokens.text[start] in " :":
        start += 1
    end = min([scene.clauses.end_of(start), *(at for at in ends if at > start)])
    end = _before_figure(scene, start, end)
    text = scene.normal.as_typed(start, end).strip(_EDGES)
    appended = "" if start == cue_start else _without_names(scene, start, end, text)
    bare = _TRAILING_CODE.sub("", appended).strip(_EDGES)
    if not any(char.isalnum() for char in text) or not _has_content(scene, start, end):
        return None
    return Passage(bare or text, start, end, cue_start)


def _without_names(scene: Scene, start: int, end: int, text: str) -> str:
    """The text without names appended to it, unless they say whose signature it is (`chữ ký @lan`)."""
    names = [at.start for at in scene.mentions if start <= at.start < end]
    given = side(Side.GIVEN)
    for index in range(scene.token_at(start), scene.token_at(names[0]) if names else 0):
        found = given.match(scene.tokens, index, bare=scene.bare)
        if found is not None and scene.token_at(names[0]) == found[0]:
            return text
    left = _TRAILING_NAMES.sub("", text).strip(_EDGES)
    return text if left.casefold() in _someone() else left


@cache
def _someone() -> frozenset[str]:
    """Words that say nothing without the name behind them (`waiting on you @tom`)."""
    return frozenset(side(Side.OWN).first_words)


def _has_content(scene: Scene, start: int, end: int) -> bool:
    """Whether more than particles, codes and figures stand here, or somebody is named."""
    named = any(start <= at.start < end for at in scene.mentions)
    capitals = scene.normal.as_typed(start, end).strip(_EDGES)  # IT is no "it"
    return (
        named
        or (len(capitals) > 1 and capitals.isupper())
        or bool(scene.within(start, end))
        or scene.unknown_words(start, end) > 0
    )


def _before_figure(scene: Scene, start: int, end: int) -> int:
    """A percent or an age at the very end is no part of the text (`stuck at legal 60%`, `… 2 weeks now`)."""
    for number in scene.numbers:
        if start < number.start < end and scene.unknown_words(number.end, end) == 0 and (
            (number.unit == "%" and number.end >= end - 1) or number.unit in _AGES or _measures(scene, number)
        ):  # fmt: skip
            return number.start
    return end


def _measures(scene: Scene, number: Number) -> bool:
    """Whether a figure is a duration and the key result of the line counts one too."""
    known = scene.key_result.unit if scene.key_result is not None else None
    return number.unit in duration_seconds() and known in duration_seconds()


_AGES = frozenset(name for name, seconds in duration_seconds().items() if seconds >= 86400)


def find_next(scene: Scene, ends: list[int]) -> Passage | None:
    """The next step a line names."""
    for hit in (*scene.live(Role.NEXT), *scene.live(Role.LOOSE_NEXT, Role.NEXT_TIME)):
        if not _announces(scene, hit):
            continue
        start = scene.skip(hit.end, Side.FILLER)
        if start < len(scene.tokens.text) and scene.tokens.text[start] == ",":
            start += 1
        another = next((other for other in scene.live(Role.NEXT_TIME) if other.start == start), None)
        if another is not None:
            start = scene.skip(another.end, Side.FILLER)
        loose = Role.NEXT not in hit.roles and scene.colon_behind(hit.end) is None
        if loose and _is_no_step(scene, start):
            continue
        found = _passage(scene, start, hit.start, [at for at in ends if at > hit.end])
        if found is not None and _same_line(scene, hit.end, found.start):
            firm = Role.NEXT in hit.roles or scene.colon_behind(hit.end) is not None
            return replace(found, firm=firm)
    return None


def _is_no_step(scene: Scene, place: int) -> bool:
    """`next week it could hit 0.2%`, 下周有望到0.2%, 之后信心7: a time and a hope, or how sure one is."""
    first = next(iter(scene.within(place, scene.clauses.end_of(place))), None)
    return first is not None and first.start == place and not first.roles.isdisjoint(_NO_STEPS)


_NO_STEPS = (Role.FORECAST, Role.MAYBE, Role.PROPOSAL, Role.CONFIDENCE)


def runs_on(scene: Scene, hit: Hit) -> bool:
    """`waiting for legal redlines next chase the CFO`: a word for the next step in speech without commas."""
    if scene.bare or len(scene.clauses.starts) > 1 or scene.starts_clause(hit):
        return False
    if side(Side.RUN_ON).match(scene.tokens, hit.first) is None:
        return False
    cue = next((other for other in scene.live(Role.STUCK, Role.WAIT) if other.end <= hit.start), None)
    if cue is None or scene.gap(cue.end, hit.start) < 2:
        return False
    return scene.unknown_words(hit.end, scene.clauses.end_of(hit.start)) > 1


def _same_line(scene: Scene, one: int, other: int) -> bool:
    return "\n" not in scene.tokens.text[one:other]


def _announces(scene: Scene, hit: Hit) -> bool:
    if Role.NEXT in hit.roles:
        return True
    if scene.colon_behind(hit.end) is not None:
        return True
    before = scene.before(hit.start)
    word = scene.tokens.words[hit.first - 1] if hit.first else ""
    if word in _UNTIL or (before is not None and not before.roles.isdisjoint(_PUT_OFF)):
        return False
    if Role.NEXT_TIME in hit.roles:
        return hit.end < scene.clauses.end_of(hit.start) - 1
    return scene.starts_clause(hit) or runs_on(scene, hit)
