"""Bots in processes of their own that are there at once: forked from one that has imported everything.

To start Python and import the program takes two seconds of the processor, and these tests do it ninety
times. The process they are forked from has run nothing and has no threads, so a child is what a new process
is after its imports. It is killed, stopped and asked for its end like any other.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

WARM = "tests.e2e.warm"


def _nursery() -> ForkServerContext:
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload([WARM])
    return found


_nursery_of_all = _nursery()


def born(live: Callable[..., object], *what: Any) -> BaseProcess:
    """A process that begins to `live` by `what`."""
    process = _nursery_of_all.Process(target=live, args=what, daemon=True)
    process.start()
    return process


class Child:
    """A program in a process of its own, to be used like a `Popen`: the `main` of a module, with arguments.

    `tests.e2e.staged` is `okrbot run` with what it prepares, `bot.cli` any other command of okrbot.
    """

    def __init__(
        self,
        arguments: Sequence[str],
        *,
        module: str = "tests.e2e.staged",
        environment: Mapping[str, str],
        folder: Path,
        log: Path,
    ) -> None:
        self._process = born(_live, module, list(arguments), dict(environment), folder, log)

    def poll(self) -> int | None:
        """The exit code, negative for a signal that killed it; None while it runs."""
        return self._process.exitcode

    def send_signal(self, number: signal.Signals) -> None:
        """Send a signal, unless it has ended."""
        if self._process.pid is not None and self.poll() is None:
            os.kill(self._process.pid, number)

    def kill(self) -> None:
        """Kill it without warning."""
        self._process.kill()

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end and return the exit code.

        Raises:
            subprocess.TimeoutExpired: it still runs.
        """
        self._process.join(timeout)
        if (code := self.poll()) is None:
            raise subprocess.TimeoutExpired("okrbot run", timeout or 0)
        return code


def _live(module: str, arguments: list[str], environment: dict[str, str], folder: Path, log: Path) -> None:
    """The whole life of a child."""
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    with log.open("wb", buffering=0) as kept:
        os.dup2(kept.fileno(), 1)
        os.dup2(kept.fileno(), 2)
    import_module(module).main(arguments)
