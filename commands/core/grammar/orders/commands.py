"""Command words and short answers, in every language (product 4.3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from commands.core.grammar.phrases import languages
from commands.core.grammar.words.tokens import Tokens
from commands.core.grammar.words.trie import Trie, phrases_of

UNKNOWN = "unknown"


GREET = "greet"


_ALONE = frozenset(
    {"undo", "cancel", "help", "whoami", "blockers", "team.show", "lang", "kr.show", "okr.show"}
    | {"flags", "round", "away.off", "back", "okr.tree", "okr.all"}
    | {"team.members", "cycle.show", "cycle.list", "cycle.next"}
    | {"task.list", "kpi.list"}
    | {"review.show", "review.start", "review.close"}
    | {"digest", "digest.me", "digest.org"}
)
"""Commands whose words are everyday words: without a slash nothing may follow them."""
_CLOSE = 62
"""Likeness in percent from which an unknown command is told the nearest one."""
MISSPELT = 86
"""The same where what was typed may well be something else: a name, words of a title."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command at the beginning of a text: its name, where its words end, whether a slash was typed."""

    name: str
    end: int
    slash: bool


@cache
def _commands() -> Trie[str]:
    """Command phrases with their slash; without it where it is optional."""
    trie: Trie[str] = Trie()
    for file in languages().values():
        for name, phrases in getattr(file, "COMMANDS", {}).items():
            for phrase in phrases:
                trie.add(phrase if phrase.startswith("/") else f"/{phrase}", name)
    return trie


@cache
def _bare_commands() -> Trie[str]:
    trie: Trie[str] = Trie()
    for file in languages().values():
        for name, phrases in getattr(file, "COMMANDS", {}).items():
            for phrase in phrases:
                if not phrase.startswith("/"):
                    trie.add(phrase, name)
    return trie


@cache
def _openings() -> Trie[frozenset[str]]:
    """The languages of greetings, thanks, announcements and command words.

    The usual English spelling of a command, any English one with a slash and an English `update:` are
    typed in every language and belong to none.
    """
    trie: Trie[frozenset[str]] = Trie()
    for code, file in languages().items():
        _add_language(trie, code, file.GREETING)
        for phrases in file.COMMANDS.values():
            _add_language(trie, code, [phrase for phrase in phrases[code == "en" :] if phrase[0] != "/"])
            if code != "en":
                _add_language(trie, code, [f"/{phrase.lstrip('/')}" for phrase in phrases])
        if code != "en":
            _add_language(trie, code, (*file.REPORT, *file.THANKS, *file.HOW_TO))
    for phrases in languages()["en"].COMMANDS.values():
        trie.add(phrases[0].lstrip("/"), frozenset())
    return trie


@cache
def _answer_languages() -> Trie[frozenset[str]]:
    """The languages of short answers."""
    trie: Trie[frozenset[str]] = Trie()
    for code, file in languages().items():
        for phrases in file.ANSWERS.values():
            _add_language(trie, code, phrases)
    return trie


def _add_language(trie: Trie[frozenset[str]], code: str, phrases: Iterable[str]) -> None:
    for phrase in phrases:
        trie.add(phrase, (trie.get(phrase) or frozenset()) | {code})


def language_of_opening(tokens: Tokens, start: int, *, answer: bool) -> str | None:
    """The one language that the greeting, command or (of an `answer`) short answer at a piece belongs to."""
    while start < len(tokens) and tokens.words[start] != "/" and not tokens.words[start][:1].isalnum():
        start += 1  # 👍 makasih
    if start >= len(tokens):
        return None
    table = _answer_languages() if answer else _openings()
    found = table.match(tokens, start, bare=tokens.words[start] == "/")
    if found is None or len(found[1]) != 1 or _runs_on(tokens, found[0]):
        return None
    return next(iter(found[1]))


@cache
def answer_names() -> frozenset[str]:
    """What `find_answer` may return."""
    return frozenset(name for file in languages().values() for name in file.ANSWERS)


@cache
def subjects() -> Trie[str]:
    """What `/kr` may show: local words -> the canonical one (`待更新` -> `due`)."""
    trie: Trie[str] = Trie()
    for file in languages().values():
        for word, phrases in getattr(file, "SUBJECTS", {}).items():
            for phrase in phrases:
                trie.add(phrase, word)
    return trie


@cache
def language_names() -> Trie[str]:
    """Languages by their code and by what people call them: spelling -> code."""
    trie: Trie[str] = Trie()
    for code, file in languages().items():
        trie.add(code, code)
        for named, phrases in getattr(file, "LANGUAGE_NAMES", {}).items():
            for phrase in phrases:
                trie.add(phrase, named)
    return trie


def shown() -> Trie[bool]:
    """What `/okr` may show besides people and objectives."""
    return phrases_of("SHOWN")


@cache
def _spellings(code: str) -> dict[str, str]:
    """Every slash spelling of a language and the usual one of its command."""
    return {
        f"/{phrase.lstrip('/')}": f"/{phrases[0].lstrip('/')}"
        for phrases in getattr(languages().get(code), "COMMANDS", {}).values()
        for phrase in phrases
    }


@cache
def _spellings_of(codes: frozenset[str]) -> dict[str, str]:
    return {typed: usual for code in sorted(codes) for typed, usual in _spellings(code).items()}


def find_command(tokens: Tokens, start: int) -> Command | None:
    """The command whose words stand at a piece; whether the rest suits it is not looked at."""
    if start >= len(tokens):
        return None
    slash = tokens.words[start] == "/"
    found = (_commands() if slash else _bare_commands()).match(tokens, start, bare=slash)
    if found is None or _runs_on(tokens, found[0]):
        return None
    return Command(found[1], found[0], slash)


def _runs_on(tokens: Tokens, index: int) -> bool:
    """Whether a figure or letter stands directly behind (`KR3`, `helpful`)."""
    if index >= len(tokens) or not tokens.touches(index):
        return False
    word = tokens.words[index]
    return word.isascii() and word.isalnum() and tokens.words[index - 1].isascii()


def may_stand_alone(command: Command) -> bool:
    """Whether the bare word is a command only when nothing follows."""
    return not command.slash and command.name in _ALONE


def nearest(text: str, *, language: str | None, least: int = _CLOSE) -> str | None:
    """The usual spelling of the command most like the first words of a slash message.

    It is one of the speaker's `language` or of English; of another only what is nearly typed right.
    """
    own = frozenset({"en", language or "en"})
    found = _nearest(text, _spellings_of(own), least)
    other = _nearest(text, _spellings_of(frozenset(languages()) - own), max(least, MISSPELT))
    best = max(found, other, key=lambda at: at[1])
    return best[0]


def _nearest(text: str, spellings: dict[str, str], least: int) -> tuple[str | None, float]:
    """The most alike spelling and how much so in percent; None and 0 if none is enough."""
    words = text.lower().split()
    counts = (2,) if len(words) > 1 and words[0] in spellings else (1, 2)
    best: tuple[str, float] | None = None
    for count in counts:
        typed = " ".join(words[:count])
        found = process.extractOne(typed, spellings.keys(), scorer=fuzz.ratio, score_cutoff=least)
        if found is not None and (best is None or found[1] > best[1]):
            best = (found[0], found[1])
    return (spellings[best[0]], best[1]) if best is not None else (None, 0)
