"""What somebody reads on a page of the board."""

from __future__ import annotations

import re
from html import unescape

from tests.board.conftest import Board


def words(page: str) -> str:
    """What somebody reads of a page's main part, a line per piece."""
    main = page.partition("<main")[2].partition(">")[2].partition("</main>")[0]
    text = unescape(re.sub(r"<title>.*?</title>|<[^>]+>", " ", main))
    return re.sub(r"\s+", " ", text)


async def read(board: Board, who: str, path: str) -> str:
    return words(await (await board.signed_in(who)).page(path))
