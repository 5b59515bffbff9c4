"""Health metrics: which one is meant, and how it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from commands.acts.codes import is_called, of_several_teams
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar import find_numbers, normalise
from commands.core.grammar.orders.health_lines import key_of
from commands.core.team_codes import team_word
from commands.rules.units import between
from commands.texts.formats import day, number
from commands.texts.health_metrics import range_shown, standing
from commands.texts.markdown import Md, bold, dotted, escape, lines
from storage import health_metrics
from storage.tables import HealthMetric, Team

EDGES = ' \t\n:：=＝,，"“”「」'


def every(context: Context) -> Sequence[HealthMetric]:
    """The metrics of the teams meant."""
    return health_metrics.of_teams(context.work.session, context.org_id, [team.id for team in context.teams])


def leading(context: Context, text: str, *, team: Team | None = None) -> tuple[HealthMetric, str]:
    """The metric a text begins with, by its key or its title, and the words behind it.

    Raises:
        Refusal: no metric here is called that, or those of several teams are.
    """
    known = [each for each in every(context) if team is None or each.team_id == team.id]
    called, words = _without_team(context, text, known)
    found = [(each, rest) for each in called if (rest := _behind(each, words)) is not None]
    found = found or _by_first_word(called, words)
    longest = max((len(each.key) for each, _ in found), default=0)
    found = [(each, rest) for each, rest in found if len(each.key) == longest]
    found = [(each, rest) for each, rest in found if context.is_meant(each.team_id)] or found
    if len(found) == 1:
        return found[0]
    if found:
        of_several_teams(
            context, found[0][0].key, {shown_key(context, each): each.team_id for each, _ in found}
        )
    raise Refusal(_unknown(context, known, text))


def _by_first_word(called: Sequence[HealthMetric], text: str) -> list[tuple[HealthMetric, str]]:
    """Of `first-reply-time` the word `first` is enough while no other metric begins with it."""
    first, _, rest = text.strip(EDGES).partition(" ")
    begun = [each for each in called if first and each.key.startswith(f"{key_of(first)}-")]
    return [(begun[0], rest.strip(EDGES))] if len(begun) == 1 else []


def _without_team(
    context: Context, text: str, known: Sequence[HealthMetric]
) -> tuple[Sequence[HealthMetric], str]:
    """`Growth/uptime 99.9` means that team's."""
    team, slash, rest = text.partition("/")
    of_team = (
        [each for each in known if is_called(context.team_by_id(each.team_id), team, context.teams)]
        if slash
        else []
    )
    return (of_team, rest) if of_team else (known, text)


def _behind(metric: HealthMetric, text: str) -> str | None:
    """What stands behind the metric's name; None if the text does not begin with it."""
    words = text.strip(EDGES).split()
    for count in range(len(words), 0, -1):
        if key_of(" ".join(words[:count])) in (metric.key, key_of(metric.title)):
            return " ".join(words[count:]).strip(EDGES)
    joined = normalise(text.strip(EDGES)).casefold()
    behind = joined[len(metric.key) :]
    touching = behind[:1].isalpha() and behind[:1].isascii()
    return behind.strip(EDGES) if joined.startswith(metric.key) and not touching else None


def _unknown(context: Context, known: Sequence[HealthMetric], text: str) -> Md:
    if not known:
        return context.say(
            "No health metric is kept here yet, so nothing was stored. Add one: {example}",
            example=add_example(context),
        )
    return lines(
        context.say("I know no health metric “{words}”; nothing was changed. These are:", words=text)
        if text.strip()
        else context.say("Which health metric? Nothing was changed. These are:"),
        *(line(context, each) for each in known),
    )


def add_example(context: Context) -> Md:
    """How a metric is added."""
    return context.here.shown(context.say("/kpi add uptime >= 99.9%"))


def amount(context: Context, metric: HealthMetric, text: str) -> Decimal:
    """The one number of a text, in the metric's unit.

    Raises:
        Refusal: there is none, there are several, or it measures something else.
    """
    found = find_numbers(normalise(text), language=context.habit)
    given = found[0] if len(found) == 1 else None
    if given is not None:
        value = in_unit(given.amount, given.unit, metric)
        if value is not None:
            return value
    raise Refusal(
        context.say(
            "I need one number for {key} ({range}); nothing was stored. For example: {example}",
            key=bold(shown_key(context, metric)),
            range=range_shown(context.here, metric),
            example=set_example(context, metric),
        )
    )


def in_unit(amount: Decimal, given: str | None, metric: HealthMetric) -> Decimal | None:
    """An amount in the metric's unit; None when it cannot be that."""
    if given is None:
        return amount
    return between(amount, given, metric.unit) if metric.unit else None


def set_example(context: Context, metric: HealthMetric) -> Md:
    """A reading of this metric, as it could be typed."""
    sample = metric.current or metric.low or metric.high or Decimal(1)
    value = number(context.voice, sample)
    return context.here.shown(
        context.say("/kpi set {key} {value}", key=shown_key(context, metric), value=value)
    )


def shown_key(context: Context, metric: HealthMetric) -> str:
    """What to type for a metric: with the team's name before it unless that is the only one meant."""
    key = metric.title if metric.title.casefold() == metric.key else metric.key
    if [team.id for team in context.teams] == [metric.team_id]:
        return key
    return f"{team_word(context.team_by_id(metric.team_id).name)}/{key}"


def line(context: Context, metric: HealthMetric) -> Md:
    """A metric in one line: its name, where it is, its range, when it was measured."""
    here, title = context.here, "" if metric.title.casefold() == metric.key else metric.title
    return dotted(
        bold(shown_key(context, metric)),
        escape(title),
        here.say("not measured yet") if metric.current is None else standing(here, metric, metric.current),
        range_shown(here, metric),
        day(here.voice, metric.measured_at.astimezone(context.zone).date(), context.today)
        if metric.measured_at
        else None,
    )
