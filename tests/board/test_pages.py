"""What the home page and a team's board show, to whom, and in how many statements."""

from __future__ import annotations

import re

from storage.tables import KeyResult, Member, Objective
from tests.board.conftest import Board
from tests.board.reading import read, words


def team(board: Board, query: str = "") -> str:
    return f"/teams/{board.team().id}{query}"


# -- home ------------------------------------------------------------------------------------------------


async def test_home_shows_each_team_with_what_needs_attention(board: Board) -> None:
    board.talk.say("dana", "KR1 52%, conf 7")
    board.talk.say("priya", "KR3 0.7%, conf 2, blocked on legal")
    home = await read(board, "leo", "/")
    assert "Growth mine 2026-Q4 · 2 objectives Stretch" in home
    assert re.search(r"■ 1 Off track – 3 Not started ● 1 On track 1 1 2 of 5 $", home), home


async def test_home_begins_with_what_waits_for_the_reader(board: Board) -> None:
    board.talk.later(days=4)
    board.talk.say("dana", "KR1 52%, blocked on the contract", mentions=["leo"])
    danas = await read(board, "dana", "/")
    assert "Waiting for you KR2 First reply time Growth · no check-in yet" in danas
    assert "KR1 30-day" not in danas, "it was checked in"
    leos = await read(board, "leo", "/")
    assert "KR5 Finance clients signed Growth · no check-in yet B1 the contract" in leos
    assert "you were asked to help · less than a minute" in leos
    board.talk.say("dana", "KR2 5h")
    assert "Nothing is waiting for you" in await read(board, "dana", "/")
    noors = await read(board, "noor", "/")
    assert "Waiting" not in noors and "Nothing is waiting" not in noors


async def test_a_board_says_how_far_it_came_in_a_week(board: Board) -> None:
    board.talk.say("dana", "KR1 48%")
    board.talk.later(days=8)
    board.talk.say("dana", "KR1 54%")
    assert "54%, target 60% (60%) · +40 points in a week" in await read(board, "leo", team(board))
    board.talk.later(days=8)
    shown = await read(board, "leo", team(board))
    assert "54%, target 60% (60%)" in shown and "in a week" not in shown


async def test_a_new_target_moves_nobody(board: Board) -> None:
    board.talk.say("dana", "KR1 54%")
    board.talk.later(days=8)
    board.talk.say("dana", "/kr edit KR1 target 75%")
    shown = await read(board, "leo", team(board))
    assert "54%, target 75% (30%)" in shown and "in a week" not in shown
    board.talk.say("dana", "KR1 60%")
    assert "60%, target 75% (50%) · +20 points in a week" in await read(board, "leo", team(board))


async def test_names_stand_in_a_row_as_each_language_writes_them(board: Board) -> None:
    board.talk.later(days=4)
    assert "Not checked in this week: Dana , Leo , Priya" in await read(board, "leo", team(board))
    board.talk.say("leo", "/lang zh")
    assert "Dana 、 Leo 、 Priya" in await read(board, "leo", team(board))


async def test_teams_that_need_attention_come_first(board: Board) -> None:
    board.talk.say("noor", "/okr new Sales closes faster\nWin rate 20% → 30%", group="Sales")
    board.talk.say("noor", "KR1 21%, conf 2", group="Sales")
    home = await read(board, "leo", "/")
    assert home.index("Sales") < home.index("Growth")
    assert "Sales mine" not in home


async def test_objectives_that_other_teams_serve_come_before_the_teams(board: Board) -> None:
    board.talk.say("noor", "/okr new Sales closes faster\nWin rate 20% → 30%", group="Sales")
    assert "Top objectives" not in await read(board, "leo", "/")
    board.talk.say("noor", "/okr align O1 to Growth/O1", group="Sales")
    home = await read(board, "leo", "/")
    assert home.index("Top objectives") < home.index("Teams")
    assert "O1 Renewals feel effortless Growth · Dana · 1 objective serves it" in home


async def test_committed_and_stretch_are_never_one_number(board: Board) -> None:
    board.talk.say("priya", "/okr committed O2")
    home = await read(board, "leo", "/")
    assert re.search(r"Committed .*\d+% Stretch .*\d+%", home)


