"""Who may do what. A refusal always says who may, and what works instead."""

from __future__ import annotations

from commands.acts.showing import value_example
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.texts.markdown import bold
from storage.okrs import Placed


def may_check_in(context: Context, placed: Placed) -> None:
    """The owner, the objective's owner, the team's manager and administrators check in.

    Raises:
        Refusal: somebody else's key result.
    """
    team = context.team_by_id(placed.row.team_id)
    if context.member.id in (placed.row.owner_id, placed.objective.owner_id) or context.is_manager(team):
        return
    owner = context.member_by_id(placed.row.owner_id)
    raise Refusal(
        context.say(
            "{code} {title} is {owner}'s, so nothing was changed. Please ask them: they can say {example}",
            code=bold(context.code(placed)),
            title=placed.row.title,
            owner=bold(context.name(owner)),
            example=value_example(context, placed),
        )
    )
