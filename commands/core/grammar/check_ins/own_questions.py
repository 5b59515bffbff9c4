"""Who asks and answers in one breath: `Confidence? I'd say 6.`, `confidence for KR2? 7`."""

from __future__ import annotations

from commands.core.grammar.words.lexicon import Hit
from commands.core.grammar.words.roles import Role
from commands.core.grammar.words.tokens import GONE, Tokens

_LABELS = frozenset({Role.CONFIDENCE, Role.SURE, Role.BLOCKER, Role.NEXT, Role.LOOSE_NEXT, Role.REPORT})


def with_labels(tokens: Tokens, hits: list[Hit]) -> Tokens:
    """The pieces with a colon for each question mark behind which its answer stands."""
    if "?" not in tokens.words:
        return tokens
    asked = {_asks_itself(tokens, hit) for hit in hits}
    words = [":" if index in asked else word for index, word in enumerate(tokens.words)]
    return Tokens(tokens.text, words, tokens.starts, tokens.ends)


def _asks_itself(tokens: Tokens, hit: Hit) -> int | None:
    """Where a question mark stands if a field's noun, of a code perhaps, is all it asks, and more follows."""
    if hit.roles.isdisjoint(_LABELS) or (hit.first and tokens.words[hit.first - 1][:1].isalnum()):
        return None
    last = hit.last
    while tokens.words[last : last + 1] in ([GONE], ["for"], ["on"]):  # confidence for KR2? I'd say 7
        last += 1
    behind = tokens.words[last : last + 2]
    return last if len(behind) == 2 and behind[0] == "?" and behind[1] not in "?!" else None
