"""What a stated value does to a key result. The key results are those of the example conversations."""

from __future__ import annotations

from decimal import Decimal

import pytest

from commands.rules.progress import KeyResultKind
from commands.rules.value import decide
from commands.rules.verdicts import (
    Asked,
    Candidate,
    Doubt,
    Figures,
    Mark,
    RefusalReason,
    Refused,
    Statement,
    Taken,
)


def figures(
    kind: str, start: str, target: str, unit: str | None = None, current: str | None = None
) -> Figures:
    now = None if current is None else Decimal(current)
    return Figures(KeyResultKind(kind), Decimal(start), Decimal(target), unit=unit, current=now)


RETENTION = figures("percent", "45", "60", "%", "48")
REPLY_TIME = figures("duration", "6", "2", "h", "4")
CLIENTS = figures("number", "0", "5", None, "2")
ERROR_RATE = figures("percent", "0.8", "0.1", "%", "0.6")
REVENUE = figures("currency", "0", "2000000", "USD", "1050000")
MILESTONES = figures("milestones", "0", "4", None, "1")
LAUNCH = figures("percent", "0", "100", "%", "20")
SECURITY_AUDIT = figures("yes_no", "0", "1")
UPTIME = figures("keep_above", "99.9", "99.9", "%", "99.95")
QUEUE = figures("keep_below", "0", "20", "tickets", "12")


def percent(number: str) -> Statement:
    return Statement(percent=Decimal(number))


def amount(number: str, unit: str | None = None, *, of: str | None = None) -> Statement:
    return Statement(amount=Decimal(number), unit=unit, of=None if of is None else Decimal(of))


def either(number: str, other: str) -> Statement:
    return Statement(amount=Decimal(number), other=Decimal(other))


def done(number: str) -> Statement:
    return Statement(percent=Decimal(number), of_way=True)


def won(number: str) -> Statement:
    return Statement(delta=Decimal(number), in_all=True)


def delta(number: str, unit: str | None = None) -> Statement:
    return Statement(delta=Decimal(number), unit=unit)


@pytest.mark.parametrize(
    ("key_result", "said", "value", "progress", "stated"),
    [
        pytest.param(RETENTION, percent("52"), "52", "0.4667", False, id="unit is %: a percent is the value"),
        pytest.param(RETENTION, amount("52"), "52", "0.4667", False, id="unit is %: so is a bare number"),
        pytest.param(LAUNCH, percent("60"), "60", "0.6", False, id="plain percent"),
        pytest.param(REPLY_TIME, percent("60"), "3.6", "0.6", True, id="60% of a metric moves its value"),
        pytest.param(REPLY_TIME, amount("3.5", "h"), "3.5", "0.625", False, id="a value in its unit"),
        pytest.param(REPLY_TIME, amount("180", "分钟"), "3", "0.75", False, id="a value in another unit"),
        pytest.param(REPLY_TIME, amount("3.5"), "3.5", "0.625", False, id="a value without unit"),
        pytest.param(CLIENTS, amount("3", of="5"), "3", "0.6", False, id="3 of 5 clients"),
        pytest.param(CLIENTS, percent("60"), "3", "0.6", True, id="60% of five clients"),
        pytest.param(MILESTONES, amount("2", of="4"), "2", "0.5", False, id="2 of 4 milestones"),
        pytest.param(MILESTONES, percent("60"), "1", "0.6", True, id="60% of milestones: the count stays"),
        pytest.param(MILESTONES, percent("100"), "4", "1", False, id="100% of milestones: all of them"),
        pytest.param(SECURITY_AUDIT, percent("40"), "0", "0.4", True, id="40% of a yes/no"),
        pytest.param(SECURITY_AUDIT, amount("1"), "1", "1", False, id="yes"),
        pytest.param(UPTIME, percent("99.5"), "99.5", "0", False, id="uptime under its limit"),
        pytest.param(UPTIME, percent("12"), "12", "0", False, id="a limit is never too far"),
        pytest.param(QUEUE, amount("25"), "25", "0", False, id="queue over its limit"),
        pytest.param(CLIENTS, delta("1"), "3", "0.6", False, id="one more client"),
        pytest.param(RETENTION, delta("3"), "51", "0.4", False, id="up three points"),
        pytest.param(RETENTION, delta("3", "%"), "51", "0.4", False, id="+3% where the unit is %"),
        pytest.param(REPLY_TIME, delta("-30", "min"), "3.5", "0.625", False, id="half an hour less"),
        pytest.param(REPLY_TIME, delta("10", "%"), "3.6", "0.6", True, id="+10% is progress elsewhere"),
        pytest.param(MILESTONES, delta("10", "%"), "1", "0.35", True, id="+10% of milestones"),
        pytest.param(CLIENTS, Statement(), "2", "0.4", False, id="same as last week"),
        pytest.param(SECURITY_AUDIT, Statement(), "0", "0", False, id="same, before anything"),
    ],
)
def test_taken(key_result: Figures, said: Statement, value: str, progress: str, stated: bool) -> None:
    found = decide(key_result, said)
    assert isinstance(found, Taken)
    assert (found.value, round(found.progress, 4), found.stated) == (
        Decimal(value),
        Decimal(progress),
        stated,
    )


