"""Command words and short answers, in every language (product 4.3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from commands.core.grammar.lexicon import Role, Side, side
from commands.core.grammar.phrases import languages
from commands.core.grammar.scene import Scene
from commands.core.grammar.tokens import Tokens
from commands.core.grammar.trie import Trie

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
def answers() -> Trie[str]:
    """Short answers: phrase -> name."""
    trie: Trie[str] = Trie()
    for file in languages().values():
        for name, phrases in getattr(file, "ANSWERS", {}).items():
            for phrase in phrases:
                trie.add(phrase, name)
    return trie


@cache
def _openings() -> Trie[frozenset[str]]:
    """The languages of greetings, announcements and command words.

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
            _add_language(trie, code, file.REPORT)
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


@cache
def shown() -> Trie[bool]:
    """What `/okr` may show besides people and objectives."""
    trie: Trie[bool] = Trie()
    for file in languages().values():
        for phrase in getattr(file, "SHOWN", ()):
            trie.add(phrase, True)
    return trie


@cache
def _spellings() -> dict[str, str]:
    """Every slash spelling and the usual one of its command in its language."""
    return {
        f"/{phrase.lstrip('/')}": f"/{phrases[0].lstrip('/')}"
        for file in languages().values()
        for phrases in getattr(file, "COMMANDS", {}).values()
        for phrase in phrases
    }


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


def nearest(text: str, *, least: int = _CLOSE) -> str | None:
    """The usual spelling of the command most like the first words of a slash message."""
    words = text.lower().split()
    counts = (2,) if len(words) > 1 and words[0] in _spellings() else (1, 2)
    best: tuple[str, float] | None = None
    for count in counts:
        typed = " ".join(words[:count])
        found = process.extractOne(typed, _spellings().keys(), scorer=fuzz.ratio, score_cutoff=least)
        if found is not None and (best is None or found[1] > best[1]):
            best = (found[0], found[1])
    return _spellings()[best[0]] if best is not None else None


def find_answer(scene: Scene) -> str | None:
    """The short answer a line is: `on it by Thu`, 我来，周四前, `bukan saya @li`, `done, signed`."""
    tokens = scene.tokens
    first = _first_word(scene)
    if first is None:
        return None
    if any(ref.is_topic for ref in scene.refs):
        return None
    if _is_new_date(scene, first):
        return "accept"
    found = answers().match(tokens, first, bare=True)
    if found is None:
        behind = behind_yes(tokens, first)
        if behind > first and _begins_date(scene, behind):
            return "accept" if scene.unknown_words(0, len(tokens.text)) <= _FEW_WORDS else None
        first = behind
        found = answers().match(tokens, first, bare=True)
    if found is None:
        return _late_acceptance(scene)
    end, name = found
    behind = tokens.ends[end - 1]
    if name == "keep":
        return "keep" if _is_one_figure(scene, end) else None
    if name == "done":
        return "done" if _done_alone(scene, end) else None
    if name == "accept":
        return "accept" if _accepts(scene, behind) else None
    if name == "pass_on" and tokens.words[first] in _ASKING and not scene.mentions:
        return None
    return name


_ASKING = frozenset(
    {
        "ask",
        "tanya",
        "hỏi",
        "coba",
        "better",
        "please",
        "that",
        "this",
        "over",
        "pass",
        "转",
        "请",
        "你",
        "itu",
        "cái",
        "việc",
    }
)
_FEW_WORDS = 3
_SHORT_ANSWER = 6
"""Words a promise may have besides its cue, its date and its particles."""


def _first_word(scene: Scene) -> int | None:
    for index, word in enumerate(scene.tokens.words):
        if word and word[0].isalnum():
            return index
    return None


def _is_new_date(scene: Scene, first: int) -> bool:
    """`B7 by Friday`: a blocker's code and nothing but a day."""
    if not scene.dates or not any(ref.is_blocker for ref in scene.refs) or len(scene.hits) > 1:
        return False
    start, end = scene.dates[0]
    free = [at for at in scene.numbers if not start <= at.start < end]
    before = scene.unknown_words(scene.tokens.starts[first], start)
    return not free and before <= 1 and scene.unknown_words(end, len(scene.tokens.text)) == 0


