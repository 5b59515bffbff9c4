"""Logs: one line per event, JSON unless a person watches. No texts of people, no secrets, no webhooks."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Mapping, MutableMapping
from typing import Any, TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

QUIET = ("httpx", "httpcore", "dingtalk_stream", "websockets", "apscheduler", "uvicorn", "alembic", "asyncio")
"""Libraries that tell everything at INFO, some with URLs that are credentials."""

HIDDEN_KEYS = frozenset(
    {"text", "title", "content", "webhook", "ticket", "token", "secret", "client_secret", "password", "data"}
)
HIDDEN = "…"
_SECRETS = re.compile(
    r"(?i)((?:access_token|session|ticket|sign|token|secret|appsecret|clientsecret|password)[\"']?\s*[=:]\s*[\"']?)"
    r"[^\s\"'&,;)}]+"
)
_ROW_VALUES = re.compile(r"\[parameters: .*\]")
"""SQLAlchemy's errors repeat the values of a row: what somebody said, or a webhook."""
_PASSWORD_IN_URL = re.compile(r"(\b\w+://[^/\s:@]+):[^@\s/]+@")


def get_logger(name: str) -> structlog.stdlib.BoundLogger:
    """A logger; `action` in a record says what was being done."""
    found: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(f"okrbot.{name}")
    return found


def start_logging(level: str = "INFO", *, stream: TextIO | None = None) -> None:
    """Send all logs of the process to standard error, in the manner of a console if it is one."""
    stream = stream or sys.stderr
    renderer: Processor = (
        structlog.dev.ConsoleRenderer()
        if stream.isatty()
        else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.add_logger_name,
            structlog.stdlib.add_log_level,
            structlog.stdlib.PositionalArgumentsFormatter(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_logger_name, structlog.stdlib.add_log_level],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
                structlog.processors.format_exc_info,
                redact,
                renderer,
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))


def redact(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Hide what must not be logged, by the names of fields and by patterns in texts."""
    return _without_secrets(event)


def _without_secrets(event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    for key, value in event.items():
        if key.lower() in HIDDEN_KEYS:
            event[key] = HIDDEN
        elif isinstance(value, str):
            event[key] = _words_without_secrets(value)
        elif isinstance(value, Mapping):
            event[key] = _without_secrets(dict(value))
    return event


def _words_without_secrets(words: str) -> str:
    words = _ROW_VALUES.sub(f"[parameters: {HIDDEN}]", words)
    return _PASSWORD_IN_URL.sub(rf"\1:{HIDDEN}@", _SECRETS.sub(rf"\1{HIDDEN}", words))
