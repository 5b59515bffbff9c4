"""Taking what a spreadsheet was shown to do: once, just as shown, and back as one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from commands.acts.importing.take import KIND, taking
from commands.core.deployment import Deployment
from commands.core.desk import from_desk
from commands.core.errors import AlreadyHandled, Refusal
from commands.rules.sheet import Percent
from commands.texts.voice import voice_of
from storage import members
from storage.tables import Change, Cycle, Edit, KeyResult, Objective
from storage.work import Storage
from tests.commands.importing import D, Desk, row_of, sheet
from tests.dialogue import ORG, Dialogue
from tests.growth import growth

# --- taking it ---------------------------------------------------------------------------------------------


@pytest.fixture
def both(storage: Storage) -> Desk:
    """The same on SQLite and on PostgreSQL."""
    return Desk(growth(Dialogue(storage)), "dana")


def test_taking_it_does_what_was_shown_once_and_tells_whom_it_concerns(both: Desk) -> None:
    desk = both
    import_id = desk.hand_in(
        sheet(
            ("O1", "Renewals run by themselves"),
            ("KR1", None, None, "Leo", None, None, None, Percent(D(65))),
            (None, "O1", "NPS", "Wang Lei", None, None, D(20), D(50)),
        )
    )
    told = desk.take(import_id)
    assert told == {
        "dana": "Dana, on the board:\n\n📄 I took “plan.xlsx”.\n1 new · 2 changed\n\n- KR6 NPS\n- O1 "
        "Renewals run by themselves\n- KR1 30-day retention\n\nundo takes it back.",
        "leo": "👤 Dana made you the owner of:\n\n- KR1 30-day retention",
        "wang": "👤 Dana made you the owner of:\n\n- KR6 NPS",
        "group": "📄 Dana changed the OKRs by a spreadsheet:\n1 new · 2 changed\n\n- KR6 NPS\n- O1 Renewals "
        "run by themselves\n- KR1 30-day retention",
    }
    row = row_of(desk, "KR1")
    assert (row.target, row.progress) == (D(65), D(0))
    assert next(row.title for row in desk.talk.rows(Objective)) == "Renewals run by themselves"
    with pytest.raises(AlreadyHandled):
        desk.take(import_id)
    assert len(desk.talk.rows(KeyResult)) == 6


def test_a_second_door_does_not_take_it_twice(desk: Desk) -> None:
    import_id = desk.hand_in(sheet((None, "Hire well")))
    desk.take(import_id)
    with desk.talk.storage.reading() as session:
        (member,) = members.by_staff_ids(session, ORG, ["dana"])
    again = from_desk(desk.talk.deployment, member, message_id="another", now=desk.talk.now)
    with pytest.raises(Refusal, match="was taken already"):
        desk.talk.dispatch.carry_out(again, taking(import_id), now=desk.talk.now)


def test_what_changed_since_it_was_shown_is_shown_again(both: Desk) -> None:
    desk = both
    import_id = desk.hand_in(sheet(("KR1", None, None, None, None, None, None, Percent(D(65)))))
    desk.talk.say("leo", "/kr edit KR1 target 62")
    with pytest.raises(Refusal, match="look at it again"):
        desk.take(import_id)
    assert row_of(desk, "KR1").target == 62


def test_what_changed_elsewhere_does_not_matter(desk: Desk) -> None:
    import_id = desk.hand_in(sheet(("KR1", None, None, None, None, None, None, Percent(D(65)))))
    desk.talk.say("leo", "KR5 3, conf 8")
    desk.take(import_id)
    assert row_of(desk, "KR1").target == 65


def test_nobody_takes_what_somebody_else_handed_in(desk: Desk) -> None:
    import_id = desk.hand_in(sheet((None, "Hire well")))
    with pytest.raises(Refusal, match="not kept any more"):
        Desk(desk.talk, "leo").take(import_id)
    desk.talk.later(days=2)
    with pytest.raises(Refusal, match="not kept any more"):
        desk.take(import_id)


def test_it_is_one_change_with_its_history_and_is_taken_back_as_one(both: Desk) -> None:
    desk = both
    import_id = desk.hand_in(
        sheet(
            ("KR1", None, None, None, None, None, None, Percent(D(65))),
            (None, "O1", "NPS", None, None, None, None, D(9)),
        )
    )
    desk.take(import_id)
    (change,) = (row for row in desk.talk.rows(Change) if row.kind == KIND)
    assert len(change.created) == 1
    assert [edit.after for edit in desk.talk.rows(Edit) if edit.change_id == change.id] == [{"target": "65"}]
    answer = desk.talk.say("dana", "/undo", direct=True)
    assert "target: 65% → 60%" in answer.text
    assert "NPS: withdrawn" in answer.text
    assert row_of(desk, "KR1").target == 60
    assert [row.code for row in desk.talk.rows(KeyResult) if row.withdrawn_at] == ["KR6"]


def test_a_large_import_is_taken_back_in_one_message(desk: Desk) -> None:
    rows = [(None, "O1", f"Goal {nth}", None, None, None, None, D(nth)) for nth in range(1, 201)]
    desk.take(desk.hand_in(sheet(*rows)))
    answer = desk.talk.say("dana", "/undo", direct=True)
    assert len(answer.deliveries) == 1
    assert "… and 180 more" in answer.text


def test_the_first_file_of_a_team_makes_its_cycle(storage: Storage) -> None:
    talk = Dialogue(storage)
    talk.say("dana", "hello")
    desk = Desk(talk, "dana")
    desk.take(desk.hand_in(sheet((None, "Hire well", "Offers", None, None, None, None, D(9)))))
    assert [cycle.name for cycle in talk.rows(Cycle)] == ["2026-Q4"]
    assert [row.code for row in talk.rows(KeyResult)] == ["KR1"]


def test_codes_go_on_where_the_chat_left_them(desk: Desk) -> None:
    desk.take(desk.hand_in(sheet((None, "O1", "NPS", None, None, None, None, D(9)))))
    desk.talk.say("dana", "/kr add O1 Clients signed 0 → 8")
    assert [row.code for row in desk.talk.rows(KeyResult)][-2:] == ["KR6", "KR7"]


# --- the commands ------------------------------------------------------------------------------------------

SAID: list[tuple[str, Callable[[str], bool]]] = [
    ("/export", lambda text: "okrbot export okrs.xlsx" in text),
    ("导入", lambda text: "okrbot import okrs.xlsx" in text and "看板" in text),
    ("ekspor okr", lambda text: "okrbot export okrs.xlsx" in text and "alamat publik" in text),
    ("nhập okr", lambda text: "okrbot import okrs.xlsx" in text and "công khai" in text),
]


@pytest.mark.parametrize("said", range(len(SAID)))
def test_without_a_board_it_is_said_what_to_do(desk: Desk, said: int) -> None:
    words, answers = SAID[said]
    assert answers(desk.talk.say("dana", words).text)


def test_with_a_board_its_pages_are_linked(growth_storage: Storage, growth_moment: Any) -> None:
    talk = Dialogue(growth_storage, Deployment(public_url="https://okr.example.com"), first=100)
    talk.now = growth_moment
    assert "(https://okr.example.com/export)" in talk.say("dana", "/export").markdown
    assert "(https://okr.example.com/import)" in talk.say("dana", "/import").markdown
    assert voice_of("zh").plain("Import") in talk.say("wang", "导入").text
