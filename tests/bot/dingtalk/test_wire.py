"""Calls over real sockets that go wrong on the way: what is said of it, and whether it may be charged."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import httpx
import pytest

from bot.dingtalk import DingTalk, RetryLater
from bot.dingtalk.transport import Transport

Behaviour = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]

OK = b'HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n{"errcode":0}'


async def hangs_up(_reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
    """Not a word."""


async def talks_nonsense(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"good morning\r\n\r\n")


async def stops_in_the_middle(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(OK[:-5])


async def answers(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(OK)


@asynccontextmanager
async def server(behaves: Behaviour) -> AsyncIterator[str]:
    """A server that hears one request per connection, does something and hangs up; its address."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await reader.readuntil(b"\r\n\r\n")
            await behaves(reader, writer)
            await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    listening = await asyncio.start_server(serve, "127.0.0.1", 0)
    yield f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    listening.close()


@asynccontextmanager
async def caller(address: str) -> AsyncIterator[tuple[DingTalk, list[str]]]:
    """Who calls there, and what was counted."""
    counted: list[str] = []
    client = DingTalk(client_id="a", client_secret="b", api=address, oapi=address, count=counted.append)
    yield client, counted
    await client.aclose()


async def say(client: DingTalk, address: str) -> None:
    await client.reply(f"{address}/robot/sendBySession?session=secret", title="t", text="x")


@pytest.mark.parametrize("behaves", [hangs_up, talks_nonsense, stops_in_the_middle])
async def test_what_breaks_off_may_have_been_heard(behaves: Behaviour) -> None:
    async with server(behaves) as address, caller(address) as (client, counted):
        with pytest.raises(RetryLater, match="broke off") as caught:
            await say(client, address)
        assert "secret" not in str(caught.value)
        assert counted == ["webhook"]


async def test_nobody_is_there() -> None:
    async with server(answers) as address:
        pass
    async with caller(address) as (client, counted):
        with pytest.raises(RetryLater, match="could not be reached"):
            await say(client, address)
        assert counted == []


async def test_a_connection_that_was_closed_meanwhile_is_not_used_again() -> None:
    async with server(answers) as address, caller(address) as (client, counted):
        for _ in range(3):
            await say(client, address)
            await asyncio.sleep(0.02)  # the server's goodbye arrives
        assert counted == ["webhook"] * 3


async def test_a_proxy_is_told_who_asks() -> None:
    heard: list[bytes] = []

    async def notes(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(OK)
        writer.close()

    proxy = await asyncio.start_server(notes, "127.0.0.1", 0)
    port = proxy.sockets[0].getsockname()[1]
    transport = Transport(f"http://office:door@127.0.0.1:{port}")
    answer = await transport.handle_async_request(httpx.Request("GET", "http://api.dingtalk.test/v1.0/x"))
    await transport.aclose()
    proxy.close()
    assert (answer.status_code, answer.json()) == (200, {"errcode": 0})
    assert heard[0].startswith(b"GET http://api.dingtalk.test/v1.0/x HTTP/1.1")
    assert b"Proxy-Authorization: Basic b2ZmaWNlOmRvb3I=" in heard[0]
