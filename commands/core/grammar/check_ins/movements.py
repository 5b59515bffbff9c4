"""Changes and starting points: `+3`, `down 2 points`, `from A to B`."""

from __future__ import annotations

from decimal import Decimal

from commands.core.grammar.check_ins.likelihood import beside_topic, counts_others
from commands.core.grammar.check_ins.targets import is_target
from commands.core.grammar.check_ins.unmeant import in_phrase
from commands.core.grammar.check_ins.weighing import Line, after_confidence, has_behind, is_share
from commands.core.grammar.figures.number_words import PERCENT, POINT_UNIT, duration_seconds
from commands.core.grammar.figures.numbers import Number
from commands.core.grammar.words.lexicon import Hit, side
from commands.core.grammar.words.roles import Role, Side

_FORMER = (Role.FROM, Role.WAS)
_CHANGE = (Role.UP, Role.DOWN, Role.MORE)
_LEVEL = (Role.TO, Role.NOW, Role.DWINDLED)
_ARROWS = frozenset({"→", "=", ">", "➔", "➜", "⇒"})


def is_earlier(line: Line, number: Number) -> bool:
    """The A of "from A to B" and of "was A"."""
    before = _leading_then(line, number)
    if before is not None and not before.roles.isdisjoint(_FORMER) and not in_phrase(line, number):
        from_of = Role.OF in before.roles and Role.FROM in before.roles
        if from_of and any(end == before.start - 1 for _, end, _ in line.scene.ordinals(0, before.start)):
            return False  # minggu ke-11 dari 13
        if Role.FROM in before.roles and (not from_of or not _is_part(line, number, before)):
            return not (is_target(line, number) or counts_others(line, number))
        if Role.WAS in before.roles:
            change = number.unit == POINT_UNIT or number.signed  # 比上周-1
            if change or _is_set_right(line, number) or _compared(line, before):
                return False
            return not (after_confidence(line, number) or has_behind(line, number, Role.TARGET))
    behind = line.scene.after(number.end, gap=1)
    if _is_in_brackets_of_then(line, number, behind):
        return True
    if behind is None or number.signed or not _points(line, number, behind):
        return False
    aim = line.scene.after(behind.end)
    if (aim is not None and Role.TARGET in aim.roles) or in_phrase(line, number):
        return False  # 3,5mnt -> target 2mnt
    later = (at for at in line.free if at.start >= behind.end)
    return any(line.scene.gap(behind.end, at.start) <= 1 and _is_alike(line, number, at) for at in later)


def _leading_then(line: Line, number: Number) -> Hit | None:
    """The phrase before a figure, or the time before that (上周一才310万) where another figure stands."""
    before = line.scene.before(number.start, gap=1)
    if before is None or Role.NOW not in before.roles or not _stands_beside(line, number):
        return before
    then = line.scene.before(before.start)
    return (
        then if then is not None and Role.WAS in then.roles and before.roles.isdisjoint(_FORMER) else before
    )


def _stands_beside(line: Line, number: Number) -> bool:
    """Whether another figure says where it stands, and not only the target."""
    return any(at is not number and not is_target(line, at) for at in line.free)


def _is_alike(line: Line, number: Number, other: Number) -> bool:
    """Whether one may have become the other: `1.3M = 65% of target` says one thing twice."""
    if is_share(line, number, other):
        return False
    return other.unit != PERCENT or number.unit == PERCENT or abs(number.amount) <= _MOST_PERCENT


_MOST_PERCENT = 1000


def _points(line: Line, number: Number, behind: Hit) -> bool:
    """Whether an arrow stands behind a number, or nothing but a "to" between it and another (`48 ke 51`)."""
    arrow = behind.end - behind.start <= 3 and line.scene.tokens.words[behind.first] in _ARROWS
    if arrow or number.unit == POINT_UNIT or line.scene.before(number.start, gap=2):
        return arrow
    return Role.TO in behind.roles and line.scene.gap(number.end, behind.start) == 0


def _is_in_brackets_of_then(line: Line, number: Number, behind: Hit | None) -> bool:
    """`54.5 this week (53 last week)`: brackets that hold nothing but a figure and when it was so."""
    if behind is None or Role.WAS not in behind.roles or after_confidence(line, number):
        return False
    words, first = line.scene.tokens.words, line.scene.token_at(number.start)
    return words[first - 1 : first] == ["("] and words[behind.last : behind.last + 1] == [")"]


def _is_set_right(line: Line, number: Number) -> bool:
    """`it was 3h, not 5h`, `correction: it was 3h`: what it really was."""
    first = next(iter(line.scene.hits), None)
    if first is not None and Role.CORRECTION in first.roles and len(line.scene.numbers) == 1:
        return True
    behind = line.scene.after(number.end, gap=1)
    return (
        behind is not None and Role.NOT in behind.roles and line.scene.same_clause(number.start, behind.start)
    )


