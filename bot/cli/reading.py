"""`okrbot parse`: what the bot understands."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from bot.cli.common import WrongUse


@click.command()
@click.option("--lang", help="Language the writer is taken to write in: en, zh, id, vi …")
@click.option(
    "--context",
    "context",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="JSON list of key results: code, title, objective, kind, unit, start, target, current.",
)
@click.option("--jsonl", is_flag=True, help='Read lines {"text": …, "lang": …} from standard input.')
@click.argument("text", required=False)
def parse(lang: str | None, context: Path | None, jsonl: bool, text: str | None) -> None:
    """Show what the bot understands of TEXT, as JSON. Nothing is stored or sent."""
    from bot.cli import parsing

    if jsonl == (text is not None):
        raise click.UsageError("Give either TEXT or --jsonl.")
    if lang is not None and lang not in parsing.languages():
        raise WrongUse(f"--lang {lang}: the languages I know are {', '.join(parsing.languages())}.")
    try:
        key_results = parsing.read_context(context) if context else None
    except ValueError as error:
        raise WrongUse(f"{context}: {error}") from None
    if text is not None:
        click.echo(parsing.as_line(text, lang, key_results))
        return
    for line in sys.stdin.buffer:
        click.echo(parsing.answer(line, lang, key_results))
