"""Which of the numbers is where the key result stands (R5 to R11)."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from commands.core.grammar.lexicon import Hit, Role, Side, side
from commands.core.grammar.number_words import PERCENT, POINT_UNIT, duration_seconds
from commands.core.grammar.numbers import Number
from commands.core.grammar.pairs import Pair, is_date
from commands.core.grammar.reading import Amount, AmountKind
from commands.core.grammar.scene import Scene, Span, inside
from commands.core.grammar.stated import Stated, canonical, level

_DAY = 86400
_MOST = 10**15
"""A count beyond this is no share of a way."""
_CHANGE = (Role.UP, Role.DOWN, Role.MORE)
_LEADING_TO_TARGET = (Role.NOW, Role.TO, Role.PROPOSAL, Role.UP, Role.OF, Role.MEANT, Role.MAYBE)
_FORECAST_GAP = 6
_GREAT, _LEAST = 100000, 1000
"""A target that is surely money, and the least change of it that is no count of deals."""
_NEAR_CHARS = 40
_PHRASES = (Role.ONE_MORE, Role.EVEN_ODDS, Role.NEUTRAL, Role.SAME)
_LEVEL = (Role.TO, Role.NOW, Role.DWINDLED)


class _Candidate(NamedTuple):
    number: Number
    score: int
    change: int = 0
    """1 for a rise, -1 for a fall, 0 for a level."""


def find_value(scene: Scene, numbers: list[Number], pairs: list[Pair], taken: list[Span]) -> Stated:
    """The value of a line; `taken` are the spans of confidence, blocker and next step."""
    reader = _Values(scene, numbers, pairs, taken)
    return reader.read()


class _Values:
    """The numbers of one line on their way to being a value."""

    def __init__(self, scene: Scene, numbers: list[Number], pairs: list[Pair], taken: list[Span]) -> None:
        self.scene = scene
        self.taken = taken
        self.target = scene.key_result.target if scene.key_result is not None else None
        self.known_unit = scene.key_result.unit if scene.key_result is not None else None
        free = [at for at in numbers if not inside(at.start, taken) and scene.is_live(at.start)]
        self.pairs = [at for at in pairs if at.first in free and at.second in free]
        self.free = free
        self.earlier: Number | None = None
        self.remains = False

    def read(self) -> Stated:
        whole = self._of_pairs()
        candidates = self._candidates()
        levels = [at for at in candidates if not at.change]
        percents = [at for at in levels if at.number.unit == PERCENT]
        figures = [at for at in levels if at.number.unit != PERCENT]
        percent = self._best(percents)
        figure = self._best(figures)
        if whole is not None and whole.percent is not None and percent is None:
            return self._stated(whole.percent, None, [], 3, whole.spans)
        if percent is not None and figure is not None and not self._beside_percent(figure):
            percent, figure = (None, figure) if figure.score >= percent.score + 4 else (percent, None)
        if whole is not None and whole.value is not None and whole.strength > (figure.score if figure else 0):
            return self._stated(
                percent.number.amount if percent else None, whole.value, [percent], 3, whole.spans
            )
        if percent is not None or figure is not None:
            value = level(figure.number) if figure is not None else None
            strength = max(at.score for at in (percent, figure) if at is not None)
            amount = percent.number.amount if percent is not None else None
            return self._stated(amount, value, [percent, figure], strength, ())
        return self._change(candidates)

    def _stated(
        self, percent: Decimal | None, value: Amount | None, used: list[_Candidate | None], strength: int,
        spans: tuple[Span, ...],
    ) -> Stated:  # fmt: skip
        numbers = [at.number for at in used if at is not None]
        if self.earlier is not None:
            spans = (*spans, (self.earlier.start, self.earlier.end))
        unit = PERCENT if percent is not None else value.unit if value is not None else None
        given = canonical(self.earlier, unit) if self.earlier is not None else None
        return Stated(percent, value, given, strength, (*spans, *((at.start, at.end) for at in numbers)))

    # --- n of m ------------------------------------------------------------------------------

    def _of_pairs(self) -> Stated | None:
        """The first `n of m`; of a share of the way, its percent."""
        chosen: Stated | None = None
        for pair in self.pairs:
            for number in (pair.first, pair.second):
                if number in self.free:
                    self.free.remove(number)
            behind = self.scene.after(pair.end, gap=1)
            if (
                behind is not None
                and Role.WAY in behind.roles
                and pair.second.amount > 0
                and pair.first.amount < _MOST
            ):
                percent = round(pair.first.amount * 100 / pair.second.amount, 2).normalize()
                chosen = chosen or Stated(percent=percent, spans=((pair.start, behind.end),))
                continue
            if self._is_date(pair) or self._is_remaining(pair.second) or self._is_target(pair.first):
                continue
            score = 8 if self.target == pair.second.amount else 5
            if chosen is None or chosen.strength < score:
                value = Amount(AmountKind.NUMBER, pair.first.amount)
                chosen = Stated(value=value, strength=score, spans=((pair.start, pair.end),))
        return chosen

    def _is_date(self, pair: Pair) -> bool:
        if self.target == pair.second.amount:
            return False
        before = self.scene.before(pair.start, gap=2)
        put_off = before is not None and Role.POSTPONED in before.roles
        return put_off or is_date(pair, self.target)

    # --- single numbers ------------------------------------------------------------------------

    def _candidates(self) -> list[_Candidate]:
        ordinal = self._ordinal()
        found = [ordinal] if ordinal is not None else []
        for number in self.free:
            if self._is_earlier(number):
                self.earlier = self.earlier or number
                continue
            candidate = self._candidate(number)
            if candidate is not None:
                found.append(candidate)
        return found

    def _candidate(self, number: Number) -> _Candidate | None:
        scene = self.scene
        before = scene.before(number.start, gap=2)
        if before is not None and inside(before.start, scene.titles):
            before = None
        roles = before.roles if before is not None else frozenset()
        near = before is not None and scene.gap(before.end, number.start) <= 1
        if before is not None and self._is_missed(number, before):
            return None
        if self._is_name(number) or self._is_late_by(number, before):
            return None
        if self._in_phrase(number) or self._is_target(number) or self._is_loose_duration(number):
            return None
        if self._is_forecast(number) or self._counts_title(number):
            return None
        change = self._direction(number, before)
        if (
            Role.MORE not in roles
            and not change
            and (self._is_remaining(number) or self._dwindled(number, before))
        ):
            self.remains = any(ref.is_topic for ref in scene.refs)
            return None
        if self._is_put_off(number, roles):
            return None
        score = self._score(number, roles if near else frozenset())
        if (
            number.spelled
            and number.unit is None
            and score < 2
            and not change
            and abs(number.amount) < 1000
            and Role.BEYOND not in roles
        ):
            return None
        return _Candidate(number, score, change)

    def _is_put_off(self, number: Number, roles: frozenset[Role]) -> bool:
        """`short by 2`, `pushed to 4`; `slipped to 49%` is a level."""
        if roles.isdisjoint((Role.SHORT, Role.NOT_YET, Role.POSTPONED)) or roles & {Role.TO, Role.NOW}:
            return False
        return Role.POSTPONED not in roles or number.unit != PERCENT

    def _is_name(self, number: Number) -> bool:
        """`version 2.3`, `tầng 2`."""
        index = self.scene.token_at(number.start)
        if index == 0 or number.unit is not None:
            return False
        behind = (side(Side.LABEL).match(self.scene.tokens, at) for at in (index - 1, index - 2) if at >= 0)
        return any(found is not None and found[0] == index for found in behind)

    def _is_late_by(self, number: Number, before: Hit | None) -> bool:
        """`2 days late` said the other way round: `telat 3 hari`, `trễ một tuần`."""
        if before is None or number.unit not in duration_seconds():
            return False
        late = not before.roles.isdisjoint((Role.OFF_TRACK, Role.LOOSE_OFF_TRACK))
        return late and self.scene.gap(before.end, number.start) == 0

    def _is_missed(self, number: Number, before: Hit) -> bool:
        """`not 60`, `belum nyentuh 60%`, `chưa chạm 60%`."""
        if Role.NOT in before.roles:
            return self.scene.gap(before.end, number.start) == 0
        if Role.TO not in before.roles:
            return False
        denial = self.scene.before(before.start)
        return denial is not None and Role.NOT in denial.roles

    def _score(self, number: Number, near: frozenset[Role]) -> int:
        if Role.BEYOND in near:
            return self._unit_score(number) - 1
        score = -6 if self._is_bracketed(number) else 0
        if Role.MEANT in near:
            score += 6
        if Role.TO in near or Role.DWINDLED in near:
            score += 5
        elif Role.NOW in near:
            score += 3
        if Role.ACHIEVED in near or self._has_behind(number, Role.ACHIEVED, Role.PROGRESS, Role.WAY):
            score += 2
        if self._beside_topic(number):
            score += 3
        if number.amount == self.target and self._are_all(number):
            score += 5
        return score + self._unit_score(number)

    def _unit_score(self, number: Number) -> int:
        if number.unit is None:
            return int(abs(number.amount) >= 10000)
        if self.known_unit is None:
            return 1
        if number.unit == self.known_unit:
            return 3
        seconds = duration_seconds()
        both_durations = number.unit in seconds and self.known_unit in seconds
        return 3 if both_durations else 1 if number.unit == PERCENT else -2

    def _beside_topic(self, number: Number) -> bool:
        """Whether a code or title words stand directly before (`KR1 51`, `KR1: 51`)."""
        places = [ref.end for ref in self.scene.refs] + [end for _, end in self.scene.titles]
        for end in places:
            if end <= number.start:
                between = self.scene.tokens.words[
                    self.scene.token_at(end) : self.scene.token_at(number.start)
                ]
                if all(word in (":", "=", "", "-", ",") for word in between):
                    return True
                if between[-1] == ":" and self.scene.same_clause(end - 1, number.start):
                    return True
        return False

    def _are_all(self, number: Number) -> bool:
        """四个里程碑都上了: a count of which something is said of all."""
        index, end = (
            self.scene.token_at(number.end),
            self.scene.token_at(self.scene.clauses.end_of(number.start)),
        )
        words = range(index, min(end, index + _FORECAST_GAP))
        return any(side(Side.ALL).match(self.scene.tokens, at) is not None for at in words)

    def _is_bracketed(self, number: Number) -> bool:
        """`4 of 5 (80 %, 54 % expected)`: brackets hold what only explains."""
        before = self.scene.tokens.text[max(0, number.start - _NEAR_CHARS * 2) : number.start]
        return before.rfind("(") > before.rfind(")")

    def _best(self, candidates: list[_Candidate]) -> _Candidate | None:
        return max(candidates, key=lambda at: at.score, default=None)

    def _beside_percent(self, figure: _Candidate) -> bool:
        """Whether a figure may stand next to a percent: only an amount with a unit or magnitude."""
        if self.known_unit == PERCENT:
            return False
        return (figure.number.unit is not None and figure.score >= 1) or abs(figure.number.amount) >= 10000

    # --- what is no value ------------------------------------------------------------------------

    def _in_phrase(self, number: Number) -> bool:
        """A number that belongs to a phrase (`one more`, `50/50`), a date or a title."""
        if inside(number.start, self.scene.dates) or inside(number.start, self.scene.titles):
            return True
        before = self.scene.before(number.start, gap=1)
        if before is not None and Role.WAS in before.roles and self._after_confidence(number):
            return True
        around = self.scene.within(number.start - 24, number.start + 1)
        return any(
            number.start < hit.end and hit.last - hit.first > 1 and not hit.roles.isdisjoint(_PHRASES)
            for hit in around
        )

    def _is_target(self, number: Number) -> bool:
        """Whether a target word announces the number, with nothing but level words between."""
        if self._names_target(number):
            return True
        place = number.start
        for _ in range(3):
            before = self.scene.before(place, gap=3)
            if before is None:
                return False
            if Role.TARGET in before.roles:
                if self._has_figure_before(before) or self._is_contrasted(before.end, number.start):
                    return False
                return not any(before.end <= at.start < number.start for at in self.free)
            if before.roles.isdisjoint(_LEADING_TO_TARGET) or self.scene.gap(before.end, place):
                return False
            place = before.start
        return False

    def _has_figure_before(self, target: Hit) -> bool:
        """`七百五十万的目标做了三百万`: the target stands before its word, so none follows."""
        return any(
            at.end <= target.start
            and self.scene.gap(at.end, target.start) <= 1
            and self.scene.same_clause(at.start, target.start)
            and self._names_target(at)
            for at in self.free
        )

    def _is_contrasted(self, start: int, end: int) -> bool:
        """`below the target but at 57%`."""
        words = range(self.scene.token_at(start), self.scene.token_at(end))
        return any(side(Side.CONTRAST).match(self.scene.tokens, index) is not None for index in words)

    def _names_target(self, number: Number) -> bool:
        """`the 2M target`, 500万的目标: a target word behind that announces no figure of its own."""
        behind = self.scene.after(number.end, gap=1)
        if behind is None or Role.TARGET not in behind.roles:
            return False
        return not any(
            0 <= self.scene.gap(behind.end, at.start) <= 1 for at in self.free if at.start >= behind.end
        )

    def _counts_title(self, number: Number) -> bool:
        """`500 errors` of a key result that is a percent: what its title names is counted, not measured."""
        if (
            self.known_unit != PERCENT
            or number.unit is not None
            or any(ref.is_topic for ref in self.scene.refs)
        ):
            return False
        return any(
            self.scene.gap(number.end, start) == 0 and start >= number.end for start, _ in self.scene.titles
        )

    def _is_forecast(self, number: Number) -> bool:
        """`could reach 4`, `54% expected by today`: what is only expected is no value yet."""
        behind = self.scene.after(number.end)
        if behind is not None and Role.FORECAST in behind.roles:
            return True
        start = self.scene.clause_of(number.start)[0]
        near = [
            hit
            for hit in self.scene.within(max(start, number.start - _NEAR_CHARS), number.start)
            if Role.FORECAST in hit.roles and self.scene.gap(hit.end, number.start) <= _FORECAST_GAP
        ]
        return bool(near) and not any(near[-1].end <= at.start < number.start for at in self.free)

    def _is_remaining(self, number: Number) -> bool:
        behind = self.scene.after(number.end, gap=2)
        if behind is not None and Role.NOW in behind.roles and Role.LEFT not in behind.roles:
            behind = self.scene.after(behind.end)
        return behind is not None and Role.LEFT in behind.roles

    def _dwindled(self, number: Number, before: Hit | None) -> bool:
        """`còn 2`, `tinggal 2` of things to count: they remain; `còn 5 phút` is a value."""
        if before is None or Role.DWINDLED not in before.roles:
            return False
        if any(hit.start < number.start for hit in self.scene.live(Role.DOWN)):
            return False
        units = (number.unit, self.known_unit)
        return not any(unit is not None and (unit == PERCENT or unit in duration_seconds()) for unit in units)

    def _is_loose_duration(self, number: Number) -> bool:
        """Days and weeks in a line whose key result does not count them (`3 weeks waiting`)."""
        seconds = duration_seconds()
        if number.unit not in seconds or seconds[number.unit] < _DAY:
            return False
        return self.known_unit not in seconds or seconds[self.known_unit] < _DAY

    def _is_earlier(self, number: Number) -> bool:
        """The A of "from A to B" and of "was A"."""
        before = self.scene.before(number.start, gap=1)
        if before is not None and not self._in_phrase(number):
            from_of = Role.OF in before.roles and Role.FROM in before.roles
            if Role.FROM in before.roles and (not from_of or not self._number_before(before)):
                return not self._is_target(number)
            if Role.WAS in before.roles:
                return not self._after_confidence(number) and not self._has_behind(number, Role.TARGET)
        behind = self.scene.after(number.end, gap=1)
        arrow = (
            behind is not None
            and behind.end - behind.start <= 3
            and self.scene.tokens.words[behind.first] in _ARROWS
        )
        if arrow and behind is not None:
            return any(
                0 <= self.scene.gap(behind.end, at.start) <= 1 for at in self.free if at.start >= behind.end
            )
        return False

    def _number_before(self, hit: Hit) -> bool:
        earlier = [at for at in self.scene.numbers if at.end <= hit.start]
        if not earlier or not self.scene.same_clause(earlier[-1].start, hit.start):
            return False
        return self.scene.gap(earlier[-1].end, hit.start) <= 2

    def _after_confidence(self, number: Number) -> bool:
        """`confidence 2 (was 6)`: the earlier figure is a confidence too."""
        earlier = [at for at in self.scene.numbers if at.end <= number.start]
        return bool(earlier) and inside(earlier[-1].start, self.taken)

    # --- changes -------------------------------------------------------------------------------

    def _direction(self, number: Number, before: Hit | None) -> int:
        """1 or -1 when the number is a change, 0 when it is a level."""
        if before is not None and Role.PROGRESS in before.roles and number.unit == PERCENT and number.spelled:
            return 0  # 走了一半
        if before is not None and not before.roles.isdisjoint(_CHANGE) and before.roles.isdisjoint(_LEVEL):
            falls = self._falls(before) and number.amount > 0
            return -1 if falls else 1
        behind = self.scene.after(number.end)
        if _is_negative_share(number) and (behind is None or behind.roles.isdisjoint(_CHANGE)):
            return 0
        if number.signed and (before is None or before.roles.isdisjoint((Role.TO,))):
            return 1
        if behind is None or (
            before is not None and not before.roles.isdisjoint(_LEVEL) and number.unit != POINT_UNIT
        ):
            return 0
        if Role.MORE in behind.roles and number.unit is None:
            return 1
        if number.unit == POINT_UNIT and not behind.roles.isdisjoint(_CHANGE):
            return -1 if Role.DOWN in behind.roles else 1
        return 0

    def _measure(self, candidate: _Candidate) -> int:
        """Whether a change is of what the key result counts: money before the deals it came from."""
        return int(
            self.target is not None and self.target >= _GREAT and abs(candidate.number.amount) >= _LEAST
        )

    def _falls(self, hit: Hit) -> bool:
        """`down 15`, and `down another 15`."""
        earlier = (
            self.scene.before(hit.start) if Role.ONE_MORE in hit.roles or Role.MORE in hit.roles else None
        )
        return Role.DOWN in hit.roles or (earlier is not None and Role.DOWN in earlier.roles)

    def _change(self, candidates: list[_Candidate]) -> Stated:
        changes = [at for at in candidates if at.change]
        if changes:
            best = max(changes, key=self._measure)  # `lost a deal, down 60k`
            unit = None if best.number.unit == POINT_UNIT else best.number.unit
            amount = best.number.amount * best.change
            value = Amount(AmountKind.DELTA, amount, unit, best.number.other, best.number.notation)
            return self._stated(None, value, [best], 2, ())
        for hit in self.scene.live(Role.ONE_MORE):
            if not inside(hit.start, self.taken) and not self._is_period(hit.end):
                value = Amount(AmountKind.DELTA, Decimal(1))
                return Stated(None, value, None, 2, ((hit.start, hit.end),))
        given = canonical(self.earlier, None) if self.earlier is not None else None
        return Stated(given_from=given, remains=self.remains)

    # --- ordinals --------------------------------------------------------------------------------

    def _ordinal(self) -> _Candidate | None:
        """`signed our 3rd client`, 签了第三家, `klien ketiga`: the ordinal is the count."""
        counted = self.scene.key_result is not None and self.known_unit is None
        for hit in self.scene.live(Role.ACHIEVED, *((Role.DONE, Role.TO) if counted else ())):
            if inside(hit.start, self.taken):
                continue
            start = self.scene.clauses.starts[self.scene.clauses.at(hit.start)]
            end = self.scene.clauses.end_of(hit.start)
            for place, behind, amount in self.scene.ordinals(start, end):
                number = Number(place, behind, Decimal(amount))
                if Role.TO in hit.roles and self.scene.gap(hit.end, place):
                    continue
                if self._is_period(behind) or inside(place, self.taken) or self._is_remaining(number):
                    continue
                return _Candidate(number, 4)
        return None

    def _is_period(self, place: int) -> bool:
        index = self.scene.token_at(place)
        if index >= len(self.scene.tokens):
            return False
        return side(Side.PERIOD).match(self.scene.tokens, index, bare=True) is not None

    def _has_behind(self, number: Number, *roles: Role) -> bool:
        behind = self.scene.after(number.end, gap=2)
        return behind is not None and not behind.roles.isdisjoint(roles)


def _is_negative_share(number: Number) -> bool:
    """`-5%` without a word of change is a progress, and refused as one; `-5` and `-5 points` are falls."""
    return number.unit == PERCENT and number.amount < 0


_ARROWS = frozenset({"→", "=", ">", "➔", "➜", "⇒"})
