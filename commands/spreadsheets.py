"""`/export`, `/import`: spreadsheets go through the board, or through a command where there is none."""

from __future__ import annotations

from commands.acts.importing.take import KIND
from commands.core.context import Context
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.texts.markdown import Md, bold, lines, link

EXPORT = "export"


def export(context: Context) -> Reply:
    """Where the spreadsheet is."""
    address = context.deployment.public_url
    if address is None:
        return Reply(_no_board(context, "okrbot export okrs.xlsx"))
    return Reply(
        lines(
            context.say("📄 Your OKRs as a spreadsheet, with what you may see:"),
            link(context.say("Export"), f"{address}/export"),
        )
    )


def import_(context: Context) -> Reply:
    """Where a spreadsheet is handed in."""
    address = context.deployment.public_url
    if address is None:
        return Reply(_no_board(context, "okrbot import okrs.xlsx"))
    return Reply(
        lines(
            context.say(
                "📄 Hand in a spreadsheet here. You see line by line what it would do before anything is "
                "changed, and there is a file to fill in:"
            ),
            link(context.say("Import"), f"{address}/import"),
        )
    )


def _no_board(context: Context, command: str) -> Md:
    return context.say(
        "The board has no public address yet, so this goes by your administrator: {command} where the bot "
        "runs, or OKRBOT_PUBLIC_URL to open the board to everybody.",
        command=bold(command),
    )


COMMAND = (
    Command(name=EXPORT, usage="/export", says="your OKRs as a spreadsheet", run=export, family="okr"),
    Command(
        name=KIND, usage="/import", says="OKRs from a spreadsheet, shown before they are taken", run=import_,
        family="okr",
    ),
)  # fmt: skip
