"""A team with the example objectives, whose weeks go by."""

from __future__ import annotations

import pytest

from storage.work import Storage
from tests.commands.conftest import growth
from tests.week import Week


@pytest.fixture
def week(sqlite_storage: Storage) -> Week:
    """Growth on a Monday: Dana owns KR1 and KR2, Priya KR3 (error rate) and KR4 (milestones), Leo KR5."""
    talk = Week(sqlite_storage)
    growth(talk)
    return talk
