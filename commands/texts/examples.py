"""Examples that fit the key result they are shown for: a value half-way to its target, in its own unit."""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

from commands.rules.progress import KEEP_KINDS, KeyResultKind
from commands.texts.formats import of, value
from commands.texts.markdown import Md
from commands.texts.scene import Scene

ROUNDED = Context(prec=2)
_ONE_GROUP = re.compile(r"(?<![\d.,])(\d{1,3})[.,](\d{3})(?![.,]?\d)")
"""A number with one separator before its last three digits."""


def sample_value(
    scene: Scene,
    *,
    kind: KeyResultKind,
    unit: str | None,
    current: Decimal,
    target: Decimal,
    start: Decimal | None = None,
) -> Md:
    """A value somebody could report next, written as it can be typed; of what is reached, one on the way."""
    if current == target and start is not None:
        current = start
    if kind is KeyResultKind.YES_NO:
        return scene.say("done")
    if kind in KEEP_KINDS:
        return _typed(scene, current, unit)
    half = (current + target) / 2
    if kind is KeyResultKind.MILESTONES:
        return of(scene.voice, half.to_integral_value(rounding=ROUND_CEILING), target)
    whole = current == current.to_integral_value() and target == target.to_integral_value()
    if whole and abs(half) < 1000:
        half = half.to_integral_value(rounding=ROUND_CEILING if target > current else ROUND_FLOOR)
    return _typed(scene, half if whole and abs(half) < 1000 else ROUNDED.create_decimal(half), unit)


def _typed(scene: Scene, amount: Decimal, unit: str | None) -> Md:
    """A value that has one reading only: 2,500 is 2.5 to half of the readers, 2500 is not."""
    shown = value(scene.voice, amount, unit)
    return Md(_ONE_GROUP.sub(r"\1\2", shown)) if abs(amount) >= 1000 else shown


def update_line(scene: Scene, *, code: str, sample: Md) -> Md:
    """A whole check-in to type."""
    return scene.shown(scene.say("{code} {value} confidence 7", code=code, value=sample))


def value_line(scene: Scene, *, code: str, sample: Md) -> Md:
    """A new value to type."""
    return scene.shown(scene.say("{code} {value}", code=code, value=sample))
