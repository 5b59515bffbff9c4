"""Checking in, remarking, raising and closing blockers from a page: stored once, and the group reads it."""

from __future__ import annotations

from uuid import UUID

import pytest

from storage.tables import Blocker, CheckIn, Comment, KeyResult, Member, Membership, Objective
from tests.board.conftest import Board, field_in
from tests.board.forms import fill, in_the_group, told_directly
from tests.board.reading import words


def address(board: Board, number: int = 1) -> str:
    return f"/key-results/{board.row(KeyResult, number=number).id}"


# -- checking in -----------------------------------------------------------------------------------------


async def test_a_check_in_is_stored_and_the_group_reads_it_as_if_said_there(board: Board) -> None:
    browser = await board.signed_in("dana")
    status, page = await fill(
        browser,
        address(board),
        "check-in",
        value="52",
        confidence="7",
        note="two renewals",
        next="call the bank",
    )
    assert status == 303
    assert in_the_group(board).startswith("Dana, on the board:")
    assert "45% → 52%" in in_the_group(board)
    assert "52%, target 60% (47%)" in page and "two renewals" in page and "Next: call the bank" in page
    assert board.talk.standing() == ("52", "47", 7)


async def test_what_no_database_stores_is_left_out_of_what_was_typed(board: Board) -> None:
    await fill(await board.signed_in("dana"), address(board), "check-in", note="two\0 renewals")
    assert board.row(CheckIn).note == "two renewals"
    assert "Renewals feel effortless" in await (await board.signed_in("leo")).page("/search?q=Rene%00wals")


async def test_undo_in_the_group_takes_it_back(board: Board) -> None:
    await fill(await board.signed_in("dana"), address(board), "check-in", value="52")
    assert "back" in board.talk.say("dana", "undo").text
    page = words(await (await board.signed_in("leo")).page(address(board)))
    assert "taken back" in page and "45%, target 60%" in page


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, "Nothing was filled in"),
        ({"value": "", "note": "  "}, "Nothing was filled in"),
        ({"value": "lots"}, "“lots” is not a number"),
        ({"value": "NaN"}, "“NaN” is not a number"),
        ({"value": "1e999999999"}, "“1e999999999” is not a number"),
        ({"confidence": "11"}, "whole number from 0 to 10"),
        ({"confidence": "6.5"}, "whole number from 0 to 10"),
        ({"value": "9" * 40}, "Nothing was saved"),
    ],
)
async def test_a_refused_form_says_why_and_keeps_what_was_typed(
    board: Board, fields: dict[str, str], reason: str
) -> None:
    browser = await board.signed_in("dana")
    shown = await browser.page(address(board))
    hidden = {name: field_in(shown, name) for name in ("csrf", "once")}
    answer = await browser.post(f"{address(board)}/check-in", {**hidden, **fields})
    assert answer.status_code == 422
    assert reason in words(answer.text), words(answer.text)[:600]
    for typed in fields.values():
        assert f'value="{typed}"' in answer.text or not typed.strip()
    assert board.row(CheckIn) is None and not board.handed_over


async def test_somebody_elses_key_result_has_no_form_and_takes_none(board: Board) -> None:
    browser = await board.signed_in("leo")
    shown = await browser.page(address(board))
    assert "/check-in" not in shown
    hidden = {name: field_in(shown, name) for name in ("csrf", "once")}
    answer = await browser.post(f"{address(board)}/check-in", {**hidden, "value": "52"})
    assert answer.status_code == 422
    assert "Dana's, so nothing was changed" in words(answer.text)
    assert board.row(CheckIn) is None


async def test_a_form_sent_twice_counts_once(board: Board) -> None:
    browser = await board.signed_in("dana")
    shown = await browser.page(address(board))
    form = {name: field_in(shown, name) for name in ("csrf", "once")} | {"value": "52"}
    first = await browser.post(f"{address(board)}/check-in", form)
    second = await browser.post(f"{address(board)}/check-in", form)
    assert (first.status_code, second.status_code) == (303, 303)
    assert "stored once" in words(await browser.page(second.headers["location"].partition("#")[0]))
    assert len(board.talk.rows(CheckIn)) == 1 and len(board.handed_over) == 1


async def test_a_milestone_and_a_thing_that_is_done(board: Board) -> None:
    browser = await board.signed_in("priya")
    _, page = await fill(browser, address(board, 4), "check-in", value="2")
    assert "2 of 4 (50%)" in page
    board.talk.say("priya", "/kr add O2 Security review passed yes/no")
    number = max(row.number for row in board.talk.rows(KeyResult))
    _, page = await fill(browser, address(board, number), "check-in", done="1")
    assert "✓ Complete" in page


