"""What a message was understood to say: the grammar's only output, frozen."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from commands.rules.notation import Notation

CHECK_IN = "check_in"
CORRECT = "correct"
RESOLVE_BLOCKER = "resolve_blocker"
NONE = "none"
"""The four intents of plain language; every other intent is the name of a command (`kr.add`, `undo`)."""


class AmountKind(StrEnum):
    """How a stated amount relates to what was there before."""

    NUMBER = "number"
    DELTA = "delta"
    NO_CHANGE = "no_change"


class StatedStatus(StrEnum):
    """A status the writer stated in words."""

    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Amount:
    """A metric value. `unit` is canonical and set only if a unit or currency was typed (`h`, `USD`, `分钟`).

    `of` is the m of "n of m".

    `other` is the second possible reading of an ambiguous `notation` (`1.234`, Indonesian `1,2M`), else None.
    `in_all`: what was won comes to this change, or it is all there is by now (`signed 2 deals, 800k in all`).
    """

    kind: AmountKind
    amount: Decimal | None = None
    unit: str | None = None
    other: Decimal | None = None
    notation: Notation | None = None
    of: Decimal | None = None
    in_all: bool = False


@dataclass(frozen=True, slots=True)
class KnownKeyResult:
    """What the reader may know of a key result; it never sees the database.

    `unit` is `%`, a currency, a duration unit, a counted thing or None; figures are in that unit.
    """

    code: str
    title: str
    objective: str = "O1"
    kind: str = "number"
    unit: str | None = None
    start: Decimal | None = None
    target: Decimal | None = None
    current: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The fields of one check-in (or correction, or resolved blocker) as stated; nothing is defaulted.

    `percent` is a stated progress 0…100 (over 100 possible), `value` a metric amount: a percent on a key
    result whose unit is % stands in `percent`, and whoever stores it decides; `of_way` says that words call
    it a share of the way (`60% done`). `given_from` is the A of
    "from A to B" in canonical form. `confidence` is on the scale 0…10 after mapping (out-of-range values
    are kept so that they can be refused), `confidence_as_typed` the words it came from when another scale
    was mapped. `title_codes` are the key results that `title_words` point to: several where the words do
    not decide. `mentions` are typed names without the @. `note` is what remains.
    """

    refs: tuple[str, ...] = ()
    title_words: str | None = None
    title_codes: tuple[str, ...] = ()
    percent: Decimal | None = None
    of_way: bool = False
    value: Amount | None = None
    given_from: str | None = None
    confidence: int | None = None
    confidence_as_typed: str | None = None
    status: StatedStatus | None = None
    blocker: str | None = None
    next_step: str | None = None
    mentions: tuple[str, ...] = ()
    note: str | None = None

    @property
    def tells(self) -> bool:
        """Whether it says anything of a key result, or only which one is meant."""
        said = (
            self.percent,
            self.value,
            self.confidence,
            self.status,
            self.blocker,
            self.next_step,
            self.note,
        )
        return any(each is not None for each in said)


@dataclass(frozen=True, slots=True)
class ParsedCommand:
    """One message, read once.

    `intent` is one of the four above or a command's name in the registry. `explicit` says that a command
    word or its slash was typed (a refusal then shows the usage line; plain language gets a hint).
    `rest` is the text after the command words, as typed. `lines` are the readings of the message's lines
    (one for a one-line message; several check-ins in one message are several lines), each with its text.
    `language` is the message's own language where two cues decide, else None. `nearest` is the closest
    command for an unknown slash word, as its usual spelling.
    """

    intent: str
    explicit: bool
    rest: str
    lines: tuple[Line, ...] = ()
    language: str | None = None
    nearest: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a message and what it says. `intent` is one of the four."""

    text: str
    intent: str
    reading: Reading
