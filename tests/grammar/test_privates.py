"""`P2` is a private code where it is meant, and a priority where people speak of bugs."""

from __future__ import annotations

import pytest

from commands.core.grammar import parse
from commands.core.grammar.reading import KnownKeyResult

CODES = [
    "P2 60%",
    "p2 60%",
    "P2: the legal call went fine",
    "P2 = 50",
    "P2 done",
    "P2 same",
    "P2 信心7",
    "P2 卡在法务",
    "P2 mentok di legal",
    "P2 kẹt ở pháp chế",
    "P2 next: call them",
    "oops P2 50%",
    "更正：P2 60%",
    "update: P2 60%",
    "/kr P2",
    "/kr P2 60%",
    "/kr update P2 stuck on legal",
    "/block P2 legal @wang",
    "/comment P2 well done",
    "/okr P2",
    "/okr drop P2 because the market is gone",
]


@pytest.mark.parametrize("text", CODES)
def test_a_code(text: str) -> None:
    assert parse(text).lines[0].reading.refs == ("P2",)


CHATTER = [
    "P1 bug fixed today",
    "P1 问题解决了",
    "the P1 incident is done, 60%",
    "we fixed 3 P1 bugs, 60% done, conf 7",
    "KR1 60%, P1 3 open bugs",
    "KR1 blocked on P1 bugs",
    "KR1 60%, P0 and P1 are closed",
    "P1 tickets 60%",
]


@pytest.mark.parametrize("text", CHATTER)
def test_no_code(text: str) -> None:
    assert not {ref for line in parse(text).lines for ref in line.reading.refs if ref.startswith("P")}


@pytest.mark.parametrize("known", ["P1", "Growth/P1", "P1@2026-Q4"])
def test_one_that_is_known_is_read_anywhere(known: str) -> None:
    read = parse("after the talks P1 is at 60%", key_results=[KnownKeyResult(known, "Leads hired")])
    assert read.lines[0].reading.refs == ("P1",)


def test_lines_and_lists_begin_with_them() -> None:
    for text in ("KR1 60%\nP2 blocked on legal", "KR1 60%, P2 70%"):
        assert [line.reading.refs for line in parse(text).lines] == [("KR1",), ("P2",)]
