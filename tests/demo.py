"""`okrbot demo` as somebody starts it: in a process of its own, reached by its page's address."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

COMMAND = [sys.executable, "-m", "bot.cli", "demo"]
ROOT = Path(__file__).parents[1]
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")
GROUP = "cid-demo-support-growth"
LEO, WANG = "demo-leo", "demo-wang"
PATIENCE_SECONDS = 60


@dataclass
class Demo:
    """A demo that runs. `told` is what it printed until it was ready."""

    process: subprocess.Popen[str]
    address: str
    told: str

    def get(self, path: str, **params: object) -> Any:
        """What the page would read."""
        return self._answer("GET", path, params=params)

    def post(self, path: str, **body: object) -> Any:
        """What the page would send."""
        return self._answer("POST", path, json=body)

    def say(self, who: str, text: str, conversation: str = GROUP) -> str:
        """Say something to the bot and read its answer."""
        asked = self.post("chat/send", **{"as": who, "conversation": conversation, "text": text})
        return self.read(conversation, after=asked["seq"])

    def read(self, conversation: str, *, after: int) -> str:
        """The bot's next message there."""
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until:
            for message in self.get("chat/messages", conversation=conversation, after=after)["items"]:
                if message["from"]["kind"] == "robot":
                    return str(message["text"])
            time.sleep(0.05)
        raise AssertionError(f"no answer in {conversation}")

    def direct(self, who: str) -> tuple[str, int]:
        """The conversation of somebody with the bot alone, and the number of the last message in it."""
        places = self.get("chat/state")["conversations"]
        found = next(p for p in places if p["kind"] == "direct" and p["members"] == [who])
        return found["id"], found["lastSeq"]

    def stop(self, number: signal.Signals = signal.SIGINT) -> tuple[int, str]:
        """Stop it as Ctrl-C does; its status and last words."""
        self.process.send_signal(number)
        last, _ = self.process.communicate(timeout=PATIENCE_SECONDS)
        return self.process.returncode, last

    def _answer(self, method: str, path: str, **how: Any) -> Any:
        answer = httpx.request(method, self.address + path, trust_env=False, timeout=PATIENCE_SECONDS, **how)
        return answer.raise_for_status().json()


@contextmanager
def running(*options: str, folder: Path) -> Iterator[Demo]:
    """A demo on a free port with its temporary files in `folder`, killed if the test did not stop it."""
    process = subprocess.Popen(
        [*COMMAND, "--no-browser", *(options or ("--port", "0"))],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        told = "".join(_until_ready(process))
        found = ADDRESS.search(told)
        assert found, told
        yield Demo(process, found[0], told)
    finally:
        process.kill()
        process.communicate()


def _until_ready(process: subprocess.Popen[str]) -> Iterator[str]:
    assert process.stdout
    for line in process.stdout:
        yield line
        if "Ctrl-C" in line:
            return
