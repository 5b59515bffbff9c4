"""What DingTalk's client and servers do to an "@name", each way (pure).

A person picks people from a list while typing. Plain text reaches the robot with every picked name cut
out; rich text keeps the names as ordinary words. A robot's "@<userId>" becomes a mention only if the
request lists that id too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

MOST_MENTIONS = 50
"""People one message of a robot can mention."""

Names = tuple[str, ...]
"""The names one person may be picked under: nick and real name."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A message as its author sees it, and where in it the picked mentions stand."""

    text: str
    picked: tuple[tuple[int, int], ...]

    def stripped(self) -> str:
        """The text a plain message brings: mentions cut out, the blanks around them left.

        Of the two blanks around a mention between words one goes with it; leading ones all stay
        (two mentions before the first word leave two blanks).
        """
        left = ""
        for part in self._between():
            doubled = left.endswith(" ") and left.strip() and part.startswith(" ")
            left += part[1:] if doubled else part
        return left

    def nodes(self) -> list[dict[str, str]]:
        """The text nodes of a rich message: names kept, blanks around them gone."""
        parts: list[str] = []
        words = self._between()
        for word, (start, end) in zip(words, self.picked, strict=False):
            parts += [word, self.text[start:end]]
        parts.append(words[-1])
        return [{"text": part.strip()} for part in parts if part.strip()]

    def _between(self) -> list[str]:
        edges = [0, *(edge for span in self.picked for edge in span), len(self.text)]
        return [self.text[edges[i] : edges[i + 1]] for i in range(0, len(edges), 2)]


def typed(text: str, people: Sequence[Names], robot: str | None) -> Typed:
    """Place the picks in the text: where "@name" stands, else the robot in front, people behind."""
    for names in people:
        if not _find(text, names, ()):
            text = f"{text} @{names[0]}" if text else f"@{names[0]}"
    picks = list(people)
    if robot is not None:
        picks.append((robot,))
        if not _find(text, (robot,), ()):
            text = f"@{robot} {text}"
    return Typed(text, _spans(text, picks))


def robot_at(text: str, listed: Iterable[str], can_be: Callable[[str], bool]) -> tuple[str, ...]:
    """Those of `listed` who can be mentioned and whose "@<id>" stands in `text`: DingTalk shows them as @."""
    shown = [person for person in listed if can_be(person) and _find(text, (person,), ())]
    return tuple(dict.fromkeys(shown))[:MOST_MENTIONS]


def _spans(text: str, picks: Iterable[Names]) -> tuple[tuple[int, int], ...]:
    taken: list[tuple[int, int]] = []
    for names in sorted(picks, key=lambda names: -max(map(len, names))):
        if found := _find(text, names, taken):
            taken.append(found)
    return tuple(sorted(taken))


def _find(text: str, names: Names, taken: Collection[tuple[int, int]]) -> tuple[int, int] | None:
    """The first free "@name"; "@Wang" is not found in "@Wangari", but "@王磊" is in "@王磊你好"."""
    longest_first = sorted(names, key=len, reverse=True)
    pattern = "@(?:" + "|".join(map(re.escape, longest_first)) + ")(?![A-Za-z0-9_])"
    for match in re.finditer(pattern, text):
        if all(match.end() <= start or match.start() >= end for start, end in taken):
            return match.span()
    return None
