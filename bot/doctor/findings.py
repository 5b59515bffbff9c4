"""What the doctor found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `says` is the state, or what to do; a warning is fine for the time being."""

    fine: bool
    name: str
    says: str
    warning: bool = False

    def line(self) -> str:
        mark = "!" if self.warning else "✓" if self.fine else "✗"
        return f"{mark} {self.name}: {self.says}"
