"""Quality hints: advice, never a refusal. Codes and parameters only; the sentences are texts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from commands.rules.cycle import Cycle, is_shorter_than_a_quarter
from commands.rules.progress import KeyResultKind

MOST_OBJECTIVES = 4
FEWEST_KEY_RESULTS, MOST_KEY_RESULTS = 2, 5


class HintCode(StrEnum):
    """What could be better."""

    NO_NUMBER = "no_number"
    NUMBER_IN_OBJECTIVE = "number_in_objective"
    VAGUE = "vague"
    ACTIVITY = "activity"
    TOO_MANY_OBJECTIVES = "too_many_objectives"
    TOO_FEW_KEY_RESULTS = "too_few_key_results"
    TOO_MANY_KEY_RESULTS = "too_many_key_results"
    SHORT_CYCLE = "short_cycle"
    NO_OWNER = "no_owner"
    NOT_ALIGNED = "not_aligned"


@dataclass(frozen=True, slots=True)
class Hint:
    """One piece of advice; `count` is how many there are, `word` the wording that gave rise to it."""

    code: HintCode
    count: int | None = None
    word: str | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of one language that promise no outcome (`vague`) or only work (`activity`)."""

    vague: tuple[str, ...]
    activity: tuple[str, ...]


MEASURED_BY_NATURE = frozenset({KeyResultKind.MILESTONES, KeyResultKind.YES_NO})
NUMBER = re.compile(r"(?<![A-Za-z0-9.,/-])(?!(?:19|20)\d\d(?!\d))\d+(?:[.,]\d+)*(?![A-Za-z0-9/])")
"""A number that stands alone: neither `Q4`, `B2B`, `24/7` nor a year."""


def key_result_hints(
    title: str,
    *,
    kind: KeyResultKind,
    has_number: bool,
    has_owner: bool,
    wording: Collection[Wording],
) -> tuple[Hint, ...]:
    """Hints on one key result. `has_number`: its writer gave a target (0 → 100 % by default is none)."""
    hints = [] if has_number or kind in MEASURED_BY_NATURE else _unmeasured_hints(title, wording)
    if not has_owner:
        hints.append(Hint(HintCode.NO_OWNER))
    return tuple(hints)


def _unmeasured_hints(title: str, wording: Collection[Wording]) -> list[Hint]:
    """Without a number, wording matters: an activity or a vague word then is all that is promised."""
    hints = [Hint(HintCode.NO_NUMBER)]
    vague = first_of((word for words in wording for word in words.vague), title)
    activity = first_of((word for words in wording for word in words.activity), title)
    if vague:
        hints.append(Hint(HintCode.VAGUE, word=vague))
    if activity:
        hints.append(Hint(HintCode.ACTIVITY, word=activity))
    return hints


def objective_hints(
    title: str,
    *,
    key_results: int,
    objectives_in_team: int,
    aligned: bool,
    organization_has_top_objectives: bool,
    cycle: Cycle,
    wording: Collection[Wording],
) -> tuple[Hint, ...]:
    """Hints on an objective; `objectives_in_team` counts this one, `key_results` the live ones."""
    number = NUMBER.search(title)
    vague = first_of((word for words in wording for word in words.vague), title)
    found = (
        number and Hint(HintCode.NUMBER_IN_OBJECTIVE, word=number[0]),
        vague and Hint(HintCode.VAGUE, word=vague),
        objectives_in_team > MOST_OBJECTIVES and Hint(HintCode.TOO_MANY_OBJECTIVES, count=objectives_in_team),
        *count_hints(key_results),
        is_shorter_than_a_quarter(cycle) and Hint(HintCode.SHORT_CYCLE),
        organization_has_top_objectives and not aligned and Hint(HintCode.NOT_ALIGNED),
    )
    return tuple(hint for hint in found if isinstance(hint, Hint))


def count_hints(key_results: int) -> tuple[Hint, ...]:
    """Hints on how many key results an objective has."""
    if key_results < FEWEST_KEY_RESULTS:
        return (Hint(HintCode.TOO_FEW_KEY_RESULTS, count=key_results),)
    if key_results > MOST_KEY_RESULTS:
        return (Hint(HintCode.TOO_MANY_KEY_RESULTS, count=key_results),)
    return ()


def first_of(words: Iterable[str], title: str) -> str | None:
    """The first of `words` that stands in `title` as a word of its own (Chinese has no word borders)."""
    text = title.casefold()
    return next((word for word in words if _stands_in(word, text)), None)


def _stands_in(word: str, text: str) -> bool:
    if word not in text:
        return False
    if not word[0].isascii() and not _is_latin(word[0]):
        return True
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def _is_latin(letter: str) -> bool:
    return letter < "ɐ" or "Ḁ" <= letter <= "ỿ"
