"""What the commands share: how they fail, the settings, and access to the rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import IO, TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

    from bot.settings import Settings
    from storage.work import Storage

BROKEN = 1
WRONG_USE = 2
NOT_ALL = 3

of_organization = click.option(
    "--org", default="", help="Corp id of the organization; needed when there are several."
)


class Trouble(click.ClickException):
    """Something the user can put right; shown as it is, without a traceback."""

    exit_code = BROKEN

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(self.message, file=file, err=file is None)


class WrongUse(Trouble):
    """What was asked cannot be done as asked: wrong settings or arguments."""

    exit_code = WRONG_USE


def utc_now() -> datetime:
    """The clock of the commands; whatever they call gets the time as an argument."""
    return datetime.now(UTC)


def read_settings() -> Settings:
    """The settings.

    Raises:
        WrongUse: one of them makes no sense.
    """
    from bot import settings

    try:
        return settings.read_settings()
    except settings.BadSettings as error:
        raise WrongUse(str(error)) from None


def need_credentials(settings: Settings) -> None:
    """Refuse to go on without client id and secret.

    Raises:
        WrongUse: they are missing; it says where to find them.
    """
    if not settings.has_credentials:
        from bot.settings import WHERE_TO_FIND

        raise WrongUse(WHERE_TO_FIND)


@contextmanager
def database(*, may_be_new: bool = False) -> Iterator[Engine]:
    """The database of the settings, whatever tables it has. A SQLite file that `may_be_new` is made.

    Raises:
        Trouble: it is not there, or cannot be used.
    """
    from sqlalchemy.exc import SQLAlchemyError

    from storage.engine import open_engine
    from storage.schema import UnknownRevisionError

    settings = read_settings()
    if not may_be_new:
        _must_be_there(settings.sqlite_file)
    engine = open_engine(settings.database_url)
    try:
        yield engine
    except UnknownRevisionError as error:
        raise Trouble(str(error)) from None
    except SQLAlchemyError as error:
        shown = engine.url.render_as_string(hide_password=True)
        raise Trouble(f"The database {shown} cannot be used: {getattr(error, 'orig', error)}") from None
    finally:
        engine.dispose()


def _must_be_there(file: Path | None) -> None:
    """SQLite would make the file, empty and in whatever folder somebody happens to be."""
    if file is not None and not file.exists():
        raise Trouble(
            f"There is no database {file} here. Go to the folder where okrbot runs, or set DATABASE_URL. "
            "A new one is made by: okrbot db upgrade"
        )


@contextmanager
def rows() -> Iterator[Storage]:
    """The rows of the database.

    Raises:
        Trouble: it is not there, cannot be used, or its tables are not those of this version.
    """
    from storage import schema
    from storage.work import Storage

    with database() as engine:
        if not schema.is_current(engine):
            raise Trouble("The database does not have the tables of this version. Run: okrbot db upgrade")
        yield Storage(engine, process="okrbot command")


def organization(session: Session, wanted: str) -> str:
    """The one meant: the only one if none is named, "" while the bot has met none.

    Raises:
        WrongUse: nobody knows the one named, or none is named and there are several.
    """
    from storage import installation

    known = installation.organizations(session)
    if wanted and known and wanted not in known:
        raise WrongUse(f"There is no organization {wanted}. Known: {', '.join(known)}. Nothing was changed.")
    if not wanted and len(known) > 1:
        raise WrongUse(f"There are several organizations: {', '.join(known)}. Say which with --org.")
    return wanted or (known[0] if known else "")
