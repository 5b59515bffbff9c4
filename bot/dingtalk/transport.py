"""How calls travel: over aiohttp's connections, which take a third of the processor's time of httpx's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import aiohttp
import httpx

CONNECT_SECONDS = 5.0
CONNECTIONS = 8
"""Calls under way at once; few are faster than many."""
IDLE_SECONDS = 5.0
"""How long a connection is kept for the next call."""

_UNREACHED = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)


@dataclass(frozen=True, slots=True, repr=False)  # its address may hold a token
class Question:
    """One request. Host and length of the content are added on the way."""

    method: str
    url: str
    headers: Mapping[str, str]
    content: bytes


@dataclass(frozen=True, slots=True)
class Heard:
    """What came back, unpacked. `retry_after` is the header of that name, empty if there was none."""

    status: int
    retry_after: str
    content: bytes


class Transport(Protocol):
    """Carries questions; tests have one without a network."""

    async def ask(self, question: Question) -> Heard:
        """Send it, and read the whole answer. Redirects are not followed.

        Raises:
            httpx.ConnectError: DingTalk was not reached; whatever else is raised, it may have been.
            httpx.ReadError: the connection broke off, or what came was no HTTP.
        """

    async def aclose(self) -> None:
        """Close the connections."""


class Network:
    """The real one, through `proxy` if there is one. Its only limit of time is that for connecting."""

    def __init__(self, proxy: str | None = None) -> None:
        self._proxy = proxy
        self._ssl = httpx.create_ssl_context()
        self._session: aiohttp.ClientSession | None = None

    async def ask(self, question: Question) -> Heard:
        """See `Transport`."""
        self._session = self._session or self._opened()
        try:
            async with self._session.request(
                question.method,
                question.url,
                headers=question.headers,
                data=question.content or None,
                allow_redirects=False,
                proxy=self._proxy,
            ) as answer:
                return Heard(answer.status, answer.headers.get("Retry-After", ""), await answer.read())
        except _UNREACHED as error:
            raise httpx.ConnectError(type(error).__name__) from error
        except aiohttp.ClientError as error:
            raise httpx.ReadError(type(error).__name__) from error

    async def aclose(self) -> None:
        """Close the connections."""
        if self._session:
            await self._session.close()

    def _opened(self) -> aiohttp.ClientSession:
        """Connections need a running loop, so they are made with the first request."""
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=CONNECTIONS, keepalive_timeout=IDLE_SECONDS, ssl=self._ssl),
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_SECONDS),
            cookie_jar=aiohttp.DummyCookieJar(),
        )
