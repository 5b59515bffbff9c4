"""Blockers that a line means by their words: `legal is sorted now` where somebody waits for legal."""

from __future__ import annotations

from commands.core.context import Context
from commands.core.grammar.replies.solved_things import holds_all, solved_things
from storage import blockers
from storage.tables import Blocker, KeyResult


def gone_by_words(context: Context) -> list[tuple[Blocker, KeyResult]]:
    """The open blockers here that the speaker raised or is asked to help with, and that the words fit.

    Where the line names key results, of theirs only.
    """
    things = () if context.outsider else solved_things(context.message.text)
    if not things:
        return []
    named = {ref.rpartition("/")[2] for line in context.parsed.lines for ref in line.reading.refs}
    session, teams = context.work.session, [team.id for team in context.teams]
    asked = blockers.asked_of(session, context.org_id, context.member.id, eyes=context.eyes)
    mine = {blocker.id for blocker, _, _, _ in asked}
    return [
        pair
        for pair in blockers.open_of_teams(session, context.org_id, teams, eyes=context.eyes)
        if (pair[0].raised_by_id == context.member.id or pair[0].id in mine)
        and holds_all(pair[0].text, things)
        and (not named or pair[1].code in named)
    ]
