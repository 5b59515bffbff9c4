"""Short answers to what was asked: `on it by Thu`, 我来，周四前, `bukan saya @li`, `done, signed`."""

from __future__ import annotations

from functools import cache

from commands.core.grammar.check_ins.scene import Scene, inside
from commands.core.grammar.days.dates import with_prepositions
from commands.core.grammar.phrases import languages
from commands.core.grammar.words.lexicon import side
from commands.core.grammar.words.roles import Role, Side
from commands.core.grammar.words.tokens import Tokens
from commands.core.grammar.words.trie import Trie, phrases_of


@cache
def answers() -> Trie[str]:
    """Short answers: phrase -> name."""
    trie: Trie[str] = Trie()
    for file in languages().values():
        for name, phrases in getattr(file, "ANSWERS", {}).items():
            for phrase in phrases:
                trie.add(phrase, name)
    return trie


def find_answer(scene: Scene) -> str | None:
    """The short answer a line is: `on it by Thu`, 我来，周四前, `bukan saya @li`, `done, signed`."""
    tokens = scene.tokens
    first = _first_word(scene)
    if first is None:
        return None
    if scene.topics:
        return None
    if _is_new_date(scene, first) or _is_only_date(scene):
        return "accept"
    found = answers().match(tokens, first, bare=True)
    if found is None:
        behind = behind_yes(tokens, first)
        if behind > first and _begins_date(scene, behind):
            brief = scene.unknown_words(tokens.starts[behind], len(tokens.text)) <= _FEW_WORDS
            return "accept" if brief else None
        first = behind
        found = answers().match(tokens, first, bare=True)
    if found is None:
        return _late_acceptance(scene) or _dated_promise(scene, first)
    end, name = found
    behind = tokens.ends[end - 1]
    if name == "keep":
        titled = any(begin < behind < stop for begin, stop in scene.titles)  # `giữ chân 52%`
        return "keep" if not titled and _is_one_figure(scene, end) else None
    if name == "done":
        if tokens.words[end : end + 1] in _BY and _begins_date(scene, end):
            return "accept"  # done by Thursday
        return "done" if _done_alone(scene, end) else None
    if name in ("accept", "unable"):
        brief = name == "accept" or scene.unknown_words(behind, len(tokens.text)) <= _FEWEST_WORDS
        return name if brief and _accepts(scene, behind) else None
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
_FEWEST_WORDS = 2
"""Words that may follow "I can't": more of them tell what cannot be done."""


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


def _is_only_date(scene: Scene) -> bool:
    """`thứ Sáu tuần sau nhé`, `besok pagi ya`: by when, and nothing else."""
    if not scene.dates or scene.refs or scene.mentions or scene.clauses.asked or _has_free_figure(scene):
        return False
    dates = [with_prepositions(scene.tokens, at) for at in scene.dates]
    outside = (hit for hit in scene.hits if not inside(hit.start, dates) and Role.GREETING not in hit.roles)
    return not any(outside) and not scene.unknown_words(0, len(scene.tokens.text))


def _begins_date(scene: Scene, index: int) -> bool:
    """Whether a day or time follows (`ok, Friday`, `ok by Friday`)."""
    places = [scene.tokens.starts[index]]
    if scene.tokens.words[index] in _PREPOSITIONS:
        places += scene.tokens.starts[index + 1 : index + 2]
    return any(start in places for start, _ in scene.dates)


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


_BY = (["by"], ["before"])


def _late_acceptance(scene: Scene) -> str | None:
    """`Thursday, on it`, `thứ Năm xong nhé`: the date before the promise."""
    if not scene.dates or scene.clauses.asked or _has_free_figure(scene):
        return None
    date = scene.dates[0]
    start, end = with_prepositions(scene.tokens, date)
    if scene.unknown_words(0, start) > 0:
        return None
    if (start, end) != date and not scene.unknown_words(end, len(scene.tokens.text)) and not scene.hits:
        return "accept"  # by Thursday
    ends = (end, date[1])  # 明天搞定: 搞定 may stand behind a day like "by" before it
    return "accept" if any(_promises(scene, place) for place in ends) else None


def _dated_promise(scene: Scene, first: int) -> str | None:
    """`it will be Thursday`, 应该是周四, `chắc thứ Năm`: a few words, by when, and nothing else."""
    if not scene.dates or scene.clauses.asked or _has_free_figure(scene):
        return None
    led = phrases_of("BEFORE_DATE").match(scene.tokens, first)
    if led is None or led[0] >= len(scene.tokens) or not _begins_date(scene, led[0]):
        return None
    return "accept" if not scene.unknown_words(scene.tokens.starts[led[0]], len(scene.tokens.text)) else None


def _has_free_figure(scene: Scene) -> bool:
    return any(not inside(at.start, scene.dates) for at in scene.numbers)


def _promises(scene: Scene, place: int) -> bool:
    """Whether the words at a character take what was asked for, or say that it will be done."""
    index = _next_word(scene, place)
    given = side(Side.PROMISED).match(scene.tokens, index)
    if given is not None:
        alone = not scene.unknown_words(scene.tokens.ends[given[0] - 1], len(scene.tokens.text))
        return alone and not _is_done_already(scene, index)
    found = answers().match(scene.tokens, index, bare=True)
    if found is not None and found[1] == "done":
        return _done_alone(scene, found[0]) and not _is_done_already(scene, index)
    if found is None or found[1] != "accept":
        found = answers().match(scene.tokens, scene.behind(index, _SMALL_WORDS), bare=True)
    if found is None or found[1] != "accept":
        return False
    return scene.unknown_words(scene.tokens.ends[found[0] - 1], len(scene.tokens.text)) <= _FEWEST_WORDS


_SMALL_WORDS = (Side.CONNECT, Side.PARTICLE)


def _next_word(scene: Scene, place: int) -> int:
    """The first piece from a character on that is a word, or the one before the end."""
    words = range(scene.token_at(place), len(scene.tokens))
    return next((at for at in words if scene.tokens.words[at][:1].isalnum()), len(scene.tokens) - 1)


def _is_done_already(scene: Scene, index: int) -> bool:
    """`hôm nay xong rồi`, `Rabu sudah beres`: what is done on a day, and not what will be."""
    return scene.holds(Side.ALREADY, index, len(scene.tokens))
