"""Codes of key results as typed and as shown, and what a private one said in a group leads to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NoReturn
from uuid import UUID

from commands.acts.objectives.showing import sample
from commands.core.context import Context
from commands.core.errors import OnlyDirectly, Refusal, WhichTeam
from commands.core.messages import Door
from commands.core.team_codes import team_word
from commands.texts.examples import value_line
from commands.texts.markdown import Md, bold
from storage import objectives, okrs
from storage.okrs import Placed
from storage.tables import Team
from storage.visibility import PRIVATE_SERIES

CODE = re.compile(
    r"(?:(?P<team>[^/]+)/)?(?:O(?P<objective>\d+)(?:KR|\.)|KR|(?P<private>P))(?P<number>\d+)(?:@(?P<cycle>\S+))?",
    re.IGNORECASE,
)
SHOWN_CODE = re.compile(r"(?<![\w/])(?:\*\*)?((?:[^\W\d_][\w-]*/)?(?:KR|P)\d+)(?![A-Za-z0-9])")


def has_code(context: Context, placed: Placed, code: str) -> bool:
    """Whether a typed code may mean a key result; without a team's name it may be that of any team."""
    parts = CODE.fullmatch(code)
    if parts is None or (parts["private"] is not None) != (placed.row.series == PRIVATE_SERIES):
        return False
    team_id = placed.row.team_id
    if parts["team"] and not is_called(context.team_by_id(team_id), parts["team"], context.teams):
        return False
    if parts["cycle"] and parts["cycle"].upper() != placed.cycle.name.upper():
        return False
    number = int(parts["number"])
    if parts["objective"]:
        return (f"O{int(parts['objective'])}", number) == (placed.objective.code, placed.nth)
    return number == placed.row.number


def is_called(team: Team, typed: str, among: Iterable[Team] = ()) -> bool:
    """Whether a team is meant by what stands before the slash of a code: its name, or a word of it.

    A word means nobody where another team, `among` those that could be meant, is called just that.
    """
    wanted, known = team_word(typed).casefold(), team_word(team.name).casefold()
    if wanted == known:
        return True
    taken = any(wanted == team_word(each.name).casefold() for each in among)
    return not taken and wanted in known.split("-")


def of_several_teams(context: Context, code: str, found: Mapping[str, UUID]) -> NoReturn:
    """A code that means something in each of several teams; `found` has the team by the code to type.

    Raises:
        WhichTeam: in a chat, where the speaker is asked.
        Refusal: elsewhere, and of several lines, so that the others are stored.
    """
    if context.message.door is Door.CHAT and "\n" not in context.message.text.strip():
        raise WhichTeam(set(found.values()))
    raise Refusal(
        context.say(
            "{code} is in several of your teams. Please say which: {codes}. Nothing was changed.",
            code=code,
            codes=context.voice.list([bold(each) for each in found]),
        )
    )


def not_here(context: Context, code: str) -> None:
    """Of private codes nothing is said in a group, not even whether there is such a one.

    Raises:
        OnlyDirectly: a private code in a group.
    """
    parts = CODE.fullmatch(code)
    if context.group and parts is not None and parts["private"]:
        raise OnlyDirectly(None if context.outsider else _the_truth(context, code))


def _the_truth(context: Context, code: str) -> Md:
    """What only the speaker reads: the title and how to go on, or that there is none for them."""
    alone, session = context.alone, context.work.session
    teams = [team.id for team in context.teams]
    for each in okrs.key_results(session, context.org_id, teams, eyes=context.own_eyes):
        if has_code(context, each, code):
            example = value_line(alone, code=_code_alone(context, each.code), sample=sample(context, each))
            return _is_private(context, each.code, each.row.title, example)
    for one in objectives.open_ones(session, context.org_id, eyes=context.own_eyes, team_ids=teams):
        if one.code.casefold() == code.rpartition("/")[2].casefold():
            shown = alone.typed(f"/okr {_code_alone(context, one.code)}")
            return _is_private(context, one.code, one.row.title, shown)
    return context.say(
        "There is no {code} that you can see, and nothing was changed. {board} shows what there is.",
        code=bold(code),
        board=alone.typed("/okr"),
    )


def _code_alone(context: Context, code: str) -> str:
    """The code to type in the direct chat, where all of the speaker's teams can be meant."""
    return f"{team_word(context.team.name)}/{code}" if len(context.own_eyes.team_ids) > 1 else code


def _is_private(context: Context, code: str, title: str, words: Md) -> Md:
    return context.say(
        "🔒 {code} {title} is private: I say nothing of it in a group, and nothing was changed. Here you can "
        "say {words}",
        code=bold(code),
        title=title,
        words=words,
    )