@pytest.mark.parametrize(
    ("key_result", "said", "marks"),
    [
        pytest.param(CLIENTS, amount("6"), [Mark.PAST_TARGET, Mark.BIG_JUMP], id="more than planned"),
        pytest.param(CLIENTS, amount("1"), [Mark.AGAINST_DIRECTION], id="a client lost"),
        pytest.param(REPLY_TIME, amount("5"), [Mark.AGAINST_DIRECTION], id="slower again"),
        pytest.param(REPLY_TIME, amount("3"), [], id="a normal step"),
        pytest.param(REPLY_TIME, amount("1"), [Mark.PAST_TARGET, Mark.BIG_JUMP], id="faster"),
        pytest.param(
            ERROR_RATE,
            percent("0.9"),
            [Mark.BELOW_START, Mark.AGAINST_DIRECTION],
            id="worse",
        ),
        pytest.param(LAUNCH, percent("71"), [Mark.BIG_JUMP], id="51 points in one go"),
        pytest.param(LAUNCH, percent("70"), [], id="50 points in one go"),
        pytest.param(figures("percent", "0", "100", "%"), percent("90"), [], id="a first value is no jump"),
        pytest.param(UPTIME, percent("99"), [Mark.AGAINST_DIRECTION], id="a limit no longer holds"),
        pytest.param(LAUNCH, Statement(), [], id="no change"),
    ],
)
def test_marks(key_result: Figures, said: Statement, marks: list[Mark]) -> None:
    found = decide(key_result, said)
    assert isinstance(found, Taken)
    assert list(found.marks) == marks


@pytest.mark.parametrize(
    ("key_result", "said", "other"),
    [
        pytest.param(
            MILESTONES, percent("60"), Candidate(Decimal(2), Decimal("0.5")), id="60% is nearly 2 of 4"
        ),
        pytest.param(
            figures("number", "20", "50", None, "30"),
            percent("38"),
            Candidate(Decimal(38), Decimal("0.6")),
            id="38% may have been an NPS of 38",
        ),
        pytest.param(REPLY_TIME, percent("60"), None, id="60% were never 60 h"),
        pytest.param(RETENTION, percent("52"), None, id="unit is %: only one reading"),
        pytest.param(RETENTION, done("52"), None, id="52% done is a retention of 52%"),
        pytest.param(
            RETENTION,
            done("60"),
            Candidate(Decimal(54), Decimal("0.6")),
            id="60% done is the target, or part of the way there",
        ),
        pytest.param(SECURITY_AUDIT, percent("60"), None, id="yes or no"),
    ],
)
def test_the_other_reading_a_receipt_offers(
    key_result: Figures, said: Statement, other: Candidate | None
) -> None:
    found = decide(key_result, said)
    assert isinstance(found, Taken)
    assert found.other == other


