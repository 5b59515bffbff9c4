"""Tasks under key results: which ones are meant, and how one is shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from commands.acts.codes import is_called, of_several_teams
from commands.acts.targets import quoted_about
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar import normalise
from commands.core.grammar.replies.initiatives import CODE
from commands.texts.formats import day
from commands.texts.markdown import Md, bold, dotted, lines
from commands.texts.scene import Scene
from storage import initiatives
from storage.initiatives import PlacedInitiative
from storage.okrs import Placed
from storage.tables import Initiative

MOST_LISTED = 10


def every(context: Context, *, done_since: datetime | None = None) -> list[PlacedInitiative]:
    """The tasks of the teams meant, as far as they may be shown here."""
    teams = [team.id for team in context.teams]
    return initiatives.of_teams(
        context.work.session, context.org_id, teams, eyes=context.eyes, done_since=done_since
    )


def of_key_result(context: Context, placed: Placed) -> list[PlacedInitiative]:
    """The tasks of one key result."""
    return [each for each in every(context) if each.row.key_result_id == placed.row.id]


def meant(context: Context, text: str) -> list[PlacedInitiative]:
    """The tasks whose codes a text names, else the one the quoted message speaks of.

    Raises:
        Refusal: there is no such task here, or it may be that of several teams.
    """
    codes = list(CODE.finditer(normalise(text)))
    if codes:
        found = every(context)
        named = (_by_code(context, found, code) for code in codes)
        return list({each.row.id: each for each in named}.values())
    quoted = quoted_task(context)
    return [quoted] if quoted else []


def quoted_task(context: Context) -> PlacedInitiative | None:
    """The task that the quoted message of the bot speaks of: the only one it names."""
    quote = context.message.quote
    if quote is None:
        return None
    text = quoted_about(context) or quote.text or ""
    codes = list(CODE.finditer(normalise(text.replace("*", ""))))
    if len({code[0] for code in codes}) != 1:
        return None
    found = _coded(context, every(context), codes[0])
    return found[0] if len(found) == 1 else None


def _by_code(context: Context, among: Sequence[PlacedInitiative], code: re.Match[str]) -> PlacedInitiative:
    found = _coded(context, among, code)
    found = [each for each in found if context.is_meant(each.row.team_id)] or found
    if len(found) == 1:
        return found[0]
    if found:
        of_several_teams(context, code[0].upper(), {context.code(each): each.row.team_id for each in found})
    raise Refusal(_unknown(context, among, code[0].upper()))


def _coded(
    context: Context, among: Sequence[PlacedInitiative], code: re.Match[str]
) -> list[PlacedInitiative]:
    """Those with this code; a plain one means the active cycle's."""
    found = [
        each
        for each in among
        if each.row.number == int(code["number"])
        and (not code["team"] or is_called(context.team_by_id(each.row.team_id), code["team"], context.teams))
        and (not code["cycle"] or code["cycle"].upper() == each.placed.cycle.name.upper())
    ]
    return [each for each in found if not each.placed.later] or found


def _unknown(context: Context, among: Sequence[PlacedInitiative], code: str) -> Md:
    if not among:
        return context.say(
            "There is no {code} here; nothing was changed. A task is added like this: {example}",
            code=code,
            example=add_example(context),
        )
    return lines(
        context.say("There is no {code} here; nothing was changed. These are:", code=code),
        *(shown(context, context.here, each) for each in among[:MOST_LISTED]),
    )


def add_example(context: Context) -> Md:
    """How a task is added, with a key result of this team."""
    code = next((context.code(each) for each in context.key_results), "KR3")
    said = context.say("/task add {code} call the three that are left @li by Friday", code=code)
    return context.here.shown(said)


def shown(context: Context, scene: Scene, each: PlacedInitiative) -> Md:
    """A task in one line: code, words, whose it is, by when."""
    row = each.row
    owner = context.member_by_id(row.owner_id)
    title = scene.say("{code} {title}", code=bold(context.code(each)), title=row.title)
    name = bold(context.name(owner, scene.voice))
    if row.done_at is not None:
        return scene.say("✅ {task}", task=dotted(title, name))
    return dotted(title, name, due(context, scene, row))


def due(context: Context, scene: Scene, row: Initiative) -> Md | None:
    """By when, if that was said; one that is late says so."""
    if row.due_on is None:
        return None
    on = day(scene.voice, row.due_on, context.today)
    if row.due_on < context.today:
        return scene.say("was due {day}", day=on)
    return scene.say("due {day}", day=on)
