"""A check-in told in fields, by a form or a program, instead of in words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from commands.acts.check_ins.checking_in import CHECK_IN, figures, impossible
from commands.acts.check_ins.storing import save
from commands.acts.targets import by_code
from commands.core.context import Context
from commands.core.grammar.reading import Amount, AmountKind, Line, Reading, StatedStatus
from commands.core.reply import Reply
from commands.rules.check_in_fields import decide_fields
from commands.rules.progress import HUNDRED
from commands.rules.verdicts import Refused, Taken
from storage.okrs import Placed


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody states of a key result; None is not stated.

    `value` is in the key result's own unit, `progress` a share (1 is the target): at most one of them.
    `confidence` is 0…10. Whoever is asked to help with the `blocker` stands in the message's mentions.
    """

    value: Decimal | None = None
    progress: Decimal | None = None
    confidence: int | None = None
    status: StatedStatus | None = None
    note: str | None = None
    next_step: str | None = None
    blocker: str | None = None

    @property
    def words(self) -> str:
        """The same as somebody could have typed it; kept as the original words."""
        parts = {
            "": f"{self.value.normalize():f}" if self.value is not None else None,
            "progress ": f"{(self.progress * HUNDRED).normalize():f}%" if self.progress is not None else None,
            "confidence ": None if self.confidence is None else str(self.confidence),
            "status ": self.status and self.status.replace("_", " "),
            "blocked on ": self.blocker,
            "next: ": self.next_step,
            "note: ": self.note,
        }
        return ", ".join(f"{name}{said}" for name, said in parts.items() if said is not None)


def report(context: Context, code: str, said: Told) -> Reply:
    """Store a check-in of the key result with this code, and answer with its receipt.

    Raises:
        Refusal: it is somebody else's, its cycle is closed, or a figure cannot be.
    """
    placed = by_code(context, code)
    line = Line(f"{placed.code} {said.words}", CHECK_IN, _reading(said))
    return save(context, line, placed, _verdict(context, placed, said))


def _reading(said: Told) -> Reading:
    return Reading(
        percent=said.progress * HUNDRED if said.progress is not None else None,
        value=Amount(AmountKind.NUMBER, said.value) if said.value is not None else None,
        confidence=said.confidence,
        status=said.status,
        blocker=said.blocker,
        next_step=said.next_step,
        note=said.note,
    )


def _verdict(context: Context, placed: Placed, said: Told) -> Taken | None:
    done = said.status is StatedStatus.DONE
    verdict = decide_fields(figures(placed), value=said.value, progress=said.progress, done=done)
    if isinstance(verdict, Refused):
        raise impossible(context, placed, verdict)
    return verdict
