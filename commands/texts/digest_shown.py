"""What a digest says of a team's week, as names and figures: `commands.texts.digest` puts it in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from commands.texts.boards import KeyResultShown, ObjectiveShown
from commands.texts.markdown import Md


@dataclass(frozen=True, slots=True)
class AnsweredShown:
    """An ask of the last digest. `outcome` is a key of `OUTCOMES`."""

    code: str
    text: str
    outcome: str
    helper: str


@dataclass(frozen=True, slots=True)
class MovedShown:
    """A key result with its change of progress in points, and its confidences so far, oldest first."""

    key_result: KeyResultShown
    moved: Decimal | None
    trend: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ObjectiveMoved:
    """An objective with its change in points and what was expected of it by today (0…1)."""

    objective: ObjectiveShown
    moved: Decimal | None
    expected: Decimal | None
    key_results: tuple[MovedShown, ...]


@dataclass(frozen=True, slots=True)
class FlagLine:
    """An open red flag; `helper` is empty while nobody helps."""

    code: str
    title: str
    confidence: int
    wanted: str | None
    helper: str


@dataclass(frozen=True, slots=True)
class BlockerLine:
    """An open blocker. `due` is written already; `asked` have not answered yet."""

    code: str
    text: str
    key_result: str
    open_for: timedelta
    helper: str
    due: Md | None
    asked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DigestShown:
    """Everything a digest says, as names and figures; `outside` is where today lies if not in the cycle."""

    team: str
    cycle: str
    week: int
    weeks: int
    outside: Md | None
    answered: tuple[AnsweredShown, ...]
    objectives: tuple[ObjectiveMoved, ...]
    flags: tuple[FlagLine, ...]
    blockers: tuple[BlockerLine, ...]
    missing: tuple[tuple[str, tuple[str, ...]], ...]
    away: tuple[str, ...]
    completed: tuple[tuple[str, str], ...]
    resolved: int
    biggest: MovedShown | None
    kudos: tuple[tuple[str, str, str], ...]
    next_steps: tuple[tuple[str, str], ...]
    taken_back: tuple[str, ...]
    asks: tuple[tuple[str, str], ...]
    manager: str | None
    address: str | None
