"""A team with the example objectives, and a dialogue with it."""

from __future__ import annotations

from datetime import datetime

import pytest

from storage.work import Storage
from tests.dialogue import Dialogue
from tests.growth import SAID, resumed


@pytest.fixture
def dialogue(storage: Storage) -> Dialogue:
    """An empty installation, on SQLite and on PostgreSQL."""
    return Dialogue(storage)


@pytest.fixture
def team(growth_storage: Storage, growth_moment: datetime) -> Dialogue:
    """Growth: Dana owns KR1 and KR2, Priya KR3 (error rate) and KR4 (milestones), Leo KR5."""
    return resumed(Dialogue(growth_storage, first=SAID + 1), growth_moment)
