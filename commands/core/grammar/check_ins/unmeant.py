"""Figures that say something else than where the key result stands."""

from __future__ import annotations

from collections.abc import Callable

from commands.core.grammar.check_ins.intended import ASKING, is_asked_for, is_intended, is_spent
from commands.core.grammar.check_ins.named_figures import (
    counts_blockers,
    goes_on_for,
    is_name,
    is_of_late_stage,
    names_place,
)
from commands.core.grammar.check_ins.scene import Rules, Span, inside
from commands.core.grammar.check_ins.second_thoughts import was_meant
from commands.core.grammar.check_ins.talk_figures import (
    begins_a_meeting,
    counts_guests,
    counts_items,
    counts_key_results,
    counts_what_they_do,
    does_else,
    is_approached,
    is_hour,
    is_until_meeting,
    lasts_a_meeting,
    spends,
)
from commands.core.grammar.check_ins.targets import is_target, is_total
from commands.core.grammar.check_ins.told_apart import is_not_reached, moves_confidence, puts_right
from commands.core.grammar.check_ins.weighing import Line, after_confidence
from commands.core.grammar.days.day_tables import match
from commands.core.grammar.figures.number_words import PERCENT, duration_seconds
from commands.core.grammar.figures.numbers import Number
from commands.core.grammar.words.lexicon import Hit, side
from commands.core.grammar.words.roles import Role, Side

_DAY = 86400
_FORECAST_GAP = 6
_NEAR_CHARS = 40
_PHRASES = (Role.ONE_MORE, Role.EVEN_ODDS, Role.NEUTRAL, Role.SAME, Role.MEETING, Role.CHATTER)


def is_unmeant(line: Line, number: Number, before: Hit | None) -> bool:
    """Whether a number is no value, whatever else is said; `before` is the phrase in front of it."""
    if in_phrase(line, number) or _is_loose_duration(line, number) or names_place(line, number):
        return True
    if is_total(line, number) or _counts_title(line, number) or _is_of_another(line, number):
        return True
    if _is_of_another_code(line, number) or counts_what_they_do(line, number):
        return True
    if counts_key_results(line, number):
        return True
    if len(line.free) > 1 and is_due(line, number):
        return True
    if any(rule(line, number) for rule in line.scene.having(_RULES)):
        return True
    if _ends_range(line, number) and after_confidence(line, number):
        return True
    if before is None:
        return False
    return any(rule(line, number, before) for rule in line.scene.having(_RULES_OF_WHAT_LEADS))


def _ends_range(line: Line, number: Number) -> bool:
    """The 7 of `confidence 6-7`."""
    index = line.scene.token_at(number.start)
    return line.scene.tokens.words[index - 1 : index] in (["-"], ["~"]) and not number.signed


def _is_deadline(line: Line, number: Number, before: Hit) -> bool:
    """`busy until 4`, but not `KR2 sampai 3,3 menit`."""
    if Role.TO in before.roles and number.unit is not None and number.unit == line.unit:
        return False
    return Role.UNTIL in before.roles and line.scene.gap(before.end, number.start) == 0


def is_due(line: Line, number: Number) -> bool:
    """`back to 4 by Friday`, `2/4 by Friday`: what is to be reached by a day."""
    day = next((at for at in line.scene.dates if at[0] >= number.end), None)
    if day is None or line.scene.gap(number.end, day[0]) > 1:
        return False
    deadline = (match("DEADLINE", line.scene.tokens, at) for at in range(*_pieces(line, number.end, day[1])))
    return any(found is not None for found in deadline)


def _pieces(line: Line, start: int, end: int) -> Span:
    """The pieces between two characters."""
    return line.scene.token_at(start), line.scene.token_at(end)


def _is_needed(line: Line, number: Number, before: Hit) -> bool:
    """`KR1 needs 60 and we have 55`, `needs another 700k`."""
    return Role.NEED in before.roles and line.scene.gap(before.end, number.start) <= 1


def _may_go(line: Line, number: Number) -> bool:
    """KR3签了4家，不过有一家可能反悔: of another figure, what may happen to it."""
    behind = line.scene.after(number.end, gap=1)
    return behind is not None and Role.MAYBE in behind.roles and number.spelled and len(line.free) > 1


def _is_to_come(line: Line, number: Number, before: Hit) -> bool:
    """`tuần sau xuống 3 phút`: what a coming time brings, in the same breath."""
    if Role.TO not in before.roles or line.scene.gap(before.end, number.start):
        return False
    start = line.scene.clause_of(number.start)[0]
    coming = [hit for hit in line.scene.within(start, before.start) if Role.NEXT_TIME in hit.roles]
    return bool(coming) and not line.scene.unknown_words(coming[-1].end, before.start)


