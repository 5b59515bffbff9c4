"""Figures of talk about a key result: when its meeting is, who came, how many questions there are."""

from __future__ import annotations

from commands.core.grammar.check_ins.likelihood import LEAST_AMOUNT
from commands.core.grammar.check_ins.pairs import CLASSIFIERS
from commands.core.grammar.check_ins.weighing import Line, counts_own_thing, is_period
from commands.core.grammar.figures.number_words import duration_seconds
from commands.core.grammar.figures.numbers import Number
from commands.core.grammar.words.lexicon import Hit, side
from commands.core.grammar.words.roles import Role, Side
from commands.core.grammar.words.tokens import Tokens


def is_hour(line: Line, number: Number, before: Hit) -> bool:
    """`move the KR1 review to 11`, `war room at 5`: when a meeting is to be."""
    if before.roles.isdisjoint((Role.TO, Role.NOW)) or number.unit is not None:
        return False
    meeting = line.scene.before(before.start)
    return meeting is not None and Role.MEETING in meeting.roles


def lasts_a_meeting(line: Line, number: Number) -> bool:
    """`rapat KR6 3 jam`, `họp KR6 tận 3 tiếng`: a meeting first, directly before the code, and how long."""
    scene = line.scene
    if number.unit not in duration_seconds():
        return False
    if _is_of_its_report(line, number):
        return True
    start = scene.clauses.start_of(number.start)
    meeting = next((hit for hit in scene.within(start, number.start) if Role.MEETING in hit.roles), None)
    if meeting is None or scene.unknown_words(start, meeting.start) > 1:
        return False
    named = any(ref.end <= meeting.start and not scene.gap(ref.end, meeting.start) for ref in scene.refs)
    if named and scene.gap(meeting.end, number.start) <= 1:
        return True  # KR2 sync in 10 minutes
    return any(ref.start >= meeting.end and not scene.gap(meeting.end, ref.start) for ref in scene.refs)


def begins_a_meeting(line: Line, number: Number) -> bool:
    """`lịch của KR6: 9h phỏng vấn, 14h demo`: an hour directly before what takes place then."""
    meeting = line.scene.after(number.end) if number.unit in _HOURS else None
    return meeting is not None and Role.MEETING in meeting.roles


_HOURS = frozenset(name for name, seconds in duration_seconds().items() if seconds == 3600)


def is_until_meeting(line: Line, number: Number) -> bool:
    """`10 menit lagi meeting KR2`, `còn 10 phút nữa họp KR2`: how long until it begins."""
    left = line.scene.after(number.end) if number.unit in duration_seconds() else None
    if left is None or Role.LEFT not in left.roles:
        return False
    meeting = line.scene.after(left.end)
    return meeting is not None and Role.MEETING in meeting.roles


def _is_of_its_report(line: Line, number: Number) -> bool:
    """KR2的周报我写了2个小时: a meeting or report of the code, and how long that took."""
    scene = line.scene
    for hit in scene.within(scene.clauses.start_of(number.start), number.start):
        owner = next((ref.end for ref in scene.refs if ref.end <= hit.start), None)
        if owner is None or hit.roles.isdisjoint((Role.MEETING, Role.REPORT)):
            continue
        if scene.tokens.words[scene.token_at(owner) : hit.first] == ["的"]:
            return True
    return False


def counts_guests(line: Line, number: Number) -> bool:
    """`demo KR3 lancar, yang datang 12 orang`: who came to a meeting; `…, dev-nya cuma satu orang`."""
    index = line.scene.token_at(number.end)
    index += line.scene.tokens.words[index : index + 1] == ["个"]
    if side(Side.PEOPLE).match(line.scene.tokens, index) is None or counts_own_thing(line, number):
        return False
    if line.target is not None and not line.counts and _do_something(line, index):
        return True
    if _ask_about_it(line, number):
        return True
    return _has_own_subject(line, number) or any(Role.MEETING in hit.roles for hit in line.scene.hits)


def _do_something(line: Line, index: int) -> bool:
    """KR1的线上课有40个人报名: what is said of people where no people are counted."""
    scene = line.scene
    end = scene.clauses.end_of(scene.tokens.starts[index])
    return scene.unknown_words(scene.tokens.ends[index], end) > 0


def _ask_about_it(line: Line, number: Number) -> bool:
    """`3 people asked me about KR6`: who does something first, and the code last."""
    scene = line.scene
    start, end = scene.clause_of(number.start)
    topics = [ref.start for ref in scene.topics]
    if not topics or not number.end <= min(topics) < end or scene.unknown_words(start, number.start):
        return False
    won = any(not hit.roles.isdisjoint(_COMES_TRUE) for hit in scene.within(number.end, min(topics)))
    return not won and scene.unknown_words(number.end, min(topics)) > 1


