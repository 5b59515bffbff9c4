"""What has become of the blockers that somebody names by their codes: `is B1 solved?`, B1还没解决."""

from __future__ import annotations

from commands.acts.blockers.helping import BLOCKER_CODE
from commands.acts.blockers.open_blockers import open_ones
from commands.core.context import Context
from commands.core.reply import Reply
from commands.texts.formats import moment
from commands.texts.markdown import Md, bold, lines, paragraphs, shorten
from commands.texts.receipts import QUOTED
from storage import blockers, changes
from storage.tables import Blocker, KeyResult, Member


def told_of(context: Context, text: str) -> Reply | None:
    """Each blocker named in a text: whom it waits for, or since when it is gone. None: no such code here."""
    numbers = {int(number) for number in BLOCKER_CODE.findall(text)}
    if not numbers:
        return None
    team_ids = [team.id for team in context.teams]
    found = blockers.numbered(context.work.session, context.org_id, team_ids, numbers, eyes=context.eyes)
    if not found:
        return None
    gone = [pair for pair in found if pair[0].state not in blockers.OPEN]
    still = [pair for pair in found if pair[0].state in blockers.OPEN]
    return Reply(
        paragraphs(open_ones(context, still) if still else None, *(_gone(context, *each) for each in gone)),
        about=found[0][0].code,
    )


def _gone(context: Context, blocker: Blocker, key_result: KeyResult) -> Md:
    who, at = _who_said_so(context, blocker), blocker.resolved_at or context.now
    words = shorten(blocker.resolution, QUOTED) if blocker.resolution else None
    return lines(
        context.say(
            "✅ {code} {text} · {key_result} {title} · solved {when}, said {name}",
            code=bold(blocker.code),
            text=blocker.text,
            key_result=key_result.code,
            title=key_result.title,
            when=moment(context.voice, at, context.zone, context.now),
            name=bold(context.name(who)),
        ),
        context.say("“{words}”", words=words) if words else None,
    )


def _who_said_so(context: Context, blocker: Blocker) -> Member | None:
    """Who closed it, whoever helped."""
    done = changes.edits_about(context.work.session, context.org_id, blocker.id)
    closed = (change for change, edit in done if edit.after.get("state") == "resolved")
    change = next((each for each in closed if each.reversed_at is None), None)
    return context.member_by_id(change.member_id if change else blocker.helper_id or blocker.raised_by_id)
