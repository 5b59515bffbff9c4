"""aiohttp under httpx: a call costs a fraction of the processor's time that httpx's own connections take."""

from __future__ import annotations

import aiohttp
import httpx

CONNECT_SECONDS = 5.0
CONNECTIONS = 8
"""Calls under way at once; few are faster than many."""
IDLE_SECONDS = 5.0
"""How long a connection is kept for the next call."""

_UNREACHED = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)


class Transport(httpx.AsyncBaseTransport):
    """Makes httpx's requests, and reads the whole answer. `proxy` is the one to go through.

    The only limit of time is that for connecting; whoever asks limits the call as a whole. No client is
    around it: cookies, redirects and logins, which no call to DingTalk has, would take half as long again.
    """

    def __init__(self, proxy: str | None = None) -> None:
        self._proxy = proxy
        self._ssl = httpx.create_ssl_context()
        self._session: aiohttp.ClientSession | None = None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The answer, read.

        Raises:
            httpx.ConnectError: DingTalk was not reached; whatever else is raised, it may have been.
            httpx.ReadError: the connection broke off, or what came was no HTTP.
        """
        session = self._session = self._session or self._opened()
        content = await request.aread()
        try:
            async with session.request(
                request.method,
                str(request.url),
                headers=request.headers.multi_items(),
                data=content or None,
                allow_redirects=False,
                proxy=self._proxy,
            ) as answer:
                read = await answer.read()
        except _UNREACHED as error:
            raise httpx.ConnectError(type(error).__name__) from error
        except aiohttp.ClientError as error:
            raise httpx.ReadError(type(error).__name__) from error
        return httpx.Response(answer.status, headers=answer.raw_headers, content=read, request=request)

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
            auto_decompress=False,  # httpx does that
        )
