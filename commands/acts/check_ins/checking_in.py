"""Checking in: what one line says of one key result, stored as a whole or refused as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from commands.acts.blockers import blocking
from commands.acts.blockers.blocking import Raised
from commands.acts.check_ins import habits
from commands.acts.check_ins.asking_privately import Private, private_question
from commands.acts.check_ins.figures import refresh
from commands.acts.flags import flagging
from commands.acts.flags.flagging import Flagged
from commands.acts.members.people import Meant
from commands.acts.objectives.showing import sample
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar.reading import AmountKind, Reading, StatedStatus
from commands.core.reply import Announcement, Direct
from commands.core.surroundings import Surroundings
from commands.reports.standing import Standpoint, pace_by
from commands.rules.confidence import is_confidence
from commands.rules.progress import KeyResultKind
from commands.rules.value import decide
from commands.rules.verdicts import Asked, Figures, RefusalReason, Refused, Statement, Taken
from commands.texts.formats import moment
from commands.texts.receipts import Measured, Receipt
from commands.texts.refusals import refused_confidence, refused_value
from storage.okrs import Placed
from storage.tables import CheckIn, KeyResult, Member, RedFlag

CHECK_IN = "check_in"


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """A stored check-in: its receipt, the people asked to help, and the messages to others it causes.

    `flag` is the red flag it raised or worsened, `private` what its owner is to be asked alone.
    """

    receipt: Receipt
    asked: tuple[Member, ...]
    direct: tuple[Direct, ...]
    groups: tuple[Announcement, ...] = ()
    flag: RedFlag | None = None
    private: Private | None = None


@dataclass(frozen=True, slots=True)
class Before:
    """A key result's figures before a check-in."""

    value: Decimal
    progress: Decimal
    confidence: int | None

    @classmethod
    def of(cls, row: KeyResult) -> Before:
        """The latest ones, as long as nothing new is stored."""
        return cls(row.current, row.progress, row.confidence)


def decided(context: Context, placed: Placed, reading: Reading) -> Taken | Asked | None:
    """What a reading does to the figures; nothing is stored yet. None: it says nothing of them.

    Raises:
        Refusal: a value, progress or confidence that cannot be.
    """
    if reading.confidence is not None and not is_confidence(reading.confidence):
        raise Refusal(refused_confidence(context.here, reading.confidence))
    said = _statement(reading)
    if said is None:
        return None
    verdict = decide(figures(placed), said)
    if reading.value is not None and said.other is not None:
        verdict = habits.settled(context, placed, reading.value, figures(placed), said, verdict)
    if isinstance(verdict, Refused):
        raise impossible(context, placed, verdict)
    return verdict


def impossible(context: Context, placed: Placed, verdict: Refused) -> Refusal:
    """Why a figure cannot be, with one that could."""
    return Refusal(
        refused_value(
            context.here,
            verdict,
            code=context.code(placed),
            title=placed.row.title,
            sample=sample(context, placed, back=verdict.reason is RefusalReason.NEGATIVE_PROGRESS),
        )
    )


def figures(placed: Placed) -> Figures:
    """A key result's latest figures as the rules take them; before the first check-in there are none."""
    row = placed.row
    untouched = row.checked_in_at is None and row.current == row.start
    return Figures(
        kind=KeyResultKind(row.kind),
        start=row.start,
        target=row.target,
        unit=row.unit,
        current=None if untouched else row.current,
        stated_progress=row.progress if row.progress_stated else None,
    )


def _statement(reading: Reading) -> Statement | None:
    amount, done = reading.value, reading.status is StatedStatus.DONE
    if reading.percent is not None and (amount is None or amount.kind is AmountKind.NO_CHANGE):
        return Statement(percent=reading.percent, done=done, of_way=reading.of_way)
    if amount is None:
        return Statement(done=True) if done else None
    if amount.kind is AmountKind.NO_CHANGE:
        return Statement(done=done)
    if amount.kind is AmountKind.DELTA:
        return Statement(delta=amount.amount, unit=amount.unit, done=done, in_all=amount.in_all)
    return Statement(amount=amount.amount, unit=amount.unit, other=amount.other, of=amount.of, done=done)


def check_in(
    context: Context, placed: Placed, reading: Reading, verdict: Taken | None, people: Meant, *, text: str
) -> CheckedIn:
    """Store a check-in with its blocker and red flag. `text` is the line as typed."""
    standpoint, before = context.standpoint(placed), Before.of(placed.row)
    stated = _stated(context, placed, reading, verdict, text)
    _add(context, placed, stated)
    raised = _blocker(context, placed, reading, people)
    flagged = flagging.follow(
        context, placed, reading.confidence, standpoint, before=before.confidence, kind=CHECK_IN
    )
    shown = receipt_of(
        context,
        placed,
        reading,
        verdict,
        before,
        standpoint,
        blocker=blocking.shown(context, raised) if raised else None,
        named=() if raised else tuple(context.name(member) for member in people.people),
        **_flag_shown(context, flagged),
    )
    asks = blocking.direct_asks(context, raised, placed.row) if raised else ()
    return CheckedIn(
        shown,
        raised.asked if raised else (),
        asks + flagged.direct,
        flagged.groups,
        _worth_saying(flagged),
        private_question(context, placed, stated, standpoint, before=before.confidence),
    )


