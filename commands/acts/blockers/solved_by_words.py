"""`legal is sorted now`: the blocker that these words mean is closed, or asked about where several fit."""

from __future__ import annotations

from commands.acts import asking
from commands.acts.blockers import closing_blockers
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.gone_by_words import gone_by_words
from commands.core.reply import Reply
from commands.texts.markdown import bold
from storage import blockers
from storage.tables import Blocker, KeyResult, Question

WHICH_IS_GONE = "which_is_gone"


def solve(context: Context) -> Reply | None:
    """The reply where the words fit an open blocker of the speaker's; None where they fit none."""
    found = gone_by_words(context)
    if len(found) == 1:
        return closing_blockers.resolve(context, *found[0], None)
    return _which(context, found) if found else None


def _which(context: Context, found: list[tuple[Blocker, KeyResult]]) -> Reply:
    return asking.ask(
        context,
        WHICH_IS_GONE,
        context.say("Which one do you mean?"),
        [
            context.say(
                "{code} {text} ({key_result})",
                code=bold(blocker.code),
                text=blocker.text,
                key_result=f"{key_result.code} {key_result.title}",
            )
            for blocker, key_result in found
        ],
        [blocker.code for blocker, _ in found],
        {"blockers": [str(blocker.id) for blocker, _ in found]},
    )


def chosen(context: Context, question: Question) -> Reply | None:
    """Close the one that was chosen.

    Raises:
        Refusal: it was closed meanwhile.
    """
    code = asking.chosen(context, question)
    if code is None:
        return None
    meant = dict(zip(question.payload["values"], question.payload["blockers"], strict=True))[code]
    teams = [team.id for team in context.teams]
    every = blockers.open_of_teams(context.work.session, context.org_id, teams, eyes=context.eyes)
    found = next((pair for pair in every if str(pair[0].id) == meant), None)
    if found is None:
        raise Refusal(context.say("{code} was closed meanwhile.", code=code))
    return closing_blockers.resolve(context, *found, None)
