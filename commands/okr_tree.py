"""`/okr tree`: which objective serves which, over all teams."""

from __future__ import annotations

from commands.acts.objectives.fields import code_of
from commands.core.context import Context
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.reports.organization import Branch, Seen, objectives_seen, tree
from commands.texts.formats import percent
from commands.texts.markdown import Md, bold, lines, paragraphs
from commands.texts.names import STATUS_MARKS

KIND = "okr.tree"
INDENT = "　　"
"""Wide blanks: DingTalk swallows ordinary ones at the beginning of a line."""
DEEPEST = 5


def run(context: Context) -> Reply:
    """The tree of what may be seen here; objectives of these teams that serve none stand below it."""
    found = objectives_seen(
        context.work.session, context.org_id, eyes=context.eyes, standpoint_of=context.standpoint_of
    )
    branches, alone = tree(found)
    here = {team.id for team in context.teams}
    own = [each for each in alone if each.placed.team.id in here]
    if not branches and not own:
        return Reply(context.say("There are no objectives here yet."))
    return Reply(
        paragraphs(
            context.say("🌳 Which objective serves which"),
            lines(*(_line(context, each) for each in branches)),
            _alone(context, own),
        )
    )


def _line(context: Context, branch: Branch) -> Md:
    indent = Md(INDENT * min(branch.depth - 1, DEEPEST) + "└ ") if branch.depth else Md("")
    return indent + _shown(context, branch.seen)


def _shown(context: Context, seen: Seen) -> Md:
    view, row = seen.view, seen.placed.row
    parts = [
        context.say(
            "{mark} {code} {title}",
            mark=STATUS_MARKS[view.status],
            code=bold(_code(context, seen)),
            title=row.title,
        ),
        percent(context.voice, view.progress) if view.progress is not None else None,
        Md(context.say("{owner}", owner=context.name(context.member_by_id(row.owner_id)))),
    ]
    return Md(" · ").join([part for part in parts if part])


def _code(context: Context, seen: Seen) -> str:
    only_here = [team.id for team in context.teams] == [seen.placed.team.id]
    return seen.placed.code if only_here else code_of(context, seen.placed.row)


def _alone(context: Context, own: list[Seen]) -> Md | None:
    if not own:
        return None
    example = context.here.shown(context.say("/okr align O1 to O2"))
    return lines(
        context.say("Aligned to nothing yet ({example}):", example=example),
        *(_shown(context, each) for each in own),
    )


COMMAND = Command(name=KIND, usage="/okr tree", says="which objective serves which", run=run, shows=True)
