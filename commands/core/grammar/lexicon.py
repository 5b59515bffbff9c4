"""What the words of all languages mean: the phrase tables in one lookup, and the hits in a text."""

from __future__ import annotations

from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from commands.core.grammar.normal import unmarked
from commands.core.grammar.phrases import languages
from commands.core.grammar.tokens import Tokens
from commands.core.grammar.trie import Trie


class Role(StrEnum):
    """What a phrase does in a message; each is the name of a table a phrase file may hold."""

    __hash__ = str.__hash__  # the one of enums is not native, and roles are looked up all the time

    CONFIDENCE = "CONFIDENCE"
    """Nouns for confidence; a number beside one is the confidence."""
    SURE = "SURE"
    """Adjectives of the same meaning; they follow their number as often as they precede it."""
    CHANCE = "CHANCE"
    """Nouns for likelihood: a percent beside one is the confidence if the line states another figure too."""
    EVEN_ODDS = "EVEN_ODDS"
    ON_TRACK = "ON_TRACK"
    AT_RISK = "AT_RISK"
    OFF_TRACK = "OFF_TRACK"
    LOOSE_ON_TRACK = "LOOSE_ON_TRACK"
    """Statuses that are everyday words too: they need a key result or a figure beside them."""
    LOOSE_AT_RISK = "LOOSE_AT_RISK"
    LOOSE_OFF_TRACK = "LOOSE_OFF_TRACK"
    DONE = "DONE"
    NEUTRAL = "NEUTRAL"
    """Phrases that hold the word of another table without meaning it."""
    NOT = "NOT"
    MAYBE = "MAYBE"
    FORECAST = "FORECAST"
    """What is only expected: the number behind is no value."""
    IF = "IF"
    THEN = "THEN"
    STUCK = "STUCK"
    """What follows is the blocker."""
    WAIT = "WAIT"
    """The same for waiting."""
    NEED = "NEED"
    """A request for help only before a mention or with one of the AID words."""
    HELP = "HELP"
    """A request for help: the blocker keeps these words, unless a colon follows."""
    BLOCKER = "BLOCKER"
    """Nouns for a blocker: with a colon what follows is one; with CLEARED it is resolved."""
    BECAUSE = "BECAUSE"
    """Behind a bad status: what follows is the blocker."""
    UNABLE = "UNABLE"
    """`can't ship`, 发不了: with a BECAUSE or UNTIL behind, what follows that is the blocker."""
    UNTIL = "UNTIL"
    """Behind UNABLE: what has to happen first."""
    BY = "BY"
    """`被`: the blocker stands between this and BY_END."""
    BY_END = "BY_END"
    NO_BLOCKER = "NO_BLOCKER"
    UNBLOCKED = "UNBLOCKED"
    CLEARED = "CLEARED"
    NEXT = "NEXT"
    NEXT_TIME = "NEXT_TIME"
    """A time that announces the next step (`next week`), unless something is put off to it."""
    LOOSE_NEXT = "LOOSE_NEXT"
    """Everyday words that announce the next step only at the beginning of a clause."""
    TO = "TO"
    BEYOND = "BEYOND"
    """The number that follows was passed; an exact one beside it is the value (`over a million: 1.02M`)."""
    FROM = "FROM"
    WAS = "WAS"
    UP = "UP"
    DOWN = "DOWN"
    COMPARED = "COMPARED"
    """Words of UP or DOWN that follow their number (`1h faster`)."""
    MORE = "MORE"
    """Adding verbs: the number that follows is a change."""
    ONE_MORE = "ONE_MORE"
    """A change of one, said without a number."""
    TARGET = "TARGET"
    NOT_YET = "NOT_YET"
    """The number that follows was missed."""
    DWINDLED = "DWINDLED"
    """`còn`, `tinggal`: down to a percent or duration, but a count that remains to be done."""
    SHORT = "SHORT"
    """The number that follows remains to be done."""
    LEFT = "LEFT"
    """The number before remains to be done."""
    NOW = "NOW"
    """The number that follows is where it stands."""
    OF = "OF"
    """Between n and m; Indonesian `dari` is FROM unless a number stands before it."""
    WAY = "WAY"
    """Behind a fraction: it is a share of the way (`1/4 jalan`)."""
    SAME = "SAME"
    LOOSE_SAME = "LOOSE_SAME"
    """No change, if the whole clause says it."""
    ACHIEVED = "ACHIEVED"
    """Verbs that make an ordinal a count (`signed our 3rd client`)."""
    CORRECTION = "CORRECTION"
    LOOSE_CORRECTION = "LOOSE_CORRECTION"
    """Everyday words (`sửa`, `revisi`) that correct only as the first word of a message."""
    MEANT = "MEANT"
    """The number that follows is the right one."""
    QUESTION = "QUESTION"
    TAG = "TAG"
    """Particles that make a question of a clause that ends with them (`nhỉ`, `kan`)."""
    PAST = "PAST"
    """A period that is over: what the clause says is history."""
    QUARTER = "QUARTER"
    """A quarter by its number: beside ENDED it is over."""
    ENDED = "ENDED"
    ELSEWHERE = "ELSEWHERE"
    """Somebody else's figures (`our competitor`, 竞品)."""
    PROPOSAL = "PROPOSAL"
    """`let's`, `how about`: a wish, no report."""
    WISH = "WISH"
    """What makes its clause a wish wherever it stands (`60% would be amazing`, 就太好了)."""
    POSTPONED = "POSTPONED"
    PROGRESS = "PROGRESS"
    CHATTER = "CHATTER"
    """Subjects that have nothing to do with work."""
    MEETING = "MEETING"
    REPORT = "REPORT"
    """A word that announces a check-in (`update:`, 打卡, `lapor`)."""
    GREETING = "GREETING"