def _begins_date(scene: Scene, index: int) -> bool:
    """Whether a day or time follows (`ok, Friday`, `ok by Friday`)."""
    if scene.tokens.words[index] in _PREPOSITIONS and index + 1 < len(scene.tokens):
        index += 1
    return any(start == scene.tokens.starts[index] for start, _ in scene.dates)


def behind_yes(tokens: Tokens, index: int) -> int:
    """The first word behind a `sure,` or 好的."""
    found = side(Side.YES).match(tokens, index, bare=True)
    behind = found[0] if found is not None else index
    while behind < len(tokens) and not tokens.words[behind][:1].isalnum():
        behind += 1
    return behind if behind < len(tokens) else index


def _is_one_figure(scene: Scene, end: int) -> bool:
    if len(scene.numbers) != 1 or scene.gap(scene.tokens.ends[end - 1], scene.numbers[0].start) > 1:
        return False
    return scene.unknown_words(scene.numbers[0].end, len(scene.tokens.text)) == 0


def _done_alone(scene: Scene, end: int) -> bool:
    """`done` and then a mark, a particle or nothing; figures of progress make it a check-in."""
    if scene.titles or any(hit for hit in scene.hits if Role.CONFIDENCE in hit.roles):
        return False
    index = end
    while index < len(scene.tokens):
        word = scene.tokens.words[index]
        if not word or not word[0].isalnum():
            break
        particle = side(Side.PARTICLE).match(scene.tokens, index, bare=True)
        if particle is None:
            return False
        index = particle[0]
    return not any(at.unit == "%" for at in scene.numbers)


def _accepts(scene: Scene, place: int) -> bool:
    """Whether nothing but a date, particles and a few words follow."""
    free = [at for at in scene.numbers if not any(start <= at.start < end for start, end in scene.dates)]
    if free or any(hit for hit in scene.hits if Role.CONFIDENCE in hit.roles):
        return False
    tokens = scene.tokens
    index = scene.token_at(place)
    if index < len(tokens) and tokens.words[index] in _MARKS:
        return True
    if scene.titles:
        return False
    if index < len(tokens) and tokens.words[index] not in _MARKS and place - tokens.starts[0] <= 5:
        near = scene.token_at(place)
        dated = any(start <= tokens.starts[near] < end for start, end in scene.dates)
        known = side(Side.PARTICLE).match(tokens, near, bare=True) or _PREPOSITIONS.get(tokens.words[near])
        if not dated and not known and tokens.words[near].isascii():
            return False
    words = scene.unknown_words(place, len(tokens.text))
    return words <= _SHORT_ANSWER or (index < len(tokens) and tokens.words[index] in _MARKS)


_MARKS = frozenset(",.!;:、。")
_PREPOSITIONS = dict.fromkeys(
    (
        "by",
        "before",
        "on",
        "until",
        "till",
        "sebelum",
        "trước",
        "truoc",
        "paling",
        "vào",
        "vao",
        "in",
        "this",
        "next",
        "besok",
        "lusa",
        "đến",
    ),
    True,
)


def _late_acceptance(scene: Scene) -> str | None:
    """`Thursday, on it`: the date before the promise."""
    if not scene.dates or (scene.numbers and any(
        not any(start <= at.start < end for start, end in scene.dates) for at in scene.numbers
    )):  # fmt: skip
        return None
    tokens = scene.tokens
    start, end = scene.dates[0]
    if scene.unknown_words(0, start) > 0:
        return None
    index = scene.token_at(end)
    while index < len(tokens) and not tokens.words[index][:1].isalnum():
        index += 1
    if index >= len(tokens):
        return None
    found = answers().match(tokens, index, bare=True)
    if found is None or found[1] != "accept":
        skipped = side(Side.CONNECT).match(tokens, index, bare=True) or side(Side.PARTICLE).match(
            tokens, index, bare=True
        )
        found = (
            answers().match(tokens, skipped[0], bare=True) if skipped and skipped[0] < len(tokens) else None
        )
    if found is None or found[1] != "accept":
        return None
    return "accept" if scene.unknown_words(tokens.ends[found[0] - 1], len(tokens.text)) <= 2 else None
