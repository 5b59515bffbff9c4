"""The flows of everyday life through the real SDK and the sandbox, in four languages.

What people say is in `tests/commands/scripts.py`; how every line reads is recorded there, too. Here the rows
count, who was told, and that all of it survives the way over the wire.
"""

from __future__ import annotations

import pytest

from storage.tables import Blocker, CheckIn, RedFlag
from tests.commands.scripts import BLOCKER, CORRECTION, LINE, NAMES, RED_FLAG, TEAM, UPDATE, WHICH
from tests.e2e.world import Answer, Office, Room

in_every_language = pytest.mark.parametrize("code", NAMES)

NEW_ARR = {
    # value and progress of KR5 as first said, then corrected
    "en": (("1200000", "60"), ("1120000", "56"), ("1300000", "65")),
    "zh": (("1200000", "24"), ("1120000", "22"), ("1300000", "26")),
    "id": (("3500000000", "70"), ("3200000000", "64"), ("3500000000", "70")),
    "vi": (("1200000000", "24"), ("1120000000", "22"), ("1300000000", "26")),
}


class Play:
    """A room in which the team of a language says its lines, one after the other."""

    def __init__(self, office: Office, code: str, script: str) -> None:
        self._code = code
        self.room: Room = office.room(people=NAMES[code].values())
        for line in TEAM[code].split("+ 21 days")[0].strip().splitlines():
            self._say(line)
        self._lines = [line for line in script.strip().splitlines() if not line.strip().startswith("+")]

    def next(self) -> Answer:
        """The answer to the next line of the script."""
        return self._say(self._lines.pop(0))

    def _say(self, line: str) -> Answer:
        found = LINE.fullmatch(line.strip())
        assert found, line
        mentions = [self.name(found["whom"])] if found["whom"] else []
        return self.room.say(
            self.name(found["who"]), found["words"], mentions=mentions, direct=bool(found["alone"])
        )

    def name(self, who: str) -> str:
        return NAMES[self._code][who]


@in_every_language
def test_updates_and_taking_the_last_back(office: Office, code: str) -> None:
    play = Play(office, code, UPDATE[code])
    assert "52%" in play.next().text
    assert play.room.standing(1) == ("52", "47", 7)
    play.next()
    play.next()
    play.next()
    assert play.room.standing(5) == (*NEW_ARR[code][2], 8)
    assert "1.2%" in play.next().text.replace(",", ".")
    play.next()
    assert float(play.room.standing(2)[1]) == 0
    assert len(play.room.rows(CheckIn)) == 4


@in_every_language
def test_which_one_then_a_percent_of_milestones(office: Office, code: str) -> None:
    play = Play(office, code, WHICH[code])
    asked = play.next()
    assert all(number in asked.taps for number in ("1", "2", "3"))
    assert play.room.rows(CheckIn) == []
    play.next()
    assert play.room.standing(6) == ("0", "60", 6)
    play.next()
    assert play.room.standing(6) == ("2", "50", 6)


@in_every_language
def test_a_correction_and_two_steps_back(office: Office, code: str) -> None:
    play = Play(office, code, CORRECTION[code])
    said, corrected, _ = NEW_ARR[code]
    for standing in (said, corrected, said, ("0", "0")):
        play.next()
        assert play.room.standing(5) == (*standing, None)
    assert play.room.rows(CheckIn) == []


@in_every_language
def test_a_blocker_from_the_group_to_its_end(office: Office, code: str) -> None:
    play = Play(office, code, BLOCKER[code])
    wang, omar = play.name("wang"), play.name("omar")
    asked = play.next()
    assert asked.at == {wang}
    assert "B1" in asked.direct[wang]
    play.next()
    play.next()
    assert [row.state for row in play.room.rows(Blocker)] == ["accepted"]
    assert wang in play.next().text
    done = play.next()
    assert done.at == {play.name("leo")}
    assert [row.state for row in play.room.rows(Blocker)] == ["resolved"]
    play.next()
    assert play.room.standing(3) == ("3", "60", None)
    assert "B2" in play.next().direct[wang]
    assert play.next().at == {omar}
    play.next()
    assert play.room.rows(Blocker)[-1].helper_id == play.room.member(omar).id


@in_every_language
def test_a_red_flag_finds_help_and_comes_down(office: Office, code: str) -> None:
    play = Play(office, code, RED_FLAG[code])
    priya, leo, mai = play.name("priya"), play.name("leo"), play.name("mai")
    assert "🚩" in play.next().direct[mai]
    assert "🚩" in play.next().text
    assert play.next().at == {priya}
    [flag] = play.room.rows(RedFlag)
    assert flag.cleared_at is None
    assert leo in play.next().text
    assert {mai, leo} <= set(play.next().direct)
    [flag] = play.room.rows(RedFlag)
    assert flag.cleared_at is not None
