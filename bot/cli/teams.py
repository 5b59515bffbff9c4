"""`okrbot team …`: moving one into another group."""

from __future__ import annotations

import click

from bot.cli.common import WrongUse, rows


@click.group()
def team() -> None:
    """Teams."""


@team.command("move")
@click.argument("old")
@click.argument("new")
def move_team(old: str, new: str) -> None:
    """Let the team OLD live in the group NEW, when its DingTalk group was rebuilt.

    OLD and NEW are names of groups or their conversation ids. Speak to the bot in the new group first.
    """
    from bot.cli.team_move import MoveRefused, move

    with rows() as storage:
        try:
            told = move(storage, old, new)
        except MoveRefused as error:
            raise WrongUse(str(error)) from None
    click.echo(told)
