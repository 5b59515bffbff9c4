"""The program as a whole, without a socket to DingTalk: what is taken in, kept waiting, refused, and why it
does not start."""

from __future__ import annotations

import asyncio
import socket
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import OperationalError

from bot.main import Program
from bot.settings import Settings
from bot.starting import CannotStart, prepare_database
from storage import schema
from storage.tables import Conversation, Delivery, Inbox
from storage.work import Storage
from tests import databases

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
NOWHERE = "http://127.0.0.1:9"
MILLISECONDS = int(NOW.timestamp() * 1000)


def settings(database_url: str, **more: object) -> Settings:
    return Settings.model_validate(
        {
            "client_id": "ding-robot",
            "client_secret": "secret",
            "database_url": database_url,
            "openapi_endpoint": NOWHERE,
            "oapi_endpoint": NOWHERE,
            "http_port": 0,
            **more,
        }
    )


def frame(
    number: int, words: str = "help", *, conversation: str = "cid-growth", **more: object
) -> dict[str, object]:
    return {
        "chatbotCorpId": "ding-acme",
        "robotCode": "ding-robot",
        "msgId": f"msg{number}",
        "conversationId": conversation,
        "conversationType": "2",
        "conversationTitle": "Growth",
        "senderStaffId": "dana01",
        "senderNick": "Dana",
        "msgtype": "text",
        "text": {"content": words},
        "createAt": MILLISECONDS,
        **more,
    }


@asynccontextmanager
async def at_work(
    database_url: str, *, patience: float = 10.0, dingtalk: str = NOWHERE
) -> AsyncIterator[Program]:
    """A program that takes frames from the test instead of DingTalk."""
    endpoints = {"openapi_endpoint": dingtalk, "oapi_endpoint": dingtalk}
    program = Program(settings(database_url, **endpoints), clock=lambda: NOW, patience=patience)
    try:
        yield program
    finally:
        await program.sender.drain(0.1)
        await program.dingtalk.aclose()
        program.workers.close()
        program.storage.engine.dispose()


def inbox(storage: Storage) -> list[str]:
    with storage.reading() as session:
        return sorted(session.scalars(select(Inbox.message_id)))


def figure(program: Program, result: str) -> float:
    return program.metrics.registry.get_sample_value("okrbot_messages_total", {"result": result}) or 0.0


# -- taking messages in ------------------------------------------------------------------------------------


async def test_a_message_is_stored_with_its_answer_before_it_is_acknowledged(database_url: str) -> None:
    async with at_work(database_url) as program:
        await program.intake.receive(frame(1))
        assert inbox(program.storage) == ["msg1"]
        with program.storage.reading() as session:
            assert session.scalars(select(Delivery.once)).one() == "reply:ding-robot:msg1:0"
        assert figure(program, "handled") == 1


async def test_a_message_that_comes_again_is_acknowledged_and_nothing_else(sqlite_url: str) -> None:
    async with at_work(sqlite_url) as program:
        for _ in range(3):
            await program.intake.receive(frame(1))
        with program.storage.reading() as session:
            assert len(session.scalars(select(Delivery)).all()) == 1
        assert (figure(program, "handled"), figure(program, "unanswered")) == (1, 2)


async def test_a_frame_that_cannot_be_answered_is_acknowledged_and_counted(sqlite_url: str) -> None:
    async with at_work(sqlite_url) as program:
        await program.intake.receive({"conversationType": "2"})
        assert inbox(program.storage) == []
        assert figure(program, "malformed") == 1


async def test_the_webhook_of_a_message_answers_it(sqlite_url: str) -> None:
    async with at_work(sqlite_url) as program:
        webhook = f"{NOWHERE}/robot/sendBySession?session=x"
        await program.intake.receive(
            frame(1, sessionWebhook=webhook, sessionWebhookExpiredTime=MILLISECONDS + 5_400_000)
        )
        with program.storage.reading() as session:
            row = session.scalars(select(Conversation)).one()
        assert (row.webhook, row.webhook_expires_at) == (webhook, NOW + timedelta(minutes=90))


# -- a database that is away -------------------------------------------------------------------------------


def rename(storage: Storage, old: str, new: str) -> None:
    with storage.work() as work:
        work.session.execute(text(f"ALTER TABLE {old} RENAME TO {new}"))


async def test_while_the_database_cannot_be_written_a_message_waits_and_is_not_lost(sqlite_url: str) -> None:
    async with at_work(sqlite_url) as program:
        rename(program.storage, "inbox", "away")
        waiting = asyncio.create_task(program.intake.receive(frame(1)))
        await asyncio.sleep(0.3)
        assert not waiting.done()
        rename(program.storage, "away", "inbox")
        async with asyncio.timeout(5):
            await waiting
        assert inbox(program.storage) == ["msg1"]


