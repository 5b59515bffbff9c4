"""What the forms of a key result's page say: a check-in, something in the way, something out of the way."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from uuid import UUID

from bot.web.board.answered_forms import NotDone, Wanted
from bot.web.board.forms import Form, words_in
from bot.web.board.refusals import NotThere
from commands.acts.blockers.closing_blockers import resolve as out_of_the_way
from commands.acts.check_ins.check_in_fields import Told, report
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar.reading import StatedStatus
from commands.core.reply import Reply
from commands.rules.confidence import is_confidence
from commands.texts.markdown import shorten
from commands.texts.voice import Voice
from storage.blockers import OPEN
from storage.boards import Subject
from storage.tables import Blocker, KeyResult

MOST_DIGITS = 100
"""Of a number before anything is done with it; how many a key result may have the use-case says."""


def check_in(form: Form, voice: Voice) -> Wanted:
    """A check-in by its fields.

    Raises:
        NotDone: a figure is none, or nothing was filled in.
    """
    told = Told(
        value=_number(form, "value", voice),
        confidence=_confidence(form, voice),
        status=StatedStatus.DONE if form.get("done") else None,
        note=words_in(form, "note"),
        next_step=words_in(form, "next"),
    )
    if told == Told():
        raise NotDone(voice.plain("Nothing was filled in, so nothing was stored."))
    return Wanted(lambda context, subject: report(context, subject.code, told))


def block(form: Form, voice: Voice) -> Wanted:
    """Something in the way, and who is asked to help.

    Raises:
        NotDone: nothing was filled in.
    """
    told = Told(blocker=words_in(form, "blocker"))
    if told == Told():
        raise NotDone(voice.plain("Nothing was filled in, so nothing was stored."))
    helper = form.get("helper", "")
    return Wanted(
        lambda context, subject: report(context, subject.code, told), helpers=(helper,) if helper else ()
    )


def resolve(blocker_id: UUID, form: Form, _voice: Voice) -> Wanted:
    """That this blocker is out of the way, perhaps with words about how."""
    words = words_in(form, "words")

    def act(context: Context, subject: Subject) -> Reply:
        row = context.work.session.get(Blocker, (context.org_id, blocker_id))
        if row is None or row.key_result_id != subject.row.id or not isinstance(subject.row, KeyResult):
            raise NotThere
        if row.state not in OPEN:
            raise Refusal(context.say("{code} is not open any more.", code=row.code))
        return out_of_the_way(context, row, subject.row, words)

    return Wanted(act)


def _number(form: Form, name: str, voice: Voice) -> Decimal | None:
    typed = form.get(name, "").strip()
    if not typed:
        return None
    try:
        found = Decimal(typed)
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite() or abs(found.adjusted()) > MOST_DIGITS:
        raise NotDone(voice.plain("“{typed}” is not a number. Nothing was stored.", typed=shorten(typed, 40)))
    return found


def _confidence(form: Form, voice: Voice) -> int | None:
    level = _number(form, "confidence", voice)
    if level is None:
        return None
    if level != int(level) or not is_confidence(int(level)):
        raise NotDone(voice.plain("Confidence is a whole number from 0 to 10. Nothing was stored."))
    return int(level)
