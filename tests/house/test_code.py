"""Habits that keep a message from being lost: one commit, few broad catches, time as an argument."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.house.source import ROOMS, calls, modules, nodes

MAY_CATCH_EVERYTHING = {
    "bot/sender/outbox.py",
    "bot/sender/pictures.py",
    "bot/sender/sender.py",
    "bot/stream/connection.py",
    "bot/stream/sdk.py",
    "bot/sender/waiting.py",
    "bot/web/board/failures.py",
    "bot/workers.py",
    "commands/core/dispatch.py",
    "scheduler/alerts.py",
    "scheduler/clock.py",
    "scheduler/cycles.py",
    "scheduler/follow_ups.py",
    "scheduler/rituals.py",
}
"""Where one failure must not stop what comes after it: each logs the traceback and tells who is concerned, or
hands it to whoever waits for the result."""

CLOCKS = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "datetime.datetime.now",
    "date.today",
    "datetime.date.today",
    "time.time",
    "time.time_ns",
    "time.monotonic",
    "func.now",
}


def broad(handler: ast.ExceptHandler) -> bool:
    caught = handler.type
    names = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(name is None or ast.unparse(name) in {"Exception", "BaseException"} for name in names)


def handlers(module: str) -> Iterator[ast.ExceptHandler]:
    return (node for node in nodes(module) if isinstance(node, ast.ExceptHandler))


def calling(ending: str | tuple[str, ...], *folders: str) -> set[str]:
    """The files that call something whose name ends so, or in one of these ways."""
    return {module for module in modules(*folders) if any(call.endswith(ending) for call in calls(module))}


COMMITTING = (".commit", "engine.begin", "connection.begin", "session.begin")
"""What is begun so commits when it is left."""


def test_only_the_transaction_commits() -> None:
    """And each step of a migration."""
    assert calling(COMMITTING, *ROOMS) == {"storage/work.py", "storage/schema.py"}


def test_everything_is_caught_in_named_places_only() -> None:
    catching = {module for module in modules(*ROOMS) if any(map(broad, handlers(module)))}
    assert catching - MAY_CATCH_EVERYTHING == set()


def test_what_is_caught_there_is_logged_raised_again_or_handed_on() -> None:
    silent = [
        f"{module}:{handler.lineno}"
        for module in modules(*ROOMS)
        for handler in handlers(module)
        if broad(handler) and not tells(handler)
    ]
    assert silent == []


def tells(handler: ast.ExceptHandler) -> bool:
    inside = [node for statement in handler.body for node in ast.walk(statement)]
    called = [node for node in inside if isinstance(node, ast.Call)]
    return (
        any(isinstance(node, ast.Raise) for node in inside)
        or any("log" in ast.unparse(call.func) for call in called)
        or any(hands_on(call, handler.name) for call in called)
    )


def hands_on(call: ast.Call, error: str | None) -> bool:
    """Whether the error itself goes to somebody, not only its text or kind."""
    whole = ast.unparse(call.func) not in {"str", "repr", "type"}
    return whole and any(isinstance(each, ast.Name) and each.id == error for each in call.args)


@pytest.mark.parametrize("room", ["commands", "storage"])
def test_time_is_an_argument(room: str) -> None:
    reading = {module: sorted(CLOCKS & set(calls(module))) for module in modules(room)}
    own = {"storage/types.py": ["time.time_ns"], "storage/schema.py": ["time.monotonic"]}  # ids; a time-out
    assert {module: found for module, found in reading.items() if found} == (own if room == "storage" else {})


@pytest.mark.parametrize("patching", ["mock.patch", "MagicMock", "mocker.patch", "monkeypatch.setattr"])
def test_nothing_is_patched_in_tests(patching: str) -> None:
    assert calling(patching, "tests") == set()
