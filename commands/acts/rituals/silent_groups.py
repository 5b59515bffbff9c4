"""A group in which I cannot speak: what is planned there rests, and an administrator is told."""

from __future__ import annotations

from collections.abc import Iterator

from commands.core.reply import Direct
from commands.core.surroundings import Surroundings
from commands.texts.resting import group_silent
from storage import outbox, rituals
from storage.tables import Team


def rest(around: Surroundings, team: Team, *, because: str) -> Iterator[Direct]:
    """Suspend everything that happens by itself in a group, until somebody writes to me there again."""
    if team.gone_at is not None:
        return
    rituals.silence(around.work.session, team, now=around.now, because=because)
    administrator = around.administrator()
    once = f"silent:{team.id}:{around.now.date().isoformat()}"
    if administrator is not None and not outbox.is_owed(around.work.session, around.org_id, once):
        yield Direct(administrator, group_silent(around.alone_with(administrator), team.name), once)
