"""What kind of line it is: a correction, a resolved blocker, a check-in, or none."""

from __future__ import annotations

from commands.core.grammar.check_ins.corrections import is_correction
from commands.core.grammar.check_ins.evidence import evidence_of
from commands.core.grammar.check_ins.found import Found
from commands.core.grammar.check_ins.resolved import is_resolved
from commands.core.grammar.check_ins.scene import Scene, Span
from commands.core.grammar.check_ins.status import is_others_delay
from commands.core.grammar.check_ins.talk import is_about_meeting, is_chatter, touches_code
from commands.core.grammar.reading import CHECK_IN, CORRECT, NONE, RESOLVE_BLOCKER
from commands.core.grammar.words.lexicon import Hit, side
from commands.core.grammar.words.pasted import is_pasted
from commands.core.grammar.words.roles import Role, Side


def intent_of(found: Found, *, explicit: bool) -> str:
    """One of the four intents of plain language; never `none` behind a command word (`explicit`)."""
    if is_resolved(found.scene) and (found.topic or not is_chatter(found.scene)):
        return RESOLVE_BLOCKER
    if is_correction(found):
        return CORRECT
    if explicit or _is_check_in(found):
        return CHECK_IN
    return NONE


def _is_check_in(found: Found) -> bool:
    strong, weak = evidence_of(found)
    if not found.scene.topics and is_pasted(found.scene.tokens.text):
        return False
    if found.topic:
        aside = _is_dial_in(found, strong + weak) or _is_festive(found, strong + weak)
        return (bool(strong or weak) and not aside) or _is_remark(found)
    return (strong > 0 or weak > 1) and not _is_talk(found, strong)


def _is_talk(found: Found, strong: int) -> bool:
    """Whether a line without a key result is about something else."""
    planned = _planned(found, strong)
    apart = [*planned, *_asked_beside(found, strong)]
    if is_chatter(found.scene, outside=apart) and not _names_confidence(found, strong):
        return True
    return is_about_meeting(found.scene, outside=planned) and (found.confidence is None or _is_mark(found))


def _asked_beside(found: Found, strong: int) -> list[Span]:
    """完成40%，卡在安全，老周什么时候有空？: what says nothing about now beside two unmistakable fields."""
    if strong < 2:
        return []
    return [(hit.start, hit.end) for hit in found.scene.hits if not found.scene.is_live(hit.start)]


def _is_mark(found: Found) -> bool:
    """演示不错，我给8分: what somebody gives, and no noun for confidence."""
    at = found.confidence
    return at is not None and any(hit.start == at.start for hit in found.scene.live(Role.SURE))


def _planned(found: Found, strong: int) -> list[Span]:
    """`60%, next: call them`: what is called the next step may be a call, or slides, and is no talk."""
    step = found.step
    if step is None or not step.cue_start:
        return []
    firm = step.firm or (strong > 0 and found.stated.percent is not None)
    return [(step.start, step.end)] if firm else []


def _names_confidence(found: Found, strong: int) -> bool:
    """A confidence noun beside another field: more than an everyday word can undo."""
    at = found.confidence
    nouns = found.scene.live(Role.CONFIDENCE)
    return at is not None and strong > 1 and any(at.start <= hit.start < at.end for hit in nouns)


def _is_dial_in(found: Found, fields: int) -> bool:
    """`KR3 call at 3pm, dial-in 4455`: about a meeting, and a loose figure is all it states."""
    value = found.stated.value
    loose = fields == 1 and value is not None and found.stated.strength <= 1
    if value is not None and value.amount is not None and abs(value.amount) >= _LEAST_AMOUNT:
        return False  # I'll call them tomorrow, 1.2M for now
    return loose and is_about_meeting(found.scene)


_LEAST_AMOUNT = 100000
"""What nobody dials."""


def _is_festive(found: Found, fields: int) -> bool:
    """`we celebrated 1M ARR with cake`, `KR3 party budget 200`: a loose figure beside what is no work."""
    scene = found.scene
    if fields != 1 or not found.stated.spans:
        return False
    chatter = [hit for hit in scene.hits if Role.CHATTER in hit.roles]
    if scene.topics:
        chatter = [hit for hit in chatter if touches_code(scene, hit) and not _laughs(scene, hit)]
    talk = [hit.start for hit in chatter]
    return any(scene.same_clause(place, start) for place in talk for start, _ in found.stated.spans)


def _laughs(scene: Scene, hit: Hit) -> bool:
    """`wkwk KR4 akhirnya 0,1% juga`: a particle and no subject."""
    found = side(Side.PARTICLE).match(scene.tokens, hit.first)
    return found is not None and found[0] == hit.last


def _is_put_off(scene: Scene) -> bool:
    """`KR3 moved to January, …`: behind a code, that it is put off, and to which day."""
    hit = scene.after(scene.refs[0].end, gap=0)
    if hit is None or Role.POSTPONED not in hit.roles or is_about_meeting(scene):
        return False
    return any(scene.gap(hit.end, start) == 0 for start, _ in scene.dates if start >= hit.end)


def _is_remark(found: Found) -> bool:
    """`KR3: legal call went fine`: a code, a colon and words that ask nothing."""
    scene = found.scene
    if not scene.refs or scene.token_at(scene.refs[0].start) != 0 or is_chatter(scene):
        return False
    if is_others_delay(scene) or _is_put_off(scene):
        return True
    behind = scene.colon_behind(scene.refs[0].end)
    return (
        behind is not None
        and scene.is_live(behind)
        and scene.unknown_words(behind, len(scene.tokens.text)) > 1
    )
