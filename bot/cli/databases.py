"""`okrbot db …`: the tables and their backup."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.common import Trouble, WrongUse, database, read_settings, utc_now


@click.group()
def db() -> None:
    """Look after the database (DATABASE_URL)."""


@db.command()
def upgrade() -> None:
    """Bring the tables to this version. Nothing is lost; make a backup first all the same."""
    from storage import schema

    with database(may_be_new=True) as engine:
        schema.upgrade(engine)
        click.echo(f"The tables are those of this version ({schema.head()}).")


@db.command()
def check() -> None:
    """Say whether the tables are those of this version."""
    from storage import schema

    with database() as engine:
        if not schema.is_current(engine):
            raise Trouble("The tables are not those of this version. Run: okrbot db upgrade")
        differences = schema.differences(engine)
        if differences:
            raise Trouble("The tables were altered by hand:\n" + "\n".join(differences))
        click.echo("The tables are those of this version.")


@db.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), required=False)
def backup(file: Path | None) -> None:
    """Copy the SQLite database to FILE while the bot goes on working."""
    settings = read_settings()
    source = settings.sqlite_file
    if source is None:
        raise WrongUse(
            "This copies SQLite files only. For PostgreSQL use its own tool: "
            'pg_dump --format=custom --file=okrbot.dump "$DATABASE_URL"'
        )
    if not source.exists():
        raise Trouble(f"There is no database {source} yet, so nothing was copied.")
    target = file or source.with_name(f"{source.stem}-{utc_now():%Y%m%d-%H%M%S}.db")
    if target.exists():
        raise WrongUse(f"{target} exists already and was left as it is. Name another file.")
    if not target.absolute().parent.is_dir():
        raise WrongUse(
            f"There is no folder {target.parent}, so nothing was copied. Make it, or name another file."
        )
    _copy(source, target)
    click.echo(str(target))


def _copy(source: Path, target: Path) -> None:
    from sqlite3 import Error

    from bot.cli.backup import copy

    try:
        copy(source, target)
    except FileExistsError as error:
        raise Trouble(
            f"{error.filename} is another copy, under way or broken off; nothing was copied. "
            "Wait for it, or delete that file."
        ) from None
    except (OSError, Error) as error:
        raise Trouble(f"{source} could not be copied to {target}: {error}") from None
