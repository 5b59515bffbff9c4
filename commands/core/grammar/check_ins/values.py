"""Which of the numbers is where the key result stands."""

from __future__ import annotations

from decimal import Decimal

from commands.core.grammar.check_ins.counted import find_counted
from commands.core.grammar.check_ins.latest_figure import latest
from commands.core.grammar.check_ins.likelihood import (
    LEAST_AMOUNT,
    beside_topic,
    counts_others,
    is_bound,
    likelihood,
    names_a_thing,
)
from commands.core.grammar.check_ins.movements import direction, is_earlier
from commands.core.grammar.check_ins.paired import value_of_pairs
from commands.core.grammar.check_ins.pairs import CLASSIFIERS, Pair
from commands.core.grammar.check_ins.remaining import dwindled, is_put_off, is_remaining
from commands.core.grammar.check_ins.scene import Scene, Span, inside
from commands.core.grammar.check_ins.stated import Stated, as_great, canonical, level
from commands.core.grammar.check_ins.unmeant import is_unmeant
from commands.core.grammar.check_ins.weighing import (
    Candidate,
    Line,
    after_confidence,
    counts_own_thing,
    exact,
    is_period,
    is_share,
)
from commands.core.grammar.check_ins.won_sums import find_won, may_be_all, told_otherwise
from commands.core.grammar.figures.measures import measured
from commands.core.grammar.figures.number_words import PERCENT, POINT_UNIT, duration_seconds, things
from commands.core.grammar.figures.numbers import Number
from commands.core.grammar.reading import Amount, AmountKind
from commands.core.grammar.words.lexicon import Hit, side
from commands.core.grammar.words.roles import Role, Side

_GREAT = 100000
"""A target that is surely money."""
_OF_ORDINALS = 4
"""How surely an ordinal is the value."""
_DUE = (Role.SHORT, Role.NEED, Role.NOT_YET, Role.DWINDLED)
"""Words before "one more" that make it still to be done."""
_REACHING = (Role.MORE, Role.TO)
_STANDING = (Role.NOW, Role.TO, Role.DWINDLED)
_OF_OTHERS = -3
"""A count of something else that nothing speaks for (`3 new tickets for the KR2 team`)."""


def find_value(scene: Scene, numbers: list[Number], pairs: list[Pair], taken: list[Span]) -> Stated:
    """The value of a line; `taken` are the spans of confidence, blocker and next step."""
    reader = _Values(scene, numbers, pairs, taken)
    return reader.read()


