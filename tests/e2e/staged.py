"""`okrbot run` with an accident prepared, or in a hurry: what the product neither has nor should have.

    python -m tests.e2e.staged --seconds bot.sender.lanes.JOIN_AFTER=2 --stream deaf=1 \\
        --die "after bot.dingtalk:DingTalk.reply" --heard "blocked on legal"

`--die` kills the process without warning before or after it takes a step, once a message with the words of
`--heard` has come. `--seconds` shortens a constant, `--stream` one of the stream's times.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial, wraps
from importlib import import_module
from inspect import iscoroutinefunction
from typing import Any


def shorten(setting: str) -> None:
    """Give a constant named `module.NAME=seconds` another value, a timedelta if it is one."""
    where, _, seconds = setting.partition("=")
    module, _, name = where.rpartition(".")
    owner = import_module(module)
    usual = getattr(owner, name)
    setattr(
        owner, name, timedelta(seconds=float(seconds)) if isinstance(usual, timedelta) else float(seconds)
    )


def hurry_stream(times: dict[str, float]) -> None:
    """Let the program build its stream with other times."""
    from bot import main
    from bot.stream import Stream, StreamOptions

    replace(main, "Stream", lambda usual: partial(Stream, options=StreamOptions(**times)))  # type: ignore[arg-type]


class Accident:
    """Death before or after `module:Class.method`, as soon as a message with these words has come."""

    def __init__(self, moment: str, step: str, words: str) -> None:
        self._moment = moment
        self._words = words
        self._heard = False
        module, _, path = step.partition(":")
        owner: Any = import_module(module)
        *owners, name = path.split(".")
        for each in owners:
            owner = getattr(owner, each)
        replace(owner, name, self._around)
        replace(import_module("bot.intake").Intake, "receive", self._listening)

    def _listening(self, receive: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(receive)
        async def received(intake: object, callback: dict[str, object]) -> Any:
            self._heard = self._heard or self._words in repr(callback)
            return await receive(intake, callback)

        return received

    def _around(self, usual: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(usual)
        async def taken_async(*arguments: Any, **named: Any) -> Any:
            self._die("before")
            result = await usual(*arguments, **named)
            self._die("after")
            return result

        @wraps(usual)
        def taken(*arguments: Any, **named: Any) -> Any:
            self._die("before")
            result = usual(*arguments, **named)
            self._die("after")
            return result

        return taken_async if iscoroutinefunction(usual) else taken

    def _die(self, now: str) -> None:
        if self._heard and now == self._moment:
            os.kill(os.getpid(), signal.SIGKILL)


def replace(owner: object, name: str, change: Callable[[Any], Any]) -> None:
    setattr(owner, name, change(getattr(owner, name)))


def main(arguments: Sequence[str]) -> None:
    """Read the arguments, prepare, run."""
    reader = argparse.ArgumentParser()
    reader.add_argument("--seconds", action="append", default=[])
    reader.add_argument("--stream", action="append", default=[])
    reader.add_argument("--die", default="")
    reader.add_argument("--heard", default="")
    wanted = reader.parse_args(arguments)
    for setting in wanted.seconds:
        shorten(setting)
    if wanted.stream:
        pairs = (each.partition("=") for each in wanted.stream)
        hurry_stream({name: float(seconds) for name, _, seconds in pairs})
    if wanted.die:
        moment, _, step = wanted.die.partition(" ")
        Accident(moment, step, wanted.heard)
    import_module("bot.cli").main(["run"])


if __name__ == "__main__":
    main(sys.argv[1:])
