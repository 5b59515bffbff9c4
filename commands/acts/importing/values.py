"""What one cell says: a title, a number with its unit, a name of something, a day. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from commands.acts.importing.lines import Line
from commands.core.grammar import bare_number, normalise
from commands.core.grammar.orders.change_words import means
from commands.core.grammar.orders.okr_lines import LONGEST_TITLE
from commands.rules.editing import LARGEST_WEIGHT
from commands.rules.progress import KeyResultKind
from commands.rules.sheet import Cell, Percent
from commands.rules.units import converted
from commands.rules.value import MOST_DIGITS, digits
from commands.texts.formats import number as number_shown
from commands.texts.importing import Problem, problem_text
from commands.texts.sheets import heading, named, names_of, value_called
from commands.texts.voice import Voice

CODE = re.compile(
    r"(?:(?P<team>[^/]+)/)?(?P<series>O|KR|P)\s?(?P<number>\d{1,4})(?:@(?P<cycle>[\w-]+))?", re.IGNORECASE
)


class NotTaken(Exception):  # noqa: N818 (an expected "no", explained)
    """A line cannot be taken; the text says why, in the language of whoever imports."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


@dataclass(frozen=True, slots=True)
class Code:
    """A code as typed: `KR4` is series KR, number 4."""

    series: str
    number: int
    team: str | None = None
    cycle: str | None = None

    def __str__(self) -> str:
        return f"{self.series}{self.number}"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as typed, with the unit beside it; `other` is a second reading of `1.234`."""

    number: Decimal
    unit: str | None
    other: Decimal | None
    column: str
    typed: str


class Reading:
    """The cells of one line, read in one language.

    `decimal` is the mark of numbers that are text, as the file has them. Everything raises NotTaken for what
    cannot be understood, and gives None for an empty cell.
    """

    def __init__(self, line: Line, voice: Voice, decimal: str | None) -> None:
        self.line, self.voice, self._decimal = line, voice, decimal

    def not_taken(self, problem: Problem, /, column: str | None = None, **fields: str) -> NotTaken:
        """Why, naming the column."""
        if column is not None:
            fields["column"] = heading(self.voice, column)
        return NotTaken(problem_text(self.voice, problem, **fields))

    def text(self, column: str) -> str | None:
        """Words on one line, also of a cell in which a spreadsheet saw a number or a day."""
        cell = self.line.cells.get(column)
        return None if cell is None else " ".join(_as_text(cell).split()) or None

    def title(self, column: str) -> str | None:
        text = self.text(column)
        if text is not None and len(text) > LONGEST_TITLE:
            raise self.not_taken(Problem.TITLE_TOO_LONG)
        return text

    def code(self) -> Code | None:
        text = self.text("code")
        if text is None:
            return None
        found = code_in(text)
        if found is None:
            raise self.not_taken(Problem.NO_CODE, words=text)
        return found

    def amount(self, column: str) -> Amount | None:
        """A number, from a number, a percent, or words such as "1.200.000", "45 %" or "3,5 juta"."""
        cell = self.line.cells.get(column)
        if cell is None:
            return None
        if isinstance(cell, date):
            raise self.not_taken(Problem.A_DATE, column, words=_as_text(cell))
        found = self._amount(column, cell)
        if digits(found.number) > MOST_DIGITS:
            raise self.not_taken(Problem.TOO_MANY_DIGITS)
        return found

    def _amount(self, column: str, cell: str | Decimal | Percent) -> Amount:
        if isinstance(cell, str):
            return self._typed_amount(column, cell)
        if isinstance(cell, Percent):
            return Amount(cell.amount, "%", None, column, _as_text(cell))
        return Amount(cell, None, None, column, _as_text(cell))

    def _typed_amount(self, column: str, text: str) -> Amount:
        sure = self._written_by_a_program(text)
        if sure is not None:
            return Amount(sure, "%" if text.endswith("%") else None, None, column, text)
        found = bare_number(normalise(text), language=self.voice.code)
        if found is None:
            raise self.not_taken(Problem.NOT_A_NUMBER, column, words=text)
        return Amount(found.amount, found.unit, found.other, column, text)

    def _written_by_a_program(self, text: str) -> Decimal | None:
        """In a CSV file the separator of its columns tells what separates the decimals."""
        mark = self._decimal
        if mark is None or not re.fullmatch(rf"-?\d+(?:{re.escape(mark)}\d+)?%?", text):
            return None
        return Decimal(text.rstrip("%").replace(mark, "."))

    def in_unit(self, amount: Amount, kind: KeyResultKind, unit: str | None, now: Decimal | None) -> Decimal:
        """The number in a key result's unit. Of two readings the one that is there already is meant."""
        if amount.other is not None and now not in (amount.number, amount.other):
            both = [number_shown(self.voice, each) for each in (amount.number, amount.other)]
            raise self.not_taken(
                Problem.TWO_READINGS,
                amount.column,
                words=amount.typed,
                names=str(self.voice.list(both, style="or")),
            )
        number = now if amount.other is not None and now is not None else amount.number
        found = converted(number, given=amount.unit, kind=kind, unit=unit)
        if found is None:
            raise self.not_taken(Problem.UNITS_DIFFER, amount.column, words=amount.typed, unit=unit or "–")
        return found

    def weight(self) -> Decimal | None:
        amount = self.amount("weight")
        if amount is None:
            return None
        if amount.unit is not None or amount.other is not None or not 0 < amount.number <= LARGEST_WEIGHT:
            raise self.not_taken(Problem.WEIGHT)
        return amount.number

    def name(self, column: str) -> str | None:
        """The stored word of a kind, cadence, type or audience."""
        text = self.text(column)
        if text is None:
            return None
        found = value_called(column, text) or means(text, *names_of(column))
        if found is None:
            names = [named(self.voice, column, each) for each in names_of(column)]
            raise self.not_taken(Problem.NO_NAME, column, words=text, names=str(self.voice.list(names)))
        return found

    def day(self, column: str) -> date | None:
        cell = self.line.cells.get(column)
        if isinstance(cell, datetime):
            return cell.date()
        if cell is None or isinstance(cell, date):
            return cell
        try:
            return date.fromisoformat(_as_text(cell)[:10])
        except ValueError:
            raise self.not_taken(Problem.NO_DAY, column, words=_as_text(cell)) from None


def code_in(text: str) -> Code | None:
    """The code that a whole text is."""
    found = CODE.fullmatch(normalise(text).strip())
    if found is None:
        return None
    return Code(found["series"].upper(), int(found["number"]), found["team"], found["cycle"])


def _as_text(cell: Cell) -> str:
    if isinstance(cell, Percent):
        return f"{cell.amount.normalize() + 0:f}%"
    if isinstance(cell, Decimal):
        return f"{cell.normalize() + 0:f}"
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes")
    return cell.isoformat() if isinstance(cell, date) else cell or ""
