"""Which key result is meant. Never a guess between two, and never somebody else's by default."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from commands.acts.codes import CODE, SHOWN_CODE, has_code, is_called, not_here, of_several_teams
from commands.acts.objectives.beginning import nothing_stored
from commands.acts.objectives.showing import value_example
from commands.core.context import GROUP_PATIENCE, Context
from commands.core.errors import Refusal
from commands.core.grammar.reading import Amount, Reading
from commands.rules.due import Cadence, is_due
from commands.rules.progress import KeyResultKind
from commands.rules.units import converted
from commands.texts.markdown import Md, bold, lines
from storage import cycles
from storage.okrs import Placed
from storage.tables import Delivery
from storage.visibility import PRIVATE_SERIES


@dataclass(frozen=True, slots=True)
class Several:
    """More than one key result could be meant: ask."""

    options: tuple[Placed, ...]


def target(context: Context, reading: Reading) -> Placed | Several:
    """The key result a check-in is about.

    In this order: the code or title words; the quoted message of the bot; the only one the speaker owns; the
    only one of theirs that is told in the unit of what they said (`3h`); for a confidence alone, the only one
    they checked in a moment ago; the only one that is due.

    Raises:
        Refusal: an unknown code, or the speaker owns nothing here.
    """
    if reading.refs:
        return by_code(context, reading.refs[0], rather_own=True)
    if reading.title_codes:
        named = tuple(each for each in context.key_results if context.code(each) in reading.title_codes)
        return named[0] if len(named) == 1 else Several(named)
    quoted = quoted_key_result(context)
    if quoted is not None:
        return quoted
    mine, another = owned(context), _quotes_what_is_gone(context)
    if len(mine) == 1 and not another:
        return mine[0]
    if not mine:
        raise Refusal(_owns_nothing(context))
    fitting = told_in_its_unit(mine, reading.value)
    due = [each for each in fitting if is_due_today(context, each)]
    only = next(
        (found for found in (fitting, _amended(context, mine, reading), due) if len(found) == 1), None
    )
    if only is not None and not another and not _quotes_the_unknown(context):
        return only[0]
    return Several(tuple(fitting))


def _amended(context: Context, mine: Sequence[Placed], reading: Reading) -> Sequence[Placed]:
    """`conf 6` behind a receipt and nothing else: those of mine that were checked in a moment ago."""
    if reading.confidence is None or reading != Reading(
        confidence=reading.confidence, confidence_as_typed=reading.confidence_as_typed
    ):
        return ()
    earliest = context.message.sent_at - GROUP_PATIENCE
    return [each for each in mine if each.row.checked_in_at and each.row.checked_in_at >= earliest]


def told_in_its_unit(placed: Sequence[Placed], value: Amount | None) -> Sequence[Placed]:
    """Those that can have a value in the unit that was typed; all of them if none can, or none was typed."""
    return [each for each in placed if _is_told_in(each, value)] or placed


def _is_told_in(placed: Placed, value: Amount | None) -> bool:
    if value is None or value.unit is None or value.amount is None:
        return True
    kind, unit = KeyResultKind(placed.row.kind), placed.row.unit
    return converted(value.amount, given=value.unit, kind=kind, unit=unit) is not None


def by_code(context: Context, code: str, *, rather_own: bool = False) -> Placed:
    """The key result with this code; of several teams' (`rather_own`) the only one the speaker owns.

    Raises:
        Refusal: there is none here, or the code means several teams' key results.
        OnlyDirectly: a private code in a group.
    """
    not_here(context, code)
    found = [each for each in context.named if has_code(context, each, code)]
    found = found or [each for each in context.key_results if has_code(context, each, code)]
    found = [each for each in found if not each.later] or found  # a plain code means the active cycle's
    found = [each for each in found if context.is_meant(each.row.team_id)] or found
    if rather_own and not context.outsider:
        mine = [each for each in found if each.row.owner_id == context.member.id]
        found = mine if len(mine) == 1 else found
    if len(found) == 1:
        return found[0]
    if found:
        of_several_teams(context, code, {context.code(each): each.row.team_id for each in found})
    raise Refusal(_unknown_code(context, code))


def quoted_key_result(context: Context) -> Placed | None:
    """The one key result that the quoted message of the bot speaks of."""
    codes = _quoted_codes(context)
    found = [each for each in context.key_results if _has_one_of(context, each, codes)] if codes else []
    return found[0] if len(found) == 1 else None


def _quoted_codes(context: Context) -> set[str]:
    """The codes of key results in the quoted message; what it was about goes before what it mentions."""
    quote = context.message.quote
    if quote is None:
        return set()
    about = quoted_about(context)
    return {about} if about and CODE.fullmatch(about) else set(SHOWN_CODE.findall(quote.text or ""))


def _has_one_of(context: Context, placed: Placed, codes: set[str]) -> bool:
    return any(has_code(context, placed, code) for code in codes)


def _quotes_the_unknown(context: Context) -> bool:
    """Whether a message was quoted of which DingTalk told only the id: it may speak of any key result."""
    quote = context.message.quote
    return quote is not None and quote.text is None and quoted_about(context) is None


def _quotes_what_is_gone(context: Context) -> bool:
    """Whether a message was quoted that speaks of key results, and of none that is known here any more."""
    codes = _quoted_codes(context)
    return bool(codes) and not any(_has_one_of(context, each, codes) for each in context.key_results)


def quoted_about(context: Context) -> str | None:
    """The code of what the quoted message speaks of, where DingTalk tells which message it was."""
    quote = context.message.quote
    if quote is None or quote.send_key is None:
        return None
    return context.work.session.scalar(
        select(Delivery.about)
        .where(Delivery.org_id == context.org_id, Delivery.send_key == quote.send_key)
        .limit(1)
    )


def owned(context: Context) -> list[Placed]:
    """The key results the speaker owns in the teams meant."""
    return [each for each in context.key_results if each.row.owner_id == context.member.id]


def is_due_today(context: Context, placed: Placed) -> bool:
    """Whether a check-in is due, by the team's calendar."""
    standpoint, at = context.standpoint(placed), placed.row.checked_in_at
    return is_due(
        Cadence(placed.row.cadence),
        today=standpoint.today,
        cycle_start=placed.cycle.starts_on,
        last_check_in=at.astimezone(standpoint.zone).date() if at else None,
    )