def _might_be(line: Line, _number: Number, before: Hit) -> bool:
    """`could get to 0.2%`, `bisa nyampe 0,2%`: what may come, unless it is said to have come."""
    if Role.TO not in before.roles:
        return False
    hedge = line.scene.before(before.start) or _hedge_before_code(line, before)
    if hedge is None or hedge.roles.isdisjoint((Role.MAYBE, Role.MEANT)):
        return False
    if Role.MAYBE not in hedge.roles:  # harusnya nyampe 4, sekarang 3
        return _is_outlived(line, before.end)
    reached = line.scene.before(hedge.start)
    return reached is None or Role.NOW not in reached.roles


def _is_believed(line: Line, number: Number, before: Hit) -> bool:
    """`50% dan pede bisa 58%`: beside where it stands, what somebody is sure to reach."""
    sure = line.scene.before(before.start)
    led = Role.MAYBE in before.roles and sure is not None and Role.SURE in sure.roles
    return led and len(line.free) > 1 and not line.scene.gap(before.end, number.start)


def _hedge_before_code(line: Line, to: Hit) -> Hit | None:
    """The "might" of `we might get KR3 to 5`."""
    refs = line.scene.refs
    code = next((ref for ref in refs if ref.end <= to.start and not line.scene.gap(ref.end, to.start)), None)
    return line.scene.before(code.start, gap=1) if code is not None else None


def _is_outlived(line: Line, place: int) -> bool:
    """Whether a later figure is said to be now."""
    later = (line.scene.before(at.start, gap=1) for at in line.free if at.start > place)
    return any(hit is not None and Role.NOW in hit.roles and hit.start > place for hit in later)


def _is_late_by(line: Line, number: Number, before: Hit) -> bool:
    """`2 days late` said the other way round: `telat 3 hari`, `trễ một tuần`."""
    if number.unit not in duration_seconds():
        return False
    if Role.UP in before.roles and line.unit in duration_seconds():
        return False  # 响应时间慢了半小时
    late = not before.roles.isdisjoint((Role.OFF_TRACK, Role.LOOSE_OFF_TRACK))
    return late and line.scene.gap(before.end, number.start) == 0


def _is_missed(line: Line, number: Number, before: Hit) -> bool:
    """`not 60`, `belum nyentuh 60%`, `chưa chạm 60%`."""
    if Role.NOT in before.roles:
        return line.scene.gap(before.end, number.start) == 0 and not was_meant(line.scene, number)
    if before.roles.isdisjoint((Role.TO, Role.BEYOND)):
        return False
    denial = line.scene.before(before.start)
    if denial is None and Role.BEYOND in before.roles and Role.TO not in before.roles:
        denial = line.scene.before(before.start, gap=1)  # can't get below 150
    return denial is not None and not denial.roles.isdisjoint((Role.NOT, Role.UNABLE))


def in_phrase(line: Line, number: Number) -> bool:
    """A number that belongs to a phrase (`one more`, `50/50`), a date or a title."""
    if inside(number.start, line.scene.dates) or inside(number.start, line.scene.titles):
        return True
    if _numbers_a_period(line, number):
        return True
    before = line.scene.before(number.start, gap=1)
    if before is not None and Role.WAS in before.roles and after_confidence(line, number):
        return True
    around = line.scene.within(number.start - 24, number.start + 1)
    return any(
        number.start < hit.end and hit.last - hit.first > 1 and not hit.roles.isdisjoint(_PHRASES)
        for hit in around
    )


def _numbers_a_period(line: Line, number: Number) -> bool:
    """`minggu 46: 52%`, `tháng 11 lên 1,6 tỷ`: which one it is."""
    tokens, index = line.scene.tokens, line.scene.token_at(number.start)
    if number.unit is not None or number.spelled or number.amount > _MOST_PERIODS or not index:
        return False
    if (
        tokens.touches(index)
        or not tokens.words[index].isdecimal()
        or inside(tokens.starts[index - 1], line.scene.dates)
    ):
        return False
    return side(Side.PERIOD).match(tokens, index - 1) == (index, 1)


_MOST_PERIODS = 53
"""Weeks of the longest year."""


def _counts_title(line: Line, number: Number) -> bool:
    """`500 errors` of a key result that is a percent: what its title names is counted, not measured."""
    if line.unit != PERCENT or number.unit is not None or line.scene.topics:
        return False
    return any(
        line.scene.gap(number.end, start) == 0 and start >= number.end for start, _ in line.scene.titles
    )


