"""The codes of new objectives and key results. None is ever used twice within a cycle."""

from __future__ import annotations

from typing import NamedTuple

from storage.tables import Cycle
from storage.visibility import PRIVATE, PRIVATE_SERIES


class Code(NamedTuple):
    """What people type for something: `O2`, `KR4`, `P3`."""

    series: str
    number: int


def objective_code(cycle: Cycle, visibility: str) -> Code:
    """The next series and number of an objective; private ones share theirs with their key results."""
    if visibility == PRIVATE:
        return _private(cycle)
    cycle.objectives_made += 1
    return Code("O", cycle.objectives_made)


def key_result_code(cycle: Cycle, visibility: str) -> Code:
    """The next series and number of a key result under an objective of this visibility."""
    if visibility == PRIVATE:
        return _private(cycle)
    cycle.key_results_made += 1
    return Code("KR", cycle.key_results_made)


def _private(cycle: Cycle) -> Code:
    cycle.privates_made += 1
    return Code(PRIVATE_SERIES, cycle.privates_made)
