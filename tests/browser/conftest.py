"""A Chromium for the tests that look at pages, and a watch on everything a page must not do."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Request,
    expect,
    sync_playwright,
)

from tests.browser.hall import Hall, open_hall

LAUNCH = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome")
TIMEOUT_MS = 30_000

Visit = Callable[..., Page]


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """The Chromium of this computer.

    Playwright's synchronous interface keeps an event loop running in this thread, so tests of this folder
    are plain functions; the loop ends with the folder.
    """
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip(f"no browser: none of {', '.join(NAMES)} is on the PATH")
    expect.set_options(timeout=TIMEOUT_MS)
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=path, args=LAUNCH)
        except Error as error:
            pytest.skip(f"the browser {path} does not start: {error.message.splitlines()[0]}")
        yield browser
        browser.close()


class Watch:
    """Notes what no page of ours may do: complain, break its policy, ask another computer for something."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self.forgiven: list[str] = []

    def over(self, context: BrowserContext, host: str) -> None:
        """Watch every page of a context; `host` is where they may fetch from."""
        context.on("console", self._console)
        context.on("weberror", lambda error: self.problems.append(f"exception: {error.error}"))
        context.on("request", lambda request: self._request(request, host))

    def unforgiven(self) -> list[str]:
        """The problems that the test did not announce."""
        return [problem for problem in self.problems if not any(word in problem for word in self.forgiven)]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.problems.append(f"console: {message.text}")

    def _request(self, request: Request, host: str) -> None:
        url = urlsplit(request.url)
        if url.scheme in ("http", "https", "ws", "wss") and url.netloc != host:
            self.problems.append(f"request to another host: {request.url}")


@pytest.fixture
def watch() -> Iterator[Watch]:
    """What the test's pages did wrong; a test adds words to `forgiven` for what it provokes itself."""
    watch = Watch()
    yield watch
    assert watch.unforgiven() == []


@pytest.fixture
def visit(chromium: Browser, watch: Watch) -> Iterator[Visit]:
    """Opens a page in a browser profile of its own: `visit(url, width=390, dark=True, cookie=session)`."""
    contexts: list[BrowserContext] = []

    def open_page(
        url: str,
        *,
        width: int = 1440,
        height: int = 900,
        dark: bool = False,
        zone: str = "Asia/Shanghai",
        cookie: str = "",
    ) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            timezone_id=zone,
            reduced_motion="reduce",
        )
        context.set_default_timeout(TIMEOUT_MS)
        watch.over(context, urlsplit(url).netloc)
        contexts.append(context)
        if cookie:
            host = urlsplit(url)._replace(path="/", query="").geturl()
            context.add_cookies([{"name": "okr", "value": cookie, "url": host, "httpOnly": True}])
        page = context.new_page()
        page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def hall(_growth: tuple[Path, datetime], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """Bot, board and sandbox of one team; the tests of a file share it."""
    file, now = _growth
    database = Path(shutil.copy(file, tmp_path_factory.mktemp("hall") / "okrbot.db"))
    with open_hall(database, now) as found:
        yield found