class Side(StrEnum):
    """Tables that mean something only at one place beside another cue."""

    __hash__ = str.__hash__

    LEVEL = "LEVEL"
    """low, medium, high behind a confidence word: phrase -> points."""
    FILLER = "FILLER"
    """Words between a cue and what it announces (`is`, `we will`, 是)."""
    ORDINAL = "ORDINAL"
    """Ordinals in one word: phrase -> number."""
    PERIOD = "PERIOD"
    """Nouns that keep an ordinal an ordinal (`third week`)."""
    AID = "AID"
    """Words that make a need a request for help."""
    PLACE = "PLACE"
    """Words that tie a noun for a blocker to what it is (`kendala di`, `problem with`)."""
    TOTAL = "TOTAL"
    """Words beside the whole of which a part is counted (`3 done, 4 in total`, 总共4个)."""
    TROUBLE = "TROUBLE"
    """Nouns of everyday use for what was in the way (`legal issue sorted`, `urusan legal kelar`)."""
    AGAIN = "AGAIN"
    """Words behind a count that make it a change beside a verb of winning (`dua lagi teken`)."""
    EXCEPT = "EXCEPT"
    """Words that take something out of what is done (`except the docs`)."""
    NUMBERED = "NUMBERED"
    """What stands before the number of a counted thing (`client #4`, `khách số 4`)."""
    COPULA = "COPULA"
    """The `is` between a noun for a blocker, with its code, and what it is."""
    RUN_ON = "RUN_ON"
    """Words for the next step that announce it in the middle of what is said without a pause."""
    NEW = "NEW"
    """Words that make a count of a title's things so many more (`two new clients`)."""
    GIVEN = "GIVEN"
    """What somebody gives: the name behind says whose (`chữ ký @lan`, `approval @budi`)."""
    CONTRAST = "CONTRAST"
    """`but`: what stands behind is no longer about the target."""
    CURRENTLY = "CURRENTLY"
    """Words at the beginning of a clause that end what was only supposed."""
    LABEL = "LABEL"
    """Nouns whose number is a name (`version 2.3`, `tầng 2`)."""
    GAUGE = "GAUGE"
    """Words between a place and its figure (`stuck at around 48`, `mentok di angka 48`)."""
    NONE_OPEN = "NONE_OPEN"
    """Words behind `blockers:` that say there is none."""
    CONNECT = "CONNECT"
    """Words that may stand before a cue at the beginning of a clause."""
    SUGGEST = "SUGGEST"
    """Words at the end that make advice of a waiting cue at the beginning (`tunggu legal aja`, 等法务吧)."""
    SO = "SO"
    """Words behind a name that make thanks of a request (`nhờ @leo mà KR2 còn 3 phút`)."""
    RATING = "RATING"
    """Verbs before a confidence in points (打8分)."""
    MARKS = "MARKS"
    """The points behind it."""
    ERE = "ERE"
    """Words between what is missing and what cannot be done without it (没签前发不了)."""
    SLIP = "SLIP"
    """Words of regret between a figure and the one that takes its place (`51, sorry, 52`)."""
    OWN = "OWN"
    """Words that make what is waited for a private matter (`waiting for my visa`)."""
    YES = "YES"
    """Words that may stand before a short answer."""
    ALL = "ALL"
    """Words that make "done" speak of the whole (`all milestones done`, 都完成了)."""
    ANYMORE = "ANYMORE"
    """Words that make a denied cue a change (`not waiting for legal anymore`, 不卡啦)."""
    PARTICLE = "PARTICLE"
    """Words that may stand behind anything and mean nothing."""


class Hit(NamedTuple):
    """A phrase in a text: what it may do, and its place in characters and in pieces."""

    roles: frozenset[Role]
    start: int
    end: int
    first: int
    last: int


_SHORTEST_MISSPELT = 8
_SHORTEST_ABRIDGED = 4
_LONGEST_MISSPELT = 24


@cache
def _lexicon() -> Trie[frozenset[Role]]:
    trie: Trie[frozenset[Role]] = Trie()
    for file in languages().values():
        for role in Role:
            for phrase in getattr(file, role.value, ()):
                trie.add(phrase, (trie.get(phrase) or frozenset()) | {role})
    return trie