async def test_what_is_private_counts_for_nobody_else(board: Board) -> None:
    board.talk.say("dana", "/okr private O1", direct=True)
    assert "2 objectives" in await read(board, "dana", "/")
    assert "1 objective" in await read(board, "priya", "/")


async def test_home_without_any_team_says_how_to_begin(board: Board) -> None:
    with board.storage.work() as work:
        row = work.session.get(type(board.team()), ("ding0corp", board.team().id))
        assert row is not None
        row.gone_at = board.talk.now
    assert "No team yet Add the robot to a group" in await read(board, "leo", "/")


# -- a team's board --------------------------------------------------------------------------------------


async def test_a_board_shows_figures_pace_confidence_and_what_is_in_the_way(board: Board) -> None:
    board.talk.say("mai", "/team manager", mentions=["mai"])
    board.talk.say("dana", "KR1 52%, conf 5")
    board.talk.later(hours=2)
    board.talk.say("priya", "KR3 0.7%, conf 2, blocked on legal", mentions=["wang"])
    shown = await read(board, "leo", team(board))
    assert "Growth 2026-Q4 · week 7 of 14 · Manager: Mai" in shown or "Manager: Mai" in shown
    assert re.search(
        r"KR1 30-day retention .*52%, target 60% \(47%\) · \+47 points in a week 5/10 ▲ At risk Dana "
        r"today 11:\d\d",
        shown,
    ), shown
    assert re.search(r"B1 legal · less than a minute .* 2/10 ■ Off track Priya", shown), shown
    assert "1 red flag 1 open blocker" in shown
    assert "Not checked in this week: Dana , Leo , Priya" in shown or "Not checked in" not in shown


async def test_the_pace_is_a_mark_and_a_sentence(board: Board) -> None:
    board.talk.say("dana", "KR1 52%")
    page = await (await board.signed_in("leo")).page(team(board))
    assert re.search(r"<title>47% of the way, \d+% expected by today</title>", page)
    assert 'class="bar-pace"' in page


async def test_filters_are_in_the_address(board: Board) -> None:
    board.talk.say("dana", "KR1 52%, conf 8")
    board.talk.say("priya", "KR3 0.7%, conf 2")
    off_track = await read(board, "leo", team(board, "?status=off_track"))
    assert "KR3" in off_track and "KR1" not in off_track and "Renewals" not in off_track
    danas = await read(board, "leo", team(board, f"?owner={board.member('dana').id}"))
    assert "KR1" in danas and "KR3" not in danas
    nothing = await read(board, "leo", team(board, "?status=complete"))
    assert "Nothing here fits" in nothing
    for odd in ("?status=x", "?owner=x", "?owner=&status=&cycle="):
        assert "KR1" in await read(board, "leo", team(board, odd))
    assert "KR1" not in await read(board, "leo", team(board, "?cycle=1999-Q1"))


async def test_a_closed_cycle_is_shown_as_it_ended(board: Board) -> None:
    board.talk.say("dana", "KR1 52%, conf 8")
    board.talk.later(days=90)
    board.talk.say("dana", "/okr")  # 21 days past its end a cycle closes by itself
    shown = await read(board, "leo", team(board, "?cycle=2026-Q4"))
    assert "2026-Q4 · closed" in shown and "KR1 30-day retention" in shown


async def test_a_cycle_that_was_closed_early_is_shown_as_it_was_then(board: Board) -> None:
    board.talk.say("mai", "/team manager", mentions=["mai"])
    board.talk.say("dana", "KR1 52%, conf 8")
    board.talk.say("mai", "/cycle next")
    board.talk.say("mai", "yes")
    board.talk.later(days=25)
    shown = await read(board, "leo", team(board, "?cycle=2026-Q4"))
    assert "2026-Q4 · closed" in shown
    assert "KR1 30-day retention 52%, target 60% (47%) 8/10 ● On track" in shown


async def test_private_key_results_are_on_their_owners_boards_only(board: Board) -> None:
    board.talk.say("dana", "/okr private O1", direct=True)
    assert "P1 Renewals feel effortless Dana · Stretch · private" in await read(board, "dana", team(board))
    assert "Renewals" not in await read(board, "priya", team(board))


