"""Everything found in one line of a message before its meaning is decided."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar

from commands.core.grammar.check_ins.own_questions import with_labels
from commands.core.grammar.codes.key_results import Ref
from commands.core.grammar.days.dates import find_date_spans
from commands.core.grammar.figures.numbers import Number, numbers_in
from commands.core.grammar.figures.ordinals import ordinals
from commands.core.grammar.reading import KnownKeyResult
from commands.core.grammar.text import Text
from commands.core.grammar.words.clauses import Clauses, find_clauses
from commands.core.grammar.words.lexicon import (
    Hit,
    find_hits,
    is_plain_vietnamese,
    roles_of,
    shortened,
    side,
    sides_in,
)
from commands.core.grammar.words.mentions import Mention
from commands.core.grammar.words.normal import Normal
from commands.core.grammar.words.roles import Role, Side
from commands.core.grammar.words.tokens import Tokens

T = TypeVar("T")
Span = tuple[int, int]
Rules = tuple[tuple[frozenset[Role | Side], T], ...]
"""Rules, each with the tables without a phrase of which it has nothing to say."""

READ_CHARS = 2000
"""A line is read this far; what a longer one says behind stays in its note."""
_MOST_NUMBERS = 60
"""Figures of a line that are weighed; no check-in has more."""


@dataclass(slots=True)
class Scene:
    """One line with its pieces, codes, names, phrases, numbers and clauses.

    `topics` are the codes a check-in can be about; `timed` are the `dates` of a line about hours;
    `tables` are those of which a phrase may stand in it.
    `key_result` is the one the line is about, if it is known; `titles` are the spans of title words.
    """

    normal: Normal
    tokens: Tokens
    refs: list[Ref]
    topics: list[Ref]
    mentions: list[Mention]
    links: list[Span]
    hits: list[Hit]
    numbers: list[Number]
    clauses: Clauses
    dates: list[Span]
    timed: list[Span]
    bare: bool
    tables: frozenset[Role | Side]
    key_result: KnownKeyResult | None = None
    titles: list[Span] = field(default_factory=list)
    _dead: list[Span] = field(default_factory=list)
    _starts: list[int] = field(init=False)
    _ends: list[int] = field(init=False)
    _by_role: dict[Role, list[Hit]] | None = None
    _unknown: list[int] | None = None
    _ordinals: list[tuple[int, int, int]] | None = None

    @classmethod
    def of(cls, text: Text, *, language: str | None) -> Scene:
        """Look a line over once."""
        seen = text.first(READ_CHARS)
        links, mentions = seen.links, seen.mentions
        refs = [ref for ref in seen.refs if not inside(ref.start, links)] if links else seen.refs
        topics = [ref for ref in seen.topics if not inside(ref.start, links)] if links else seen.topics
        gone = [*links, *[(at.start, at.end) for at in mentions], *[(at.start, at.end) for at in refs]]
        tokens = seen.tokens.without(gone)
        bare = is_plain_vietnamese(tokens)
        numbers = numbers_in(tokens, language=language, bare=bare)[:_MOST_NUMBERS]
        hits = find_hits(tokens, bare=bare)
        if Role.ONE_MORE in roles_of(hits):
            hits = shortened(tokens, hits, [at[:2] for at in numbers], bare=bare)
        tokens = with_labels(tokens, hits)
        clauses = find_clauses(tokens)
        dates, timed = find_date_spans(tokens)
        tables = sides_in(tokens) | roles_of(hits)
        return cls(
            text.normal, tokens, refs, topics, mentions, links, hits, numbers, clauses, dates, timed, bare,
            tables,
        )  # fmt: skip

    def __post_init__(self) -> None:
        self._starts = [hit.start for hit in self.hits]
        self._ends = [hit.end for hit in self.hits]

    def silence(self, dead: list[Span]) -> None:
        """Take out of `live` whatever begins inside these spans: they say nothing about now."""
        self._dead = _merged(dead) if dead else dead
        self._by_role = None

    def retitle(self, titles: list[Span]) -> None:
        """Replace the title words found before."""
        self.titles = titles
        self._unknown = None

    def having(self, rules: Rules[T]) -> list[T]:
        """Those of some rules that find something to work on in this line."""
        return [rule for needed, rule in rules if not self.tables.isdisjoint(needed)]

    # --- looking around ------------------------------------------------------------------------

    def token_at(self, place: int) -> int:
        """The index of the first piece that begins at or behind a character."""
        return bisect_left(self.tokens.starts, place)

    def is_live(self, start: int) -> bool:
        """Whether what stands here counts."""
        if not self._dead:
            return True
        index = bisect_right(self._dead, (start, len(self.tokens.text) + 9)) - 1
        return index < 0 or start >= self._dead[index][1]

    def live(self, *roles: Role) -> list[Hit]:
        """The counting phrases of any of these roles, in order."""
        live = self._by_role
        if live is None:
            live = self._by_role = self._sorted_by_role()
        if live.keys().isdisjoint(roles):
            return []
        lists = [live[role] for role in roles if role in live]
        if len(lists) == 1:
            return lists[0]
        found = {hit.start: hit for hits in lists for hit in hits}
        return [found[start] for start in sorted(found)]

    def _sorted_by_role(self) -> dict[Role, list[Hit]]:
        live: dict[Role, list[Hit]] = {}
        for hit in self.hits:
            if self.is_live(hit.start):
                for role in hit.roles:
                    live.setdefault(role, []).append(hit)
        return live

    def within(self, start: int, end: int) -> list[Hit]:
        """Every phrase that begins between two characters, counting or not."""
        return self.hits[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def ordinals(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Ordinals that begin between two characters: place, place behind, number."""
        if self._ordinals is None:
            self._ordinals = ordinals(self.tokens, bare=self.bare)
        first = bisect_left(self._ordinals, (start,))
        return self._ordinals[first : bisect_left(self._ordinals, (end,))]

    def same_clause(self, one: int, other: int) -> bool:
        """Whether two characters stand in the same clause."""
        return self.clauses.at(one) == self.clauses.at(other)

    def clause_of(self, place: int) -> Span:
        """Where the clause begins and ends that a character stands in."""
        number = self.clauses.at(place)
        return self.clauses.starts[number], self.clauses.ends[number]

    def gap(self, end: int, start: int) -> int:
        """How many pieces stand between two characters."""
        starts = self.tokens.starts
        return max(0, bisect_left(starts, start) - bisect_left(starts, end))

    def before(self, place: int, *, gap: int = 0) -> Hit | None:
        """The last phrase before a character in its clause, at most `gap` pieces away."""
        index = bisect_right(self._ends, place) - 1
        if index < 0:
            return None
        found = self.hits[index]
        if bisect_left(self.tokens.starts, place) - found.last > gap:
            return None
        return found if found.start >= self.clauses.start_of(place) else None

    def after(self, place: int, *, gap: int = 0) -> Hit | None:
        """The first phrase behind a character in its clause, at most `gap` pieces away."""
        index = bisect_left(self._starts, place)
        if index >= len(self.hits):
            return None
        hit = self.hits[index]
        if hit.first - bisect_left(self.tokens.starts, place) > gap:
            return None
        return hit if hit.start < self.clauses.end_of(max(0, place - 1)) else None

    def skip(self, place: int, *tables: Side) -> int:
        """The character behind any colon and any words of these tables that stand at a place."""
        starts = self.tokens.starts
        index = bisect_left(starts, place)
        while index < len(starts) and (behind := self.behind(index, tables)) > index:
            index = behind
        return starts[index] if index < len(starts) else len(self.tokens.text)

    def behind(self, index: int, tables: tuple[Side, ...]) -> int:
        """The piece behind a colon or a phrase of these tables that stands at a piece, else that piece."""
        word = self.tokens.words[index]
        if word not in _passed_over(tables):
            return index
        if word in _COLONS:
            return index + 1
        behind = index
        for table in tables:
            found = side(table).match(self.tokens, index, bare=self.bare)
            if found is not None:
                behind = max(behind, found[0])
        return behind

    def is_contrasted(self, start: int, end: int) -> bool:
        """Whether a "but" stands between two characters (`below the target but at 57%`)."""
        return self.behind_contrast(start, end) > start

    def behind_contrast(self, start: int, end: int) -> int:
        """The character behind the first "but" between two characters, or the first of these."""
        if Side.CONTRAST not in self.tables:
            return start
        words = range(self.token_at(start), self.token_at(end))
        found = (side(Side.CONTRAST).match(self.tokens, index) for index in words)
        return next((self.tokens.ends[at[0] - 1] for at in found if at is not None), start)

    def holds(self, table: Side, first: int, last: int) -> bool:
        """Whether a phrase of a table begins at one of the pieces from `first` to before `last`."""
        if table not in self.tables:
            return False
        trie = side(table)
        return any(trie.match(self.tokens, index) is not None for index in range(first, last))

    def colon_behind(self, place: int) -> int | None:
        """The character behind a colon that stands at a place, if one does."""
        index = self.token_at(place)
        if index < len(self.tokens.words) and self.tokens.words[index] == ":":
            return self.tokens.ends[index]
        return None

    def label_behind(self, place: int) -> int | None:
        """The same, or the character behind a dash between blanks (`next - close Acme`)."""
        index = self.token_at(place)
        dash = self.tokens.words[index : index + 1] == ["-"] and not self.tokens.touches(index)
        if dash and self.tokens.text[self.tokens.ends[index] : self.tokens.ends[index] + 1].isspace():
            return self.tokens.ends[index]
        return self.colon_behind(place)

    def is_of_title(self, hit: Hit) -> bool:
        """Whether a phrase is but a part of title words (the `đúng hẹn` of `đơn giao đúng hẹn`)."""
        return any(
            start <= hit.start and hit.end <= end and end - start > hit.end - hit.start
            for start, end in self.titles
        )

    def unknown_words(self, start: int, end: int) -> int:
        """How many words between two characters are in no table (a code, name or number is known)."""
        if self._unknown is None:
            self._unknown = self._find_unknown()
        return bisect_left(self._unknown, end) - bisect_left(self._unknown, start)

    def _find_unknown(self) -> list[int]:
        """Where each unknown word begins."""
        known = set(self.tokens.marks)
        for hit in self.hits:
            known.update(range(hit.first, hit.last))
        for start, end in (*[at[:2] for at in self.numbers], *self.titles, *self.dates):
            known.update(range(self.token_at(start), self.token_at(end)))
        meaningless = _passed_over(_MEANINGLESS)
        unknown, behind = [], 0
        for index, word in enumerate(self.tokens.words):
            if index in known or index < behind:
                continue
            if word not in meaningless or (behind := self.behind(index, _MEANINGLESS)) == index:
                unknown.append(self.tokens.starts[index])
        return unknown

    def starts_clause(self, hit: Hit) -> bool:
        """Whether only joining words, codes and figures stand before a phrase in its clause."""
        return self.unknown_words(self.clause_of(hit.start)[0], hit.start) == 0


_COLONS = (":", "=")
_MEANINGLESS = (Side.PARTICLE, Side.CONNECT)


@cache
def _passed_over(tables: tuple[Side, ...]) -> frozenset[str]:
    """Every piece that a phrase of these tables can begin with, and colons."""
    return frozenset(_COLONS).union(*(side(table).first_words for table in tables))


def inside(place: int, spans: Iterable[Span]) -> bool:
    """Whether a character lies in one of the spans."""
    for start, end in spans:  # noqa: SIM110 (asked all the time, nearly always of no span)
        if start <= place < end:
            return True
    return False


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
