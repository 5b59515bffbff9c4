"""`okrbot calendar …`: working days that differ from a country's."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.common import Trouble, WrongUse, of_organization, organization, read_settings, rows, utc_now


@click.group()
def calendar() -> None:
    """Working days that differ from a country's calendar: make-up days, a company's own holidays."""


@calendar.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Forget what is stored of the countries and years in FILE.")
@of_organization
def import_calendar(file: Path, replace: bool, org: str) -> None:
    """Take over the days in FILE, a CSV with the columns country, day, working, label.

    A line is like CN,2027-02-06,yes,make-up day. A day that is stored already is replaced. If one line cannot
    be read, nothing is stored.
    """
    from bot.cli import working_days_file

    settings = read_settings()
    try:
        days = working_days_file.read(file.read_bytes())
    except working_days_file.UnreadableFile as error:
        raise WrongUse(f"Nothing of {file} was stored.\n{error}") from None
    with rows() as storage, storage.work() as work:
        known = organization(work.session, org)
        if not known:
            raise Trouble("The bot has met nobody yet. Say hello to it in a group, then import again.")
        working_days_file.store(work, settings.deployment(), known, days, replace=replace, now=utc_now())
    click.echo(f"{len(days)} days stored; reminders and digests were moved accordingly.")


@calendar.command("list")
@of_organization
def list_calendar(org: str) -> None:
    """Print the days that were corrected, as the CSV that `import` takes."""
    from bot.cli import working_days_file

    with rows() as storage, storage.reading() as session:
        click.echo(working_days_file.stored(session, organization(session, org)), nl=False)
