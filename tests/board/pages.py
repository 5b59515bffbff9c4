"""Every page of the board and who sees it: whoever adds a page adds a row."""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass
from uuid import UUID

from storage.tables import KeyResult, Objective
from tests.board.conftest import Board
from tests.dialogue import ORG

EVERYBODY_HERE = frozenset({"member", "other", "manager", "administrator"})
"""Of `WHO` in test_safety: all who belong to the organization."""


@dataclass(frozen=True)
class Page:
    """`address` is asked of a board with the team Growth: Leo is in it, Mai manages it."""

    name: str
    address: Callable[[Board], str]
    seen_by: Set[str] = EVERYBODY_HERE


def secret(board: Board, visibility: str) -> UUID:
    """An objective that only some see; Priya's, with a key result of hers."""
    found = board.row(Objective, visibility=visibility)
    if found is None:
        board.talk.say("priya", f"/okr new {visibility} things\n{visibility} rate 1% → 9%")
        with board.storage.work() as work:
            row = work.session.get_one(
                Objective, (ORG, board.row(Objective, title=f"{visibility} things").id)
            )
            row.visibility = visibility
        return row.id
    return found.id  # type: ignore[no-any-return]


def part(board: Board, visibility: str) -> UUID:
    """The key result of such an objective."""
    return board.row(KeyResult, objective_id=secret(board, visibility)).id  # type: ignore[no-any-return]


PAGES = (
    Page("home", lambda board: "/"),
    Page("team", lambda board: f"/teams/{board.team().id}"),
    Page("presentation", lambda board: f"/teams/{board.team().id}/present"),
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
    Page("administration", lambda board: "/admin", frozenset({"administrator"})),
    Page(
        "team settings",
        lambda board: f"/teams/{board.team().id}/settings",
        frozenset({"member", "manager", "administrator"}),
    ),
    Page("objective", lambda board: f"/objectives/{board.row(Objective, number=2).id}"),
    Page("key result", lambda board: f"/key-results/{board.row(KeyResult, number=3).id}"),
    Page(
        "objective of a team",
        lambda board: f"/objectives/{secret(board, 'team')}",
        {"member", "manager", "administrator"},
    ),
    Page(
        "key result of a team",
        lambda board: f"/key-results/{part(board, 'team')}",
        {"member", "manager", "administrator"},
    ),
    Page("private objective", lambda board: f"/objectives/{secret(board, 'private')}", {"manager"}),
    Page("private key result", lambda board: f"/key-results/{part(board, 'private')}", {"manager"}),
)


def addresses(board: Board) -> list[str]:
    """Where all pages are that everybody sees."""
    return [page.address(board) for page in PAGES if page.seen_by == EVERYBODY_HERE]
