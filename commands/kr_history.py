"""`/kr history KR3`: where it went, every check-in with its words, and every change with who and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from commands.acts.objectives.by_code import OBJECTIVE, objective_by_code
from commands.acts.objectives.fields import changed, code_of
from commands.acts.objectives.showing import reported
from commands.acts.targets import quoted_key_result, to_read
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.rules.progress import KeyResultKind
from commands.texts.changes import reason_line
from commands.texts.formats import confidence, moment, number
from commands.texts.markdown import Md, bold, bullets, lines, paragraphs, shorten
from commands.texts.names import STATUS_NAMES
from storage import changes, okrs
from storage.objectives import PlacedObjective
from storage.okrs import Placed
from storage.tables import Change, CheckIn, Edit

KIND = "kr.history"
MOST_ENTRIES = 40
MOST_POINTS = 10
QUOTED = 200


def run(context: Context) -> Reply:
    """The trend, then check-ins and changes, newest first."""
    objective = _objective(context)
    if objective is not None:
        return Reply(_whose(context, objective))
    placed = _placed(context)
    check_ins = okrs.every_check_in(context.work.session, placed.row)
    entries = _said(context, placed, check_ins) + _edits(context, placed)
    entries.sort(key=lambda entry: entry[0], reverse=True)
    return Reply(
        paragraphs(
            lines(
                context.say(
                    "🕘 {code} {title}", code=bold(context.code(placed)), title=bold(placed.row.title)
                ),
                *_trend(context, placed, check_ins),
            ),
            bullets(text for _, text in entries[:MOST_ENTRIES])
            if entries
            else context.say("No check-in and no change so far."),
            _left_out(context, len(entries) - MOST_ENTRIES),
        ),
        about=context.code(placed),
    )


def _objective(context: Context) -> PlacedObjective | None:
    """The objective whose code was said instead of a key result's."""
    code = next((ref for line in context.parsed.lines for ref in line.reading.refs), "")
    return objective_by_code(context, code) if OBJECTIVE.fullmatch(code) else None


def _whose(context: Context, objective: PlacedObjective) -> Md:
    """The way to the history of each of an objective's key results."""
    its_own = [each for each in context.key_results if each.objective.id == objective.row.id]
    return lines(
        context.say(
            "🕘 {code} {title}: its history is that of its key results.",
            code=bold(code_of(context, objective.row)),
            title=objective.row.title,
        ),
        *(
            context.say(
                "{words} · {text}",
                words=context.here.typed(context.say("/kr history {code}", code=context.code(each))),
                text=each.row.title,
            )
            for each in its_own
        ),
    )


def _placed(context: Context) -> Placed:
    codes = [ref for line in context.parsed.lines for ref in line.reading.refs]
    if codes:
        return to_read(context, codes[0])
    quoted = quoted_key_result(context)
    if quoted is None:
        raise Refusal(
            context.say(
                "Whose history? Say the code, for example: {words}",
                words=context.here.shown(context.say("/kr history KR3")),
            )
        )
    return quoted


def _trend(context: Context, placed: Placed, check_ins: Sequence[CheckIn]) -> list[Md]:
    """Values and confidence from one check-in to the next, oldest first."""
    standing = [each for each in reversed(check_ins) if each.withdrawn_at is None]
    values = _values(context, placed, [each for each in standing if each.value is not None])
    sure = [Md(str(each.confidence)) for each in standing if each.confidence is not None]
    found = []
    if values:
        found.append(context.say("Value: {trend}", trend=Md(" → ").join(values[-MOST_POINTS:])))
    if sure:
        found.append(context.say("Confidence: {trend}", trend=Md(" → ").join(sure[-MOST_POINTS:])))
    return found


Entry = tuple[datetime, Md]


def _said(context: Context, placed: Placed, check_ins: Sequence[CheckIn]) -> list[Entry]:
    corrected = {each.corrects_id for each in check_ins}
    return [(each.at, _check_in(context, placed, each, corrected)) for each in check_ins]


def _values(context: Context, placed: Placed, standing: Sequence[CheckIn]) -> list[Md]:
    """What each check-in reported; of milestones only the last says how many there are."""
    shown = [reported(context, placed, each) or Md("") for each in standing]
    if placed.row.kind != KeyResultKind.MILESTONES:
        return shown
    return [*(number(context.voice, each.value or 0) for each in standing[:-1]), *shown[-1:]]


def _check_in(context: Context, placed: Placed, said: CheckIn, corrected: set[UUID | None]) -> Md:
    stated = [
        reported(context, placed, said),
        context.say("confidence {level}", level=confidence(context.voice, said.confidence))
        if said.confidence is not None
        else None,
        context.say(STATUS_NAMES[said.stated_status]) if said.stated_status else None,
        _quoted(context, said.note),
        context.say("Next: {step}", step=shorten(said.next_step, QUOTED)) if said.next_step else None,
    ]
    parts = [
        *_when_and_who(context, said.at, said.member_id),
        *(stated if any(stated) else [_quoted(context, said.original_text)]),
        _mark(context, said, corrected),
    ]
    return Md(" · ").join([part for part in parts if part])


def _when_and_who(context: Context, at: datetime, member_id: UUID) -> list[Md]:
    return [
        moment(context.voice, at, context.zone, context.now),
        bold(context.name(context.member_by_id(member_id))),
    ]


def _quoted(context: Context, words: str | None) -> Md | None:
    return context.say("“{words}”", words=shorten(words, QUOTED)) if words else None


def _mark(context: Context, said: CheckIn, corrected: set[UUID | None]) -> Md | None:
    if said.withdrawn_at is None:
        return context.say("a correction") if said.corrects_id else None
    return context.say("✗ corrected") if said.id in corrected else context.say("✗ taken back")


def _edits(context: Context, placed: Placed) -> list[Entry]:
    found = changes.edits_about(context.work.session, context.org_id, placed.row.id)
    entries = [(change.at, _edit(context, placed, change, edit)) for change, edit in found]
    return [(at, text) for at, text in entries if text is not None]


def _edit(context: Context, placed: Placed, change: Change, edit: Edit) -> Md | None:
    fields = changed(context, context.here, placed.row, changes.former(edit), changes.latter(edit))
    if not fields:
        return None
    parts = [
        *_when_and_who(context, change.at, change.member_id),
        Md("✏️ ") + Md(" · ").join(fields),
        reason_line(context.here, change.reason),
        context.say("✗ taken back") if change.reversed_at else None,
    ]
    return Md(" · ").join([part for part in parts if part])


def _left_out(context: Context, count: int) -> Md | None:
    if count <= 0:
        return None
    return context.voice.count("{n} older entry is not shown.", "{n} older entries are not shown.", count)


COMMAND = Command(
    name=KIND, usage="/kr history KR3", says="all check-ins and changes of a key result", run=run, shows=True
)
