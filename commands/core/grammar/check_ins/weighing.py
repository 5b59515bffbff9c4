"""The figures of one line that may be its value, and what stands around them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from commands.core.grammar.check_ins.scene import Scene, Span, inside
from commands.core.grammar.figures.number_words import PERCENT, duration_seconds
from commands.core.grammar.figures.numbers import Number
from commands.core.grammar.words.lexicon import side
from commands.core.grammar.words.roles import Role, Side


@dataclass(slots=True)
class Line:
    """One line and its `free` figures, which no other field took.

    `taken` are the spans of confidence, blocker and next step; `target` and `unit` those of its key result.
    """

    scene: Scene
    free: list[Number]
    taken: list[Span]
    target: Decimal | None = None
    unit: str | None = None

    @property
    def counts(self) -> bool:
        """Whether the key result is known and counts things, instead of measuring in some unit."""
        if self.target is None or self.unit == PERCENT:
            return False
        return self.unit is None or not (self.unit in duration_seconds() or self.unit.isupper())

    @property
    def falls(self) -> bool:
        """Whether the key result is known to get better by falling."""
        known = self.scene.key_result
        if known is None or known.start is None or known.target is None:
            return False
        return known.start > known.target

    @classmethod
    def of(cls, scene: Scene, numbers: list[Number], taken: list[Span]) -> Line:
        """The line with the figures that stand outside of the taken spans."""
        free = [at for at in numbers if not inside(at.start, taken) and scene.is_live(at.start)]
        known = scene.key_result
        return cls(scene, free, taken) if known is None else cls(scene, free, taken, known.target, known.unit)


class Candidate(NamedTuple):
    """A figure that may be the value, and how much speaks for it."""

    number: Number
    score: int
    change: int = 0
    """1 for a rise, -1 for a fall, 0 for a level."""
    bound: bool = False
    """Whether it only says what was passed (`under 0.3%: 0.27`)."""


def exact(levels: list[Candidate]) -> list[Candidate]:
    """The levels without what was only passed, if an exact figure stands beside that."""
    if len(levels) < 2:
        return levels
    exact = [at for at in levels if not at.bound]
    passed = {at.number.unit for at in levels if at.bound}
    told = any(
        (at.score >= 0 or any(_stands_behind(at.number, other.number) for other in levels if other.bound))
        and (at.number.unit is None or at.number.unit in passed)
        and any(_is_near(at.number, other.number) for other in levels if other.bound)
        for at in exact
    )
    return exact if passed and told else levels


def _stands_behind(number: Number, passed: Number) -> bool:
    """`past 55% (55.3%)`: in brackets directly behind."""
    return 0 < number.start - passed.end <= _BRACKET


_BRACKET = 2
"""A blank and the bracket itself."""


def _is_near(number: Number, passed: Number) -> bool:
    """Whether a figure may be exactly what another one says roughly (no 7 behind `above 1.2 mil`)."""
    return abs(number.amount) * _MOST_TIMES >= abs(passed.amount)


_MOST_TIMES = 1000
"""`over a thousand: 1.02` may be told in one magnitude, but not a mark of ten beside a million."""


def counts_own_thing(line: Line, number: Number) -> bool:
    """`130人` of a key result whose unit is 人: the word behind is what the key result counts."""
    known = line.scene.key_result
    if known is None or known.unit is None or number.unit is not None or known.unit in _OF_ANYTHING:
        return False
    index = line.scene.token_at(number.end)
    return line.scene.tokens.words[index : index + 1] == [known.unit]


_OF_ANYTHING = ("家", "个")
"""Words behind a figure that count banks, shops and errors alike."""


def is_share(line: Line, count: Number, percent: Number) -> bool:
    """`3 signed = 60%`, `60%, alias 3 klien`: a count, and once more as its share of the target."""
    if not line.counts or not line.target or count.unit is not None:
        return False
    return count.amount * 100 == percent.amount * line.target


def is_period(line: Line, place: int) -> bool:
    index = line.scene.token_at(place)
    if index >= len(line.scene.tokens.words):
        return False
    return side(Side.PERIOD).match(line.scene.tokens, index, bare=True) is not None


def has_behind(line: Line, number: Number, *roles: Role) -> bool:
    behind = line.scene.after(number.end, gap=2)
    return behind is not None and not behind.roles.isdisjoint(roles)


def after_confidence(line: Line, number: Number) -> bool:
    """`confidence 2 (was 6)`: the earlier figure is a confidence too."""
    earlier = next((at for at in reversed(line.scene.numbers) if at.end <= number.start), None)
    return earlier is not None and inside(earlier.start, line.taken)
