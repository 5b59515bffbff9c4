"""Lines that say a blocker is out of the way, alone or among check-ins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from commands.acts.blockers import closing_blockers
from commands.acts.blockers.helping import BLOCKER_CODE, wanted_of
from commands.acts.check_ins.sorting import not_done
from commands.acts.check_ins.updating import update
from commands.acts.targets import by_code, quoted_key_result
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.gone_by_words import gone_by_words
from commands.core.grammar.reading import CHECK_IN, RESOLVE_BLOCKER, Line
from commands.core.grammar.replies.solved_things import holds_any, waited_for
from commands.core.reply import Reply, joined
from commands.texts.markdown import Md, bold, lines
from storage import blockers
from storage.tables import Blocker, KeyResult


def report(context: Context, found: Sequence[Line]) -> Reply:
    """Close the blockers that are said to be gone, and check in what else the lines say.

    What cannot be done comes back with its reason and keeps nothing else from being stored.

    Raises:
        Refusal: nothing of it could be done.
    """
    gone = [line for line in found if line.intent == RESOLVE_BLOCKER]
    if not gone:
        return update(context, found)
    told = [line for line in found if line.intent != RESOLVE_BLOCKER]
    if len(found) == 1:
        return _solve(context, gone[0], asks=True)
    replies: list[Reply] = []
    refused: list[Md] = []
    for line in gone:
        try:
            replies.append(_solve(context, line, asks=False))
        except Refusal as no:
            refused.append(not_done(context, line, no.text))
    try:
        replies += [update(context, told)] if told else []
    except Refusal as no:
        refused.append(no.text)
    if not replies:
        raise Refusal(lines(*refused))
    return joined(*replies, Reply(lines(*refused)))


def _solve(context: Context, line: Line, *, asks: bool) -> Reply:
    """Close the blocker a line means, and check in what it says of the key result beside it.

    `asks`: whether the raiser is asked if the key result moved, unless the line says so.
    """
    found = _meant(context, line)
    if not found:
        raise Refusal(_none_fits(context, line))
    things = () if _is_by_code(line) else waited_for(line.text)
    fitting = [pair for pair in found if holds_any(pair[0].text, things)]
    if len(fitting or found) > 1 or (things and not fitting):
        raise Refusal(_which(context, fitting or found))
    found = fitting or found
    blocker, key_result = found[0]
    beside = _beside(context, line, key_result)
    reply = closing_blockers.resolve(
        context, blocker, key_result, line.reading.note, asks=asks and beside is None
    )
    return reply if beside is None else joined(reply, update(context, [beside]))


def _is_by_code(line: Line) -> bool:
    return BLOCKER_CODE.search(line.text) is not None


def _beside(context: Context, line: Line, key_result: KeyResult) -> Line | None:
    """What a line says of the key result beside its blocker: "…, back on track, conf 8"."""
    reading = line.reading
    if (reading.percent, reading.value, reading.confidence, reading.status) == (None, None, None, None):
        return None
    named = next((ref for ref in reading.refs if not BLOCKER_CODE.fullmatch(ref)), None)
    code = named or next(context.code(each) for each in context.key_results if each.row.id == key_result.id)
    return Line(line.text, CHECK_IN, replace(reading, refs=(code,), blocker=None, note=None))


def _meant(context: Context, line: Line) -> list[tuple[Blocker, KeyResult]]:
    team_ids = [team.id for team in context.teams]
    every = blockers.open_of_teams(context.work.session, context.org_id, team_ids, eyes=context.eyes)
    numbers = {int(number) for number in BLOCKER_CODE.findall(line.text)}
    if numbers:
        return [pair for pair in every if pair[0].number in numbers]
    codes = [ref for ref in (*line.reading.refs, *line.reading.title_codes) if "KR" in ref.upper()]
    if codes:
        ids = {by_code(context, code).row.id for code in codes}
        return [pair for pair in every if pair[1].id in ids]
    placed = quoted_key_result(context)
    if placed is not None:
        return [pair for pair in every if pair[1].id == placed.row.id]
    mine = {context.member.id}
    asked = {each.blocker.id for each in wanted_of(context)}
    found = [pair for pair in every if pair[0].raised_by_id in mine or pair[0].id in asked]
    return gone_by_words(context) or found if len(found) > 1 else found


def _none_fits(context: Context, line: Line) -> Md:
    """That it is gone already, if what is named is; else that there is none."""
    numbers = {int(number) for number in BLOCKER_CODE.findall(line.text)}
    team_ids = [team.id for team in context.teams]
    gone = blockers.gone_of_teams(context.work.session, context.org_id, team_ids, numbers, eyes=context.eyes)
    if gone:
        codes = context.voice.list([bold(code) for code in dict.fromkeys(each.code for each in gone)])
        return context.say("👍 {code} is out of the way already.", code=codes)
    return context.say(
        "No open blocker fits that. {list} shows the open ones.",
        list=context.here.typed(context.say("/blockers")),
    )


def _which(context: Context, found: list[tuple[Blocker, KeyResult]]) -> Md:
    return lines(
        context.say("Which one is out of the way? Nothing was changed."),
        *(
            context.say(
                "{words} · {text} ({key_result})",
                words=context.here.typed(context.say("unblocked {code}", code=blocker.code)),
                text=blocker.text,
                key_result=bold(key_result.code),
            )
            for blocker, key_result in found[:10]
        ),
    )