@pytest.mark.parametrize(
    ("key_result", "said", "doubt", "candidates"),
    [
        pytest.param(
            RETENTION,
            percent("80"),
            Doubt.PERCENT_TOO_FAR,
            [(Decimal(80), "2.3333"), (Decimal(57), "0.8")],
            id="80% retention, or 80% of the way to 60%?",
        ),
        pytest.param(
            ERROR_RATE,
            percent("12"),
            Doubt.PERCENT_TOO_FAR,
            [(Decimal(12), "-16."), (Decimal("0.716"), "0.12")],
            id="12% errors, or 12% of the way?",
        ),
        pytest.param(
            ERROR_RATE,
            percent("60"),
            Doubt.PERCENT_TOO_FAR,
            [(Decimal("0.38"), "0.6")],
            id="60% errors are too many to be meant",
        ),
        pytest.param(
            RETENTION,
            amount("0.6"),
            Doubt.PERCENT_TOO_FAR,
            [(Decimal(60), "1."), (Decimal("0.6"), "-2.96")],
            id="0.6 of a retention is 60%",
        ),
        pytest.param(
            RETENTION,
            percent("120"),
            Doubt.PERCENT_TOO_FAR,
            [(Decimal(63), "1.2")],
            id="no retention is over 100%",
        ),
        pytest.param(
            REVENUE,
            won("1200000"),
            Doubt.MORE_OR_IN_ALL,
            [(Decimal(2250000), "1.125"), (Decimal(1200000), "0.6")],
            id="deals for 1.2M: on top of what there was, or all there is?",
        ),
        pytest.param(LAUNCH, percent("250"), Doubt.PERCENT_TOO_FAR, [(Decimal(250), "2.5")], id="too far"),
        pytest.param(
            figures("number", "0", "5000"),
            either("1234", "1.234"),
            Doubt.TWO_READINGS,
            [(Decimal(1234), "0.2468"), (Decimal("1.234"), "0.0002")],
            id="1.234: thousands or decimals?",
        ),
    ],
)
def test_asked(
    key_result: Figures, said: Statement, doubt: Doubt, candidates: list[tuple[Decimal, str]]
) -> None:
    found = decide(key_result, said)
    assert isinstance(found, Asked)
    assert found.doubt is doubt
    assert [(one.value, str(round(one.progress, 4)).rstrip("0")) for one in found.candidates] == candidates


@pytest.mark.parametrize(
    ("key_result", "said", "value"),
    [
        pytest.param(ERROR_RATE, done("60"), "0.38", id="60% done can only be of the way"),
        pytest.param(REVENUE, won("80000"), "1130000", id="deals for less than there was are more of it"),
        pytest.param(
            figures("currency", "0", "2000000", "USD", "1900000"),
            won("3950000"),
            "3950000",
            id="deals for more than could be added are all there is",
        ),
        pytest.param(
            figures("currency", "0", "2000000", "USD"), won("800000"), "800000", id="the first deals are all"
        ),
        pytest.param(REPLY_TIME, either("3500", "3.5"), "3.5", id="3.500 h can only be 3.5"),
        pytest.param(RETENTION, percent("70"), "70", id="70% is within one span of 45…60"),
        pytest.param(CLIENTS, either("3", "3000"), "3", id="3.000 clients are 3"),
        pytest.param(
            figures("number", "0", "5000", None, "1050"),
            either("1200", "1.2"),
            "1200",
            id="1,200 after 1,050",
        ),
    ],
)
def test_only_one_reading_fits(key_result: Figures, said: Statement, value: str) -> None:
    found = decide(key_result, said)
    assert isinstance(found, Taken)
    assert found.value == Decimal(value)


