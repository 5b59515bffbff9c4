"""Where a team draws its lines: gaps in points, confidence on 0…10, silence in days beyond the cadence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from typing import Any

from commands.rules.confidence import HIGHEST, RED_BELOW, STABLE_FROM

WIDEST_GAP = 100


@dataclass(frozen=True, slots=True)
class Thresholds:
    """A team's settings. Confidence from `stable_from` is stable, under `red_below` a red flag; a gap over
    `on_track_gap` is at risk, over `at_risk_gap` off track.
    """

    on_track_gap: Decimal = Decimal(10)
    at_risk_gap: Decimal = Decimal(25)
    stable_from: int = STABLE_FROM
    red_below: int = RED_BELOW
    silence_days: int = 3

    @property
    def ordered(self) -> bool:
        """Whether each line lies where the next one leaves room for what is between them."""
        return (
            0 < self.red_below < self.stable_from <= HIGHEST
            and 0 < self.on_track_gap < self.at_risk_gap < WIDEST_GAP
        )


DEFAULT_THRESHOLDS = Thresholds()


def kept(thresholds: Thresholds) -> dict[str, int]:
    """Those that differ from the usual ones, as they are stored."""
    usual = asdict(DEFAULT_THRESHOLDS)
    return {name: int(value) for name, value in asdict(thresholds).items() if value != usual[name]}


def thresholds_of(stored: Mapping[str, Any]) -> Thresholds:
    """The thresholds that were `kept`; an unknown name is one of a newer program and is passed over."""
    if not stored:
        return DEFAULT_THRESHOLDS
    usual = asdict(DEFAULT_THRESHOLDS)
    known = {name: type(usual[name])(value) for name, value in stored.items() if name in usual}
    return replace(DEFAULT_THRESHOLDS, **known)
