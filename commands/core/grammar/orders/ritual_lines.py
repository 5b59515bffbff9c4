"""What is to happen by itself, in one sentence: `every Friday 16:00 check-in`, 明天9点提醒我."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from commands.core.grammar.days.day_tables import day_table, in_one, match
from commands.core.grammar.days.day_words import find_days
from commands.core.grammar.days.later import find_once, is_nothing_but
from commands.core.grammar.days.recurrences import find_recurrence
from commands.core.grammar.orders.conditions import find_condition
from commands.core.grammar.phrases import languages
from commands.core.grammar.text import Text
from commands.core.grammar.words.lexicon import side
from commands.core.grammar.words.mentions import Mention
from commands.core.grammar.words.normal import normalise, without
from commands.core.grammar.words.roles import Side
from commands.core.grammar.words.tokens import GONE, Tokens, is_figure
from commands.core.grammar.words.trie import Trie
from commands.rules.conditions import Condition
from commands.rules.recurrence import Rule

ASK, ME, POST, TELL = "ask", "me", "post", "tell"
"""The actions: ask for confidence, tell the speaker, post in the group, tell people."""
_LONGEST_CHARS = 300
"""What is longer and has no command word is a report."""
_ANY_DAY = datetime(2024, 1, 1, tzinfo=UTC)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class RitualWish:
    """What a sentence asks for: one of `rule`, `at` (once) and `condition` is set.

    `usual` is the kind of ritual it names, `action` what is to be done otherwise, `remind` whom (`me`, `us`,
    "" for nobody in particular, None if it is not said). `names` are the people to tell as typed, `text` what
    is to be said.
    """

    rule: Rule | None = None
    at: datetime | None = None
    condition: Condition | None = None
    usual: str | None = None
    action: str | None = None
    remind: str | None = None
    names: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class _Cue:
    """A word for reminding or for an action, between two places of the text."""

    means: str
    start: int
    end: int


def find_wish(
    text: str, *, now: datetime, language: str | None = None, picked: bool = False
) -> RitualWish | None:
    """What a text wants to happen by itself, in the zone of `now`; None if it says not when or whereupon.

    `picked` says that people were picked whose place in the text is lost.
    """
    read = Text.of(text)
    people = [at for at in read.mentions if at.is_person]
    tokens = read.tokens.without([(at.start, at.end) for at in read.mentions])
    remind, action = _cue(tokens, "REMIND"), _asked(tokens) or _cue(tokens, "ACTIONS")
    codes = [(at.start, at.end) for at in read.refs]
    condition = find_condition(tokens.without(codes).without(_spans(action)))
    if condition is not None:
        return _on_condition(condition, remind, action, people)
    moved = _moved(read, tokens, now, language)
    if moved is not None:
        return moved
    found = _when(tokens, now, language)
    if found is None:
        return None
    rule, at, spans = found
    remind = _at_an_edge(tokens, remind, spans)
    told = _told(read.normal.text, (remind, action), people)
    action = (
        action if action and (action.means == ASK or (action.means == TELL and (told or picked))) else None
    )
    cut = [
        *_with_leads(tokens, spans),
        *_spans(remind, action),
        *((each.start, each.end) for each in told),
    ]
    rest = _without_leads(without(read.normal, cut))
    return RitualWish(
        rule=rule,
        at=at,
        usual=find_usual(rest),
        action=action.means if action else None,
        remind=remind.means if remind else None,
        names=tuple(each.name for each in told),
        text=rest,
    )


def _moved(read: Text, tokens: Tokens, now: datetime, language: str | None) -> RitualWish | None:
    """`move the digest to Thursday 14:00`, 周报改到周四: a usual ritual at another time, and nothing else."""
    move = _cue(tokens, "MOVE")
    found = find_recurrence(tokens, now=now, language=language, again=True) if move else None
    if found is None:
        return None
    usual = find_usual(without(read.normal, [*found.spans, *_spans(move)]))
    return RitualWish(rule=found.rule, usual=usual) if usual else None


def find_gone_by(text: str, *, now: datetime, language: str | None = None) -> str | None:
    """The moment gone by that a sentence names, as typed: a word of the past beside its day or alone."""
    read = Text.of(text)
    tokens = read.tokens
    once = find_once(tokens, now=now, language=language)
    for index in _starting(tokens, day_table("GONE_BY")):
        found = match("GONE_BY", tokens, index)
        if found is None:
            continue
        start, end = tokens.starts[index], tokens.ends[found[0] - 1]
        if once is None:
            return read.normal.as_typed(start, end)
        if not tokens.text[min(end, once.end) : max(start, once.start)].strip():
            return read.normal.as_typed(min(start, once.start), max(end, once.end))
    return None


def says_how_often(text: str) -> bool:
    """Whether a text says that something comes again and again."""
    return find_recurrence(Tokens.of(normalise(text)), now=_ANY_DAY) is not None


def asks_to_remind(text: str) -> bool:
    """Whether a sentence begins with whom to remind or of what: `remind me at 25:00`, `nhắc @leo về KR3`."""
    read = Text.of(text)
    tokens = read.tokens
    found = _names("REMIND").match(tokens, 0) if len(tokens) else None
    if found is None or found[0] >= len(tokens):
        return False
    return found[1] in ("me", "us") or _reminds_of_code(read)


def _reminds_of_code(text: Text) -> bool:
    """`ingatkan @leo update KR3`, the name picked or typed: a key result, and no figure to be repeated."""
    codes = [(at.start, at.end) for at in text.topics]
    return bool(codes) and not any(map(is_figure, text.tokens.without(codes).words))


def may_be_ritual(tokens: Tokens) -> bool:
    """Whether a phrase stands in a text without which it cannot be one: nearly always none does."""
    phrases = in_one(("EVERY", "EVERY_WEEKDAYS", *_BEGINS))
    return any(phrases.match(tokens, index) for index in _starting(tokens, phrases))


_BEGINS = ("WHEN", "REMIND", "EVERY_PERIODS", "MOVE")


def reads_as_ritual(text: str) -> bool:
    """Whether a sentence without a command word is meant for this: it says when, and in a known word what."""
    if len(text) > _LONGEST_CHARS:
        return False
    tokens = Tokens.of(normalise(text))
    every = _has(tokens, "EVERY") or _has(tokens, "EVERY_WEEKDAYS")
    if not (every or any(_has(tokens, table) for table in _BEGINS)):
        return False
    wish = find_wish(text, now=_ANY_DAY)
    if wish is None:
        return False
    if wish.condition is not None:
        return wish.action is not None
    if wish.rule is None or wish.remind is not None or wish.action is not None:
        return wish.remind is not None or wish.rule is not None
    return wish.usual is not None and (every or _has(tokens, "MOVE") or bool(find_days(tokens, None)[1]))


def _on_condition(
    condition: Condition, remind: _Cue | None, action: _Cue | None, people: Sequence[Mention]
) -> RitualWish:
    means = action.means if action else TELL if people and remind else None
    return RitualWish(
        condition=condition,
        action=means,
        remind=remind.means if remind else None,
        names=tuple(each.name for each in people),
    )


def _when(
    tokens: Tokens, now: datetime, language: str | None
) -> tuple[Rule | None, datetime | None, Sequence[Span]] | None:
    recurrence = find_recurrence(tokens, now=now, language=language)
    if recurrence is not None:
        return recurrence.rule, None, recurrence.spans
    once = find_once(tokens, now=now, language=language)
    return (None, once.at, ((once.start, once.end),)) if once is not None else None


# --- the words -------------------------------------------------------------------------------


@cache
def _names(table: str) -> Trie[str]:
    trie: Trie[str] = Trie()
    for file in languages().values():
        phrases = getattr(file, table)
        for phrase in phrases:
            trie.add(phrase, phrases[phrase] if isinstance(phrases, dict) else "")
    return trie


def _has(tokens: Tokens, table: str) -> bool:
    return any(match(table, tokens, index) for index in _starting(tokens, day_table(table)))


def _starting(tokens: Tokens, trie: Trie[Any]) -> Iterator[int]:
    """Where a phrase of a table may begin."""
    return (index for index, word in enumerate(tokens.words) if word in trie.first_words)


def _cue(tokens: Tokens, table: str) -> _Cue | None:
    """The first phrase of a table."""
    trie = _names(table)
    for index in _starting(tokens, trie):
        found = trie.match(tokens, index)
        if found is not None:
            return _Cue(found[1], tokens.starts[index], tokens.ends[found[0] - 1])
    return None


def _asked(tokens: Tokens) -> _Cue | None:
    """A word for asking and, behind it, one for confidence: `ask the team for confidence`, 问问大家的信心."""
    for index in range(len(tokens)):
        ask = match("ASKS", tokens, index)
        for behind in range(ask[0], len(tokens)) if ask else ():
            found = match("CONFIDENCE", tokens, behind)
            if found is not None:
                return _Cue(ASK, tokens.starts[index], tokens.ends[found[0] - 1])
    return None


def _spans(*cues: _Cue | None) -> list[Span]:
    return sorted((cue.start, cue.end) for cue in cues if cue is not None)


def _at_an_edge(tokens: Tokens, cue: _Cue | None, spans: Iterable[Span]) -> _Cue | None:
    """A word that begins or ends the sentence, times aside: inside it belongs to what is to be said."""
    if cue is None:
        return None
    end = len(tokens.text)
    before, behind = sorted([*spans, (cue.start, end)]), sorted([*spans, (0, cue.end)])
    edges = (is_nothing_but(_gone(tokens, span), "RITUAL_LEADS") for span in (before, behind))
    return cue if any(edges) else None


def _with_leads(tokens: Tokens, spans: Iterable[Span]) -> list[Span]:
    """The places of times, with the `on` or `lúc` before them."""
    left, found = _gone(tokens, list(spans)), list(spans)
    for index in range(len(left)):
        lead = match("RITUAL_LEADS", left, index)
        if lead is not None and lead[0] < len(left) and left.words[lead[0]] == GONE:
            found.append((left.starts[index], left.ends[lead[0] - 1]))
    return sorted(found)


def _gone(tokens: Tokens, spans: list[Span]) -> Tokens:
    for span in spans:
        tokens = tokens.without([span])
    return tokens


def _told(text: str, cues: Iterable[_Cue | None], people: Sequence[Mention]) -> Sequence[Mention]:
    """The people named directly behind a word for telling, with those named after them."""
    for cue in cues:
        behind = [each for each in people if cue is not None and each.start >= cue.end]
        if cue is not None and behind and not text[cue.end : behind[0].start].strip():
            return behind
    return ()


def _without_leads(text: str) -> str:
    """What is to be said, without the `to` or 要 before it."""
    while text:
        tokens = Tokens.of(normalise(text))
        found = match("RITUAL_LEADS", tokens, 0) if len(tokens) else None
        if found is None:
            return text
        text = text[tokens.ends[found[0] - 1] :].lstrip(" \t,，:：、")
    return text


def _particle(tokens: Tokens, index: int) -> tuple[int, int] | None:
    found = side(Side.PARTICLE).match(tokens, index, bare=True)
    return (found[0], 0) if found is not None else None


def find_usual(text: str) -> str | None:
    """The usual ritual that a text names and nothing else."""
    tokens, kind, index = Tokens.of(normalise(text)), None, 0
    while index < len(tokens):
        named = _names("USUAL").match(tokens, index)
        filler = match("USUAL_FILLERS", tokens, index) or _names("EVERY_PERIODS").match(tokens, index)
        if named is not None and (filler is None or named[0] >= filler[0]):
            index, kind = named[0], kind or named[1]
        elif filler is not None or (filler := _particle(tokens, index)):
            index = filler[0]
        elif tokens.words[index][:1].isalnum():
            return None
        else:
            index += 1
    return kind
