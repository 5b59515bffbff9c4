"""Every page of the board and who sees it: whoever adds a page adds a row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.board.conftest import Board

EVERYBODY_HERE = frozenset({"member", "other", "manager", "administrator"})
"""Of `WHO` in test_safety: all who belong to the organization."""


@dataclass(frozen=True)
class Page:
    """`address` is asked of a board with the team Growth: Leo is in it, Mai manages it."""

    name: str
    address: Callable[[Board], str]
    seen_by: frozenset[str] = EVERYBODY_HERE


PAGES = (
    Page("home", lambda board: "/"),
    Page("team", lambda board: f"/teams/{board.team().id}"),
    Page("tree", lambda board: "/tree"),
    Page("blockers", lambda board: "/blockers"),
    Page("heat map", lambda board: f"/heatmap?team={board.team().id}"),
    Page("people", lambda board: "/people"),
    Page("person", lambda board: f"/people/{board.member('dana').id}"),
    Page("search", lambda board: "/search?q=retention"),
    Page("activity", lambda board: "/activity"),
    Page("review", lambda board: f"/review/{board.team().id}"),
    Page("export", lambda board: "/export"),
    Page("import", lambda board: "/import"),
    Page("settings", lambda board: "/settings"),
    Page(
        "team settings",
        lambda board: f"/teams/{board.team().id}/settings",
        frozenset({"member", "manager", "administrator"}),
    ),
)


def addresses(board: Board) -> list[str]:
    """Where all pages are."""
    return [page.address(board) for page in PAGES]