class _Values:
    """The numbers of one line on their way to being a value."""

    def __init__(self, scene: Scene, numbers: list[Number], pairs: list[Pair], taken: list[Span]) -> None:
        self.scene = scene
        self.line = Line.of(scene, numbers, taken)
        self.whole, self.earlier = value_of_pairs(self.line, pairs)
        self.won = find_won(self.line)
        self.remains = False

    def read(self) -> Stated:
        whole = self.whole
        candidates = self._candidates()
        levels = exact([at for at in candidates if not at.change])
        percents = [at for at in levels if self._is_percent(at.number)]
        figures = [at for at in levels if not self._is_percent(at.number)]
        if self.line.unit == PERCENT and not all(at.number.spelled for at in percents):
            percents = [at for at in percents if not at.number.spelled]  # giảm còn một nửa, 0,4%
        percent = latest(self.line, percents)
        figure = latest(self.line, figures)
        if whole is not None and whole.percent is not None and percent is None:
            return self._stated(whole.percent, None, [], 3, whole.spans)
        both = (
            percent is not None and figure is not None and self._is_said_twice(percent.number, figure.number)
        )
        if percent is not None and figure is not None and not both and not self._beside_percent(figure):
            percent, figure = (None, figure) if figure.score >= percent.score + 4 else (percent, None)
        if whole is not None and whole.value is not None and whole.strength > (figure.score if figure else 0):
            return self._stated(
                percent.number.amount if percent else None, whole.value, [percent], 3, whole.spans
            )
        if percent is not None or figure is not None:
            value = level(self._with_thing(figure.number)) if figure is not None else None
            strength = max(at.score for at in (percent, figure) if at is not None)
            amount = percent.number.amount if percent is not None else None
            return self._stated(amount, value, [percent, figure], strength, ())
        return self._change(candidates)

    def _is_percent(self, number: Number) -> bool:
        """A percent, also when a Chinese one is said in points (五十二个点)."""
        if number.unit != POINT_UNIT or self.line.unit != PERCENT:
            return number.unit == PERCENT
        return self.scene.tokens.text[number.end - 1] == "点"

    def _stated(
        self, percent: Decimal | None, value: Amount | None, used: list[Candidate | None], strength: int,
        spans: tuple[Span, ...],
    ) -> Stated:  # fmt: skip
        numbers = [at.number for at in used if at is not None]
        unit = PERCENT if percent is not None else value.unit if value is not None else None
        given = None
        if self.earlier is not None:
            spans = (*spans, (self.earlier.start, self.earlier.end))
            given = canonical(as_great(self.earlier, numbers[-1:], self.scene.tokens), unit)
        return Stated(percent, value, given, strength, (*spans, *((at.start, at.end) for at in numbers)))

    def _candidates(self) -> list[Candidate]:
        counted = find_counted(self.line)
        found = [Candidate(counted, _OF_ORDINALS)] if counted is not None else []
        for number in self.line.free:
            if is_earlier(self.line, number):
                if not after_confidence(self.line, number):
                    self.earlier = self.earlier or number
                continue
            candidate = self._candidate(number)
            if candidate is not None:
                found.append(candidate)
        return found

    def _candidate(self, number: Number) -> Candidate | None:
        scene = self.scene
        before = scene.before(number.start, gap=2)
        if before is not None and scene.is_of_title(before):
            before = None
        roles = before.roles if before is not None else frozenset()
        near = before is not None and scene.gap(before.end, number.start) <= 1
        if number.unit is None and Role.MEANT in roles and self._settles_confidence(number):
            return None
        if is_unmeant(self.line, number, before) or self._lasts(number):
            return None
        if self.won is not None and number == told_otherwise(self.line, self.won):
            return None
        won = self.won is not None and number == self.won.amount
        change = direction(self.line, number, before) or int(won)
        if (
            roles.isdisjoint(_REACHING)
            and not change
            and (is_remaining(self.line, number) or dwindled(self.line, number, before))
        ):
            self.remains = bool(scene.topics)
            return None
        if is_put_off(self.line, number, roles):
            self.remains = Role.SHORT in roles and bool(scene.topics)
            return None
        if before is not None and Role.MORE in roles and self._is_due(before):  # 还要再签两家
            self.remains = bool(scene.topics)
            return None
        stands = near and not roles.isdisjoint(_STANDING)  # vẫn hai khách
        if not stands and scene.live(Role.SAME) and names_a_thing(self.line, number):
            return None  # KR3: two banks are silent, no change
        score = likelihood(self.line, number, roles if near else frozenset())
        if counts_others(self.line, number) and (
            score <= _OF_OTHERS or self._is_change_told() or self._tells_of(number)
        ):
            return None  # KR5: 2 renewals, +75k
        if (
            number.spelled
            and number.unit is None
            and score < 2
            and not change
            and abs(number.amount) < 1000
            and Role.BEYOND not in roles
        ):
            return None
        bound = near and (Role.BEYOND in roles or is_bound(self.line, number))
        return Candidate(measured(scene.normal.text, number), score, change, bound)

    def _is_change_told(self) -> bool:
        """Whether a figure of the line is an amount with its sign."""
        return any(at.signed and abs(at.amount) >= LEAST_AMOUNT for at in self.line.free)

    def _tells_of(self, number: Number) -> bool:
        """`KR5 có 3 hợp đồng sắp hết hạn`: things of another kind, and what becomes of them."""
        tokens, index = self.scene.tokens, self.scene.token_at(number.end)
        found = things().match(tokens, index) if index < len(tokens.words) else None
        if index < len(tokens.words) and tokens.words[index] in CLASSIFIERS:
            found = index + 1, True  # KR1现在有2个负责人
        if found is None or found[0] >= len(tokens.words):
            return False
        if side(Side.WORTH).match(tokens, found[0]) is not None:
            return True  # 2 deals worth 80k
        behind = tokens.ends[found[0] - 1]
        return self.scene.unknown_words(behind, self.scene.clauses.end_of(number.start)) > 1

    def _with_thing(self, number: Number) -> Number:
        """`7 people` of what is told in hours, money or percent: a count, which will not fit there."""
        if number.unit is not None or self.line.counts or self.line.target is None:
            return number
        tokens = self.scene.tokens
        index = self.scene.token_at(number.end)
        found = things().match(tokens, index) if index < len(tokens.words) else None
        if found is None or (found[0] < len(tokens.words) and tokens.words[found[0]].isalnum()):
            return number
        return number._replace(unit=" ".join(tokens.words[index : found[0]]))

    def _settles_confidence(self, number: Number) -> bool:
        """`keyakinan 6 atau 7, tulis 6`: which of two it is, in the clause behind."""
        clause = self.scene.clauses.at(number.start) - 1
        stated = any(self.scene.clauses.at(start) == clause for start, _ in self.line.taken)
        return stated and number.amount <= 10 and len(self.line.free) > 1

    def _lasts(self, number: Number) -> bool:
        """讨论了40分钟: how long something took, where the key result counts no time."""
        seconds = duration_seconds()
        if number.unit not in seconds or self.scene.key_result is None or self.line.unit in seconds:
            return False
        return not beside_topic(self.line, number)

    def _beside_percent(self, figure: Candidate) -> bool:
        """Whether a figure may stand next to a percent: only an amount with a unit or magnitude."""
        if self.line.unit == PERCENT:
            return False
        if counts_own_thing(self.line, figure.number):
            return True
        return (figure.number.unit is not None and figure.score >= 1) or abs(figure.number.amount) >= 10000

    def _is_said_twice(self, percent: Number, figure: Number) -> bool:
        """`3 signed = 60%`, `at 4, 80% of target`: a count, and once more as a share."""
        if is_share(self.line, figure, percent):
            return True
        whole = self.scene.after(percent.end, gap=1)
        if whole is not None and Role.OF in whole.roles:
            whole = self.scene.after(whole.end)
        return self.line.counts and whole is not None and Role.TARGET in whole.roles

    def _change(self, candidates: list[Candidate]) -> Stated:
        changes = [at for at in candidates if at.change]
        if changes:
            best = max(changes, key=self._worth)  # `lost a deal, down 60k`
            unit = None if best.number.unit == POINT_UNIT else best.number.unit
            amount = best.number.amount * best.change
            won = self.won is not None and best.number.start == self.won.amount.start
            value = Amount(
                AmountKind.DELTA,
                amount,
                unit,
                best.number.other,
                best.number.notation,
                in_all=won and may_be_all(self.scene),
            )
            return self._stated(None, value, [best], 2, ())
        for hit in self.scene.live(Role.ONE_MORE):
            if not (inside(hit.start, self.line.taken) or is_period(self.line, hit.end) or self._is_due(hit)):
                value = Amount(AmountKind.DELTA, Decimal(1))
                return Stated(None, value, None, 2, ((hit.start, hit.end),))
        given = canonical(self.earlier, None) if self.earlier is not None else None
        return Stated(given_from=given, remains=self.remains)

    def _is_due(self, hit: Hit) -> bool:
        """`kurang 1 lagi`, `need one more`, `one more to sign`: still to be done."""
        before, behind = self.scene.before(hit.start), self.scene.after(hit.end)
        if behind is not None and Role.LEFT in behind.roles:
            return True
        return before is not None and not before.roles.isdisjoint(_DUE)

    def _worth(self, candidate: Candidate) -> int:
        """Whether a change is of what the key result counts: money before the deals it came from."""
        target = self.line.target
        return int(target is not None and target >= _GREAT and abs(candidate.number.amount) >= LEAST_AMOUNT)
