"""Times, and what most of them and the slowest of them are."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median, quantiles


@dataclass(slots=True)
class Spread:
    """Times in milliseconds."""

    values: list[float] = field(default_factory=list)

    def add(self, seconds: list[float]) -> None:
        """More times, in seconds."""
        self.values += [each * 1000 for each in seconds]

    @property
    def p50(self) -> float:
        """The median."""
        return median(self.values)

    @property
    def p99(self) -> float:
        """What one in a hundred exceeds; of few values the largest."""
        if len(self.values) < 100:
            return max(self.values)
        return quantiles(self.values, n=100)[98]

    @property
    def p95(self) -> float:
        """What one in twenty exceeds; of few values the largest."""
        if len(self.values) < 20:
            return max(self.values)
        return quantiles(self.values, n=20)[18]
