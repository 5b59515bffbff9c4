"""`/okr align O1 to O3`, `/okr align O1 to Growth/O3`, `/okr align O1 none`: which objective it serves."""

from __future__ import annotations

from collections.abc import Sequence

from commands.acts.objectives import changing
from commands.acts.objectives.by_code import OBJECTIVE, coded, listed
from commands.acts.objectives.changing import Subject
from commands.acts.objectives.fields import code_of
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar.orders.change_words import led_by, means, with_reason
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.texts.changes import reason_line
from commands.texts.markdown import Md, bold, lines
from storage import objectives
from storage.objectives import PlacedObjective
from storage.visibility import PRIVATE, PUBLIC

KIND = "okr.align"


def run(context: Context) -> Reply:
    """Align an objective to another one of this team or to a public one of another team."""
    meant = changing.objective(context, _example(context))
    said = with_reason(meant.words)
    led = led_by(said.text, "to")
    words = led[1] if led and led[1] else said.text
    if not words:
        raise Refusal(
            context.say("Align it to which objective? For example: {words}", words=_example(context))
        )
    if means(words, "nothing"):
        return _released(context, meant, said.reason)
    above = _target(context, meant, words)
    _no_circle(context, meant, above)
    if meant.objective.aligned_to_id == above.row.id:
        raise changing.nothing_to_change(context, meant)
    return _aligned(context, meant, above, said.reason)


def _example(context: Context) -> Md:
    return context.here.shown(context.say("/okr align O1 to O2"))


def _aligned(context: Context, meant: Subject, above: PlacedObjective, reason: str | None) -> Reply:
    _set(context, meant, above, reason)
    return Reply(
        lines(
            context.say(
                "🔗 {code} {title} serves {above} {title_above} now.",
                code=bold(code_of(context, meant.objective)),
                title=meant.objective.title,
                above=bold(_code(context, meant, above)),
                title_above=above.row.title,
            ),
            reason_line(context.here, reason),
            context.say(
                "{tree} shows the tree · {undo} takes it back.",
                tree=context.here.typed(context.say("/okr tree")),
                undo=context.here.typed(context.say("undo")),
            ),
        ),
        about=meant.objective.code,
    )


def _released(context: Context, meant: Subject, reason: str | None) -> Reply:
    if meant.objective.aligned_to_id is None:
        raise changing.nothing_to_change(context, meant)
    _set(context, meant, None, reason)
    return Reply(
        lines(
            context.say(
                "🔗 {code} {title} is aligned to nothing now.",
                code=bold(code_of(context, meant.objective)),
                title=meant.objective.title,
            ),
            reason_line(context.here, reason),
            context.say("{undo} takes it back.", undo=context.here.typed(context.say("undo"))),
        ),
        about=meant.objective.code,
    )


def _set(context: Context, meant: Subject, above: PlacedObjective | None, reason: str | None) -> None:
    change = context.change(KIND)
    change.set(meant.objective, aligned_to_id=above.row.id if above else None)
    change.row.reason = reason


def _code(context: Context, meant: Subject, above: PlacedObjective) -> str:
    return above.code if above.team.id == meant.team.id else code_of(context, above.row)


def _target(context: Context, meant: Subject, words: str) -> PlacedObjective:
    """The objective meant by a code (a plain one is of the same team) or by words of its title.

    Raises:
        Refusal: none or several; one that may not be seen here is none.
    """
    every = [each for each in _candidates(context, meant) if each.row.id != meant.objective.id]
    if OBJECTIVE.fullmatch(words):
        own = [each for each in every if each.team.id == meant.team.id]
        found = coded(every if "/" in words else own, words)
    else:
        found = _titled(every, words)
    if len(found) == 1:
        return found[0]
    raise Refusal(_which(context, found or every, several=bool(found)))


def _candidates(context: Context, meant: Subject) -> list[PlacedObjective]:
    """What everybody who sees the one sees as well: public ones, and those of the same team."""
    found = objectives.open_ones(context.work.session, context.org_id, eyes=context.eyes)
    near = [each for each in found if each.team.id == meant.team.id and each.row.visibility != PRIVATE]
    return near + [each for each in found if each.team.id != meant.team.id and each.row.visibility == PUBLIC]


def _titled(every: Sequence[PlacedObjective], words: str) -> list[PlacedObjective]:
    """The one called exactly so, else those whose title has all the words."""
    wanted = words.casefold().strip("“”\"'")
    exact = [each for each in every if each.row.title.casefold() == wanted]
    return exact or [
        each for each in every if all(word in each.row.title.casefold() for word in wanted.split())
    ]


def _which(context: Context, options: Sequence[PlacedObjective], *, several: bool) -> Md:
    head = (
        context.say("Several fit. Which one? Say its code. Nothing was changed.")
        if several
        else context.say("I do not see that objective, so nothing was changed. These can be aligned to:")
    )
    return lines(head, listed(context, options))


def _no_circle(context: Context, meant: Subject, above: PlacedObjective) -> None:
    """An objective cannot serve one that serves it, directly or through others."""
    if meant.objective.id in objectives.ids_above(context.work.session, above.row):
        raise Refusal(
            context.say(
                "{above} serves {code} already, so it cannot be the other way round as well. Nothing was "
                "changed.",
                above=bold(_code(context, meant, above)),
                code=bold(code_of(context, meant.objective)),
            )
        )


COMMAND = Command(
    name=KIND, usage="/okr align O1 to O2", says="say which objective an objective serves", run=run
)
