"""Long messages, pasted or made to annoy: read to the end, and in no more time than they deserve."""

from __future__ import annotations

import time

import pytest

from commands.core.grammar import EXAMPLES, parse
from commands.core.grammar.reading import ParsedCommand

LONG = 10_000
"""Characters; DingTalk lets through twice as many."""
MOST_SECONDS = 20.0
"""Of the processor: thirty times what all take, and less than one takes that looks back from each piece."""

ENDLESS = [
    "-", "- ", "'", "=", "==", "→ ", "到", "百", "一千", "\n", "\n\n", "a\n", "KR1 5\n", "if ", "done ",
    "卡在", "1,", "1.", "@", "(", "“", "https://a.b/", "# ", "*", "12:30 ", "3rd ", "từ ", "sampai ",
]  # fmt: skip


def read(text: str) -> ParsedCommand:
    return parse(text, language="en", key_results=EXAMPLES["en"])


@pytest.mark.parametrize("drawn", ["-" * 60, "-" * 4000, "- " * 2000, "=" * 4000, "'" * 4000])
def test_a_line_drawn_below_a_report_is_passed_over(drawn: str) -> None:
    (line,) = read(f"KR3 60%, confidence 7\n{drawn}").lines
    assert line.reading.percent == 60
    assert line.reading.confidence == 7


@pytest.mark.parametrize("begin", ["", "KR3 to ", "信心"])
def test_a_message_that_does_not_end_holds_up_nobody(begin: str) -> None:
    read("KR3 60%")  # what is read once is loaded
    began = time.process_time()
    for piece in ENDLESS:
        read(begin + (piece * LONG)[:LONG])
    assert time.process_time() - began < MOST_SECONDS
