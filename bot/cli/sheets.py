"""`okrbot export` and `okrbot import`: spreadsheets out and in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.common import NOT_ALL, WrongUse, of_organization, read_settings, rows, utc_now

if TYPE_CHECKING:
    from bot.cli.spreadsheet_files import Terminal


@click.command("export")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--team", help="Only this team, by the name of its group.")
@click.option("--cycle", help="This cycle, such as 2026-Q3, instead of those that are open.")
@click.option("--sheet", type=click.Choice(["okrs", "check-ins", "blockers", "teams"]), help="Only this one.")
@click.option("--as", "reader", metavar="STAFF_ID", help="What this person may see; else all but private.")
@click.option("--lang", help="Language of the headings: en, zh, id, vi …")
@of_organization
def export_file(
    file: Path,
    team: str | None,
    cycle: str | None,
    sheet: str | None,
    reader: str | None,
    lang: str | None,
    org: str,
) -> None:
    """Write the OKRs into FILE (.xlsx, or .csv for one sheet)."""
    from bot.cli.spreadsheet_files import Wanted
    from commands.texts.sheets import SheetName

    with _terminal(org) as terminal:
        wanted = Wanted(team, cycle, SheetName(sheet) if sheet else None)
        terminal.export(file, wanted, reader=reader, language=lang)
    click.echo(str(file))


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--team", help="The team of lines that name none, by the name of its group.")
@click.option("--as", "importer", metavar="STAFF_ID", help="Who imports; else the administrator.")
@click.option("--dry-run", is_flag=True, help="Only show what would happen.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@of_organization
def import_file(
    file: Path, team: str | None, importer: str | None, dry_run: bool, yes: bool, org: str
) -> None:
    """Take objectives and key results from FILE (.xlsx or .csv), after showing what it would do.

    Ends with 0, with 2 if it cannot be done as asked, and with 3 if some lines are not taken.
    """
    with _terminal(org) as terminal:
        import_id, preview = terminal.hand_in(file, team=team, as_staff_id=importer)
        for line in preview.lines():
            click.echo(line)
        if preview.changes and not dry_run:
            terminal.need_robot()
            if yes or click.confirm("Take it?"):
                terminal.take(import_id, as_staff_id=importer)
                click.echo("Taken.")
    if preview.refused:
        raise SystemExit(NOT_ALL)


@contextmanager
def _terminal(org: str) -> Iterator[Terminal]:
    from bot.cli.spreadsheet_files import FileRefused, Terminal

    with rows() as storage:
        try:
            yield Terminal(storage, read_settings().deployment(), utc_now(), org)
        except FileRefused as error:
            raise WrongUse(str(error)) from None
