"""Objectives and key results from the first line on, check-ins and taking back: in groups and alone."""

from __future__ import annotations

import pytest

from storage.tables import CheckIn, KeyResult, Objective
from tests.e2e.languages import Language, everywhere, in_every_language
from tests.e2e.world import Office, Room


def started(office: Office, words: Language) -> Room:
    """A room in which the owner has made O1 with KR1, KR2 and KR3."""
    room = office.room(people=words.people)
    room.say(words.owner, words.new)
    return room


@in_every_language
@everywhere
def test_an_objective_and_what_shows_it(office: Office, words: Language, direct: bool) -> None:
    room = office.room(people=words.people)
    room.say(words.owner, words.hello)

    made = room.say(words.owner, words.new, direct=direct)
    assert all(code in made.text for code in ("O1", "KR1", "KR2", "KR3"))
    [objective] = room.rows(Objective)
    assert objective.title == words.titles[0]
    assert tuple(row.title for row in room.rows(KeyResult)) == words.titles[1:]
    assert [(int(row.start), int(row.target)) for row in room.rows(KeyResult)][::2] == [(45, 60), (0, 5)]
    assert {row.owner_id for row in room.rows(KeyResult)} == {room.member(words.owner).id}
    assert room.team is not None
    assert room.team.language == words.code

    added = room.say(words.owner, words.add, direct=direct)
    assert "KR4" in added.text
    assert [int(room.key_result(4).start), int(room.key_result(4).target)] == [2, 6]

    board = room.say(words.owner, words.board, direct=direct)
    assert all(title in board.text for title in words.titles)
    mine = room.say(words.owner, words.mine, direct=direct)
    assert all(code in mine.text for code in ("KR1", "KR2", "KR3", "KR4"))
    one = room.say(words.owner, "/kr KR4", direct=direct)
    assert room.key_result(4).title in one.text
    assert words.titles[1] not in one.text
    assert room.rows(CheckIn) == []


@in_every_language
@everywhere
def test_a_check_in_and_taking_it_back(office: Office, words: Language, direct: bool) -> None:
    room = started(office, words)

    receipt = room.say(words.owner, words.check_in, direct=direct)
    assert all(part in receipt.text for part in ("KR1", words.titles[1], "52%", "7/10", words.next_step))
    assert words.undo in receipt.taps
    assert room.standing() == ("52", "47", 7)
    [stored] = room.rows(CheckIn)
    assert stored.original_text.endswith(words.next_step)

    plain = room.say(words.owner, words.plain, direct=direct)
    assert "60%" in plain.text
    assert room.standing(3) == ("3", "60", None)

    corrected = room.say(words.owner, words.correction, direct=direct)
    assert "54%" in corrected.text
    assert room.standing() == ("54", "60", 7)
    assert len(room.rows(CheckIn)) == 2  # the corrected one stands no more

    room.say(words.owner, words.undo, direct=direct)
    assert room.standing() == ("52", "47", 7)
    room.say(words.owner, words.undo, direct=direct)
    assert room.standing(3) == ("0", "0", None)
    room.say(words.owner, words.undo, direct=direct)
    assert room.standing() == ("45", "0", None)
    assert room.rows(CheckIn) == []


@everywhere
def test_the_shortest_ways_to_check_in(office: Office, direct: bool) -> None:
    room = office.room()
    room.say("Leo", "/okr new Customers stay\nClients signed 0 → 5")
    assert "60%" in room.say("Leo", "/kr 60%", direct=direct).text
    assert room.standing() == ("3", "60", None)
    assert "80%" in room.say("Leo", "/kr update 80%", direct=direct).text
    assert room.standing() == ("4", "80", None)
    room.say("Leo", "same, conf 6", direct=direct)
    assert room.standing() == ("4", "80", 6)


