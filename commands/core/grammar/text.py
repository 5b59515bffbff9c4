"""A text and what is looked up in it by more than one reader."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from commands.core.grammar.codes.key_results import Ref, find_refs
from commands.core.grammar.words.lazy import Lazy
from commands.core.grammar.words.mentions import Mention, find_links, find_mentions
from commands.core.grammar.words.normal import Normal
from commands.core.grammar.words.tokens import Tokens


@dataclass(frozen=True)
class Text:
    """A text with its pieces, codes, names and links, each looked up once, when first asked for.

    `privates` are the private codes the writer may mean.
    """

    normal: Normal
    privates: frozenset[str] = frozenset()

    @classmethod
    def of(cls, typed: str, privates: frozenset[str] = frozenset()) -> Text:
        """The text as somebody typed it."""
        return cls(Normal.of(typed), privates)

    def knowing(self, privates: frozenset[str]) -> Text:
        """The text of a writer who may mean these private codes."""
        text = Text(self.normal, privates)
        text.__dict__["tokens"] = self.tokens
        return text

    def first(self, length: int) -> Text:
        """The text up to so many characters of its normal form; itself when it is not longer."""
        if len(self.normal.text) <= length:
            return self
        return Text(Normal(self.normal.typed, self.normal.text[:length], self.normal.places), self.privates)

    def part(self, start: int, end: int) -> Text:
        """A stretch that begins and ends between two pieces; what was looked up before is not again."""
        if start == 0 and end == len(self.normal.text):
            return self
        part = Text(self.normal.part(start, end), self.privates)
        part.__dict__["tokens"] = self.tokens.part(start, end)
        part.__dict__["refs"] = [
            Ref(ref.code, ref.start - start, ref.end - start) for ref in self.refs_within(start, end)
        ]
        return part

    def ending(self, typed: str, privates: frozenset[str]) -> Text:
        """The words with which this text ends, of a writer who may mean these private codes.

        Behind a blank its pieces are those of this text; what does not end it is a text of its own.
        """
        start = len(self.normal.typed) - len(typed)
        if self.normal.places is not None or start < 1 or not self.normal.typed.endswith(typed):
            return Text.of(typed, privates)
        if not self.normal.text[start - 1].isspace():
            return Text.of(typed, privates)
        text = Text(self.normal.part(start, len(self.normal.text)), privates)
        text.__dict__["tokens"] = self.tokens.part(start, len(self.normal.text))
        return text

    def refs_within(self, start: int, end: int) -> list[Ref]:
        """The codes between two characters."""
        return self.refs[bisect_left(self._ref_starts, start) : bisect_right(self._ref_ends, end)]

    @Lazy
    def _ref_starts(self) -> list[int]:
        return [ref.start for ref in self.refs]

    @Lazy
    def _ref_ends(self) -> list[int]:
        return [ref.end for ref in self.refs]

    @Lazy
    def tokens(self) -> Tokens:
        return Tokens.of(self.normal.text)

    @Lazy
    def links(self) -> list[tuple[int, int]]:
        return find_links(self.normal.text)

    @Lazy
    def mentions(self) -> list[Mention]:
        return find_mentions(self.normal.text, self.links) if "@" in self.normal.text else []

    @Lazy
    def refs(self) -> list[Ref]:
        """Every code, inside links too."""
        return find_refs(self.normal.text, self.privates)

    @Lazy
    def topics(self) -> list[Ref]:
        """Those of them that a check-in can be about."""
        return [ref for ref in self.refs if ref.is_topic]
