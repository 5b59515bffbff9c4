"""A line that names no key result, read again once it is known which one it is about."""

from __future__ import annotations

from commands.core.context import Context
from commands.core.grammar.reading import CHECK_IN, Line
from storage.okrs import Placed


def told_for(context: Context, line: Line, placed: Placed) -> Line:
    """The line as it reads with the code in front, where that decides what its figures are.

    Of `signed 2 deals, 800k in all` the count is meant where clients are counted, and the sum where money is.
    """
    amount = line.reading.value
    if amount is None or not amount.in_all or line.reading.refs:
        return line
    told = context.read(f"{context.code(placed)} {line.text}").lines
    return told[0] if len(told) == 1 and told[0].intent == CHECK_IN else line