async def test_a_red_flag_tells_the_manager_as_in_the_chat(board: Board) -> None:
    board.talk.say("mai", "/team manager", mentions=["mai"])
    await fill(await board.signed_in("dana"), address(board), "check-in", confidence="2")
    assert "mai" in told_directly(board)


# -- remarks ---------------------------------------------------------------------------------------------


async def test_a_remark_is_shown_said_and_told_to_the_owner(board: Board) -> None:
    status, page = await fill(
        await board.signed_in("leo"), address(board), "comment", words="Well <b>done</b>!"
    )
    assert status == 303
    assert "Leo · today" in page and "Well <b>done</b>!" in page
    assert in_the_group(board).startswith("Leo, on the board:") and "dana" in told_directly(board)


async def test_a_remark_on_an_objective(board: Board) -> None:
    objective = board.row(Objective, number=1)
    status, page = await fill(
        await board.signed_in("leo"), f"/objectives/{objective.id}", "comment", words="Bold"
    )
    assert status == 303 and "Bold" in page
    assert board.row(Comment).objective_id == objective.id


async def test_somebody_of_another_team_may_remark_and_does_not_join_by_that(board: Board) -> None:
    board.talk.nicks["noor"] = "Noor"
    board.talk.say("noor", "/okr new Sales closes faster", group="Sales")
    await fill(await board.signed_in("noor"), address(board), "comment", words="Can we help?")
    assert "Can we help?" in in_the_group(board)
    noor = board.member("noor").id
    assert [row.team_id for row in board.talk.rows(Membership) if row.member_id == noor] == [
        board.team("Sales").id
    ]


async def test_what_one_does_not_see_takes_no_form(board: Board) -> None:
    board.talk.say("dana", "/okr private O1", direct=True)
    hidden = board.row(KeyResult, series="P").id
    browser = await board.signed_in("priya")
    form = {"csrf": await browser.csrf(), "once": "1", "words": "hello"}
    for path in (
        f"/key-results/{hidden}/comment",
        f"/key-results/{UUID(int=0)}/comment",
        f"/objectives/{UUID(int=0)}/comment",
    ):
        assert (await browser.post(path, form)).status_code == 404
    assert board.row(Comment) is None


async def test_of_what_is_private_the_group_reads_nothing(board: Board) -> None:
    board.talk.say("dana", "/okr private O1", direct=True)
    private = board.row(KeyResult, series="P", number=2)
    browser = await board.signed_in("dana")
    status, page = await fill(browser, f"/key-results/{private.id}", "check-in", value="52")
    assert status == 303 and "52%" in page
    assert in_the_group(board) == ""
    assert "52%" in told_directly(board)["dana"]


# -- blockers --------------------------------------------------------------------------------------------


async def test_only_people_of_the_team_can_be_asked_to_help(board: Board) -> None:
    browser = await board.signed_in("dana")
    shown = await browser.page(address(board))
    hidden = {name: field_in(shown, name) for name in ("csrf", "once")}
    form = {**hidden, "blocker": "legal has not answered", "helper": "nobody-here"}
    assert (await browser.post(f"{address(board)}/block", form)).status_code == 404
    assert board.row(Blocker) is None and board.row(Member, staff_id="nobody-here") is None
    assert not board.handed_over


async def test_a_blocker_asks_its_helper_and_is_closed_from_the_page(board: Board) -> None:
    browser = await board.signed_in("dana")
    status, page = await fill(
        browser, address(board), "block", blocker="legal has not answered", helper="wang"
    )
    assert status == 303
    assert "B1 legal has not answered" in page and "asked: Wang Lei" in page
    assert "wang" in told_directly(board) and "@wang" not in page
    blocker = board.row(Blocker)
    status, page = await fill(browser, address(board), f"blockers/{blocker.id}/resolve", words="signed")
    assert status == 303
    assert "1 is out of the way" in page and "signed" in page
    assert board.row(Blocker).state == "resolved"


async def test_a_blocker_that_is_closed_already_says_so(board: Board) -> None:
    browser = await board.signed_in("dana")
    await fill(browser, address(board), "block", blocker="legal")
    blocker = board.row(Blocker)
    await fill(browser, address(board), f"blockers/{blocker.id}/resolve")
    status, page = await fill(browser, address(board), f"blockers/{blocker.id}/resolve")
    assert status == 422 and "B1 is not open any more" in page
    answer = await browser.post(
        f"{address(board, 3)}/blockers/{blocker.id}/resolve", {"csrf": await browser.csrf(), "once": "x"}
    )
    assert answer.status_code == 404


async def test_a_form_in_ones_own_language_gets_its_answer_in_it(board: Board) -> None:
    board.talk.say("dana", "/lang zh")
    _, page = await fill(await board.signed_in("dana"), address(board), "check-in", value="52")
    assert "打卡" in page and "45% → 52%" in page
