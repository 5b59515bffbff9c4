"""`/block KR3 legal @wang by Friday`: raise a blocker, or ask one more person to help with one."""

from __future__ import annotations

import re
from datetime import datetime

from commands.acts.blockers import blocking
from commands.acts.blockers.blocking import Raised
from commands.acts.blockers.follow_up_plan import plan
from commands.acts.blockers.helping import BLOCKER_CODE
from commands.acts.blockers.open_blockers import open_ones
from commands.acts.members.naming import TYPED_NAME, typed_names
from commands.acts.members.people import Meant, meant
from commands.acts.members.rights import may_check_in
from commands.acts.targets import Several, listed, owned, target
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar import find_date
from commands.core.grammar.reading import Reading
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.texts.markdown import Md, bold, lines, paragraphs
from commands.texts.receipts import who_is_asked
from storage import blockers
from storage.okrs import Placed
from storage.tables import Blocker

CODE = re.compile(r"(?:(?<!\S)\S+/)?(?:O\d+\s*)?(?:KR\s*|#)\d+\s*[:：,，]?", re.IGNORECASE)
KIND = "block"


def run(context: Context) -> Reply:
    """Raise a blocker on the key result meant, and ask whoever is mentioned."""
    rest = context.parsed.rest
    if not rest.strip():
        return Reply(
            context.say("Say what is in the way and who can help: {example}", example=_example(context))
        )
    due_at, rest = _due(context, rest)
    people = meant(context, typed_names(rest))
    text = " ".join(CODE.sub(" ", TYPED_NAME.sub(" ", rest), count=1).split())
    existing = BLOCKER_CODE.match(rest.strip())
    if existing:
        return _one_more(context, int(existing[1]), people)
    placed = _placed(context)
    may_check_in(context, placed)
    if not text:
        raise Refusal(_what_is_it(context, placed))
    raised = blocking.raise_blocker(context, placed, text, people.people, kind=KIND, due_at=due_at)
    return _receipt(context, placed, raised, people)


def _what_is_it(context: Context, placed: Placed) -> Md:
    """A code and no words: what is in its way already, and who could help with that; else how it is said."""
    example, teams = _example(context, context.code(placed)), [placed.row.team_id]
    every = blockers.open_of_teams(context.work.session, context.org_id, teams, eyes=context.eyes)
    known = [pair for pair in every if pair[1].id == placed.row.id]
    if not known:
        return context.say("What is in the way? Nothing was stored. {example}", example=example)
    return paragraphs(
        open_ones(context, known),
        lines(
            context.say(
                "Who could help? {words}",
                words=context.here.shown(context.say("/block {code} @name", code=known[0][0].code)),
            ),
            context.say("Say what is in the way and who can help: {example}", example=example),
        ),
    )


def _receipt(context: Context, placed: Placed, raised: Raised, people: Meant) -> Reply:
    return Reply(
        lines(
            context.say(
                "🚧 {code} blocks {key_result} {title}: {text}",
                code=bold(raised.code),
                key_result=bold(context.code(placed)),
                title=placed.row.title,
                text=raised.blocker.text,
            ),
            blocking.due_line(context, raised.blocker.due_at),
            _asks(context, raised),
            *_not_asked(context, raised, people),
            context.say("{undo} takes it back.", undo=context.here.typed(context.say("undo"))),
        ),
        at=raised.asked,
        about=raised.code,
        direct=blocking.direct_asks(context, raised, placed.row),
    )


def _example(context: Context, code: str | None = None) -> Md:
    """How it is said, with a key result of the speaker's own."""
    mine = [] if context.outsider else owned(context)
    code = code or (context.code(mine[0]) if mine else "KR3")
    return context.here.shown(context.say("/block {code} legal @wang by Friday", code=code))


def _due(context: Context, rest: str) -> tuple[datetime | None, str]:
    found = find_date(rest, now=context.now.astimezone(context.zone), language=context.voice.code)
    if found is None:
        return None, rest
    return found.at, rest[: found.start] + rest[found.end :]


def _placed(context: Context) -> Placed:
    codes = [line.reading for line in context.parsed.lines if line.reading.refs]
    found = target(context, codes[0] if codes else Reading())
    if isinstance(found, Several):
        raise Refusal(
            lines(
                context.say("Which key result does it block? Say its code. Nothing was stored."),
                listed(context, found.options),
            )
        )
    return found


def _asks(context: Context, raised: Raised) -> Md | None:
    return who_is_asked(blocking.shown(context, raised), context.here)


def _not_asked(context: Context, raised: Raised, people: Meant) -> list[Md]:
    return [
        *blocking.unclear_names(context, raised.code, people),
        *blocking.offered_names(context, raised.code, raised.blocker.text, raised.asked),
    ]


def _one_more(context: Context, number: int, people: Meant) -> Reply:
    """Ask more people to help with a blocker that is there already."""
    blocker, placed = _existing(context, number)
    may_check_in(context, placed)
    known = {ask.member_id for ask in blockers.asks_for(context.work.session, context.org_id, [blocker.id])}
    new = tuple(member for member in people.people if member.id not in known)
    raised = Raised(blocker, new)
    if not new:
        raise Refusal(
            lines(
                context.say("Nobody new was asked."),
                *blocking.unclear_names(context, raised.code, people),
            )
        )
    plan(context, blocker, new=[blocking.ask(context, blocker, member, kind=KIND) for member in new])
    return Reply(
        lines(
            context.say("🚧 {code}: {text}", code=bold(raised.code), text=blocker.text),
            _asks(context, raised),
        ),
        at=new,
        about=raised.code,
        direct=blocking.direct_asks(context, raised, placed.row),
    )


def _existing(context: Context, number: int) -> tuple[Blocker, Placed]:
    team_ids = [team.id for team in context.teams]
    found = blockers.open_of_teams(context.work.session, context.org_id, team_ids, eyes=context.eyes)
    for blocker, key_result in found:
        placed = next((each for each in context.key_results if each.row.id == key_result.id), None)
        if blocker.number == number and placed is not None:
            return blocker, placed
    raise Refusal(
        context.say(
            "There is no open blocker {code} here. {list} shows the open ones.",
            code=f"B{number}",
            list=context.here.typed(context.say("/blockers")),
        )
    )


COMMAND = Command(
    name="block",
    usage="/block KR3 legal @wang by Friday",
    says="raise a blocker and ask somebody to help",
    run=run,
)
