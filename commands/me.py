"""`/me zone Asia/Tokyo`, `/me country JP`: where I am, if elsewhere than the team; `/me` is `/whoami`."""

from __future__ import annotations

from commands.acts.members.places import country_typed, zone_and_time, zone_typed
from commands.core.context import Context
from commands.core.grammar.orders.setting_words import sets
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.texts.markdown import bold
from commands.texts.places import country_shown


def zone(context: Context) -> Reply:
    """The zone of the times the speaker types and reads, and of their quiet hours."""
    member = context.member
    if sets(context.parsed.rest, "as_the_team"):
        member.timezone = None
        return Reply(context.say("👍 Your time zone is that of your teams again."))
    member.timezone = zone_typed(context, "/me zone")
    shown, time = zone_and_time(context, member.timezone)
    return Reply(
        context.say(
            "👍 Your time zone is {zone}, where it is {time} now. Times you type are meant there.",
            zone=bold(shown),
            time=time,
        )
    )


def country(context: Context) -> Reply:
    """The country whose public holidays keep direct messages away."""
    member = context.member
    if sets(context.parsed.rest, "as_the_team"):
        member.country = None
        return Reply(context.say("👍 Your public holidays are those of your teams again."))
    member.country = country_typed(context, "/me country")
    return Reply(
        context.say(
            "👍 For you the public holidays of {country} count: on those days I do not remind you.",
            country=bold(country_shown(context.voice, member.country)),
        )
    )


COMMAND = (
    Command(name="me.zone", usage="/me zone Asia/Tokyo", says="your time zone, if it is another", run=zone),
    Command(name="me.country", usage="/me country JP", says="whose public holidays are yours", run=country),
)