def listed(context: Context, placed: Sequence[Placed]) -> Md:
    """Codes and titles, a line each, at most ten."""
    return lines(
        *(
            context.say("{code} {title}", code=bold(context.code(each)), title=each.row.title)
            for each in placed[:10]
        )
    )


def _unknown_code(context: Context, code: str) -> Md:
    mine = owned(context) if not context.outsider else []
    known = mine or context.key_results
    closed = _in_a_closed_cycle(context, code)
    if closed is not None:
        return closed
    if not known:
        return nothing_stored(context)
    return lines(
        context.say("There is no {code} here; nothing was changed. Yours are:", code=code)
        if mine
        else context.say("There is no {code} here; nothing was changed. These are:", code=code),
        listed(context, known),
    )


def to_read(context: Context, code: str) -> Placed:
    """The key result with this code, only to be shown: closed cycles too, where the code names one.

    Raises:
        Refusal: as `by_code`.
    """
    not_here(context, code)
    closed = _closed_key_result(context, code) if "@" in code else None
    return closed or by_code(context, code)


def _closed_key_result(context: Context, code: str) -> Placed | None:
    """The key result that a code means in a closed cycle: the one it names, else the latest."""
    parts = CODE.fullmatch(code)
    if parts is None or parts["objective"]:
        return None
    teams = [
        team.id
        for team in context.teams
        if not parts["team"] or is_called(team, parts["team"], context.teams)
    ]
    found = cycles.closed_with(
        context.work.session,
        context.org_id,
        teams,
        (PRIVATE_SERIES if parts["private"] else "KR", int(parts["number"])),
        name=parts["cycle"],
        eyes=context.eyes,
    )
    return Placed(*found, nth=0, later=True) if found else None


def _in_a_closed_cycle(context: Context, code: str) -> Md | None:
    placed = _closed_key_result(context, code)
    if placed is None:
        return None
    return lines(
        context.say(
            "{code} {title} belongs to {cycle}, which is closed: it can be read and not changed any more. "
            "Nothing was changed.",
            code=bold(placed.row.code),
            title=placed.row.title,
            cycle=placed.cycle.name,
        ),
        context.say(
            "Look at it: {look} · Plan anew: {plan}",
            look=context.here.typed(f"/kr {placed.code}"),
            plan=context.here.shown(context.say("/okr new …")),
        ),
    )


def _owns_nothing(context: Context) -> Md:
    if not context.key_results:
        return nothing_stored(context)
    first = context.key_results[0]
    return lines(
        context.say(
            "You own no key result here, so please say which one, like {example}. Nothing was changed.",
            example=value_example(context, first),
        ),
        listed(context, context.key_results),
    )
