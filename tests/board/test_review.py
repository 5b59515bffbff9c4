"""A team's review as a page: what it shows to whom, and grading from it as if said in the group."""

from __future__ import annotations

import re

import pytest

from storage.tables import Grade, KeyResult, Lesson
from tests.board.conftest import Board
from tests.board.forms import fill, in_the_group, told_directly
from tests.board.open_pages import open_page, say
from tests.board.reading import read


@pytest.fixture
def ended(board: Board) -> Board:
    """A week before the quarter's end: KR1 is at 0.8 and graded 0.7, O2 was committed, Mai manages."""
    for who, words in (
        ("dana", "KR1 57%"),
        ("priya", "KR3 0.1%"),
        ("priya", "/okr committed O2"),
        ("dana", "/review KR1 0.7 because last week was a promo\nKR1 keep\nKR1 note the day-3 email works"),
        ("omar", "/review note we ask legal too late"),
    ):
        board.talk.say(who, words)
    board.talk.say("dana", "/team manager", mentions=["mai"])
    board.talk.later(days=38)
    return board


def address(board: Board, query: str = "") -> str:
    return f"/review/{board.team().id}{query}"


def of(board: Board, number: int) -> str:
    """Where the form of a key result goes, behind the page's own address."""
    return str(board.row(KeyResult, number=number).id)


async def test_both_grades_reasons_lessons_and_the_two_averages(ended: Board) -> None:
    page = await read(ended, "omar", address(ended))
    assert "Review · 2026-Q4 1 of 5 graded" in page
    assert re.search(
        r"KR1 30-day retention 57% \(45% → 60%\) Learned: the day-3 email works · Dana "
        r"0\.7 good 0\.8 last week was a promo keep Dana",
        page,
    ), page
    assert re.search(r"KR2 First reply time .* not graded yet 0\.0 – – Dana", page)
    assert "Stretch 0.23 on average" in page and "Committed 0.50 on average 0 of 1 reached" in page
    assert "What we learned Learned: we ask legal too late · Omar" in page
    assert "never feed pay or ranking" in page


async def test_a_closed_cycle_shows_what_went_on(ended: Board) -> None:
    ended.talk.say("mai", "/review close")
    ended.talk.say("mai", "1")
    assert "no key result" not in await read(ended, "omar", address(ended, "?cycle=2026-Q4"))
    page = await read(ended, "dana", address(ended, "?cycle=2026-Q4"))
    assert "KR1 · 2027-Q1" in page
    assert "Grade it" not in page
    assert "Review · 2027-Q1 0 of 1 graded" in await read(ended, "dana", address(ended))
    assert "No cycle yet" in await read(ended, "dana", address(ended, "?cycle=1999-Q1"))


@pytest.mark.parametrize(("who", "forms"), [("dana", 3), ("priya", 2), ("leo", 1), ("mai", 5), ("omar", 0)])
async def test_who_may_grade_has_a_form(ended: Board, who: str, forms: int) -> None:
    assert (await read(ended, who, address(ended))).count("Grade it") == forms


async def test_a_grade_from_the_page_is_read_by_the_group(ended: Board) -> None:
    browser = await ended.signed_in("leo")
    status, page = await fill(
        browser, address(ended), of(ended, 5), grade="0.3", reason="two more sign tomorrow", plan="keep",
        lesson="call in the first week",
    )  # fmt: skip
    assert status == 303
    assert "KR5: 0.3. The numbers say 0.0; both are kept." in page
    assert in_the_group(ended).startswith("Leo, on the board:")
    assert "0.3 missed 0.0 two more sign tomorrow keep Leo" in page
    [_, lesson] = [row.text for row in ended.talk.rows(Lesson) if row.key_result_id]
    assert lesson == "call in the first week"
    assert "not graded yet" in ended.talk.say("leo", "undo").text


async def test_a_grade_by_chat_reaches_the_open_page(ended: Board) -> None:
    async with open_page(ended, "leo", ended.team().id) as page:
        await say(ended, "dana", "/review KR2 ok")
        assert await page.hears()


REFUSED = [
    ({}, "Nothing was filled in"),
    ({"reason": "because"}, "Nothing was filled in"),
    ({"grade": "0.3"}, "needs a reason"),
    ({"grade": "7", "reason": "x"}, "is not a grade from 0.0 to 1.0"),
    ({"grade": "NaN", "reason": "x"}, "is not a grade from 0.0 to 1.0"),
]


@pytest.mark.parametrize(("fields", "why"), REFUSED, ids=[row[1] for row in REFUSED])
async def test_a_refused_form_says_why_and_keeps_what_was_typed(
    ended: Board, fields: dict[str, str], why: str
) -> None:
    browser = await ended.signed_in("leo")
    status, page = await fill(browser, address(ended), of(ended, 5), **fields)
    assert (status, why in page) == (422, True), page
    assert len(ended.talk.rows(Grade)) == 1 and not ended.handed_over


async def test_activity_tells_of_grades_lessons_and_closings(ended: Board) -> None:
    ended.talk.say("priya", "/okr new private: Quiet growth; KR Talks with Acme 0 → 4", direct=True)
    ended.talk.say("priya", "1", direct=True)  # this cycle
    ended.talk.say("priya", "/review P2 0.3 because of one lost deal\nP2 note ask twice", direct=True)
    ended.talk.say("mai", "/review close")
    ended.talk.say("mai", "1")
    page = await read(ended, "noor", "/activity")
    assert "Cycle closed 2026-Q4 Growth" in page
    assert "Grade Dana KR1 30-day retention 0.7 last week was a promo" in page
    assert "Lesson Dana KR1 30-day retention the day-3 email works" in page
    assert "Lesson Omar we ask legal too late" in page
    assert "lost deal" not in page and "ask twice" not in page
    assert "lost deal" in await read(ended, "priya", "/activity?kind=grade")


async def test_others_and_closed_cycles_are_refused(ended: Board) -> None:
    omar, leo = await ended.signed_in("omar"), await ended.signed_in("leo")
    grade = f"{address(ended)}/{of(ended, 5)}"
    fields = {"once": "1", "grade": "0.0"}
    refused = await omar.post(grade, {"csrf": await omar.csrf(address(ended)), **fields})
    assert refused.status_code == 422 and "Leo" in refused.text
    ended.talk.say("mai", "/review close")
    ended.talk.say("mai", "1")
    refused = await leo.post(grade, {"csrf": await leo.csrf(address(ended)), **fields})
    assert refused.status_code == 422 and "closed" in refused.text
    assert len(ended.talk.rows(Grade)) == 1


async def test_a_private_one_is_graded_on_the_page_and_answered_alone(ended: Board) -> None:
    ended.talk.say("priya", "/okr new private: Quiet growth; KR Talks with Acme 0 → 4", direct=True)
    ended.talk.say("priya", "1", direct=True)  # this cycle
    private = ended.row(KeyResult, series="P")
    assert "Acme" not in await read(ended, "dana", address(ended))
    assert "Acme" in await read(ended, "mai", address(ended)), "the manager sees it"
    fields = {"grade": "0.5", "reason": "they call back"}
    status, page = await fill(await ended.signed_in("priya"), address(ended), str(private.id), **fields)
    assert (status, "P2: 0.5" in page) == (303, True)
    assert in_the_group(ended) == ""
    assert "P2: 0.5" in told_directly(ended)["priya"]
    dana = await ended.signed_in("dana")
    fields |= {"csrf": await dana.csrf(address(ended)), "once": "1"}
    assert (await dana.post(f"{address(ended)}/{private.id}", fields)).status_code == 404
