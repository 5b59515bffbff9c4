"""Where the clauses and sentences of a text begin and end."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from commands.core.grammar.words.tokens import Tokens, is_figure

_CLAUSE = frozenset(",、()[]{}|·•")
_SENTENCE = frozenset("!?;。")
_ABBREVIATED = frozenset({"conf", "approx", "vs", "est", "ca", "incl", "no", "kr"})
"""Words whose full stop ends nothing when a figure follows (`conf. 7`)."""


@dataclass(slots=True)
class Clauses:
    """Clause boundaries of one text, in characters.

    `starts[i]` is where clause i begins and `ends[i]` where its last character stood; `sentences[i]` is
    the number of its sentence, `asked[i]` whether that sentence ends with a question mark.
    """

    starts: list[int]
    ends: list[int]
    sentences: list[int]
    asked: set[int]

    def at(self, place: int) -> int:
        """The number of the clause a character stands in."""
        return bisect_right(self.starts, place, 1) - 1

    def start_of(self, place: int) -> int:
        """Where the clause begins that a character stands in."""
        return self.starts[self.at(place)]

    def end_of(self, place: int) -> int:
        """Where the clause ends that a character stands in."""
        return self.ends[self.at(place)]

    def sentence_of(self, place: int) -> tuple[int, int]:
        """Where the sentence begins and ends that a character stands in, its last mark included."""
        sentence = self.sentence_at(place)
        first = bisect_left(self.sentences, sentence)
        return self.starts[first], self.ends[bisect_right(self.sentences, sentence) - 1] + 1

    def sentence_end(self, place: int) -> int:
        """The second of these."""
        return self.sentence_of(place)[1]

    def sentence_at(self, place: int) -> int:
        """The number of the sentence a character stands in."""
        return self.sentences[self.at(place)]


def find_clauses(tokens: Tokens) -> Clauses:
    """Cut at commas, brackets, spaced dashes and emojis; at full stops and line ends into sentences."""
    text, words = tokens.text, tokens.words
    starts, ends, sentences, asked = [0], [], [0], set()
    sentence = 0
    opening = _opening_lines(tokens) if "\n" in text else ()
    for index in sorted({*opening, *tokens.marks}) if opening else tokens.marks:
        word, start, end = words[index], tokens.starts[index], tokens.ends[index]
        if index in opening:
            sentence += 1
            ends.append(tokens.ends[index - 1])
            starts.append(start)
            sentences.append(sentence)
        strength = _strength(tokens, index, word) if word else 0
        if not strength:
            continue
        if word == "?":
            asked.add(sentence)
        sentence += strength == 2
        ends.append(start)
        starts.append(end)
        sentences.append(sentence)
    ends.append(len(text))
    return Clauses(starts, ends, sentences, asked)


def _opening_lines(tokens: Tokens) -> set[int]:
    """The first pieces of lines, but that of the text."""
    return {
        index
        for index in range(1, len(tokens))
        if "\n" in tokens.text[tokens.ends[index - 1] : tokens.starts[index]]
    }


def _is_full_stop(tokens: Tokens, index: int) -> bool:
    behind = tokens.text[tokens.ends[index] : tokens.ends[index] + 1]
    if (
        index + 1 < len(tokens)
        and tokens.words[index - 1] in _ABBREVIATED
        and is_figure(tokens.words[index + 1])
    ):
        return False
    return not behind or behind.isspace() or ord(behind) > 0x2E80 or behind == "."


def _is_spaced(tokens: Tokens, index: int) -> bool:
    before = tokens.text[tokens.starts[index] - 1 : tokens.starts[index]]
    return before.isspace() and tokens.text[tokens.ends[index] : tokens.ends[index] + 1].isspace()


def _divides(tokens: Tokens, index: int) -> bool:
    """Whether a figure stands on either side (`3 / 5`)."""
    around = tokens.words[index - 1 : index] + tokens.words[index + 1 : index + 2]
    return all(is_figure(word) for word in around)


def _strength(tokens: Tokens, index: int, word: str) -> int:
    """0 for no boundary, 1 for the end of a clause, 2 for the end of a sentence."""
    if word in _CLAUSE:
        return 1
    if word in _SENTENCE:
        return 2
    end = tokens.ends[index]
    if word == ".":
        return 2 if _is_full_stop(tokens, index) else 0
    if word == "/":
        return int(_is_spaced(tokens, index) and not _divides(tokens, index))
    if word == "-":
        before = tokens.text[tokens.starts[index] - 1 : tokens.starts[index]]
        behind = tokens.text[end : end + 1]
        doubled = behind == "-" or before == "-"
        return int(
            (not before or before.isspace() or doubled) and (not behind or behind.isspace() or doubled)
        )
    return int(len(word) == 1 and unicodedata.category(word) in ("So", "Sk") and word not in "→⇒➔➜°№")
