"""Who decides what holds for a whole team."""

from __future__ import annotations

from commands.acts.members.naming import typed_names
from commands.acts.members.people import is_oneself, meant
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.texts.markdown import Md, bold
from storage.tables import Member, Team


def may_set(context: Context, team: Team) -> None:
    """The manager and administrators; while there is no manager any member, seen by the group.

    Raises:
        Refusal: somebody else, or from outside.
    """
    speaker = context.member  # refuses people from outside
    if team.manager_id is None or context.is_manager(team):
        return
    holder = context.member_by_id(team.manager_id)
    raise Refusal(
        context.say(
            "{name} manages this team, so {speaker} cannot change it: only the manager or an administrator.",
            name=bold(context.name(holder)),
            speaker=bold(context.name(speaker)),
        )
    )


def one_person(context: Context, words: Md, *, or_self: bool = False) -> Member:
    """The one person a setting names; `words` is how to name somebody.

    Raises:
        Refusal: nobody, or several.
    """
    rest = context.parsed.rest
    people = meant(context, typed_names(rest)).people
    if len(people) == 1:
        return people[0]
    if or_self and not people and is_oneself(context, rest):
        return context.member
    raise Refusal(
        context.say("Say one person: {words}. Nothing was changed.", words=context.here.shown(words))
    )
