"""How much of what people say is understood, per language, in the last lines of a test run.

Scores travel as properties of the tests' reports, which also come back from other processes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

SCORE = "understood"


class Score(Protocol):
    """Notes that so many sentences of a language were right, in the line of the summary called `what`."""

    def __call__(self, what: str, language: str, *, right: int, of: int) -> None: ...


def lines(reports: Mapping[str, Iterable[Any]]) -> Iterator[str]:
    """`understood of the corpus: en 100.0 % of 93 · zh …`, a line for each kind of sentences."""
    for what, languages in _sums(reports).items():
        each = (f"{code} {100 * right / of:.1f} % of {of}" for code, (right, of) in languages.items())
        yield f"understood of {what}: {' · '.join(each)}"


def _sums(reports: Mapping[str, Iterable[Any]]) -> dict[str, dict[str, tuple[int, int]]]:
    sums: dict[str, dict[str, tuple[int, int]]] = defaultdict(lambda: defaultdict(lambda: (0, 0)))
    for report in (each for kind in ("passed", "failed") for each in reports.get(kind, ())):
        for name, value in getattr(report, "user_properties", ()):
            if name == SCORE:
                what, language, right, of = value
                so_far = sums[what][language]
                sums[what][language] = (so_far[0] + right, so_far[1] + of)
    return sums