def correct(
    context: Context, placed: Placed, former: CheckIn, reading: Reading, *, text: str
) -> CheckedIn | Asked:
    """Put a check-in in the place of the speaker's last one; both stay in the history.

    What the correction does not say anew is kept from the corrected one.
    """
    standpoint, before = context.standpoint(placed), Before.of(placed.row)
    change = context.change("correct")
    change.set(former, withdrawn_at=context.now)
    refresh(context, placed.row)
    verdict = decided(context, placed, reading)
    if isinstance(verdict, Asked):
        return verdict
    if verdict is not None:
        habits.learn_from_correction(context, placed, former.original_text, figures(placed), verdict.value)
    anew = _stated(context, placed, reading, verdict, text)
    anew.at, anew.corrects_id = former.at, former.id
    if verdict is None:
        anew.value, anew.progress = former.value, former.progress
        anew.progress_stated = former.progress_stated
    if reading.confidence is None:
        anew.confidence = former.confidence
    anew.stated_status = anew.stated_status or former.stated_status
    anew.note, anew.next_step = anew.note or former.note, anew.next_step or former.next_step
    _add(context, placed, anew)
    flagged = flagging.follow(
        context, placed, anew.confidence, standpoint, before=before.confidence, kind="correct"
    )
    shown = receipt_of(context, placed, reading, verdict, before, standpoint, **_flag_shown(context, flagged))
    return CheckedIn(shown, (), flagged.direct, flagged.groups, _worth_saying(flagged))


def _worth_saying(flagged: Flagged) -> RedFlag | None:
    return flagged.flag if flagged.change in flagging.WORTH_SAYING else None


def _flag_shown(context: Context, flagged: Flagged) -> dict[str, Any]:
    """What the receipt shows of a red flag: who was told, and when the group will be."""
    later = flagged.flag.announce_at if flagged.flag and flagged.flag.announced_at is None else None
    return {
        "flag": flagged.change,
        "flag_told": tuple(context.name(member) for member in flagged.told),
        "flag_group_at": moment(context.voice, later, context.zone, context.now) if later else None,
    }


def _stated(context: Context, placed: Placed, reading: Reading, verdict: Taken | None, text: str) -> CheckIn:
    return CheckIn(
        org_id=context.org_id,
        key_result_id=placed.row.id,
        member_id=context.member.id,
        at=context.message.sent_at,
        value=verdict.value if verdict else None,
        progress=verdict.progress if verdict else None,
        progress_stated=verdict.stated if verdict else False,
        confidence=reading.confidence,
        stated_status=reading.status,
        note=reading.note,
        next_step=reading.next_step,
        original_text=text,
        created_at=context.now,
    )


def _add(context: Context, placed: Placed, check_in: CheckIn) -> None:
    context.change(CHECK_IN).create(check_in)
    take_over(context, placed.row, check_in)


def take_over(around: Surroundings, row: KeyResult, check_in: CheckIn) -> None:
    """The key result's latest figures become those of its newest check-in."""
    if row.checked_in_at is not None and check_in.at < row.checked_in_at:
        refresh(around, row)  # an earlier message, handled later: the latest moment stays the current one
        return
    fields: dict[str, object] = {"checked_in_at": check_in.at}
    if check_in.progress is not None and check_in.value is not None:
        fields |= {
            "current": check_in.value,
            "progress": check_in.progress,
            "progress_stated": check_in.progress_stated,
        }
    if check_in.confidence is not None:
        fields["confidence"] = check_in.confidence
    if check_in.progress is not None or check_in.stated_status is not None:
        fields["stated_status"] = check_in.stated_status
    around.work.put(row, **fields)


def _blocker(context: Context, placed: Placed, reading: Reading, people: Meant) -> Raised | None:
    if reading.blocker is None:
        return None
    due_at, text = blocking.wanted_by(context, reading.blocker)
    return blocking.raise_blocker(context, placed, text, people.people, kind=CHECK_IN, due_at=due_at)


def receipt_of(
    context: Context,
    placed: Placed,
    reading: Reading,
    verdict: Taken | None,
    before: Before,
    standpoint: Standpoint,
    **besides: Any,
) -> Receipt:
    """What a check-in is answered with, by the figures before and after; `besides` are more of its fields."""
    row = placed.row
    return Receipt(
        code=context.code(placed),
        title=row.title,
        kind=KeyResultKind(row.kind),
        unit=row.unit,
        start=row.start,
        target=row.target,
        measured=_measured(reading, verdict, before) if verdict else None,
        expected=pace_by(placed, standpoint, row.progress).expected if verdict else None,
        confidence=reading.confidence,
        confidence_before=before.confidence,
        confidence_as_typed=reading.confidence_as_typed,
        status=reading.status,
        next_step=reading.next_step,
        note=reading.note,
        **besides,
    )


def _measured(reading: Reading, verdict: Taken, before: Before) -> Measured:
    unchanged = reading.value is not None and reading.value.kind is AmountKind.NO_CHANGE
    return Measured(
        before=before.value,
        after=verdict.value,
        progress_before=before.progress,
        progress=verdict.progress,
        stated=verdict.stated,
        unchanged=unchanged and reading.percent is None,
        marks=verdict.marks,
        other=verdict.other,
        asks_final=verdict.asks_final,
    )
