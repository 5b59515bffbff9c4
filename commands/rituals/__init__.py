"""What happens by itself, one file per kind of ritual.

A file with a RITUAL is one; nothing is listed twice. `scheduler/rituals.py` calls it when a row of its kind
is due, in the transaction that writes what it says.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from commands.core.occasion import Done, Occasion
from commands.rules.calendar import WorkCalendar
from commands.rules.lateness import next_noon
from commands.rules.recurrence import Rule

LateUntil = Callable[[datetime, ZoneInfo, WorkCalendar], datetime]
"""Until when something is still worth saying, by its due moment and the team's zone and calendar."""


@dataclass(frozen=True, slots=True)
class RitualKind:
    """One kind of ritual.

    `name` stands in the rows. `run` says what there is to say. `rule` is how often a team has it without
    anybody asking; None for kinds that people make or that belong to one person. `late_until` decides what
    becomes of it after a stop.
    """

    name: str
    run: Callable[[Occasion], Done]
    rule: Rule | None = None
    late_until: LateUntil = next_noon


@cache
def kinds() -> Mapping[str, RitualKind]:
    """All kinds by name."""
    found = {}
    for module in pkgutil.iter_modules(__path__):
        kind = getattr(importlib.import_module(f"{__name__}.{module.name}"), "RITUAL", None)
        for each in kind if isinstance(kind, tuple) else (kind,) if kind else ():
            found[each.name] = each
    return found


@cache
def usual_rules() -> Mapping[str, Rule]:
    """The kinds that every team has without anybody asking, and how often."""
    return {kind.name: kind.rule for kind in kinds().values() if kind.rule is not None}
