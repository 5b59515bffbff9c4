"""What an import will do: a line as it is shown, and the steps behind it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from hashlib import sha256
from typing import Any

from commands.acts.importing.existing import PlannedKeyResult, PlannedObjective, Shelf
from commands.texts.importing import Verdict
from storage.tables import KeyResult, Objective


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """A line of the file and what becomes of it, in the words of whoever imports.

    `place` is its team and cycle. `parts` tell what is new or different, or why it is not taken; `notes` are
    advice.
    """

    number: int
    verdict: Verdict
    code: str
    title: str
    place: str = ""
    parts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def kept(self) -> dict[str, Any]:
        """As it is stored until the file is taken. `asdict` would copy each word of thousands."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


@dataclass(frozen=True, slots=True)
class Edited:
    """Fields of something that is there, to be given other values."""

    row: Objective | KeyResult
    shelf: Shelf
    fields: Mapping[str, Any]


Step = PlannedObjective | PlannedKeyResult | Edited


@dataclass(frozen=True, slots=True)
class Plan:
    """The lines as they are shown, and the steps that make it so."""

    lines: tuple[PlannedLine, ...]
    steps: tuple[Step, ...]

    @property
    def fingerprint(self) -> str:
        """The same only while the same would be shown."""
        shown = json.dumps([line.kept for line in self.lines], ensure_ascii=False)
        return sha256(shown.encode("utf-8", "surrogatepass")).hexdigest()

    def count(self, verdict: Verdict) -> int:
        """How many lines it befalls."""
        return sum(1 for line in self.lines if line.verdict is verdict)
