"""A text and what is looked up in it by more than one reader."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from commands.core.grammar.key_results import Ref, find_refs
from commands.core.grammar.mentions import Mention, find_links, find_mentions
from commands.core.grammar.normal import Normal
from commands.core.grammar.tokens import Tokens


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

    def first(self, length: int) -> Text:
        """The text up to so many characters of its normal form; itself when it is not longer."""
        if len(self.normal.text) <= length:
            return self
        return Text(Normal(self.normal.typed, self.normal.text[:length], self.normal.places), self.privates)

    @cached_property
    def tokens(self) -> Tokens:
        return Tokens.of(self.normal.text)

    @cached_property
    def links(self) -> list[tuple[int, int]]:
        return find_links(self.normal.text)

    @cached_property
    def mentions(self) -> list[Mention]:
        return find_mentions(self.normal.text, self.links)

    @cached_property
    def refs(self) -> list[Ref]:
        """Every code, inside links too."""
        return find_refs(self.normal.text, self.privates)