def _compared(line: Line, hit: Hit | None) -> Hit | None:
    """The rise or fall before the time it is compared with: `nhanh hơn tuần trước 1 phút`."""
    if hit is None or Role.WAS not in hit.roles:
        return None
    change = line.scene.before(hit.start)
    return change if change is not None and not change.roles.isdisjoint((Role.UP, Role.DOWN)) else None


def _is_part(line: Line, number: Number, hit: Hit) -> bool:
    """Whether a number before makes `dari` an "of": `3 dari 5`, but not `8 dari 6`."""
    earlier = [at for at in line.scene.numbers if at.end <= hit.start]
    if not earlier:
        return False
    opened = line.scene.tokens.words[hit.first - 1 : hit.first] == ["("] and number.amount == line.target
    if not (opened or line.scene.same_clause(earlier[-1].start, hit.start)):
        return False
    moved = line.scene.before(hit.start)
    if moved is not None and moved.start >= earlier[-1].end and not moved.roles.isdisjoint(_CHANGE):
        return False  # 0,3% turun dari 0,5%
    if _fell_or_rose_to(line, earlier[-1]) and number.amount != line.target and number.unit is not None:
        return False  # turun ke 0,3% dari 0,5%
    near = line.scene.gap(earlier[-1].end, hit.start) <= 2
    return near and (earlier[-1].unit != number.unit or earlier[-1].amount <= number.amount)


def _fell_or_rose_to(line: Line, number: Number) -> bool:
    before = line.scene.before(number.start)
    return before is not None and Role.TO in before.roles


def direction(line: Line, number: Number, before: Hit | None) -> int:
    """1 or -1 when the number is a change, 0 when it is a level."""
    if before is not None and Role.PROGRESS in before.roles and number.unit == PERCENT:
        return 0  # 走了一半
    if before is not None and any(before.end <= at.start < number.start for at in line.scene.numbers):
        before = None  # 降了2分 53%
    if before is not None and not before.roles.isdisjoint(_CHANGE) and before.roles.isdisjoint(_LEVEL):
        return _announced(line, number, before)
    if before is not None and _is_a_step(line, number, before):
        return _way(before)
    behind = line.scene.after(number.end)
    compared = _compared(line, before) or _comparing(behind)
    if compared is not None:
        return _way(compared)
    if number.unit == POINT_UNIT and before is not None and Role.ACHIEVED in before.roles:
        return 1
    if _won_again(line, number) or _is_fresh(line, number) or _is_worth(line, number):
        return 1
    if _is_negative_share(number) and (behind is None or behind.roles.isdisjoint(_CHANGE)):
        return 0
    if number.signed and (before is None or before.roles.isdisjoint((Role.TO,)) or _sums_up(line, before)):
        return 1
    return 0 if behind is None else _told_behind(line, number, before, behind)


def _is_a_step(line: Line, number: Number, before: Hit) -> bool:
    """`KR1 lên được 3 điểm`: points, far below where a key result in percent starts and is to end."""
    least = _least_percent(line)
    if number.unit != POINT_UNIT or before.roles.isdisjoint((Role.UP, Role.DOWN)) or least is None:
        return False
    return 2 * number.amount < least


def _is_as_high(line: Line, number: Number) -> bool:
    """`tụt 47%` of what goes from 45 % to 60 %: a percent about as high as these is where it stands."""
    least = _least_percent(line)
    if number.unit != PERCENT or least is None or least < _HIGH:
        return False
    return 5 * abs(number.amount) >= 4 * least


def _outgrew(line: Line, number: Number) -> bool:
    """`naik lagi 5 menit, minggu lalu 3 menit`: more than there was, which no rise by so much would be."""
    others = (at for at in line.free if at != number and at.unit == number.unit and at.amount < number.amount)
    then = (line.scene.before(at.start, gap=1) for at in others)
    return any(hit is not None and Role.WAS in hit.roles for hit in then)


_HIGH = 10
"""Percent below which a fall may be as high as what is left."""


def _least_percent(line: Line) -> Decimal | None:
    """The lower one of start and target of a key result in percent."""
    known = line.scene.key_result
    if known is None or known.unit != PERCENT or known.start is None or known.target is None:
        return None
    return min(known.start, known.target)


