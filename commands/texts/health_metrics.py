"""Health metrics in words: their range, their latest value, and whether it is inside."""

from __future__ import annotations

from decimal import Decimal

from commands.rules.health_metric import Ranged, is_inside
from commands.texts.formats import value
from commands.texts.markdown import Md, bold
from commands.texts.scene import Scene


def range_shown(scene: Scene, metric: Ranged) -> Md:
    """`at least 99.9%`, `1 h to 4 h`."""
    voice, low, high = scene.voice, metric.low, metric.high
    if low is not None and high is not None:
        return scene.say(
            "{low} to {high}", low=value(voice, low, metric.unit), high=value(voice, high, metric.unit)
        )
    if low is not None:
        return scene.say("at least {value}", value=value(voice, low, metric.unit))
    if high is not None:
        return scene.say("at most {value}", value=value(voice, high, metric.unit))
    return scene.say("no range")


def standing(scene: Scene, metric: Ranged, amount: Decimal) -> Md:
    """A value with a sign and a word, for whoever cannot tell the colours apart."""
    shown = bold(value(scene.voice, amount, metric.unit))
    if is_inside(metric, amount):
        return scene.say("🟢 {value}, inside", value=shown)
    if metric.low is not None and amount < metric.low:
        return scene.say("🔴 {value}, below", value=shown)
    return scene.say("🔴 {value}, above", value=shown)
