"""Logs are for everybody who runs the program: what people say and what opens doors is not in them."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.logs import get_logger, start_logging


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What is logged while the test runs; the settings of before come back afterwards."""
    root = logging.getLogger()
    handlers, level, configured = root.handlers[:], root.level, structlog.get_config()
    stream = io.StringIO()
    start_logging("INFO", stream=stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.configure(**configured)


def test_a_record_is_one_line_of_json(written: io.StringIO) -> None:
    get_logger("sender").info("a message was given up", action="dead", reason="group disbanded")
    logging.getLogger("some.library").warning("careful: %s", "hot")
    ours, theirs = [json.loads(line) for line in written.getvalue().splitlines()]
    assert ours.pop("timestamp") and theirs.pop("timestamp")
    assert ours == {
        "event": "a message was given up",
        "action": "dead",
        "reason": "group disbanded",
        "level": "info",
        "logger": "okrbot.sender",
    }
    assert theirs == {"event": "careful: hot", "level": "warning", "logger": "some.library"}


@pytest.mark.parametrize(
    "words",
    [
        "POST https://oapi.dingtalk.com/robot/send?access_token=S3CRET",
        "https://oapi.dingtalk.com/robot/sendBySession?session=S3CRET&x=1",
        'body {"appSecret": "S3CRET"}',
        "ticket=S3CRET",
        "cannot connect to postgresql://okr:S3CRET@db.example.com/okr",
        "(sqlite3.OperationalError) locked [SQL: UPDATE members] [parameters: ('S3CRET', 1)]",
    ],
)
def test_secrets_in_words_are_hidden(written: io.StringIO, words: str) -> None:
    get_logger("main").error(words, detail=words, more={"inner": words})
    logging.getLogger("some.library").error("%s", words)
    assert "S3CRET" not in written.getvalue()
    assert len(written.getvalue().splitlines()) == 2


@pytest.mark.parametrize("field", ["text", "title", "webhook", "token", "secret"])
def test_fields_that_hold_secrets_or_what_people_said_are_hidden(written: io.StringIO, field: str) -> None:
    get_logger("main").info("something", **{field: "S3CRET", "more": {field: "S3CRET"}})
    assert "S3CRET" not in written.getvalue()


def test_a_traceback_is_kept_without_the_values_of_rows(written: io.StringIO) -> None:
    try:
        raise RuntimeError("no such row [parameters: {'text': 'S3CRET'}]")
    except RuntimeError:
        get_logger("main").exception("a message failed", action="handle")
    assert "RuntimeError" in written.getvalue() and "test_logs.py" in written.getvalue()
    assert "S3CRET" not in written.getvalue()


def test_libraries_that_tell_everything_are_quiet(written: io.StringIO) -> None:
    for name in (
        "httpx",
        "httpcore.connection",
        "dingtalk_stream.client",
        "apscheduler.scheduler",
        "alembic",
    ):
        logging.getLogger(name).info("https://example.com/?access_token=S3CRET")
    assert written.getvalue() == ""


def test_on_a_terminal_people_can_read_it() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    root = logging.getLogger()
    handlers, level, configured = root.handlers[:], root.level, structlog.get_config()
    stream = Terminal()
    start_logging("INFO", stream=stream)
    get_logger("main").info("connected", action="start")
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.configure(**configured)
    assert "connected" in stream.getvalue() and "{" not in stream.getvalue()