def _announced(line: Line, number: Number, before: Hit) -> int:
    """Behind a verb of change, which a colon makes a remark (`lost ground: 50.5%`)."""
    if line.scene.tokens.text[before.end : number.start].rstrip().endswith(":"):
        return 0
    if _is_as_high(line, number) or (Role.UP in before.roles and _outgrew(line, number)):
        return 0  # anjlok 47%
    if number.unit in duration_seconds() and line.scene.holds(Side.TAKES, before.first, before.first + 1):
        return 0  # onboarding mất 5 ngày
    return -1 if _falls(line, before) and number.amount > 0 else 1


def _told_behind(line: Line, number: Number, before: Hit | None, behind: Hit) -> int:
    """What the words behind a number make of it, unless those before it say that it is a level."""
    if _is_ahead(line, number, behind):
        return _way(behind)
    if before is not None and not before.roles.isdisjoint(_LEVEL) and number.unit != POINT_UNIT:
        return 0
    if Role.MORE in behind.roles and number.unit is None:
        return 1
    if number.unit == POINT_UNIT and not behind.roles.isdisjoint(_CHANGE):
        return _way(behind)
    return 0


def _sums_up(line: Line, before: Hit) -> bool:
    """三单合计+46万: what was won taken together, behind a sign."""
    return side(Side.TALLY).match(line.scene.tokens, before.first) is not None


def _is_ahead(line: Line, number: Number, behind: Hit) -> bool:
    """`KR5 is 50k up on last week`: a bare "up" or "down" behind an amount, compared with some time."""
    scene = line.scene
    if (
        behind.roles.isdisjoint((Role.UP, Role.DOWN))
        or behind.last - behind.first > 1
        or number.unit == PERCENT
    ):
        return False
    if scene.gap(number.end, behind.start) or beside_topic(line, number):
        return False
    compared = scene.after(behind.end, gap=1)
    return compared is not None and Role.WAS in compared.roles and compared.first >= behind.last


def _way(hit: Hit) -> int:
    return -1 if Role.DOWN in hit.roles else 1


def _comparing(hit: Hit | None) -> Hit | None:
    """A comparison right behind a number: `1h faster`."""
    return hit if hit is not None and Role.COMPARED in hit.roles else None


def _won_again(line: Line, number: Number) -> bool:
    """`dua lagi teken`, `ký hai khách nữa`: so many more, as a verb of winning in the clause says."""
    scene = line.scene
    if number.unit is not None and not number.unit.isupper():
        return False
    index, end = scene.token_at(number.end), scene.token_at(scene.clauses.end_of(number.start))
    if not scene.holds(Side.AGAIN, index, min(end, index + 3)):
        return False
    beside = scene.within(*scene.clause_of(number.start))
    won = any(Role.ACHIEVED in hit.roles for hit in beside)
    return won and all(hit.roles.isdisjoint(_OPEN) for hit in beside)


def _is_worth(line: Line, number: Number) -> bool:
    """`closed 2 deals worth 80k`: what was won brings so much, where money is counted."""
    scene = line.scene
    index = scene.token_at(number.start)
    if Side.WORTH not in scene.tables or not (line.unit or "").isupper():
        return False
    if not scene.holds(Side.WORTH, max(0, index - 1), index):
        return False
    beside = scene.within(scene.clauses.start_of(number.start), number.start)
    return any(Role.ACHIEVED in hit.roles for hit in beside)


def _is_fresh(line: Line, number: Number) -> bool:
    """`two new finance clients`, `dua klien finansial baru`: new ones of what the title counts."""
    scene = line.scene
    if number.unit is not None or not scene.titles or not line.counts:
        return False
    first, last = scene.token_at(scene.titles[0][0]), scene.token_at(scene.titles[0][1])
    index, new = scene.token_at(number.end), side(Side.NEW)
    if not index <= first <= index + 2:
        return False
    led = any(new.match(scene.tokens, at) is not None for at in range(index, first + 1))
    return led or (last < len(scene.tokens.words) and new.match(scene.tokens, last) is not None)


_OPEN = (Role.NOT, Role.NOT_YET, Role.SHORT, Role.DWINDLED, Role.NEED, Role.FORECAST, Role.MAYBE, Role.TARGET)
"""Words beside which a count with `more` is still to be done."""


def _falls(line: Line, hit: Hit) -> bool:
    """`down 15`, and `down another 15`; `membaik 1 menit` is down where the target is below the start."""
    if side(Side.BETTER).match(line.scene.tokens, hit.first, bare=line.scene.bare) is not None:
        return line.falls
    earlier = line.scene.before(hit.start) if Role.ONE_MORE in hit.roles or Role.MORE in hit.roles else None
    return Role.DOWN in hit.roles or (earlier is not None and Role.DOWN in earlier.roles)


def _is_negative_share(number: Number) -> bool:
    """`-5%` without a word of change is a progress, and refused as one; `-5` and `-5 points` are falls."""
    return number.unit == PERCENT and number.amount < 0
