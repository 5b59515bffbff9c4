"""Which of several figures in a line is how it stands now."""

from __future__ import annotations

from commands.core.grammar.check_ins.likelihood import is_bracketed
from commands.core.grammar.check_ins.weighing import Candidate, Line
from commands.core.grammar.figures.numbers import Number
from commands.core.grammar.words.lexicon import side
from commands.core.grammar.words.roles import Role, Side

_NEAR_NOW = 3
"""Pieces between a word for now and its figure."""


def latest(line: Line, candidates: list[Candidate]) -> Candidate | None:
    """The one that stands now: said to be so, the last of a row, the sum of them, else the likeliest."""
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    if _is_current(line, candidates[-1].number) or all(_is_of_a_time(line, at.number) for at in candidates):
        return candidates[-1]
    sums = [at for at in candidates if _is_tally(line, at.number)]
    return sums[-1] if sums else max(candidates, key=lambda at: at.score)


def _is_of_a_time(line: Line, number: Number) -> bool:
    """`Senin 5 menit, Selasa 4 menit`, `pagi 0,6%, sore 0,4%`: a day or hour directly before."""
    scene = line.scene
    if any(not scene.gap(end, number.start) for _, end in scene.dates if end <= number.start):
        return True
    before = scene.before(number.start)
    return (before is not None and Role.GREETING in before.roles) or _is_of_a_period(line, number)


def _is_of_a_period(line: Line, number: Number) -> bool:
    """`minggu 46: 52%`: a period by its number, and a colon perhaps, directly before."""
    tokens, index = line.scene.tokens, line.scene.token_at(number.start)
    index -= tokens.words[index - 1 : index] == [":"]
    if index < 2 or not tokens.words[index - 1].isdecimal():
        return False
    return side(Side.PERIOD).match(tokens, index - 2) == (index - 1, 1)


def _is_tally(line: Line, number: Number) -> bool:
    """The 280万 of 本周又到30万，累计280万: the sum of what is told before."""
    before = line.scene.before(number.start, gap=1)
    return before is not None and side(Side.TALLY).match(line.scene.tokens, before.first) is not None


def _is_current(line: Line, number: Number) -> bool:
    """`spiked to 1.1%, back at 0.5% now`: what stands in a clause that begins or ends with "now"."""
    start, end = line.scene.clause_of(number.start)
    if _turns_to(line, number):
        return True
    contrasted = start or line.scene.is_contrasted(start, number.start)
    if not contrasted or is_bracketed(line, number):
        return False
    first = line.scene.token_at(line.scene.behind_contrast(start, number.start))
    behind, now = line.scene.token_at(number.end), side(Side.CURRENTLY)
    if behind == line.scene.token_at(end) - 1 and now.match(line.scene.tokens, behind) is not None:
        return True
    idiom = next(iter(line.scene.within(start, start + 2)), None)
    if idiom is not None and idiom.first == first and Role.NEUTRAL in idiom.roles:
        return False  # giờ cao điểm 6 phút
    found = now.match(line.scene.tokens, first)
    return found is not None and line.scene.token_at(number.start) - found[0] <= _NEAR_NOW


def _turns_to(line: Line, number: Number) -> bool:
    """`hôm 12/11 là 0,5% nay 0,35%`: a "now" directly before, and a figure alike in front of it."""
    scene, index = line.scene, line.scene.token_at(number.start)
    now = (side(Side.CURRENTLY).match(scene.tokens, at) for at in range(max(0, index - 2), index))
    alike = (at for at in line.free if at.end < number.start and at.unit == number.unit)
    same = any(scene.same_clause(at.start, number.start) for at in alike)
    return same and any(found is not None and found[0] == index for found in now)
