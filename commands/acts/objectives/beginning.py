"""How to begin where there is no key result yet."""

from __future__ import annotations

from commands.core.context import Context
from commands.texts.markdown import Md
from storage import objectives


def no_key_results(context: Context) -> Md:
    """That there are none here, and the line to begin with.

    Raises:
        Refusal: the speaker is in no team.
    """
    context.need_a_team()
    return context.say("There are no key results here yet. Start with {example}", example=first_line(context))


def nothing_stored(context: Context) -> Md:
    """The same to somebody who reported.

    Raises:
        Refusal: the speaker is in no team.
    """
    context.need_a_team()
    return context.say(
        "There are no key results here yet, so nothing was stored. Start with {example}",
        example=first_line(context),
    )


def first_line(context: Context) -> Md:
    """Of an objective that has none yet, its first key result; else an objective."""
    here = [team.id for team in context.teams]
    waiting = objectives.open_ones(context.work.session, context.org_id, eyes=context.eyes, team_ids=here)
    if waiting:
        code = context.code(waiting[-1])
        return context.here.shown(context.say("/kr add {code} 30-day retention from 45% to 60%", code=code))
    return context.here.shown(
        context.say("/okr new Renewals feel effortless; KR 30-day retention from 45% to 60%")
    )
