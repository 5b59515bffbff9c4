"""Everything served by HTTP: health, readiness and metrics, the JSON API, and the board."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from fastapi import FastAPI, Response
from fastapi.responses import JSONResponse
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.web import api, problems
from bot.web.board.app import create_board
from bot.web.machinery import Machinery
from storage import calls, outbox


def create_app(machinery: Machinery) -> FastAPI:
    """The application, without FastAPI's own documentation pages, which load third-party scripts."""
    app = FastAPI(docs_url=None, redoc_url=None, redirect_slashes=False, **api.DESCRIBED)
    problems.install(app)
    _add_health(app, machinery)
    api.install(app, machinery)
    app.router.default = _elsewhere(app.router.default, create_board(machinery))
    return app


def _elsewhere(not_found: ASGIApp, board: ASGIApp) -> ASGIApp:
    """Give requests that match no other route to the board, except below `/api`, whose errors are JSON.

    Mounting the board would also give it what those routes refuse, such as a wrong method.
    """

    async def choose(scope: Scope, receive: Receive, send: Send) -> None:
        is_api = scope["type"] != "http" or scope["path"].startswith("/api/")
        await (not_found if is_api else board)(scope, receive, send)

    return choose


def _add_health(app: FastAPI, machinery: Machinery) -> None:
    @app.get("/healthz", include_in_schema=False)
    async def healthz() -> dict[str, str]:
        return {"status": "alive"}

    @app.get("/readyz", include_in_schema=False)
    async def readyz() -> JSONResponse:
        stream = machinery.stream()
        trouble = {
            "stream": None if stream.connected else stream.trouble or "Not connected to DingTalk yet.",
            "database": await _database_trouble(machinery),
        }
        ready = not any(trouble.values())
        body = {"status": "ready" if ready else "not ready"} | {
            name: problem or "ok" for name, problem in trouble.items()
        }
        return JSONResponse(body, status_code=200 if ready else 503)

    @app.get("/metrics", include_in_schema=False)
    async def metrics() -> Response:
        await _count_rows(machinery)
        machinery.metrics.show_stream(machinery.stream())
        return Response(machinery.metrics.page(), media_type=machinery.metrics.content_type)


async def _database_trouble(machinery: Machinery) -> str | None:
    def ask() -> None:
        with machinery.storage.reading() as session:
            session.execute(text("SELECT 1"))

    try:
        await machinery.workers.read(ask)
    except SQLAlchemyError:
        return "The database does not answer."
    return None


async def _count_rows(machinery: Machinery) -> None:
    """Count on request: other processes write to the outbox and call DingTalk, too."""
    metrics, now = machinery.metrics, machinery.clock()

    def count() -> tuple[outbox.Backlog, Mapping[tuple[str, str], int]]:
        with machinery.storage.reading() as session:
            return outbox.backlog(session, now=now), calls.by_kind(session, day=calls.day_of(now))

    try:
        backlog, made = await machinery.workers.read(count)
    except SQLAlchemyError:
        return  # /readyz reports it; the other metrics are still valid
    metrics.outbox.labels("open").set(backlog.open)
    metrics.outbox.labels("dead").set(backlog.dead)
    by_kind: Counter[str] = Counter()
    for (_, kind), number in made.items():
        by_kind[kind] += number
    metrics.calls.clear()  # last month's kinds
    for kind, number in by_kind.items():
        metrics.calls.labels(kind).set(number)
