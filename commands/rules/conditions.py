"""What a team may want to hear of at once: five conditions on key results and blockers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Watch(StrEnum):
    """What is watched."""

    CONFIDENCE = "confidence"
    """A confidence below the limit."""
    GAP = "gap"
    """More points than the limit behind the expected pace."""
    SILENCE = "silence"
    """No update for as many days as the limit."""
    BLOCKER = "blocker"
    """A blocker open for as many days as the limit."""
    COMPLETED = "completed"


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition. A completed key result needs no limit."""

    watch: Watch
    limit: int = 0

    def stored(self) -> dict[str, Any]:
        """As JSON keeps it."""
        return {"watch": self.watch.value, "limit": self.limit}


def restored(kept: dict[str, Any]) -> Condition:
    """The way back from `Condition.stored`."""
    return Condition(Watch(kept["watch"]), kept["limit"])
