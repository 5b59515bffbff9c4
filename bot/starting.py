"""What is checked before anything is started: the database, and the address of the pages."""

from __future__ import annotations

import socket

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from bot.settings import Settings
from bot.workers import is_alone
from storage import schema


class CannotStart(Exception):  # noqa: N818 (it reads as what it is)
    """The program cannot start; the text says what has to be fixed first."""


def prepare_database(engine: Engine) -> None:
    """Bring a SQLite file up to date; a shared PostgreSQL is only upgraded by hand.

    Raises:
        CannotStart: the database cannot be reached, or its tables are not those of this version.
    """
    try:
        if is_alone(engine):
            schema.upgrade(engine)
        elif not schema.is_current(engine):
            raise CannotStart(
                "The database does not have the tables of this version; nothing was started.\n"
                "Make a backup (pg_dump), then run: okrbot db upgrade"
            )
    except schema.UnknownRevisionError as error:
        raise CannotStart(str(error)) from None
    except DBAPIError as error:  # unreachable, access denied, or not a database
        shown = engine.url.render_as_string(hide_password=True)
        raise CannotStart(
            f"The database {shown} cannot be used; nothing was started.\n{error.orig}"
        ) from None


def listening(settings: Settings) -> socket.socket:
    """A socket at the pages' address.

    Raises:
        CannotStart: it is in use, or this user may not use it.
    """
    family = socket.AF_INET6 if ":" in settings.http_host else socket.AF_INET
    found = socket.socket(family)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((settings.http_host, settings.http_port))
    except OSError as error:
        found.close()
        raise CannotStart(
            f"The address {settings.address} cannot be used ({error.strerror}); nothing was started.\n"
            "Set OKRBOT_HTTP_PORT (or OKRBOT_HTTP_HOST) to another one."
        ) from None
    return found