@pytest.mark.parametrize(
    ("key_result", "said", "reason"),
    [
        pytest.param(LAUNCH, percent("-5"), RefusalReason.NEGATIVE_PROGRESS, id="-5% of a plain percent"),
        pytest.param(REPLY_TIME, percent("-5"), RefusalReason.NEGATIVE_PROGRESS, id="-5% of a metric"),
        pytest.param(RETENTION, percent("-20"), RefusalReason.NEGATIVE_PROGRESS, id="-20% of no value"),
        pytest.param(CLIENTS, amount("3", "h"), RefusalReason.OTHER_DIMENSION, id="3 h of clients"),
        pytest.param(RETENTION, amount("800000"), RefusalReason.FAR_FROM_IT, id="no percent is that high"),
        pytest.param(ERROR_RATE, amount("800000"), RefusalReason.FAR_FROM_IT, id="nor this one"),
        pytest.param(RETENTION, delta("800000"), RefusalReason.FAR_FROM_IT, id="nor rises by so much"),
        pytest.param(REPLY_TIME, amount("3", "USD"), RefusalReason.OTHER_DIMENSION, id="$3 of hours"),
        pytest.param(REPLY_TIME, delta("3", "USD"), RefusalReason.OTHER_DIMENSION, id="$3 less of hours"),
        pytest.param(RETENTION, amount("3", "h"), RefusalReason.OTHER_DIMENSION, id="3 h of retention"),
        pytest.param(QUEUE, percent("60"), RefusalReason.OTHER_DIMENSION, id="60% of a limit in tickets"),
        pytest.param(REVENUE, amount("3", "CNY"), RefusalReason.NOT_CONVERTIBLE, id="yuan for dollars"),
        pytest.param(MILESTONES, amount("5", of="4"), RefusalReason.MORE_THAN_ALL, id="5 of 4 milestones"),
        pytest.param(MILESTONES, amount("5"), RefusalReason.MORE_THAN_ALL, id="the fifth of 4"),
        pytest.param(MILESTONES, delta("4"), RefusalReason.MORE_THAN_ALL, id="four more than one of 4"),
        pytest.param(CLIENTS, amount("7", of="5"), RefusalReason.MORE_THAN_WHOLE, id="7 of 5 clients"),
        pytest.param(MILESTONES, amount("-1", of="4"), RefusalReason.LESS_THAN_NONE, id="-1 of 4"),
        pytest.param(CLIENTS, amount("NaN"), RefusalReason.NOT_A_NUMBER, id="NaN"),
        pytest.param(CLIENTS, percent("Infinity"), RefusalReason.NOT_A_NUMBER, id="infinite"),
        pytest.param(REVENUE, amount("1234567890123456"), RefusalReason.TOO_MANY_DIGITS, id="16 digits"),
        pytest.param(REVENUE, amount("1E+15"), RefusalReason.TOO_MANY_DIGITS, id="10^15"),
        pytest.param(
            RETENTION, percent("50.12345678901234"), RefusalReason.TOO_MANY_DIGITS, id="16 decimals"
        ),
    ],
)
def test_refused(key_result: Figures, said: Statement, reason: RefusalReason) -> None:
    found = decide(key_result, said)
    assert isinstance(found, Refused)
    assert found.reason is reason


def test_fifteen_digits_are_fine() -> None:
    assert isinstance(decide(REVENUE, amount("123456789012345")), Taken)


@pytest.mark.parametrize(
    ("key_result", "said", "value", "progress", "asks_final"),
    [
        pytest.param(RETENTION, Statement(done=True), "60", "1", False, id="percent goes to its target"),
        pytest.param(MILESTONES, Statement(done=True), "4", "1", False, id="milestones too"),
        pytest.param(SECURITY_AUDIT, Statement(done=True), "1", "1", False, id="yes/no too"),
        pytest.param(REPLY_TIME, Statement(done=True), "4", "0.5", True, id="a metric keeps its value"),
        pytest.param(CLIENTS, Statement(amount=Decimal(4), done=True), "4", "0.8", False, id="with number"),
        pytest.param(UPTIME, Statement(done=True), "99.95", "1", False, id="a limit that held"),
    ],
)
def test_done(key_result: Figures, said: Statement, value: str, progress: str, asks_final: bool) -> None:
    found = decide(key_result, said)
    assert isinstance(found, Taken)
    assert (found.value, found.progress, found.asks_final) == (Decimal(value), Decimal(progress), asks_final)


def test_a_stated_progress_lasts_until_the_next_count() -> None:
    stated = Figures(
        KeyResultKind.MILESTONES, Decimal(0), Decimal(4), current=Decimal(1), stated_progress=Decimal("0.6")
    )
    same, counted = decide(stated, Statement()), decide(stated, amount("2"))
    assert isinstance(same, Taken)
    assert (same.value, same.progress, same.stated) == (Decimal(1), Decimal("0.6"), True)
    assert isinstance(counted, Taken)
    assert (counted.value, counted.progress, counted.stated) == (Decimal(2), Decimal("0.5"), False)
