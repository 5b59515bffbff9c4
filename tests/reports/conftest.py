"""Two teams of one company with something public, something of the team's and something private."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from commands.reports.standing import Standpoint
from commands.rules.calendar import WorkCalendar
from storage import members, visibility
from storage.tables import KeyResult, Member, Objective, Team
from storage.visibility import Eyes
from storage.work import Storage
from tests import databases
from tests.conftest import DATABASES
from tests.dialogue import Dialogue

SHANGHAI = ZoneInfo("Asia/Shanghai")


@dataclass
class Company:
    """What was said stands in `told_story`; here it is only looked at. Codes are those of Growth."""

    storage: Storage
    now: datetime

    def eyes(self, session: Session, who: str) -> Eyes:
        """What somebody sees alone; "nobody" is a program with a token."""
        if who == "nobody":
            return visibility.EVERYBODY
        member = self.member(session, who)
        return visibility.of_member(member, members.teams_of(session, member))

    def member(self, session: Session, who: str) -> Member:
        return session.scalars(select(Member).where(Member.staff_id == who)).one()

    def team(self, session: Session, name: str) -> Team:
        return session.scalars(select(Team).where(Team.name == name)).one()

    def key_result(self, session: Session, code: str, team: str = "Growth") -> UUID:
        of = self.team(session, team).id
        rows = session.scalars(select(KeyResult).where(KeyResult.team_id == of))
        return next(row.id for row in rows if row.code == code)

    def objective(self, session: Session, title: str) -> Objective:
        return session.scalars(select(Objective).where(Objective.title == title)).one()

    def standpoint_of(self, _team: Team) -> Standpoint:
        return Standpoint(self.now.astimezone(SHANGHAI).date(), SHANGHAI, WorkCalendar("CN"))


def told_story(storage: Storage) -> Company:
    """Two weeks in which everything happens that the pages show."""
    talk = Dialogue(storage)
    talk.say("dana", "/okr new Renewals feel effortless\nKR1: 30-day retention from 45% to 60%")
    talk.say("leo", "/kr add O1 Finance clients signed 0 → 5")
    talk.say("priya", "/okr new team-only: A backend nobody worries about\nAPI error rate 0.8% to 0.1%")
    talk.say("omar", "/okr new Tăng trưởng bền vững\nKhách hàng hài lòng 40 đến 80", group="Support")
    talk.say("lan", "hello", group="Support")
    talk.say("wang", "hello")
    talk.say("dana", "/team manager", mentions=["mai"])
    talk.say("omar", "/okr align O1 to Growth/O1", group="Support")
    talk.say("dana", "/okr new private: Pay fairly\nSalaries reviewed 0 to 40", direct=True)
    talk.say("dana", "KR1 48%, confidence 8, next: test the day-3 email")
    talk.say("dana", "P2 10, confidence 2, blocked on the secret budget", direct=True, mentions=["wang"])
    talk.later(days=7)
    talk.say("dana", "KR1 54%, confidence 6, the email works")
    talk.say("leo", "KR2 1, confidence 5, blocked on the legal_review", mentions=["wang"])
    talk.say("priya", "KR3 0.7%, confidence 7")
    talk.say("omar", "KR1 44, confidence 2", direct=True)
    talk.later(hours=2)
    talk.say("wang", "on it by Thursday")
    talk.say("leo", "/comment KR1 nice curve")
    talk.say("dana", "/kudos for the contract", mentions=["leo"])
    talk.say("dana", "/kr edit KR1 target 62% because the market moved")
    talk.say("priya", "/comment O2 mind the cache")
    talk.say("leo", "/task add KR2 Call the three banks")
    return Company(storage, talk.now)


@pytest.fixture(scope="module", params=DATABASES)
def company(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    """Told once for all tests of a file, on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        migrated: Path = request.getfixturevalue("_migrated_file")
        url = f"sqlite:///{shutil.copy(migrated, tmp_path_factory.mktemp('company') / 'okrbot.db')}"
    else:
        url = request.getfixturevalue("_server").migrated()
    with databases.opened(url) as engine:
        company = told_story(Storage(engine, process="test"))
        yield company