async def test_a_message_that_could_not_be_stored_for_long_is_refused(sqlite_url: str) -> None:
    async with at_work(sqlite_url, patience=0.2) as program:
        rename(program.storage, "inbox", "away")
        with pytest.raises(OperationalError):
            await program.intake.receive(frame(1))
        assert figure(program, "refused") == 1


@asynccontextmanager
async def silent_dingtalk() -> AsyncIterator[tuple[str, asyncio.Event, asyncio.Event]]:
    """Where a DingTalk is that takes calls (the first event) and refuses them only when the second is set."""
    asked, speaks = asyncio.Event(), asyncio.Event()

    async def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        asked.set()
        await speaks.wait()
        writer.write(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(take, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", asked, speaks


async def test_messages_of_a_conversation_keep_their_order_while_the_directory_is_slow(
    sqlite_url: str,
) -> None:
    async with silent_dingtalk() as (url, asked, speaks), at_work(sqlite_url, dingtalk=url) as program:
        asking = asyncio.create_task(
            program.intake.receive(frame(1, "hello", atUsers=[{"staffId": "omar02"}]))
        )
        await asked.wait()
        after = asyncio.create_task(program.intake.receive(frame(2, "help")))
        await program.intake.receive(frame(3, "help", conversation="cid-sales"))  # what came before is stored
        assert inbox(program.storage) == ["msg3"]
        speaks.set()
        await asyncio.gather(asking, after)
        with program.storage.reading() as session:
            answered = session.scalars(
                select(Delivery.once).where(Delivery.conversation_id == "cid-growth").order_by(Delivery.id)
            ).all()
        assert [once.split(":")[2] for once in answered] == ["msg1", "msg2"]


# -- starting ----------------------------------------------------------------------------------------------


def test_a_sqlite_file_is_made_and_brought_up_to_date(tmp_path: Path) -> None:
    with databases.opened(f"sqlite:///{tmp_path}/new.db") as engine:
        prepare_database(engine)
        prepare_database(engine)
        assert schema.is_current(engine)


def test_a_postgresql_without_this_versions_tables_is_left_alone(_server: databases.Server) -> None:
    url = _server.empty()
    with databases.opened(url) as engine:
        with pytest.raises(CannotStart, match="okrbot db upgrade"):
            prepare_database(engine)
        assert schema.current(engine) is None
    _server.drop(url)


def newer(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'from_the_future'"))


def test_a_database_of_a_newer_version_is_left_alone(engine: Engine) -> None:
    newer(engine)
    with pytest.raises(CannotStart):
        prepare_database(engine)


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:////no/such/folder/okrbot.db",
        "postgresql://okr:hunter2@127.0.0.1:1/okr",
    ],
)
def test_a_database_that_cannot_be_reached_is_named_without_its_password(url: str) -> None:
    with databases.opened(url) as engine, pytest.raises(CannotStart) as refused:
        prepare_database(engine)
    assert "cannot be used" in str(refused.value) and "hunter2" not in str(refused.value)


def test_a_file_that_is_no_database_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Buy milk. " * 100)
    url = f"sqlite:///{tmp_path}/notes.txt"
    with databases.opened(url) as engine, pytest.raises(CannotStart, match="not a database"):
        prepare_database(engine)
    assert (tmp_path / "notes.txt").read_text().startswith("Buy milk.")


def test_a_file_that_can_only_be_read_is_said_to_be_so(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "theirs.db") as connection:
        connection.execute("CREATE TABLE notes (words TEXT)")
    connection.close()
    url = f"sqlite:///file:{tmp_path}/theirs.db?mode=ro&uri=true"
    with databases.opened(url) as engine, pytest.raises(CannotStart, match="readonly"):
        prepare_database(engine)


async def test_a_taken_address_is_said_with_the_setting_that_changes_it(sqlite_url: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        program = Program(settings(sqlite_url, http_port=port))
        with pytest.raises(CannotStart, match=rf"127\.0\.0\.1:{port}[\s\S]*OKRBOT_HTTP_PORT"):
            await program.run(asyncio.Event())


async def test_it_serves_while_dingtalk_is_away_and_stops_when_told(sqlite_url: str) -> None:
    program = Program(settings(sqlite_url))
    stop = asyncio.Event()
    running = asyncio.create_task(program.run(stop))
    await _until(lambda: not program.address.endswith(":0"))
    async with httpx.AsyncClient() as client:
        alive = await _answer(client, f"{program.address}/healthz")
        ready = await client.get(f"{program.address}/readyz")
    assert alive.status_code == 200
    assert ready.status_code == 503 and "reached" in ready.json()["stream"]
    stop.set()
    async with asyncio.timeout(10):
        await running


async def _answer(client: httpx.AsyncClient, address: str) -> httpx.Response:
    for _ in range(200):
        try:
            return await client.get(address)
        except httpx.ConnectError:
            await asyncio.sleep(0.02)
    raise AssertionError("the pages did not come up")


async def _until(so: Callable[[], bool]) -> None:
    for _ in range(500):
        if so():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it did not happen within ten seconds")