def _is_forecast(line: Line, number: Number) -> bool:
    """`could reach 4`, `54% expected by today`: what is only expected is no value yet."""
    behind = line.scene.after(number.end)
    if behind is not None and Role.FORECAST in behind.roles:
        return True
    if behind is not None and Role.IF in behind.roles and behind.first == line.scene.token_at(number.end):
        return len(line.free) > 1  # 3 signed, 4 if legal signs today
    start = line.scene.clause_of(number.start)[0]
    near = [
        hit
        for hit in line.scene.within(max(start, number.start - _NEAR_CHARS), number.start)
        if Role.FORECAST in hit.roles
        and line.scene.gap(hit.end, number.start) <= _FORECAST_GAP
        and not _is_status_of(line, hit)
    ]
    return bool(near) and not any(near[-1].end <= at.start < number.start for at in line.free)


def _is_status_of(line: Line, hit: Hit) -> bool:
    """`on pace for KR5 with 1.15M`: how a key result fares, and no forecast."""
    return Role.ON_TRACK in hit.roles and any(
        ref.start >= hit.end and not line.scene.gap(hit.end, ref.start) for ref in line.scene.refs
    )


def _is_loose_duration(line: Line, number: Number) -> bool:
    """Days and weeks in a line whose key result does not count them (`3 weeks waiting`)."""
    seconds = duration_seconds()
    if number.unit not in seconds or seconds[number.unit] < _DAY or puts_right(line):
        return False
    return line.unit not in seconds or seconds[line.unit] < _DAY


def _is_of_another(line: Line, number: Number) -> bool:
    """`udah dua, yang ketiga setengah jalan`: how far the next one is, beside a count of those before."""
    if number.unit != PERCENT or not line.counts or len(line.free) < 2:
        return False
    start = line.scene.clause_of(number.start)[0]
    return any(
        line.scene.gap(end, number.start) <= 1 for _, end, _ in line.scene.ordinals(start, number.start)
    )


def _is_of_another_code(line: Line, number: Number) -> bool:
    """`yakin 7 untuk KR1, 6 untuk KR2`: a word joins the figure to another code than the first."""
    topics = line.scene.topics
    if len(topics) < 2 or topics[0].start > number.start:
        return False
    behind = next((ref for ref in topics if ref.start >= number.end), None)
    if behind is None or behind.code == topics[0].code:
        return False
    joint = line.scene.skip(number.end, Side.PLACE)
    return joint == behind.start and line.scene.gap(number.end, behind.start) > 0


_RULES: Rules[Callable[[Line, Number], bool]] = (
    (frozenset({Side.LASTING}), goes_on_for),
    (frozenset({Side.LABEL, Side.NUMBERED}), is_name),
    (frozenset({Side.STAGE}), is_of_late_stage),
    (frozenset({Role.MEETING, Role.REPORT}), lasts_a_meeting),
    (frozenset({Role.MEETING}), is_until_meeting),
    (frozenset({Role.MEETING}), begins_a_meeting),
    (frozenset({Side.PEOPLE}), counts_guests),
    (frozenset({Side.ITEMS}), counts_items),
    (frozenset({Side.SPENT}), spends),
    (frozenset({Side.APPROACH}), is_approached),
    (frozenset({Side.COPULA}), does_else),
    (frozenset({Role.TARGET}), is_target),
    (frozenset({Role.NOT_YET}), is_not_reached),
    (frozenset({Role.MAYBE}), _may_go),
    (frozenset({Side.INTENDED}), is_intended),
    (frozenset({Side.SPENDING}), is_spent),
    (frozenset(ASKING), is_asked_for),
    (frozenset({Role.FORECAST, Role.IF}), _is_forecast),
    (frozenset({Role.BLOCKER}), counts_blockers),
)
"""What makes a number mean something else, whatever stands in front of it."""
_RULES_OF_WHAT_LEADS: Rules[Callable[[Line, Number, Hit], bool]] = (
    (frozenset({Role.NOT, Role.UNABLE}), _is_missed),
    (frozenset({Role.OFF_TRACK, Role.LOOSE_OFF_TRACK}), _is_late_by),
    (frozenset({Role.UNTIL}), _is_deadline),
    (frozenset({Role.NEED}), _is_needed),
    (frozenset({Role.NEXT_TIME}), _is_to_come),
    (frozenset({Role.CONFIDENCE}), moves_confidence),
    (frozenset({Role.MAYBE, Role.MEANT}), _might_be),
    (frozenset({Role.SURE}), _is_believed),
    (frozenset({Role.MEETING}), is_hour),
)
"""What the phrase in front of a number makes of it."""
