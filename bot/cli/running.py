"""`okrbot run`, `demo` and `doctor`: the program at work, tried out, and examined."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.common import BROKEN, Trouble, need_credentials, read_settings


@click.command()
def run() -> None:
    """Connect to DingTalk and work until stopped (Ctrl-C)."""
    settings = read_settings()
    need_credentials(settings)
    import asyncio

    from bot.logs import start_logging
    from bot.main import run_program
    from bot.starting import CannotStart

    start_logging(settings.log_level)
    try:
        asyncio.run(run_program(settings, say=click.echo))
    except CannotStart as error:
        raise Trouble(str(error)) from None


@click.command()
@click.option("--script", is_flag=True, help="Play the story by itself.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port of the page."
)
@click.option("--no-browser", is_flag=True, help="Do not open the page.")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="Folder to keep the data in; without it each demo begins anew.",
)
def demo(script: bool, port: int, no_browser: bool, data: Path | None) -> None:
    """Try everything on this computer: a sandbox DingTalk, the bot, example data."""
    from bot import demo as show

    show.run(script=script, port=port, browser=not no_browser, data=data)


@click.command()
def doctor() -> None:
    """Look whether everything is set up, and say what to click where it is not."""
    settings = read_settings()
    need_credentials(settings)
    import asyncio

    from bot.doctor import examine
    from bot.logs import start_logging

    start_logging("ERROR")
    findings = asyncio.run(examine(settings))
    for finding in findings:
        click.echo(finding.line())
    if any(not finding.fine for finding in findings):
        raise SystemExit(BROKEN)