def _has_own_subject(line: Line, number: Number) -> bool:
    """Whether a clause behind that of the key result says of whom there are so many."""
    start = line.scene.clause_of(number.start)[0]
    topics = [ref.start for ref in line.scene.topics]
    topics += [begin for begin, _ in line.scene.titles]
    return bool(topics) and max(topics) < start and line.scene.unknown_words(start, number.start) > 0


def counts_items(line: Line, number: Number) -> bool:
    """`2 questions about KR5`, `có 2 câu hỏi về KR5`: things of talk, unless the title speaks of them."""
    if number.unit is not None:
        return False
    tokens, index = line.scene.tokens, line.scene.token_at(number.end)
    times = is_period(line, number.end) and not tokens.touches(index)
    if times and line.counts and line.scene.refs:
        return False  # KR4 gặp 12 lần
    index += index < len(tokens.words) and tokens.words[index] in CLASSIFIERS
    found = side(Side.ITEMS).match(tokens, index) if index < len(tokens.words) else None
    if found is None:
        return False
    item = tokens.text[tokens.starts[index] : tokens.ends[found[0] - 1]]
    return line.scene.key_result is None or item not in line.scene.key_result.title.casefold()


def counts_what_they_do(line: Line, number: Number) -> bool:
    """`klien finansial ngirim 2 dus bir`: behind title words a verb in no table, and things of its own."""
    scene = line.scene
    if number.unit is not None or not scene.titles or scene.topics:
        return False
    behind, end = scene.titles[0][1], scene.clauses.end_of(number.start)
    if number.start < behind or scene.within(behind, end) or not scene.same_clause(behind - 1, number.start):
        return False
    return scene.unknown_words(behind, number.start) > 0 and scene.unknown_words(number.end, end) > 1


def spends(line: Line, number: Number) -> bool:
    """`we spent 20k on KR1 ads`, KR1投放花了2万: what something cost, unless the title speaks of that."""
    scene = line.scene
    index = scene.token_at(number.start)
    spent = side(Side.SPENT)
    if not any(
        (found := spent.match(scene.tokens, at)) is not None and found[0] == index
        for at in range(max(0, index - 3), index)
    ):
        return False
    title = "" if scene.key_result is None else scene.key_result.title.casefold()
    words = Tokens.of(title)
    return not any(side(Side.COSTS).match(words, at) is not None for at in range(len(words)))


def is_approached(line: Line, number: Number) -> bool:
    """`KR3 ketemu 3 bank`, `gặp 4 nhà đầu tư`: whom somebody talked to, unless the title counts that."""
    scene, approach = line.scene, side(Side.APPROACH)
    index = scene.token_at(number.start)
    if number.unit is not None:
        return False
    for at in range(max(0, index - 3), index):
        met = approach.match(scene.tokens, at)
        if met is not None and met[0] == index:
            if counts_own_thing(line, number):
                return False
            title = "" if scene.key_result is None else scene.key_result.title.casefold()
            return not any(word[:_STEM] in title for word in scene.tokens.words[at:index])
    return False


_STEM = 6
"""Letters in which a verb and the noun of a title are alike (`kunjungi`, `kunjungan`)."""


def counts_key_results(line: Line, number: Number) -> bool:
    """`cả 6 KR đều cần cập nhật`: how many key results there are."""
    if number.unit is not None:
        return False
    index = line.scene.token_at(number.end)
    return line.scene.tokens.words[index : index + 1] in (["kr"], ["krs"], ["okr"])


def does_else(line: Line, number: Number) -> bool:
    """`KR3 two clients are silent`: how some of them are, and not how many there are."""
    scene, copula = line.scene, side(Side.COPULA)
    if number.unit is not None or abs(number.amount) >= LEAST_AMOUNT:
        return False
    index, end = scene.token_at(number.end), scene.clauses.end_of(number.start)
    for at in range(index + 1, min(index + _FAR_COPULA, len(scene.tokens.words))):
        if not (word := scene.tokens.words[at - 1]).isalpha() or not word.isascii():
            return False
        if copula.match(scene.tokens, at) is not None and not scene.holds(Side.PARTICLE, at, at + 1):
            place = scene.tokens.ends[at]
            if scene.within(number.end, scene.tokens.starts[at]):
                return False
            told = scene.within(scene.tokens.starts[at], end)
            done = any(not hit.roles.isdisjoint(_COMES_TRUE) for hit in told)
            return place < end and not done
    return False


_FAR_COPULA = 4
"""Pieces behind a count in which the "are" of its sentence stands."""
_COMES_TRUE = (Role.ACHIEVED, Role.DONE, Role.PROGRESS, Role.CLEARED, Role.LOOSE_ON_TRACK)
