"""Filling in the forms of a page, and what is said because of that."""

from __future__ import annotations

from tests.board.conftest import Board, Browser, field_in
from tests.board.reading import words
from tests.dialogue import readable


async def fill(browser: Browser, page: str, form: str, **fields: str) -> tuple[int, str]:
    """Send a form of a page and read what is shown then."""
    shown = await browser.page(page)
    hidden = {name: field_in(shown, name) for name in ("csrf", "once")}
    answer = await browser.post(f"{page}/{form}", {**hidden, **fields})
    if answer.status_code == 303:
        return 303, words(await browser.page(answer.headers["location"].partition("#")[0]))
    return answer.status_code, words(answer.text)


def in_the_group(board: Board) -> str:
    return "\n\n".join(readable(each.text) for each in board.handed_over if each.staff_id is None)


def told_directly(board: Board) -> dict[str, str]:
    return {str(each.staff_id): readable(each.text) for each in board.handed_over if each.staff_id}
