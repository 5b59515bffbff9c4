"""Sentences for later and for leave whose cue may stand anywhere: 明天早上再说, `out sick tomorrow`."""

from __future__ import annotations

from functools import cache

from commands.core.grammar.days.day_tables import day_table, match, starts
from commands.core.grammar.days.day_words import find_days
from commands.core.grammar.days.later import is_moment
from commands.core.grammar.words.lexicon import side
from commands.core.grammar.words.normal import normalise
from commands.core.grammar.words.roles import Side
from commands.core.grammar.words.tokens import Tokens


def may_be_time_off(tokens: Tokens) -> bool:
    """Whether a word of `put_off_until` or `says_leave` stands in a text: nearly always none does."""
    if _cues().isdisjoint(tokens.words):
        return False
    return any(
        match(table, tokens, index) for table in ("PUT_OFF", "LEAVE") for index in starts(table, tokens)
    )


@cache
def _cues() -> frozenset[str]:
    """Every piece that one of these words can begin with."""
    return frozenset(day_table("PUT_OFF").first_words | day_table("LEAVE").first_words)


def put_off_until(text: str) -> str | None:
    """The moment to which a sentence puts things off, as typed: nothing but a moment and a word for later."""
    tokens = Tokens.of(normalise(text))
    for index in range(len(tokens.words)):
        found = match("PUT_OFF", tokens, index)
        if found is None or (index > 0 and found[0] < len(_content(tokens))):
            continue
        rest = f"{tokens.text[: tokens.starts[index]]} {tokens.text[tokens.ends[found[0] - 1] :]}".strip()
        if is_moment(rest):
            return rest
    return None


def _content(tokens: Tokens) -> list[str]:
    """The pieces without marks and particles at the end."""
    last = len(tokens.words)
    while last and (not tokens.words[last - 1][:1].isalnum() or _particle(tokens, last - 1)):
        last -= 1
    return tokens.words[:last]


def says_leave(text: str) -> bool:
    """Whether a text says that its writer is away on some day, and nothing else."""
    tokens = Tokens.of(normalise(text))
    days = find_days(tokens, None)[0]
    if not days:
        return False
    inside = {index for day in days for index in range(day.first, day.last)}
    leave, index = False, 0
    while index < len(tokens.words):
        found = match("LEAVE", tokens, index) if index not in inside else None
        if found is not None:
            leave, index = True, found[0]
        elif index in inside or not tokens.words[index][:1].isalnum():
            index += 1
        else:
            found = match("LEAVE_FILLERS", tokens, index) or match("AWAY_UNTIL", tokens, index)
            found = found or _particle(tokens, index)
            if found is None:
                return False
            index = found[0]
    return leave


def _particle(tokens: Tokens, index: int) -> tuple[int, int] | None:
    found = side(Side.PARTICLE).match(tokens, index, bare=True)
    return (found[0], 0) if found is not None else None
