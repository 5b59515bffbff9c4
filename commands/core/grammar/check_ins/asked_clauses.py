"""Which clauses of a line ask something, and where what they ask begins."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from commands.core.grammar.check_ins.hearsay import leads_on
from commands.core.grammar.check_ins.scene import Scene
from commands.core.grammar.words.lexicon import Hit, letters_of_confidence, side
from commands.core.grammar.words.roles import Role, Side
from commands.core.grammar.words.tokens import is_figure

_EVIDENCE = frozenset(
    {
        Role.STUCK,
        Role.WAIT,
        Role.HELP,
        Role.NEED,
        Role.SAME,
        Role.ON_TRACK,
        Role.AT_RISK,
        Role.OFF_TRACK,
        Role.CONFIDENCE,
    }
)


class Clause(NamedTuple):
    """One clause of a line, and the phrases in it."""

    number: int
    start: int
    end: int
    hits: list[Hit]


def is_question(scene: Scene, clause: Clause) -> bool:
    clauses, behind = scene.clauses, clause.number + 1
    words = [hit for hit in clause.hits if not hit.roles.isdisjoint((Role.QUESTION, Role.TAG))]
    sentence = clauses.sentences[clause.number]
    asked = sentence in clauses.asked
    if not (asked or words):
        return False
    last = behind >= len(clauses.starts) or clauses.sentences[behind] != sentence
    if any(Role.HELP in hit.roles for hit in clause.hits) or _is_to_record(scene, clause):
        return False
    if asked and (last or not _has_evidence(scene, clause) or _shows_on_board(scene, clause)):
        return True
    if asked and _ends_with_tag(scene, clause):
        return True
    return any(_asks(scene, hit, clause.start, clause.end) for hit in words)


def _ends_with_tag(scene: Scene, clause: Clause) -> bool:
    """`KR1 hit 54% yesterday, right?`: a tag is all that the last clause of the sentence says."""
    last = scene.clauses.start_of(scene.clauses.sentence_end(clause.start) - 2)
    if last <= clause.start or Side.AGREE not in scene.tables:
        return False
    first, behind = scene.token_at(last), scene.token_at(scene.clauses.end_of(last))
    found = side(Side.AGREE).match(scene.tokens, first) if first < behind else None
    return found is not None and found[0] == behind


def _shows_on_board(scene: Scene, clause: Clause) -> bool:
    """`KR2's dashboard shows 0h, is it broken?`: what somebody wonders about, and does not report."""
    return scene.holds(Side.SHOWN_ON, scene.token_at(clause.start), scene.token_at(clause.end))


def _is_to_record(scene: Scene, clause: Clause) -> bool:
    """`could you put KR1 at 53%?`: a figure that somebody asks to be written down."""
    if Side.RECORD not in scene.tables:
        return False
    record = side(Side.RECORD)
    asked = any(record.match(scene.tokens, hit.first) is not None for hit in clause.hits)
    if any(Role.MEETING in hit.roles for hit in clause.hits):
        return False  # could you set a meeting at 4?
    return asked and any(clause.start <= at.start < clause.end for at in scene.numbers)


def turns_to(scene: Scene, start: int, end: int) -> int:
    """`KR4 0.6% @ravi can you look?`: a question behind a figure begins with whom it is put to."""
    named = next((at.start for at in scene.mentions if start < at.start < end), start)
    said = any(start <= ref.start < named for ref in scene.topics)
    return named if said and any(start <= at.start < named for at in scene.numbers) else start


def _has_evidence(scene: Scene, clause: Clause) -> bool:
    if any(not hit.roles.isdisjoint(_EVIDENCE) for hit in clause.hits):
        return True
    figures = any(clause.start <= at.start < clause.end for at in scene.numbers)
    return figures or _holds_mark(scene, clause.start, clause.end)


def _holds_mark(scene: Scene, start: int, end: int) -> bool:
    """Whether a `c7` stands between two characters."""
    words = scene.tokens.words[scene.token_at(start) : scene.token_at(end)]
    return any(one in letters_of_confidence() and is_figure(other) for one, other in pairwise(words))


def _asks(scene: Scene, hit: Hit, start: int, end: int) -> bool:
    """A question word opens its clause, or a Chinese one stands anywhere in it."""
    chinese = ord(scene.tokens.words[hit.first][0]) > 0x2E80
    if chinese and Role.QUESTION in hit.roles:
        return not _softens(scene, hit, start)
    if scene.token_at(start) == hit.first or scene.gap(start, hit.start) == 0:
        return True
    if Side.INQUIRING in scene.tables and _is_looked_into(scene, hit):
        return True
    opening = [word for word in scene.tokens.words[scene.token_at(start) : hit.first] if word]
    closes = hit.end >= end - 1 or scene.skip(hit.end, Side.PARTICLE) >= end
    if closes and Role.TAG in hit.roles:
        return True
    if closes and side(Side.PARTICLE).match(scene.tokens, hit.first) is not None:
        return not opening  # aman kok
    return not opening or (closes and (len(opening) == 1 or hit.last - hit.first > 1))


def _is_looked_into(scene: Scene, hit: Hit) -> bool:
    """`tolong cek KR2 kenapa lambat`: behind a code that somebody is to look at."""
    ref = next((at for at in scene.refs if at.end <= hit.start and not scene.gap(at.end, hit.start)), None)
    index = scene.token_at(ref.start) if ref is not None else 0
    looked = (side(Side.INQUIRING).match(scene.tokens, at) for at in range(max(0, index - 3), index))
    return any(found is not None and found[0] == index for found in looked)


def _softens(scene: Scene, hit: Hit, start: int) -> bool:
    """等法务盖章呢, 信心呢我觉得八分: a particle behind what goes on, or in front of what is said of it."""
    if side(Side.SOFTENER).match(scene.tokens, hit.first) is not None and leads_on(scene, hit):
        return True
    goes_on = any(not other.roles.isdisjoint(_GOING_ON) for other in scene.within(start, hit.start))
    return goes_on and side(Side.SOFTENER).match(scene.tokens, hit.first) is not None


_GOING_ON = (Role.STUCK, Role.WAIT)
