"""Open pages hear of what they show, and of nothing else."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from bot.web.board.live import CHANGED, Line, Live
from bot.workers import Workers
from storage import visibility
from storage.engine import open_engine
from storage.tables import KeyResult, Objective
from storage.work import Storage
from tests.board.conftest import Board
from tests.board.open_pages import SOON_SECONDS, Page, open_page, say
from tests.dialogue import ORG, Dialogue
from tests.growth import growth

A_WHILE_SECONDS = 0.3


async def test_a_check_in_by_chat_reaches_the_pages_that_show_it(board: Board) -> None:
    key_result, other = board.row(KeyResult, number=1), board.row(KeyResult, number=3)
    async with (
        open_page(board, "leo") as home,
        open_page(board, "leo", board.team().id) as team,
        open_page(board, "leo", key_result.objective_id) as objective,
        open_page(board, "leo", key_result.id) as one,
        open_page(board, "leo", other.id) as another,
    ):
        await say(board, "dana", "KR1 52%, conf 7")
        for page in (home, team, objective, one):
            assert await page.hears()
        assert another.is_left_alone


async def test_who_may_not_see_it_does_not_hear_of_it(board: Board) -> None:
    await say(board, "dana", "/okr private O1", direct=True)
    async with open_page(board, "dana") as owner, open_page(board, "priya") as colleague:
        await say(board, "dana", "P2 52%", direct=True)
        assert await owner.hears() and colleague.is_left_alone
        await say(board, "priya", "KR3 0.7%")
        assert await owner.hears() and await colleague.hears()


async def test_pages_let_go_of_what_is_hidden_from_their_readers(board: Board) -> None:
    key_result = board.row(KeyResult, number=1)
    async with (
        open_page(board, "dana") as owner,
        open_page(board, "priya") as home,
        open_page(board, "priya", key_result.objective_id) as objective,
        open_page(board, "priya", key_result.id) as one,
        open_page(board, "priya", board.row(KeyResult, number=3).id) as another,
    ):
        await say(board, "dana", "/okr private O1", direct=True)
        for page in (owner, home, objective, one):
            assert await page.hears()
        assert another.is_left_alone
        await say(board, "dana", "P2 52%", direct=True)
        assert await owner.hears()
        assert home.is_left_alone, "of what comes afterwards it hears nothing"


async def test_what_only_a_team_sees_is_told_to_nobody_else(board: Board) -> None:
    await say(board, "dana", "/okr team-only O1")
    board.talk.nicks["noor"] = "Noor"
    await say(board, "noor", "/okr new Sales closes faster", group="Sales")
    async with open_page(board, "leo") as inside, open_page(board, "noor") as outside:
        await say(board, "dana", "KR1 52%")
        assert await inside.hears() and outside.is_left_alone


async def test_remarks_changes_and_what_is_taken_back_are_told(board: Board) -> None:
    async with open_page(board, "leo", board.row(Objective, number=1).id) as page:
        for words in (
            "KR1 52%",
            "/comment O1 well done",
            "/kr edit KR1 target 70%",
            "undo",
            "/block KR1 legal",
        ):
            await say(board, "dana", words)
            assert await page.hears(), words


async def test_while_the_database_is_away_every_page_looks_again(board: Board) -> None:
    one, another = board.row(KeyResult, number=1), board.row(KeyResult, number=3)
    async with open_page(board, "leo", one.id) as shown, open_page(board, "leo", another.id) as other:
        await say(board, "dana", "KR1 52%")
        with board.storage.engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE key_results RENAME TO moved_away")
        assert await shown.hears() and await other.hears()


async def test_strangers_hear_nothing_and_ask_no_more(board: Board) -> None:
    answer = await board.browser().get("/events")
    assert (answer.status_code, answer.text) == (204, "")


async def test_streams_end_when_the_program_does(board: Board) -> None:
    page = Page(board, "leo", None)
    await page.begin()
    async with asyncio.timeout(SOON_SECONDS):
        await board.live.stop()
        left = [part async for part in page._stream]
    assert len(left) <= 1 and not board.live.lines


async def test_what_another_process_changes_is_told_through_postgresql(postgresql_url: str) -> None:
    here, there = open_engine(postgresql_url), open_engine(postgresql_url)
    talk = growth(Dialogue(Storage(there, process="another")))
    workers = Workers(1)
    live = Live(Storage(here, process="this"), workers)
    live.start()
    line = Line(ORG, visibility.EVERYBODY, None)
    stream = live.stream(line)
    await anext(stream)
    async with asyncio.timeout(SOON_SECONDS):
        while not line.news.is_set():  # the first may come before this process listens
            await asyncio.to_thread(talk.say, "dana", "KR1 52%")
            with suppress(TimeoutError):
                async with asyncio.timeout(A_WHILE_SECONDS):
                    await line.news.wait()
        assert await anext(stream) == CHANGED
    await live.stop()
    workers.close()
    for each in (here, there):
        each.dispose()