def test_one_thing_in_four_languages(office: Office) -> None:
    """The four sentences of the specification store the same."""
    said = (
        "/kr update 60% blocked on legal",
        "KR1 到 60％，信心 7/10，卡在法务",
        "KR1 sudah 60 persen, kepercayaan 7, mentok di legal",
        "KR1 được 60%, tự tin 7, kẹt ở pháp chế",
    )
    room = office.room()
    room.say("Leo", "/okr new Customers stay\nContracts reviewed 0% → 100%")
    for nth, words in enumerate(said, 1):
        answer = room.say("Leo", words, mentions=["Wang"])
        assert room.standing()[:2] == ("60", "60"), words
        assert f"B{nth}" in answer.text
        assert answer.at == {"Wang"}
        assert f"B{nth}" in answer.direct["Wang"]
        room.say("Leo", "/undo")
        assert room.standing() == ("0", "0", None)


@pytest.mark.parametrize("shape", ["text", "content", "card"])
def test_an_answer_to_a_quoted_receipt(office: Office, shape: str) -> None:
    room = office.room()
    room.say("Dana", "/okr new Renewals feel effortless\n30-day retention 45% → 60%\nClients signed 0 → 5")
    receipt = room.say("Dana", "KR2 2")
    room.say("Dana", "4", quote=receipt.messages[-1], quote_shape=shape)
    assert room.standing(2)[0] == "4"
    assert room.standing(1)[0] == "45"


def test_a_quote_of_which_only_the_id_came_is_asked_about(office: Office) -> None:
    """DingTalk's id of a message sent by webhook is known to nobody: nothing is guessed."""
    room = office.room()
    room.say("Dana", "/okr new Renewals feel effortless\n30-day retention 45% → 60%\nClients signed 0 → 5")
    receipt = room.say("Dana", "KR2 2")
    asked = room.say("Dana", "4", quote=receipt.messages[-1], quote_shape="bare")
    assert "KR1" in asked.text
    assert "KR2" in asked.text
    assert room.standing(2)[0] == "2"


def test_between_two_it_asks_and_waits(office: Office) -> None:
    room = office.room()
    room.say("Dana", "/okr new Renewals feel effortless\n30-day retention 45% → 60%\nRepeat orders 10% → 30%")
    asked = room.say("Dana", "conf 6")
    assert "KR1" in asked.text
    assert "KR2" in asked.text
    assert room.rows(CheckIn) == []
    room.say("Leo", "2")  # somebody else's answer is none
    assert room.rows(CheckIn) == []
    room.say("Dana", "2")
    assert room.standing(2)[2] == 6
    assert room.standing(1)[2] is None


def test_several_lines_and_only_the_bad_one_comes_back(office: Office) -> None:
    room = office.room()
    room.say(
        "Dana", "/okr new Renewals feel effortless\n30-day retention 45% → 60%\nFirst reply time 6 h → 2 h"
    )
    answer = room.say("Dana", "KR1 52% c7\nKR2 4h\nKR9 3")
    assert "KR9" in answer.text
    assert (room.standing(1), room.standing(2)[0]) == (("52", "47", 7), "4")
    assert len(room.rows(CheckIn)) == 2
    room.say("Dana", "/undo")  # one message is one thing to take back
    assert room.rows(CheckIn) == []


def test_two_teams_in_one_direct_chat(office: Office) -> None:
    """A code that two teams have is asked back, with the team's name it is clear."""
    growth, platform = office.room("Growth"), office.room("Platform", people=())
    platform.people = growth.people
    for person in growth.people.values():
        office.world.add_member(platform.group, person)
    growth.say("Dana", "/okr new Customers stay\nClients signed 0 → 5")
    platform.say("Dana", "/okr new Calm nights\nAlarms per week 20 → 4")
    assert platform.team is not None

    asked = growth.tell("Dana", "KR1 3")
    assert platform.team.name in asked.text
    assert growth.rows(CheckIn) == platform.rows(CheckIn) == []
    growth.tell("Dana", f"{platform.team.name}/KR1 12")
    assert platform.standing()[0] == "12"
    assert growth.standing()[0] == "0"
