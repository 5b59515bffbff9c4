"""Which of a line's codes it reports on, and which it only mentions (`KR4 0.5% because of KR2`)."""

from __future__ import annotations

from commands.core.grammar.check_ins.found import Found, is_compared, is_denied
from commands.core.grammar.check_ins.lists import are_joined
from commands.core.grammar.check_ins.scene import Span, inside
from commands.core.grammar.codes.key_results import Ref


def meant_codes(found: Found, *, correcting: bool) -> list[Ref]:
    """The codes in order; one that is denied is none that a correction is about."""
    scene = found.scene
    if len(scene.refs) < 2:
        return scene.refs
    refs = [ref for ref in scene.refs if not is_compared(scene, ref)]
    refs = [ref for ref in refs if not (correcting and is_denied(scene, ref))]
    topics = [ref for ref in refs if ref.is_topic]
    if len(topics) < 2:
        return refs
    together = _together(scene.normal.text, topics)
    named = {ref.code for ref in together}
    return [ref for ref in refs if ref.code in named or not (ref.is_topic and _is_mentioned(found, ref))]


def _together(text: str, topics: list[Ref]) -> list[Ref]:
    """The first code, and those named with it (`KR2, KR3 and KR6`)."""
    together = topics[:1]
    for ref in topics[1:]:
        if not are_joined(text, together[-1], ref):
            break
        together.append(ref)
    return together


def _is_mentioned(found: Found, ref: Ref) -> bool:
    """Whether a code stands behind a figure, or in the words of the blocker or next step."""
    if any(start < ref.start for start, _ in _figures(found)):
        return True
    return inside(ref.start, [(at.cue_start, at.end) for at in (found.blocker, found.step) if at is not None])


def _figures(found: Found) -> tuple[Span, ...]:
    stated, sure = found.stated, found.confidence
    spans = stated.spans if stated.percent is not None or stated.value is not None else ()
    return spans if sure is None else (*spans, (sure.end, sure.end))
