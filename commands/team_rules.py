"""`/team creators managers`, `/team thresholds stable 8 red 4`: how strictly a team's OKRs are kept."""

from __future__ import annotations

from dataclasses import fields, replace

from commands.acts.members.team_rights import may_set
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar.orders.setting_words import figure_of, sets
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.rules.thresholds import DEFAULT_THRESHOLDS, Thresholds, kept, thresholds_of
from commands.texts.markdown import Md, bold
from commands.texts.settings import CREATORS, thresholds_shown

WHO = ("members", "managers")
THRESHOLDS = ("stable_from", "red_below", "on_track_gap", "at_risk_gap")
"""Those that can be set, each by a word with a number behind it."""


def creators(context: Context) -> Reply:
    """Who makes and changes objectives: every member, or only the manager."""
    team = context.team
    may_set(context, team)
    who = sets(context.parsed.rest, *WHO)
    if who is None:
        words = [context.here.typed(f"/team creators {name}") for name in WHO]
        raise Refusal(
            context.say(
                "Who makes objectives in {team}? {words}. Nothing was changed.",
                team=bold(team.name),
                words=Md(" · ").join(words),
            )
        )
    if who == "managers" and team.manager_id is None:
        raise Refusal(
            context.say(
                "{team} has no manager yet, so nobody could make one. First say who it is: {words}. Nothing "
                "was changed.",
                team=bold(team.name),
                words=context.here.shown(context.say("/team manager @name")),
            )
        )
    team.creators = who
    return Reply(context.say("👍 In {team} {who}.", team=bold(team.name), who=context.say(CREATORS[who])))


def thresholds(context: Context) -> Reply:
    """From which confidence and gap on something is stable, at risk, off track, a red flag."""
    team, typed = context.team, context.parsed.rest.strip()
    may_set(context, team)
    before = thresholds_of(team.thresholds)
    wanted = DEFAULT_THRESHOLDS if sets(typed, "usual") else _read(typed, before)
    if wanted is None:
        raise Refusal(_how(context, before))
    if not wanted.ordered:
        raise Refusal(
            context.say(
                "That would be: {lines}. Red must lie below stable (0 to 10), and at risk below off track "
                "(1 to 99 points). Nothing was changed.",
                lines=thresholds_shown(context.voice, wanted),
            )
        )
    team.thresholds = kept(wanted)
    return Reply(
        context.say(
            "👍 {team}: {lines}.", team=bold(team.name), lines=thresholds_shown(context.voice, wanted)
        )
    )


def _read(typed: str, before: Thresholds) -> Thresholds | None:
    """The thresholds with those changed that are named; None if none is."""
    kinds = {field.name: type(getattr(before, field.name)) for field in fields(before)}
    said = {name: figure_of(typed, name) for name in THRESHOLDS}
    changed = {name: kinds[name](figure) for name, figure in said.items() if figure is not None}
    return replace(before, **changed) if changed else None


def _how(context: Context, now: Thresholds) -> Md:
    return context.say(
        "Now: {lines}. Change one or several like {example}, or all back with {usual}.",
        lines=thresholds_shown(context.voice, now),
        example=context.here.shown(context.say("/team thresholds stable 8 red 4 risk 15 off 30")),
        usual=context.here.typed("/team thresholds default"),
    )


COMMAND = (
    Command(
        name="team.creators",
        usage="/team creators managers",
        says="who makes objectives: members or only the manager",
        run=creators,
    ),
    Command(
        name="team.thresholds",
        usage="/team thresholds stable 8 red 4 risk 15 off 30",
        says="from where on it is stable, at risk, off track, red",
        run=thresholds,
    ),
)
