"""Several things behind one cue: `kendala: 1. akun expired 2. alat kurang`, or lines with bullets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from commands.core.grammar.check_ins.passages import EDGES, Passage, without_names
from commands.core.grammar.check_ins.scene import Scene

_MOST = 9
"""Items of a list in a message."""
_BREAK = re.compile(r"\s*\n\s*")
_OPENING = ("1", "(", "-", "•", "*")
"""What a list begins with."""
_BULLETS = _OPENING[2:]


def listed(
    scene: Scene, place: int, cue_start: int, ends: list[int], *, named: bool = False
) -> Passage | None:
    """The items from a place on, if the first of two numbers or a bullet on a new line stands there."""
    index = scene.token_at(place)
    index += scene.tokens.words[index : index + 1] == [":"]
    if index >= len(scene.tokens.words) or scene.tokens.words[index] not in _OPENING:
        return None
    bullets = scene.tokens.words[index] in _BULLETS
    starts = list(_bulleted(scene, index) if bullets else _numbered(scene, index))
    if len(starts) < (1 if bullets else 2):
        return None
    start, last = starts[0] if bullets else scene.tokens.starts[index], starts[-1]
    end = min([scene.clauses.end_of(last), *(at for at in ends if at > last)])
    text = scene.normal.as_typed(start, end).rstrip(EDGES)
    text = text if named else without_names(scene, start, end, text)
    return Passage(_on_one_line(text, bullets=bullets), start, end, cue_start)


def _on_one_line(text: str, *, bullets: bool) -> str:
    """The items with semicolons for bullets, or as numbered."""
    if not bullets:
        return _BREAK.sub(" ", text)
    return "; ".join(line.strip(EDGES + "*•") for line in text.splitlines() if line.strip())


def _numbered(scene: Scene, index: int) -> Iterator[int]:
    """Where the words of each item begin, from the piece where the first one's number may stand."""
    words, number = scene.tokens.words, 1
    while number <= _MOST and index < len(words):
        behind = _behind_number(scene, index, str(number))
        if behind is not None:
            yield scene.tokens.starts[behind]
            number += 1
        index = behind if behind is not None else index + 1


def _behind_number(scene: Scene, index: int, number: str) -> int | None:
    """The piece behind `(1)`, `1)` or `1.`, where a word stands."""
    words = scene.tokens.words
    opened = words[index] == "("
    at = index + opened
    if words[at : at + 1] != [number] or words[at + 1 : at + 2] not in ([")"], *([["."]] * (not opened))):
        return None
    behind = at + 2
    return behind if behind < len(words) and words[behind][:1].isalpha() else None


def _bulleted(scene: Scene, index: int) -> Iterator[int]:
    """The same where each item is a line of its own with a bullet, up to the first line without."""
    tokens = scene.tokens
    lines = [at for at in range(index, len(tokens.words)) if _opens_line(scene, at)]
    for at in lines[: _MOST + 1]:
        if tokens.words[at] not in _BULLETS or tokens.words[at + 1 : at + 2] == []:
            return
        if not tokens.words[at + 1][:1].isalpha():
            return
        yield tokens.starts[at + 1]


def _opens_line(scene: Scene, index: int) -> bool:
    tokens = scene.tokens
    return index > 0 and "\n" in tokens.text[tokens.ends[index - 1] : tokens.starts[index]]
