"""Pages over all teams: alignment, blockers, check-ins, people, activity, search."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from storage.tables import KeyResult, Member
from tests.board.conftest import Board
from tests.board.reading import read, words


@pytest.fixture
def company(board: Board) -> Board:
    """Growth at work, and Sales, whose objective serves Growth's first; Dana has something private."""
    talk = board.talk
    talk.say("noor", "/okr new Sales closes faster\nWin rate 20% → 30%", group="Sales")
    talk.say("noor", "/okr align O1 to Growth/O1", group="Sales")
    talk.say("dana", "/okr new private: Pay fairly\nSalaries reviewed 0 to 40", direct=True)
    talk.say("dana", "P2 10, conf 2, blocked on the secret budget", direct=True, mentions=["wang"])
    talk.say("dana", "KR1 52%, conf 7, the email works")
    talk.say("leo", "KR5 1, conf 5, blocked on legal", mentions=["wang"])
    talk.say("dana", "/kudos for the contract", mentions=["leo"])
    return board


async def test_the_tree_shows_which_objective_serves_which(company: Board) -> None:
    browser = await company.signed_in("leo")
    page = await browser.page("/tree")
    shown = words(page)
    assert shown.index("Renewals feel effortless") < shown.index("Sales closes faster")
    assert "Aligned to nothing yet O2 A backend nobody worries about Growth · Priya" in shown
    assert re.search(r"Renewals.*?</article>\s*<ul><li>.*?Sales closes faster", page, re.DOTALL)
    assert "Pay fairly" not in page


async def test_the_tree_keeps_what_is_above_a_match(company: Board) -> None:
    sales = await read(company, "leo", f"/tree?team={company.team('Sales').id}")
    assert "Renewals" in sales and "Sales closes" in sales and "A backend" not in sales
    priyas = await read(company, "leo", f"/tree?owner={company.member('priya').id}")
    assert "A backend" in priyas and "Renewals" not in priyas
    assert "Nothing here fits" in await read(company, "leo", "/tree?cycle=1999-Q1")
    for odd in ("?team=x", "?status=x", "?owner=&cycle="):
        assert "Renewals" in await read(company, "leo", f"/tree{odd}")


async def test_blockers_say_who_waits_for_whom(company: Board) -> None:
    company.talk.later(hours=3)
    shown = await read(company, "leo", "/blockers")
    assert re.search(r"legal KR5 Finance clients signed · Growth Leo Wang Lei has not answered 3 h –", shown)
    assert "secret" not in shown
    company.talk.say("wang", "on it by Thursday")
    assert "Wang Lei is on it" in await read(company, "leo", "/blockers")
    assert "Nothing here fits" in await read(company, "leo", "/blockers?status=unanswered")
    assert "Nothing here fits" in await read(company, "leo", f"/blockers?team={company.team('Sales').id}")


async def test_a_helper_reads_the_words_of_a_private_blocker_and_nothing_else(company: Board) -> None:
    page = await (await company.signed_in("wang")).page("/blockers")
    assert "the secret budget" in page and "You are asked to help; the rest is private." in page
    assert "Salaries" not in page and "P2" not in page
    secret = company.row(KeyResult, title="Salaries reviewed").id
    assert str(secret) not in page


async def test_check_ins_are_a_picture_and_a_table(company: Board) -> None:
    page = await (await company.signed_in("noor")).page(f"/heatmap?team={company.team().id}")
    assert "<title>Who checked in: Growth</title>" in page
    assert re.search(r'<th scope="row" dir="auto">Dana</th>(<td>[^<]+</td>)*<td>checked in</td></tr>', page)
    assert "Sales" in await read(company, "noor", "/heatmap"), "my own team first"
    assert "No check-in to show yet" in await read(company, "noor", "/heatmap?cycle=1999-Q1")


