"""A team with the example objectives, whose weeks go by."""

from __future__ import annotations

from datetime import datetime

import pytest

from storage.work import Storage
from tests.growth import SAID, resumed
from tests.week import Week


@pytest.fixture
def week(growth_storage: Storage, growth_moment: datetime) -> Week:
    """Growth on a Monday: Dana owns KR1 and KR2, Priya KR3 (error rate) and KR4 (milestones), Leo KR5."""
    return resumed(Week(growth_storage, first=SAID + 1), growth_moment)
