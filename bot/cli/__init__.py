"""`okrbot …`: the commands of whoever installs and looks after the program.

The files imported here know click and little else. What their commands do stands in the files beside them and
is imported when it is asked for: `okrbot parse` and `--help` need none of the heavy modules.
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

import click

from bot.cli.databases import db
from bot.cli.reading import parse
from bot.cli.running import demo, doctor, run
from bot.cli.sheets import export_file, import_file
from bot.cli.teams import team
from bot.cli.tokens import token
from bot.cli.working_days import calendar


def _show_version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        try:
            click.echo(f"okrbot {version('okrbot')}")
        except PackageNotFoundError:
            click.echo("okrbot, run from its source and not installed")
        context.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version and exit.",
)
def main() -> None:
    """An OKR system that lives in DingTalk group chats."""


for each in (run, demo, doctor, parse, db, token, export_file, import_file, calendar, team):
    main.add_command(each)
