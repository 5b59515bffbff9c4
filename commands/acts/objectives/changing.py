"""What `edit`, `drop`, `assign` and their like share: what is meant, why, and the answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from commands.acts.codes import not_here
from commands.acts.members.rights import may_change
from commands.acts.objectives.by_code import OBJECTIVE, objective_by_code
from commands.acts.objectives.fields import changed, code_of
from commands.acts.targets import by_code, quoted_key_result
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar.codes.key_results import Ref, find_refs
from commands.core.grammar.words.normal import Normal
from commands.core.reply import NEWS, Direct, Reply
from commands.texts.changes import reason_line
from commands.texts.markdown import Md, bold, lines
from storage import members
from storage.okrs import Placed
from storage.tables import Cycle, KeyResult, Member, Objective, Team


@dataclass(frozen=True, slots=True)
class Subject:
    """An objective or, with `placed`, one of its key results; `words` are what was said beside its code."""

    objective: Objective
    cycle: Cycle
    team: Team
    placed: Placed | None
    words: str

    @property
    def row(self) -> Objective | KeyResult:
        return self.placed.row if self.placed else self.objective


def subject(context: Context, example: Md) -> Subject:
    """What the message wants changed: the first code in it decides, else the quoted message.

    Raises:
        Refusal: no code, one that is unknown, or the speaker may not change it.
    """
    return subject_of(context, context.parsed.rest, example)


def subject_of(context: Context, text: str, example: Md) -> Subject:
    """The same for the text of a message whose question is answered now."""
    found = first_code(text)
    if found is None:
        return _quoted(context, text, example)
    ref, words = found
    not_here(context, ref.code)
    of_this = objective_by_code(context, ref.code) if OBJECTIVE.fullmatch(ref.code) else None
    if of_this is not None:
        meant = Subject(of_this.row, of_this.cycle, of_this.team, None, words)
    else:
        meant = _key_result(context, by_code(context, ref.code), words)
    may_change(context, meant.team)
    return meant


def key_result(context: Context, example: Md) -> tuple[Subject, Placed]:
    """The same where only a key result can be meant."""
    meant = subject(context, example)
    if meant.placed is None:
        raise Refusal(
            context.say(
                "{code} is an objective; that works for key results only. Nothing was changed. For example: "
                "{example}",
                code=bold(code_of(context, meant.objective)),
                example=example,
            )
        )
    return meant, meant.placed


def objective(context: Context, example: Md) -> Subject:
    """The same where only an objective can be meant."""
    meant = subject(context, example)
    if meant.placed is not None:
        raise Refusal(
            context.say(
                "{code} is a key result; that works for objectives only. Nothing was changed. For example: "
                "{example}",
                code=bold(context.code(meant.placed)),
                example=example,
            )
        )
    return meant


def first_code(text: str) -> tuple[Ref, str] | None:
    """The first code of an objective or key result in a text, and the words beside it."""
    normal = Normal.of(text)
    ref = next((each for each in find_refs(normal.text) if not each.is_blocker), None)
    if ref is None:
        return None
    words = f"{normal.as_typed(0, ref.start)} {normal.as_typed(ref.end, len(normal.text))}"
    return ref, words.strip(" \t\n:：,，、")


def _quoted(context: Context, text: str, example: Md) -> Subject:
    placed = quoted_key_result(context)
    if placed is None:
        raise Refusal(
            context.say(
                "Which one? Say its code, for example: {example}. Nothing was changed.", example=example
            )
        )
    meant = _key_result(context, placed, text)
    may_change(context, meant.team)
    return meant


def _key_result(context: Context, placed: Placed, words: str) -> Subject:
    return Subject(
        placed.objective, placed.cycle, context.team_by_id(placed.row.team_id), placed, words.strip()
    )


def edited(
    context: Context,
    meant: Subject,
    before: Mapping[str, Any],
    reason: str | None,
    *,
    more: Iterable[Md] = (),
) -> Reply:
    """What is different from `before`, and `more` that follows from it; the owner hears of it as well."""
    row = meant.row
    after = {name: getattr(row, name) for name in before}
    at, direct = _owner_told(context, meant, before, after, reason)
    fields = [*changed(context, context.here, row, before, after), *more]
    return Reply(receipt(context, meant, fields, reason, owners=at), at=at, about=row.code, direct=direct)


def _owner_told(
    context: Context, meant: Subject, before: Mapping[str, Any], after: Mapping[str, Any], reason: str | None
) -> tuple[tuple[Member, ...], tuple[Direct, ...]]:
    """Nobody learns from the board alone that something of theirs was changed."""
    row = meant.row
    owner = context.member_by_id(row.owner_id)
    if owner is None:
        return (), ()
    there = context.alone_with(owner)
    news = lines(
        there.say(
            "✏️ {name} changed your {code} {title} ({team}).",
            name=bold(context.name(context.member, there.voice)),
            code=bold(code_of(context, row)),
            title=row.title,
            team=meant.team.name,
        ),
        *changed(context, there, row, before, after),
        reason_line(there, reason),
    )
    return informed(context, meant, owner, news)


def receipt(
    context: Context,
    meant: Subject,
    fields: Iterable[Md],
    reason: str | None,
    *,
    owners: Iterable[Member] = (),
) -> Md:
    """What was changed, why, and how to take it back; `owners` who read along are told that it is theirs."""
    return lines(
        context.say("✏️ {code} {title}", code=bold(code_of(context, meant.row)), title=meant.row.title),
        *fields,
        reason_line(context.here, reason),
        *(
            context.say(
                "{person}, it is yours.", person=context.here.person(each.staff_id, context.name(each))
            )
            for each in owners
        ),
        context.say("{undo} takes it back.", undo=context.here.typed(context.say("undo"))),
    )


def nothing_to_change(context: Context, meant: Subject) -> Refusal:
    """It is like that already."""
    return Refusal(
        context.say(
            "{code} {title} is like that already; nothing was changed.",
            code=bold(code_of(context, meant.row)),
            title=meant.row.title,
        )
    )


def informed(
    context: Context, meant: Subject, member: Member, direct: Md
) -> tuple[tuple[Member, ...], tuple[Direct, ...]]:
    """Whom a change concerns: who stands in the answer with an @, or gets a direct message if not there."""
    once = f"changed:{meant.row.id}:{member.id}:{context.message.message_id}"
    return reached(context, Direct(to=member, text=direct, once=once, about=meant.row.code, kind=NEWS))


def reached(context: Context, direct: Direct) -> tuple[tuple[Member, ...], tuple[Direct, ...]]:
    """The same for somebody who is to know: the speaker knows already, people of this group read along."""
    if direct.to.id == context.member.id:
        return (), ()
    if context.group and _is_here(context, direct.to):
        return (direct.to,), ()
    return (), (direct,)


def joins(context: Context, team: Team, owner: Member) -> None:
    """Whoever owns something in a team belongs to it."""
    context.work.flush()  # being mentioned may have made them a member just now
    names = {owner.staff_id: None}
    members.mentioned(context.work, org_id=context.org_id, names=names, team=team, now=context.now)


def _is_here(context: Context, member: Member) -> bool:
    picked = member.id in {each.id for each in context.mentioned}
    return picked or member.id in {each.id for each in members.of_team(context.work.session, context.team)}