@cache
def side(table: Side) -> Trie[int]:
    """One of the small tables; a phrase without a value means 1."""
    trie: Trie[int] = Trie()
    for file in languages().values():
        entries = getattr(file, table.value, ())
        for phrase, value in (entries if isinstance(entries, dict) else dict.fromkeys(entries, 1)).items():
            trie.add(phrase, value)
    return trie


@cache
def letters_of_confidence() -> frozenset[str]:
    """`c` of `c7` in every language."""
    return frozenset(
        letter for file in languages().values() for letter in getattr(file, "CONFIDENCE_LETTERS", ())
    )


@cache
def is_confidence(word: str) -> bool:
    """Whether the word is a noun for confidence, behind which a figure may stand without a space."""
    found = _lexicon().get(word)
    return found is not None and Role.CONFIDENCE in found


@cache
def _misspellable() -> tuple[str, ...]:
    """Long single words people mistype in a hurry."""
    return tuple(
        phrase
        for file in languages().values()
        for role in (Role.CONFIDENCE, Role.SURE, Role.STUCK, Role.BLOCKER)
        for phrase in getattr(file, role.value, ())
        if phrase.isascii() and phrase.isalpha() and len(phrase) >= _SHORTEST_MISSPELT
    )


@cache
def _abridged() -> dict[str, str]:
    """Cues typed without vowels, all of them or one (`blckd`, `mntok`, `stck`), and what they stand for."""
    return {
        short: cue
        for file in languages().values()
        for role in (Role.CONFIDENCE, Role.SURE, Role.STUCK, Role.BLOCKER)
        for cue in getattr(file, role.value, ())
        if cue.isascii() and cue.isalpha() and len(cue) > _SHORTEST_ABRIDGED
        for short in _without_vowels(cue)
        if len(short) >= _SHORTEST_ABRIDGED
    }


def _without_vowels(word: str) -> set[str]:
    inner = range(1, len(word) - 1)
    vowels = [place for place in inner if word[place] in "aeiou"]
    every = "".join(letter for place, letter in enumerate(word) if place not in vowels)
    return {every, *(word[:place] + word[place + 1 :] for place in vowels)}


@lru_cache(maxsize=4096)
def _meant(word: str) -> str | None:
    """The cue a long word is a slip of, if it is one (`confidance`)."""
    allowed = 1 if len(word) < 9 else 2
    found = process.extractOne(
        word, _misspellable(), scorer=OSA.distance, score_cutoff=allowed, processor=None
    )
    return found[0] if found is not None else None


@cache
def _plain_cues() -> frozenset[str]:
    """Words that give away Vietnamese typed without diacritics."""
    return frozenset(word for file in languages().values() for word in getattr(file, "PLAIN_CUES", ()))


def is_plain_vietnamese(tokens: Tokens) -> bool:
    """Whether the text seems to be Vietnamese without its diacritics (two cue words, no marked one)."""
    cues = _plain_cues()
    return len({word for word in tokens.words if word in cues}) >= 2 and all(
        unmarked(word) == word for word in tokens.words
    )


_YIELDING = frozenset(
    {Role.NOW, Role.TO, Role.NOT_YET, Role.NOT, Role.OF, Role.LOOSE_NEXT, Role.LEFT, Role.SHORT, Role.TARGET}
)
"""Small words whose phrases give way to a phrase that begins inside them (`still at` + `at risk`)."""


def _yield_to_later(
    trie: Trie[frozenset[Role]], tokens: Tokens, index: int, found: tuple[int, frozenset[Role]], *, bare: bool
) -> tuple[int, frozenset[Role]] | None:
    for inner in range(index + 1, found[0]):
        later = trie.match(tokens, inner, bare=bare)
        if later is not None and later[0] > found[0]:
            return trie.match(tokens, index, bare=bare, stop=inner)
    return found


def find_hits(tokens: Tokens, *, bare: bool = False) -> list[Hit]:
    """Every known phrase of a text, leftmost and longest, never overlapping."""
    trie = _lexicon()
    hits: list[Hit] = []
    last = 0
    for index, word in enumerate(tokens.words):
        if index < last or not (
            word in trie.first_words or len(word) >= _SHORTEST_MISSPELT or word in _abridged()
        ):
            continue
        found = trie.match(tokens, index, bare=bare) or _misspelt(trie, index, word)
        if found is not None and found[0] - index > 1 and not found[1].isdisjoint(_YIELDING):
            found = _yield_to_later(trie, tokens, index, found, bare=bare)
        if found is not None:
            last, roles = found
            hits.append(Hit(roles, tokens.starts[index], tokens.ends[last - 1], index, last))
    return hits


def _misspelt(trie: Trie[frozenset[Role]], index: int, word: str) -> tuple[int, frozenset[Role]] | None:
    """What a long word means that is a slip of a known one."""
    if not (len(word) < _LONGEST_MISSPELT and word.isascii()):
        return None
    meant = _meant(word) if len(word) >= _SHORTEST_MISSPELT else _abridged().get(word)
    meaning = trie.get(meant) if meant is not None else None
    return None if meaning is None else (index + 1, meaning)
