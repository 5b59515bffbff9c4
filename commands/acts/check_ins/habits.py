"""How the speaker writes numbers: what was asked once is known, and a correction changes it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from commands.core.context import Context
from commands.core.grammar.reading import Amount
from commands.rules.notation import meaning, reading
from commands.rules.value import decide
from commands.rules.verdicts import Figures, Statement, Taken, Verdict
from storage import habits
from storage.okrs import Placed


def settled(
    context: Context, placed: Placed, amount: Amount, figures: Figures, said: Statement, verdict: Verdict
) -> Verdict:
    """The verdict on a number of two readings, without the doubt if the speaker's habit is known.

    A habit decides between readings that are both possible; it never forces one that is not.
    """
    if isinstance(verdict, Taken) and verdict.other is None:
        return verdict
    usual = decide(figures, _as_usual(context, placed, amount, said))
    if isinstance(verdict, Taken) and isinstance(usual, Taken) and usual.value != verdict.value:
        return verdict
    return usual


def _as_usual(context: Context, placed: Placed, amount: Amount, said: Statement) -> Statement:
    """The statement with the reading the speaker means by it; unchanged if that is not known."""
    if amount.notation is None or amount.amount is None or amount.other is None:
        return said
    known = habits.meaning(
        context.work.session,
        context.org_id,
        context.member.id,
        unit=_unit(placed),
        notation=amount.notation,
    )
    if known is None:
        return said
    return replace(said, amount=reading(amount.notation, known, amount.amount, amount.other), other=None)


def remember(context: Context, placed: Placed, amount: Amount, *, other: bool) -> None:
    """The speaker chose the first reading of a number, or the `other` one."""
    if amount.notation is None or amount.amount is None or amount.other is None:
        return
    both = (amount.other, amount.amount) if other else (amount.amount, amount.other)
    habits.remember(
        context.work,
        context.member,
        unit=_unit(placed),
        notation=amount.notation,
        means=meaning(amount.notation, *both),
        now=context.now,
    )


def learn_from_correction(context: Context, placed: Placed, was: str, figures: Figures, now: Decimal) -> None:
    """A correction to the reading that was not taken says what the speaker means by that notation.

    `was` is the corrected line as typed, `figures` those before it, `now` the value that stands.
    """
    for line in context.read(was).lines:
        amount = line.reading.value
        if amount is None or amount.other is None or amount.amount is None:
            continue
        for other, number in ((False, amount.amount), (True, amount.other)):
            verdict = decide(figures, Statement(amount=number, unit=amount.unit))
            if isinstance(verdict, Taken) and verdict.value == now:
                remember(context, placed, amount, other=other)


def _unit(placed: Placed) -> str:
    return placed.row.unit or ""
