"""What the bot answers to a check-in says the same figures when somebody types it back."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from commands.core.grammar import EXAMPLES, parse
from commands.core.grammar.reading import CHECK_IN, KnownKeyResult
from commands.rules.progress import KeyResultKind
from commands.texts.receipts import Measured, Receipt, receipt
from commands.texts.scene import Scene
from commands.texts.voice import voice_of

_LEVELS = st.one_of(st.none(), st.integers(0, 10))
_STATUSES = st.sampled_from([None, "on_track", "at_risk", "off_track"])


@st.composite
def receipts(draw: st.DrawFn) -> tuple[str, KnownKeyResult, Receipt]:
    """A language, one of its key results, and a receipt for two figures between start and target."""
    language = draw(st.sampled_from(sorted(EXAMPLES)))
    item = draw(st.sampled_from(EXAMPLES[language]))
    start, target = item.start or Decimal(0), item.target or Decimal(0)
    before, after = (_figure(item, Decimal(draw(st.integers(0, 20))) / 20) for _ in range(2))
    span = target - start
    measured = Measured(before, after, (before - start) / span, (after - start) / span)
    said = Receipt(
        code=item.code,
        title=item.title,
        kind=KeyResultKind(item.kind),
        unit=item.unit,
        start=start,
        target=target,
        measured=measured,
        expected=draw(st.sampled_from([None, Decimal("0.54")])),
        confidence=draw(_LEVELS),
        confidence_before=draw(_LEVELS),
        status=draw(_STATUSES),
    )
    return language, item, said


def _figure(item: KnownKeyResult, share: Decimal) -> Decimal:
    """A figure people would state at a share of the way: whole where things are counted."""
    start, target = item.start or Decimal(0), item.target or Decimal(0)
    counted = item.unit is None or item.unit == "家"
    return (start + (target - start) * share).quantize(Decimal(1) if counted else Decimal("0.001"))


@given(receipts())
@settings(max_examples=400, deadline=None)
def test_a_receipt_parses_back_to_the_same_fields(made: tuple[str, KnownKeyResult, Receipt]) -> None:
    language, item, said = made
    text = receipt(said, Scene(voice_of(language), "OKR", group=False)).replace("**", "")
    read = parse(text, language=language, key_results=EXAMPLES[language])
    assert read.intent == CHECK_IN, text
    line = read.lines[0].reading
    assert line.refs == (item.code,), text
    assert line.confidence == said.confidence, text
    assert line.status == said.status, text
    stated = line.percent if item.unit == "%" else line.value.amount if line.value is not None else None
    assert said.measured is not None
    assert stated == said.measured.after, text
