"""Figures of what is planned, asked for or spent beside a key result, and not of where it stands."""

from __future__ import annotations

from commands.core.grammar.check_ins.weighing import Line
from commands.core.grammar.figures.numbers import Number
from commands.core.grammar.words.lexicon import side
from commands.core.grammar.words.roles import Role, Side


def is_asked_for(line: Line, number: Number) -> bool:
    """`minta @maria setujui 30 juta`: of what somebody is asked for."""
    scene = line.scene
    start = scene.clause_of(number.start)[0]
    asked = [hit for hit in scene.within(start, number.start) if not hit.roles.isdisjoint(ASKING)]
    if not asked or any(asked[0].start <= ref.start < number.start for ref in scene.refs):
        return False
    before = scene.before(number.start)
    if before is not None and not before.roles.isdisjoint((Role.NOW, Role.TO)):
        return False
    return any(asked[0].end <= at.start < number.start for at in scene.mentions)


ASKING = (Role.NEED, Role.HELP)


def is_spent(line: Line, number: Number) -> bool:
    """`anggaran KR5 200 juta`: a noun for what is spent touches a code whose title has no such word."""
    scene = line.scene
    first = scene.clause_of(number.start)[0]
    if not any(ref.end >= first - 1 and ref.start < number.start for ref in scene.refs):
        return False
    for index in range(scene.token_at(first), scene.token_at(number.start)):
        found = side(Side.SPENDING).match(scene.tokens, index)
        if found is None:
            continue
        start, end = scene.tokens.starts[index], scene.tokens.ends[found[0] - 1]
        beside = any(scene.gap(end, ref.start) == 0 for ref in scene.refs if ref.start >= end) or any(
            scene.gap(ref.end, start) == 0 for ref in scene.refs if ref.end <= start
        )
        if beside and scene.tokens.text[start:end] not in _title(line):
            return True
    return False


def _title(line: Line) -> str:
    return line.scene.key_result.title.casefold() if line.scene.key_result is not None else ""


def is_intended(line: Line, number: Number) -> bool:
    """`bulan ini rencana masuk 800 juta`: in the middle of a clause, a plan and what it brings."""
    scene = line.scene
    first, last = scene.token_at(scene.clause_of(number.start)[0]), scene.token_at(number.start)
    for index in range(max(first + 1, last - _PLANNED), last):
        found = side(Side.INTENDED).match(scene.tokens, index)
        if found is None or scene.tokens.words[found[0]] in (":", "="):
            continue
        if scene.tokens.text[scene.tokens.starts[index] : scene.tokens.ends[found[0] - 1]] in _title(line):
            continue
        hit = scene.before(scene.tokens.ends[found[0] - 1])
        if hit is None or hit.last < found[0] or Role.LOOSE_NEXT in hit.roles:
            return True
    return False


_PLANNED = 4
"""Pieces in which the plan stands before its figure."""