async def test_people_lead_to_their_part(company: Board) -> None:
    company.talk.say("leo", "/away until 25 November")
    people = await read(company, "noor", "/people")
    assert "Leo away until" in people and re.search(r"Noor Sales 1 ", people)
    assert "Noor" not in await read(company, "noor", f"/people?team={company.team().id}")
    dana = company.member("dana").id
    mine, theirs = [await read(company, who, f"/people/{dana}") for who in ("dana", "noor")]
    assert "P2 Salaries reviewed" in mine and "Salaries" not in theirs
    assert "KR1 30-day retention Growth" in theirs and "52%" in theirs
    leo = company.member("leo").id
    assert "for the contract" in await read(company, "dana", f"/people/{leo}")
    assert "for the contract" not in await read(company, "noor", f"/people/{leo}")


async def test_nobody_of_that_id_is_no_page(company: Board) -> None:
    browser = await company.signed_in("leo")
    for path in ("/people/00000000-0000-7000-8000-000000000000", "/people/x"):
        assert (await browser.get(path)).status_code == 404


async def test_activity_tells_what_happened_by_day(company: Board) -> None:
    company.talk.later(days=1)
    company.talk.say("dana", "/kr edit KR1 target 62% because the market moved")
    shown = await read(company, "leo", "/activity")
    assert re.search(r"today Change Dana KR1 30-day retention target: 60% → 62% the market moved", shown)
    assert "Check-in Dana KR1 30-day retention 52% (47%) confidence 7/10 the email works" in shown
    assert "Blocker Leo KR5 Finance clients signed B" in shown
    assert "Kudos Dana → Leo for the contract" in shown
    assert "secret" not in shown and "Salaries" not in shown
    only = await read(company, "leo", "/activity?kind=kudos")
    assert "for the contract" in only and "the email works" not in only


async def test_older_activity_is_a_page_further(company: Board) -> None:
    for number in range(60):
        company.talk.say("leo", f"/comment KR5 remark {number}")
    browser = await company.signed_in("leo")
    newest = await browser.page("/activity?kind=comment")
    assert "remark 59" in newest and "remark 9<" not in newest
    older = re.search(r'href="(/activity\?[^"]*before=[^"]*)"', newest)
    assert older
    page = await browser.page(older[1].replace("&amp;", "&"))
    assert "remark 9<" in page and "remark 59" not in page and "before=" not in page


async def test_search_finds_what_may_be_seen(company: Board) -> None:
    assert "KR1 30-day retention Growth · 2026-Q4 · Dana" in await read(
        company, "noor", "/search?q=RETENTION"
    )
    assert "Salaries reviewed" in await read(company, "dana", "/search?q=salaries")
    assert "Nothing found" in await read(company, "noor", "/search?q=salaries")
    assert "Words, a name, or a code" in await read(company, "noor", "/search")


async def test_what_was_typed_cannot_become_markup(company: Board) -> None:
    nasty = "<img src=x onerror=alert(1)>"
    with company.storage.work() as work:
        member = work.session.get(Member, ("ding0corp", company.member("dana").id))
        assert member is not None
        member.name = nasty
    browser = await company.signed_in("leo")
    paths = ["/tree", "/blockers", "/people", f"/people/{company.member('dana').id}", "/activity"]
    for path in (*paths, f"/heatmap?team={company.team().id}", f"/search?q={nasty}", f"/tree?cycle={nasty}"):
        assert "<img" not in await browser.page(path), path


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/tree", 8),
        ("/blockers", 6),
        ("/heatmap", 8),
        ("/people", 7),
        ("/people/{dana}", 26),
        ("/search?q=a", 7),
        ("/activity", 18),
    ],
)
async def test_pages_take_few_statements_whatever_they_show(company: Board, path: str, most: int) -> None:
    browser, address = await company.signed_in("dana"), path.format(dana=company.member("dana").id)
    with company.counted() as statements:
        await browser.page(address)
    asked = [each for each in statements if not each.startswith("BEGIN")]
    assert len(asked) <= most
    assert not any("FOR UPDATE" in each for each in asked)


async def test_an_installation_without_anything_says_how_to_begin(company: Board) -> None:
    with company.storage.work() as work:
        for name in ("Growth", "Sales"):
            row = work.session.get(type(company.team()), ("ding0corp", company.team(name).id))
            assert row is not None
            row.gone_at = company.talk.now - timedelta(days=1)
    assert "Nothing is aligned yet" in await read(company, "priya", "/tree")
    assert "No check-in to show yet" in await read(company, "priya", "/heatmap")
