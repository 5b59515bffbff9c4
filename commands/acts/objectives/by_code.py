"""Objectives by the codes people type: `O1`, `Growth/O1`, `O1@2026-Q3`, `P2`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from commands.acts.codes import is_called, of_several_teams
from commands.acts.objectives.fields import code_of
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.texts.markdown import Md, bold, lines
from storage import objectives
from storage.objectives import PlacedObjective

OBJECTIVE = re.compile(
    r"(?:(?P<team>[^/]+)/)?(?P<series>[OP])(?P<number>\d+)(?:@(?P<cycle>\S+))?", re.IGNORECASE
)


def objective_by_code(context: Context, code: str) -> PlacedObjective | None:
    """The objective with this code in the teams meant; None for a `P…` that is none: it may be a key result.

    Raises:
        Refusal: there is none, or it is in several of the speaker's teams.
    """
    here = objectives.open_ones(
        context.work.session, context.org_id, eyes=context.eyes, team_ids=[team.id for team in context.teams]
    )
    found = coded(here, code)
    found = [each for each in found if context.is_meant(each.team.id)] or found
    if len(found) == 1:
        return found[0]
    if found:
        of_several_teams(context, code, {code_of(context, each.row): each.team.id for each in found})
    if "P" in code.rpartition("/")[2].upper():
        return None
    _not_closed(context, code)
    raise Refusal(
        lines(
            context.say("There is no {code} here; nothing was changed. These are:", code=code)
            if here
            else context.say("There is no {code} here; nothing was changed.", code=code),
            listed(context, here),
        )
    )


def _not_closed(context: Context, code: str) -> None:
    """What belongs to a closed cycle stays as it is.

    Raises:
        Refusal: the code means an objective of a closed cycle.
    """
    teams = [team.id for team in context.teams]
    over = objectives.closed_ones(context.work.session, context.org_id, eyes=context.eyes, team_ids=teams)
    for each in coded(reversed(over), code)[:1]:
        raise Refusal(
            context.say(
                "{code} {title} belongs to {cycle}, which is closed: it can be read and not changed any "
                "more. Nothing was changed.",
                code=bold(each.row.code),
                title=each.row.title,
                cycle=each.cycle.name,
            )
        )


def coded(placed: Iterable[PlacedObjective], code: str) -> list[PlacedObjective]:
    """Those with this code; a plain one means the active cycle's."""
    parts = OBJECTIVE.fullmatch(code)
    if parts is None:
        return []
    known = list(placed)
    teams = [each.team for each in known]
    found = [
        each
        for each in known
        if (each.row.series, each.row.number) == (parts["series"].upper(), int(parts["number"]))
        and (parts["team"] is None or is_called(each.team, parts["team"], teams))
        and (parts["cycle"] is None or parts["cycle"].upper() == each.cycle.name.upper())
    ]
    return [each for each in found if not each.later] or found


def listed(context: Context, placed: Iterable[PlacedObjective]) -> Md:
    """Codes and titles of objectives, a line each, at most ten."""
    return lines(
        *(
            context.say("{code} {title}", code=bold(code_of(context, each.row)), title=each.row.title)
            for each in list(placed)[:10]
        )
    )
