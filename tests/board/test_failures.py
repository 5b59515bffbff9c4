"""A page that fails is a page all the same: it says what to do, and the log knows why."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import event
from structlog.testing import capture_logs

from storage.tables import WebSession
from tests.board.conftest import Board


async def test_a_database_that_does_not_answer(board: Board) -> None:
    browser = await board.signed_in("leo")
    token = await browser.csrf("/settings")
    with board.storage.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE memberships RENAME TO moved_away")
    with capture_logs() as logs:
        page = await browser.get("/")
        form = await browser.post("/settings/zone", {"csrf": token, "value": "Asia/Tokyo"})
    for answer in (page, form):
        assert answer.status_code == 503
        assert "The database does not answer" in answer.text and "try again in a minute" in answer.text
        assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert [each["path"] for each in logs if each.get("action") == "board"] == ["/", "/settings/zone"]


async def test_a_fault_of_ours_has_a_number_that_stands_in_the_log(board: Board) -> None:
    browser = await board.signed_in("leo")
    with board.storage.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE key_results SET kind = 'of a version to come'")
    with capture_logs() as logs:
        answer = await browser.get(f"/teams/{board.team().id}")
    (failed,) = [each for each in logs if each.get("action") == "board"]
    assert answer.status_code == 500 and "Something went wrong here" in answer.text
    assert failed["failure"] in answer.text and "of a version to come" not in answer.text


async def test_what_can_be_read_is_shown_while_nothing_can_be_written(board: Board) -> None:
    """Each hour a page notes that its reader is still there; with the database locked it goes without."""
    browser = await board.signed_in("leo")
    board.talk.now += timedelta(hours=2)

    def be_impatient(connection: Any, *_: Any) -> None:
        connection.execute("PRAGMA busy_timeout=10")

    event.listen(board.storage.engine, "checkout", be_impatient)
    with board.storage.engine.begin():  # a lock that is held meanwhile
        assert "Growth" in await browser.page("/")
    event.remove(board.storage.engine, "checkout", be_impatient)
    assert board.row(WebSession).seen_at < board.talk.now
    await browser.page("/")
    assert board.row(WebSession).seen_at == board.talk.now
