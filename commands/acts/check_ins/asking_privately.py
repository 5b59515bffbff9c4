"""Questions that only the owner of a key result gets, alone: what changed, what makes them so sure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from commands.acts.asking import free_words
from commands.core.context import Context
from commands.core.grammar.replies.short_words import says_nothing
from commands.core.reply import ASK, Asks, Direct, Reply
from commands.reports.standing import Standpoint, pace_by
from commands.rules.confidence import asks_what_changed, may_ask_what_changed
from commands.rules.red_flag import is_overconfident
from commands.rules.thresholds import Thresholds
from commands.texts.markdown import Md, bold
from commands.texts.private import what_changed, what_makes_sure
from storage import flags, questions
from storage.okrs import Placed
from storage.tables import CheckIn, KeyResult, Member, Question

WHAT_CHANGED = "what_changed"
"""Both questions are answered the same way: the answer becomes a note of the check-in."""


@dataclass(frozen=True, slots=True)
class Private:
    """A question for one person alone; `here` if this is where they are alone with me."""

    to: Member
    text: Md
    payload: dict[str, str]
    here: bool

    @property
    def direct(self) -> Direct:
        """The question as a direct message."""
        return Direct(
            self.to,
            self.text,
            once=f"private:{self.payload['check_in']}",
            asks=Asks(WHAT_CHANGED, self.payload),
            kind=ASK,
        )


def private_question(
    context: Context, placed: Placed, check_in: CheckIn, standpoint: Standpoint, *, before: int | None
) -> Private | None:
    """What the owner is asked about a new check-in, at most once a day; `before` is the former confidence."""
    row = placed.row
    if check_in.confidence is None or row.checked_in_at != check_in.at:
        return None  # nothing said of confidence, or an old message handled late
    lines = standpoint.thresholds
    fell = before is not None and _fell(context, placed, check_in, lines, before)
    gap = pace_by(placed, standpoint, row.progress).gap
    if not fell and not is_overconfident(
        check_in.confidence, gap, stable_from=lines.stable_from, gap_over=lines.at_risk_gap
    ):
        return None
    owner = context.member_by_id(row.owner_id)
    if owner is None or questions.was_asked(
        context.work.session, owner, WHAT_CHANGED, since=_midnight(context, owner)
    ):
        return None
    here = not context.group and owner.id == context.member.id
    scene = context.here if here else context.alone_with(owner)
    if fell and before is not None:
        text = what_changed(
            scene, code=placed.code, title=row.title, before=before, after=check_in.confidence
        )
    else:
        assert gap is not None
        text = what_makes_sure(
            scene, code=placed.code, title=row.title, confidence=check_in.confidence, gap=gap
        )
    return Private(owner, text, {"check_in": str(check_in.id), "key_result": str(row.id)}, here)


def _fell(context: Context, placed: Placed, check_in: CheckIn, lines: Thresholds, before: int) -> bool:
    """Whether the confidence just stated is a fall worth asking about."""
    assert check_in.confidence is not None
    if not may_ask_what_changed(before, check_in.confidence, stable_from=lines.stable_from):
        return False  # the usual case: no earlier confidence needs to be looked at
    context.work.flush()
    said = flags.confident(context.work.session, placed.row, limit=3)
    return asks_what_changed(
        [each.confidence for each in reversed(said) if each.confidence is not None],
        stable_from=lines.stable_from,
        red_below=lines.red_below,
    )


def _midnight(context: Context, member: Member) -> datetime:
    """When the member's day began."""
    zone = context.zone_of(member)
    return datetime.combine(context.now.astimezone(zone).date(), time(), zone)


def take_note(context: Context, question: Question) -> Reply | None:
    """The answer in the owner's own words becomes a note of the check-in that was asked about."""
    if says_nothing(context.message.text):
        return Reply(context.say("👌 All right."))
    words = free_words(context)
    if (
        words is None
        or words.endswith(("?", "？"))
        or any(line.reading.blocker for line in context.parsed.lines)
    ):
        return None  # a question, or a blocker that somebody must be asked about
    check_in = context.work.session.get(CheckIn, (context.org_id, UUID(question.payload["check_in"])))
    key_result = context.work.session.get(KeyResult, (context.org_id, UUID(question.payload["key_result"])))
    if check_in is None or key_result is None or check_in.withdrawn_at is not None:
        return None  # taken back or corrected meanwhile
    note = f"{check_in.note}\n{words}" if check_in.note else words
    context.change("note").set(check_in, note=note)
    return Reply(
        context.say(
            "👍 Kept as a note of {code}. {undo} takes it back.",
            code=bold(key_result.code),
            undo=context.here.typed(context.say("undo")),
        ),
        about=key_result.code,
    )
