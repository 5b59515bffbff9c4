"""Blockers that a line means by their words: `legal is sorted now` where somebody waits for legal."""

from __future__ import annotations

from commands.core.context import Context
from commands.core.grammar import normalise
from commands.core.grammar.replies.solved_things import granted_things, holds_all, solved_things
from storage import blockers
from storage.tables import Blocker, KeyResult


def gone_by_words(context: Context) -> list[tuple[Blocker, KeyResult]]:
    """The open blockers here that the speaker raised or is asked to help with, and that the words fit.

    Where the line names key results, of theirs only. `signed now` fits whatever the speaker is asked for.
    """
    things = None if context.outsider else _things(context)
    if things is None:
        return []
    session, teams = context.work.session, [team.id for team in context.teams]
    named = {ref.rpartition("/")[2] for line in context.parsed.lines for ref in line.reading.refs}
    asked = blockers.asked_of(session, context.org_id, context.member.id, eyes=context.eyes)
    mine = {blocker.id for blocker, _, _, _ in asked}
    return [
        (blocker, key_result)
        for blocker, key_result in blockers.open_of_teams(session, context.org_id, teams, eyes=context.eyes)
        if (blocker.id in mine or (things and blocker.raised_by_id == context.member.id))
        and all(holds_all(blocker.text, (thing,)) for thing in things)
        and (not named or key_result.code in named)
    ]


def _things(context: Context) -> tuple[str, ...] | None:
    """The words for what is gone, or who granted it; None where a line says no such thing."""
    text = context.message.text
    things = solved_things(text)
    if things:
        return things
    given = granted_things(text)
    titles = normalise(" ".join(each.row.title for each in context.key_results)).casefold() if given else ""
    return None if given and any(thing in titles for thing in given) else given  # client signed: a figure
