"""What is set for a team, in words."""

from __future__ import annotations

from collections.abc import Iterable

from commands.rules.thresholds import Thresholds
from commands.texts.formats import number
from commands.texts.markdown import Md
from commands.texts.voice import Voice, mark

CREATORS = {
    "members": mark("all members may make objectives"),
    "managers": mark("only the manager may make objectives"),
}


def weekdays_shown(voice: Voice, days: Iterable[int]) -> Md:
    """Days of the week by name: Friday and Saturday."""
    names = voice.locale.days["format"]["wide"]
    return voice.list([names[each] for each in sorted(days)])


def thresholds_shown(voice: Voice, lines: Thresholds) -> Md:
    """Where the lines lie, with what each is called."""
    return voice.say(
        "stable from {stable}, red below {red}, at risk over {risk} points behind, off track over {off}",
        stable=lines.stable_from,
        red=lines.red_below,
        risk=number(voice, lines.on_track_gap),
        off=number(voice, lines.at_risk_gap),
    )
