"""How much of a large team fits into one digest: what needs somebody stays longest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from commands.rules.status import SEVERITY, Status
from commands.texts.digest_shown import MovedShown, ObjectiveMoved

NEEDS_SOMEBODY = frozenset({Status.OFF_TRACK, Status.AT_RISK})


def shorter_and_shorter(objectives: Sequence[ObjectiveMoved]) -> Iterator[Sequence[ObjectiveMoved]]:
    """All of them; then only the key results that moved or need somebody; then none of these; then fewer and
    fewer objectives, the worst to the last.
    """
    yield objectives
    yield [_only(each, [one for one in each.key_results if _is_news(one)]) for each in objectives]
    bare = [_only(each, ()) for each in objectives]
    by_need = sorted(bare, key=lambda each: SEVERITY[each.objective.status], reverse=True)
    for count in range(len(bare), -1, -1):
        kept = by_need[:count]
        yield [each for each in bare if each in kept]


def _is_news(found: MovedShown) -> bool:
    moved = found.moved is not None and round(found.moved * 100) != 0
    return moved or found.key_result.status in NEEDS_SOMEBODY


def _only(objective: ObjectiveMoved, key_results: Sequence[MovedShown]) -> ObjectiveMoved:
    return replace(objective, key_results=tuple(key_results))
