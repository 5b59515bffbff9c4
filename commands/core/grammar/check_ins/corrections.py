"""Whether a line puts right what was reported before."""

from __future__ import annotations

from commands.core.grammar.check_ins.found import Found, is_denied
from commands.core.grammar.check_ins.scene import Scene, inside
from commands.core.grammar.codes.key_results import Ref
from commands.core.grammar.reading import StatedStatus
from commands.core.grammar.words.lexicon import Hit, side
from commands.core.grammar.words.roles import Role, Side


def is_correction(found: Found) -> bool:
    """Whether a line states a field and says that it was wrong before."""
    scene = found.scene
    if scene.tables.isdisjoint(_PUTTING_RIGHT) and "=" not in scene.tokens.words:
        return False
    states = (
        found.confidence is not None
        or found.stated.strength > 0
        or found.stated.value
        or found.stated.percent
    )
    if not states:
        return False
    for hit in scene.live(Role.CORRECTION, Role.LOOSE_CORRECTION):
        if not inside(hit.start, found.breaths) and _leads(scene, hit):
            return True
    if _puts_right(found) or _denies_code(scene) or _says_right(found):
        return True
    ends = [ref.end for ref in scene.topics] + [hit.end for hit in scene.live(Role.CONFIDENCE)]
    return any(_equals_behind(scene, ref) for ref in scene.topics) or any(
        _is_meant_behind(scene, at) for at in ends
    )


_PUTTING_RIGHT = frozenset(
    {Role.SAID, Role.CORRECTION, Role.LOOSE_CORRECTION, Role.NOT, Role.MEANT, Side.SLIP}
)
"""Tables with whose phrases, or an equals sign, something is put right."""


def _puts_right(found: Found) -> bool:
    """Whether a figure is called wrong; `behind plan, 0.9M instead of 1.2M` only says how far behind."""
    status = found.status.status if found.status is not None else StatedStatus.DONE
    return found.puts_right and status is StatedStatus.DONE


def _denies_code(scene: Scene) -> bool:
    """`not KR2, KR4: 0.4%`: a code denied at the beginning, and another one behind."""
    topics = scene.topics
    if len(topics) < 2:
        return False
    if is_denied(scene, topics[-1]) and _is_sorry(scene):
        return True  # sori KR2 4 menit, bukan KR1
    denial = scene.before(topics[0].start)
    return denial is not None and Role.NOT in denial.roles and denial.first == 0


def _equals_behind(scene: Scene, ref: Ref) -> bool:
    """`KR5 = 1.12M`; but `average KR2 = 3.4h` only labels."""
    index = scene.token_at(ref.end)
    gauge = scene.before(ref.start)
    if scene.unknown_words(scene.clause_of(ref.start)[0], ref.start):
        return False
    if gauge is not None and not gauge.roles.isdisjoint((Role.NOW, Role.REPORT)):
        return False
    return index < len(scene.tokens.words) and scene.tokens.words[index] == "="


def _is_meant_behind(scene: Scene, place: int) -> bool:
    """`KR3 should read 4`, KR3应该是4家: the right figure directly behind the code, due on no day."""
    hit = scene.after(place)
    if hit is not None and Role.CONFIDENCE in hit.roles:  # KR1信心应该是6
        hit = scene.after(hit.end)
    if hit is None or Role.MEANT not in hit.roles:
        return False
    if hit.last - hit.first < 2 and not _is_sorry(scene):
        return False
    end = scene.clauses.end_of(place)
    figure = any(scene.gap(hit.end, at.start) == 0 for at in scene.numbers if at.start >= hit.end)
    return figure and not any(place < start < end for start, _ in scene.dates)


def _says_right(found: Found) -> bool:
    """`maaf, KR3 kelebihan satu, yang bener 3`: regret, and the right figure behind a word for it."""
    scene = found.scene
    if not found.topic or not _regrets(scene):
        return False
    before = [scene.before(start) for start, _ in found.stated.spans]
    return any(hit is not None and Role.MEANT in hit.roles and hit.last - hit.first > 1 for hit in before)


def _regrets(scene: Scene) -> bool:
    """Whether a line begins with regret, or a clause of it ends with a word for wrong (`2 M itu salah`)."""
    if side(Side.SLIP).match(scene.tokens, 0, bare=scene.bare) is not None:
        return True
    wrong = (hit.end for hit in scene.live(Role.CORRECTION, Role.LOOSE_CORRECTION))
    return any(not scene.gap(end, scene.clauses.end_of(end - 1)) for end in wrong)


def _is_sorry(scene: Scene) -> bool:
    """Whether a word of regret stands anywhere (`KR5 harusnya 1,1 miliar, maaf`)."""
    slip = side(Side.SLIP)
    return any(slip.match(scene.tokens, index, bare=scene.bare) for index in range(len(scene.tokens.words)))


def _leads(scene: Scene, hit: Hit) -> bool:
    """A correction word near the beginning of its clause, before any figure.

    An everyday one (`sửa`) must be the first word or end a clause behind a code, with nothing unknown
    behind it.
    """
    if Role.CORRECTION not in hit.roles:
        opens = hit.first == 0 or _follows_code(scene, hit)
        return opens and scene.unknown_words(hit.end, scene.clauses.end_of(hit.start)) == 0
    start = scene.clause_of(hit.start)[0]
    if any(start <= number.start < hit.start for number in scene.numbers):
        return False
    busy = any(not other.roles.isdisjoint(_REASONS) for other in scene.within(start, hit.start))
    few = 2 if scene.tokens.words[hit.first].isascii() else 4
    return not busy and scene.unknown_words(start, hit.start) <= few


def _follows_code(scene: Scene, hit: Hit) -> bool:
    """`I had KR5 wrong, it's 1.1M`, `KR5 sai rồi, 1,1 tỷ`: a clause that says so of a code."""
    closes = scene.clauses.end_of(hit.start) <= hit.end < len(scene.tokens.text)
    ends = (ref.end for ref in scene.topics if ref.end <= hit.start)
    return closes and any(scene.gap(end, hit.start) == 0 for end in ends)


_REASONS = (Role.BECAUSE, Role.STUCK, Role.WAIT, Role.NEED, Role.HELP, Role.NEXT, Role.LOOSE_NEXT)
