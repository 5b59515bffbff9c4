"""The score that a test tells the summary of the run."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.scores import SCORE, Score


@pytest.fixture
def score(record_property: Callable[[str, object], None]) -> Score:
    """Notes how many sentences were understood."""

    def note(what: str, language: str, *, right: int, of: int) -> None:
        record_property(SCORE, [what, language, int(right), of])

    return note
