"""Who may see and do what with a key result, by who they are, where they speak and who may see the objective.

Leo owns the key result "Clients signed" of Dana's objective "Quiet growth". Mai manages the team, Priya
administers the installation, Wang stands in for Leo, Omar is a member like any other. Li belongs to another
team, and the outsider to another company.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from storage.okrs import key_results
from storage.tables import Absence, Blocker, CheckIn, Comment, Grade, KeyResult, Member, Objective, Team
from storage.visibility import EVERYBODY, Eyes, of_group, of_member
from storage.work import Storage
from tests import databases
from tests.dialogue import Answer, Dialogue

TITLE = "Clients signed"

TABLE = """
who                | where   | public  | team    | private
key result's owner | group   | lrcbmetg | lrcbmetg | -
key result's owner | direct  | lrcbmetg | lrcbmetg | lrcbmetg
objective's owner  | group   | lrcbmetg | lrcbmetg | -
objective's owner  | direct  | lrcbmetg | lrcbmetg | lrcbmetg
manager            | group   | lrcbmetg | lrcbmetg | -
manager            | direct  | lrcbmetg | lrcbmetg | lrcbmetg
administrator      | group   | lrcbmetg | lrcbmetg | -
administrator      | direct  | lrcbmetg | lrcbmetg | -
deputy             | group   | lrcbmetg | lrcbmetg | -
deputy             | direct  | lrcbmetg | lrcbmetg | -
member             | group   | lr--met | lr--met | -
member             | direct  | lr--met | lr--met | -
other team         | its own | l       | -       | -
other team         | direct  | l       | -       | -
outsider           | group   | lr      | -       | -
"""
"""l: in a list of Leo's key results · r: read alone · c: check in · b: raise a blocker · m: make a remark ·
e: edit · t: take back (one's own) · g: grade it at the cycle's end."""

WHO = {
    "key result's owner": "leo",
    "objective's owner": "dana",
    "manager": "mai",
    "administrator": "priya",
    "deputy": "wang",
    "member": "omar",
    "other team": "li",
    "outsider": "outsider",
}

CHANGES_WHO_SEES_IT = """
who                | public | team | private
key result's owner | -      | -    | -
objective's owner  | yes    | yes  | yes
manager            | yes    | yes  | yes
administrator      | yes    | yes  | -
deputy             | -      | -    | -
member             | -      | -    | -
other team         | -      | -    | -
"""

VISIBILITIES = ("public", "team", "private")


def rows(table: str) -> Iterator[list[str]]:
    """The rows of a table, without its head."""
    for line in table.strip().splitlines()[1:]:
        yield [cell.strip() for cell in line.split("|")]


@dataclass(frozen=True)
class Prepared:
    """A database in which the scene is set for one visibility."""

    path: Path
    visibility: str

    @property
    def codes(self) -> tuple[str, str]:
        """The codes of the objective and of its key result."""
        return ("P1", "P2") if self.visibility == "private" else ("O1", "KR1")


def set_the_scene(talk: Dialogue, visibility: str) -> None:
    """Everybody has spoken where they belong; Leo has checked in."""
    talk.say("dana", "hello")
    words = {"public": "", "team": "team-only: ", "private": "private: "}[visibility]
    talk.say("dana", f"/okr new {words}Quiet growth; KR {TITLE} 0 → 50", direct=True)
    talk.say("mai", "/team manager", mentions=["mai"])
    for who in ("leo", "priya", "wang", "omar"):
        talk.say(who, "hello", admin=who == "priya")
    talk.say("li", "hello", group="Support")
    talk.say("dana", f"/kr assign {'P2' if visibility == 'private' else 'KR1'} @Leo", direct=True)
    leo, wang = (next(each for each in talk.rows(Member) if each.staff_id == who) for who in ("leo", "wang"))
    with talk.storage.work() as work:
        work.add(
            Absence(
                org_id=leo.org_id,
                member_id=leo.id,
                deputy_id=wang.id,
                first_day=date(2026, 11, 9),
                last_day=date(2026, 11, 30),
                created_at=talk.now,
            )
        )
    talk.say("leo", f"{'P2' if visibility == 'private' else 'KR1'} 3", direct=True)


@pytest.fixture(scope="module")
def prepared(_migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Prepared]:
    found = {}
    for visibility in VISIBILITIES:
        path = tmp_path_factory.mktemp(visibility) / "okrbot.db"
        shutil.copy(_migrated_file, path)
        with databases.stored(path) as storage:
            set_the_scene(Dialogue(storage), visibility)
        found[visibility] = Prepared(path, visibility)
    return found


class Visit:
    """Somebody who tries everything at one place."""

    def __init__(self, storage: Storage, scene: Prepared, who: str, where: str) -> None:
        self.talk = Dialogue(storage, first=100)
        self.talk.later(hours=1)
        self.who, self.where = who, where
        self.objective, self.code = scene.codes

    def say(self, text: str, mentions: tuple[str, ...] = ()) -> Answer:
        group = "Support" if self.where == "its own" else "Growth"
        return self.talk.say(self.who, text, direct=self.where == "direct", group=group, mentions=mentions)

    def count(self, table: type[CheckIn] | type[Blocker] | type[Comment]) -> int:
        return sum(row.withdrawn_at is None for row in self.talk.rows(table))

    def title(self) -> str:
        return self.talk.rows(KeyResult)[0].title

    def tried(self) -> str:
        """The letters of what worked."""
        found = []
        listed = self.say("/okr @Leo") if self.where == "direct" else self.say("/okr", mentions=("leo",))
        found.append("l" if TITLE in listed.text else "-")
        found.append("r" if TITLE in self.say(f"/kr {self.code}").text else "-")
        for letter, table, words in (
            ("c", CheckIn, "{code} 5"),
            ("b", Blocker, "/block {code} legal"),
            ("m", Comment, "/comment {code} well done"),
        ):
            before = self.count(table)
            self.say(words.format(code=self.code))
            found.append(letter if self.count(table) == before + 1 else "-")
        self.say(f"/kr edit {self.code} title Clients won")
        edited = self.title() == "Clients won"
        self.say("undo")
        found += ["e" if edited else "-", "t" if edited and self.title() == TITLE else "-"]
        self.say(f"/review {self.code} 0.3 because of the market")
        found.append("g" if any(row.grade is not None for row in self.talk.rows(Grade)) else "-")
        return "".join(found).rstrip("-") or "-"


@pytest.fixture
def visit(request: pytest.FixtureRequest, prepared: dict[str, Prepared], tmp_path: Path) -> Iterator[Visit]:
    """Somebody at a place, in a copy of the prepared database."""
    who, where, visibility = request.param
    path = shutil.copy(prepared[visibility].path, tmp_path / "okrbot.db")
    with databases.stored(path) as storage:
        yield Visit(storage, prepared[visibility], WHO[who], where)


CASES = [
    pytest.param((who, where, visibility), cell, id=f"{who}, {where}, {visibility}")
    for who, where, *cells in rows(TABLE)
    for visibility, cell in zip(VISIBILITIES, cells, strict=True)
]


@pytest.mark.parametrize(("visit", "expected"), CASES, indirect=["visit"])
def test_who_may_do_what_where(visit: Visit, expected: str) -> None:
    assert visit.tried() == expected


DISCLOSING = [
    pytest.param((who, "direct", visibility), cell, id=f"{who}, {visibility}")
    for who, *cells in rows(CHANGES_WHO_SEES_IT)
    for visibility, cell in zip(VISIBILITIES, cells, strict=True)
]


@pytest.mark.parametrize(("visit", "expected"), DISCLOSING, indirect=["visit"])
def test_who_decides_who_sees_it(visit: Visit, expected: str) -> None:
    [before] = visit.talk.rows(Objective)
    wanted = "public" if before.visibility == "team" else "team-only"
    visit.say(f"/okr {wanted} {visit.objective}")
    [after] = visit.talk.rows(Objective)
    assert ("yes" if after.visibility != before.visibility else "-") == expected


ONLOOKERS = [pytest.param((who, "group", "private"), id=who) for who in ("objective's owner", "member")]


@pytest.mark.parametrize("visit", ONLOOKERS, indirect=True)
def test_in_a_group_a_private_code_is_answered_like_one_that_does_not_exist(visit: Visit) -> None:
    for words in (
        "{code} 60%",
        "{code}: going well",
        "{code} blocked on legal",
        "oops {code} 5",
        "/kr {code}",
        "/kr history {code}",
        "/okr {code}",
        "/comment {code} nice",
        "/block {code} legal",
        "/kr edit {code} title x",
        "/okr drop {code}",
        "KR7 3, {code} 60%",
        "/okr public {code}",
    ):
        answers = [visit.talk.say(visit.who, words.format(code=code)) for code in ("P1", "P2", "P9")]
        assert {each.text for each in answers} == {"🔒 I answer that only in our direct chat."}, words
        assert all(set(each.direct) == {visit.who} for each in answers), words
        assert (TITLE in answers[1].direct[visit.who]) == (visit.who == "dana"), words
        assert "There is no P9" in answers[2].direct[visit.who]
    assert visit.count(CheckIn) == 1


def test_the_outsider_reads_the_same_line_and_gets_nothing_more(
    prepared: dict[str, Prepared], tmp_path: Path
) -> None:
    path = shutil.copy(prepared["private"].path, tmp_path / "okrbot.db")
    with databases.stored(path) as storage:
        talk = Dialogue(storage, first=100)
        for code in ("P2", "P9"):
            answer = talk.say("outsider", f"/kr {code}")
            assert answer.text == "🔒 I answer that only in our direct chat."
            assert answer.direct == {}


@pytest.mark.parametrize("visibility", VISIBILITIES)
def test_another_organization_sees_nothing(
    prepared: dict[str, Prepared], tmp_path: Path, visibility: str
) -> None:
    path = shutil.copy(prepared[visibility].path, tmp_path / "okrbot.db")
    with databases.stored(path) as storage:
        talk = Dialogue(storage, first=100)
        for words in ("/okr", "/okr all", "/okr @Leo", "/kr KR1", "/blockers", "KR1 5"):
            message = replace(talk.message("leo", words), org="another")
            assert TITLE not in talk.hand_in(message).text, words
        assert len(talk.rows(CheckIn)) == 1


@pytest.mark.parametrize("visibility", VISIBILITIES)
def test_the_condition_of_the_queries_and_the_decision_for_rows_at_hand_are_the_same(
    prepared: dict[str, Prepared], visibility: str
) -> None:
    with databases.stored(prepared[visibility].path) as storage:
        talk = Dialogue(storage)
        growth, support = talk.rows(Team)
        [objective], [row] = talk.rows(Objective), talk.rows(KeyResult)
        eyes: list[Eyes] = [EVERYBODY, of_group(growth), of_group(support)]
        for member in talk.rows(Member):
            eyes += [of_member(member, [growth]), of_member(member, [support]), of_member(member, [])]
        with storage.reading() as session:
            for each in eyes:
                found = key_results(session, growth.org_id, [growth.id], eyes=each)
                assert bool(found) == each.see(objective, row)


def test_where_only_managers_make_and_change_objectives(
    prepared: dict[str, Prepared], tmp_path: Path
) -> None:
    path = shutil.copy(prepared["public"].path, tmp_path / "okrbot.db")
    with databases.stored(path) as storage:
        with storage.work() as work:
            for team in work.session.scalars(select(Team)):
                team.creators = "managers"
        talk = Dialogue(storage, first=100)
        for words in ("/okr new More; x 0 to 5", "/kr add O1 y 0 to 5", "/kr edit KR1 title z"):
            refused = talk.say("dana", words)
            assert "In Growth only Mai, the manager, makes and changes objectives" in refused.text, words
        assert (len(talk.rows(Objective)), len(talk.rows(KeyResult))) == (1, 1)
        assert "O2 More" in talk.say("mai", "/okr new More; x 0 to 5").text


def test_somebody_else_is_told_whose_it_is_and_what_they_can_do(
    prepared: dict[str, Prepared], tmp_path: Path
) -> None:
    path = shutil.copy(prepared["public"].path, tmp_path / "okrbot.db")
    with databases.stored(path) as storage:
        refused = Dialogue(storage, first=100).say("omar", "KR1 9").text
    assert "KR1 Clients signed is Leo's" in refused
    assert "@OKR /comment KR1 …" in refused