async def test_what_people_typed_cannot_become_markup(board: Board) -> None:
    with board.storage.work() as work:
        row = work.session.get(Objective, ("ding0corp", board.row(Objective, number=1).id))
        member = work.session.get(Member, ("ding0corp", board.member("dana").id))
        assert row is not None and member is not None
        row.title, member.name = '<script>alert("1")</script>', "<b>Dana</b> & {{ 7 * 7 }}"
    page = await (await board.signed_in("leo")).page(team(board))
    assert "<script>alert" not in page and "&lt;script&gt;" in page
    assert "<b>Dana" not in page and "{{ 7 * 7 }}" in page


# -- cost ------------------------------------------------------------------------------------------------

MOST_STATEMENTS = 10


async def test_pages_take_few_statements_whatever_they_show(board: Board) -> None:
    for number in range(5):
        board.talk.say(
            "noor",
            f"/okr new Goal {number}\nRate {number} 20% → 30%\nCount {number} 0 → 7",
            group=f"T{number}",
        )
        board.talk.say("noor", "KR1 21%, conf 2, blocked on legal", group=f"T{number}")
        board.talk.say("noor", "/okr align O1 to Growth/O1", group=f"T{number}")
    browser = await board.signed_in("leo")
    for path in ("/", team(board)):
        with board.counted() as statements:
            await browser.page(path)
        asked = [each for each in statements if not each.startswith("BEGIN")]
        assert len(asked) <= MOST_STATEMENTS, "\n\n".join(asked)
        assert not any("FOR UPDATE" in each for each in asked)


# -- from the chat ---------------------------------------------------------------------------------------


async def test_the_digest_leads_to_the_teams_board(safe_board: Board) -> None:
    safe_board.talk.say("dana", "KR1 52%")
    safe_board.talk.later(hours=1)
    answer = safe_board.talk.say("dana", "/digest")
    address = re.search(r"https://okr\.example(/teams/\S+)", answer.markdown)
    assert address, answer.markdown
    browser = safe_board.browser()
    sent = await browser.get(address[1])
    back = await browser.through_dingtalk(
        "leo", sent.headers["location"].replace("/sign-in?", "/sign-in/start?")
    )
    assert back.headers["location"] == address[1]
    assert "KR1" in await browser.page(address[1])


async def test_a_flag_said_alone_is_on_nobodys_board_who_was_not_told(board: Board) -> None:
    board.talk.say("mai", "/team manager", mentions=["mai"])
    board.talk.say("priya", "KR3 0.7%, conf 2", direct=True)
    assert "1 red flag" in await read(board, "mai", team(board))
    assert "red flag" not in await read(board, "leo", team(board))
    for who, flags in (("mai", 1), ("leo", 0)):
        page = await (await board.signed_in(who)).page("/")
        assert f'data-name="Red flags">{flags}<' in page


# -- the presentation ------------------------------------------------------------------------------------


async def test_a_presentation_has_an_objective_a_screen_and_links_to_turn(board: Board) -> None:
    board.talk.say("priya", "KR3 0.7%, conf 2, blocked on legal")
    page = await (await board.signed_in("leo")).page(team(board) + "/present")
    first, second = page.split('id="slide-2"')
    assert "Renewals feel effortless" in first and 'href="#slide-2" rel="next"' in first
    assert "A backend nobody worries about" in second and 'href="#slide-1" rel="prev"' in second
    assert "1 of 2" in words(page) and "B1 legal" in words(page)


async def test_a_presentation_shows_what_the_board_was_filtered_by(board: Board) -> None:
    browser = await board.signed_in("leo")
    shown = await browser.page(team(board, f"?owner={board.member('priya').id}"))
    link = re.search(r'href="(/teams/\S+/present\?owner=\S+)"', shown)
    assert link
    page = await browser.page(link[1])
    assert "A backend nobody worries about" in page and "Renewals feel effortless" not in page


# -- a key result ----------------------------------------------------------------------------------------


async def test_each_picture_of_a_key_result_has_a_title_and_is_a_table_as_well(board: Board) -> None:
    board.talk.say("dana", "KR1 52%, conf 7")
    shown = await read(board, "leo", f"/key-results/{board.row(KeyResult, number=1).id}")
    assert "Value and expected pace From 45% to 52%" in shown
    assert "Confidence Mon 16 Nov: 7/10" in shown
    tables = re.findall(r"The same as a table KR1 30-day retention: (\w+)", shown)
    assert tables == ["reported", "confidence"]
