"""What happens by itself, in words: how often, what, and what is said then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from commands.rules.recurrence import LAST, Period, Rule, Shift
from commands.texts.formats import clock, confidence
from commands.texts.markdown import Md, bold, bullets, lines, paragraphs
from commands.texts.scene import Scene
from commands.texts.voice import Voice, mark

NAMES = {
    "reminder": mark("check-in reminder"),
    "missing": mark("list of who is missing"),
    "digest": mark("digest"),
    "no_update": mark("a word after a long silence"),
    "rollup": mark("roll-up of your teams"),
    "confidence": mark("ask everybody for their confidence"),
    "cycle_plan": mark("planning the next cycle"),
    "cycle_review": mark("looking back on the cycle"),
    "cycle_close": mark("last day of the cycle"),
}
"""The rituals that have a name; of the others is said what they say."""

_NTH = {
    1: mark("Every first {weekday} of the month, {time}"),
    2: mark("Every second {weekday} of the month, {time}"),
    3: mark("Every third {weekday} of the month, {time}"),
    4: mark("Every fourth {weekday} of the month, {time}"),
    LAST: mark("Every last {weekday} of the month, {time}"),
}


def how_often(voice: Voice, rule: Rule) -> Md:
    """A rule in words: "Every Friday 16:00"."""
    time = clock(voice, datetime.combine(rule.anchor, rule.at))
    if rule.period is Period.DAY:
        if rule.shift is Shift.SKIP:
            return voice.say("Every working day {time}", time=time)
        return voice.say("Every day {time}", time=time)
    if rule.period is Period.WEEK:
        return _weekly(voice, rule, time)
    if rule.period is Period.CYCLE:
        return _around_the_end(voice, rule, time)
    monthly = _monthly(voice, rule, time)
    if rule.every == 1:
        return monthly
    return voice.say("{often} (each {n} months)", often=monthly, n=rule.every)


def _weekly(voice: Voice, rule: Rule, time: Md) -> Md:
    weekday = _weekday(voice, rule.weekday or 0)
    if rule.every == 1:
        return voice.say("Every {weekday} {time}", weekday=weekday, time=time)
    if rule.every == 2:
        return voice.say("Every second {weekday} {time}", weekday=weekday, time=time)
    return voice.say("Every {n} weeks on {weekday} {time}", n=rule.every, weekday=weekday, time=time)


def _monthly(voice: Voice, rule: Rule, time: Md) -> Md:
    if rule.weekday is not None:
        return voice.say(_NTH[rule.nth or 1], weekday=_weekday(voice, rule.weekday), time=time)
    if rule.day is None:
        return voice.say("Every last working day of the month, {time}", time=time)
    if rule.day == LAST:
        return voice.say("Every last day of the month, {time}", time=time)
    if rule.day == 1 and rule.shift is Shift.NEXT:
        return voice.say("Every first working day of the month, {time}", time=time)
    return voice.say("Every month on day {day}, {time}", day=rule.day, time=time)


def _around_the_end(voice: Voice, rule: Rule, time: Md) -> Md:
    if rule.offset == 0:
        return voice.say("On the last day of the cycle, {time}", time=time)
    return voice.say("{n} days before the end of the cycle, {time}", n=-rule.offset, time=time)


def _weekday(voice: Voice, number: int) -> str:
    name: str = voice.locale.days["format"]["wide"][number]
    return name[:1].lower() + name[1:] if voice.code == "vi" else name


# --- what was made, and the list -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RitualShown:
    """A ritual in words. `often` is None for what happens once, `zone` set where its clock is another's.

    `coming` are its next moments, empty while it is off.
    """

    number: int
    what: Md
    often: Md | None
    coming: Sequence[Md]
    zone: str | None = None
    off: bool = False


def understood(scene: Scene, shown: RitualShown) -> Md:
    """The echo of what was made or changed, and how to switch it off."""
    return lines(
        in_one_line(scene, shown),
        scene.say(
            "Switch it off: {off} · all of them: {all}",
            off=scene.typed(scene.say("/remind off {number}", number=str(shown.number))),
            all=scene.typed(scene.say("/remind list")),
        ),
    )


def in_one_line(scene: Scene, shown: RitualShown) -> Md:
    """What happens, how often and when next."""
    if shown.off:
        return scene.say("🔕 {what} is off.", what=bold(shown.what))
    coming = Md(" · ").join(shown.coming)
    if shown.often is None:
        return scene.say("⏰ {when}: {what}", when=bold(coming), what=shown.what)
    line = scene.say(
        "🔁 {when}: {what} · next: {dates}", when=_when(scene, shown), what=shown.what, dates=coming
    )
    return line if shown.coming else scene.say("🔁 {when}: {what}", when=_when(scene, shown), what=shown.what)


def _when(scene: Scene, shown: RitualShown) -> Md:
    often = bold(shown.often or "")
    return scene.say("{often} ({zone})", often=often, zone=shown.zone) if shown.zone else often


def listed(scene: Scene, head: Md, shown: Sequence[RitualShown], *, example: str) -> Md:
    """Every ritual with its number, on or off, and how to change that."""
    first = next((each for each in shown if not each.off), shown[0])
    return paragraphs(
        head,
        bullets(_line(scene, each) for each in shown),
        lines(
            scene.say(
                "Off: {off} · on: {on} · what it would say now: {now}",
                off=scene.typed(scene.say("/remind off {number}", number=str(first.number))),
                on=scene.typed(scene.say("/remind on {number}", number=str(first.number))),
                now=scene.typed(scene.say("/remind now {number}", number=str(first.number))),
            ),
            scene.say("Another time, or something new: {example}", example=scene.shown(example)),
        ),
    )


def _line(scene: Scene, shown: RitualShown) -> Md:
    name = {"number": bold(str(shown.number)), "what": shown.what}
    if shown.off:
        return scene.say("{number} · {what} · off", **name)
    if shown.often is None:
        return scene.say("{number} · {what} · once, {date}", date=shown.coming[0], **name)
    often = _when(scene, shown)
    if not shown.coming:
        return scene.say("{number} · {what} · {often}", often=often, **name)
    return scene.say("{number} · {what} · {often} · next {date}", often=often, date=shown.coming[0], **name)


def quoted(scene: Scene, text: str) -> Md:
    """What somebody wants to be said, as part of a line."""
    return scene.say("“{text}”", text=text)


# --- what is said then -----------------------------------------------------------------------


def posted(scene: Scene, text: str) -> Md:
    """To the group."""
    return scene.say("🔔 {text}", text=text)


def remembered(scene: Scene, text: str) -> Md:
    """To whoever wanted to be reminded."""
    return scene.say("🔔 You wanted to be reminded: {text}", text=bold(text))


def asked_by(scene: Scene, name: str, text: str) -> Md:
    """To somebody whom another wants to be told."""
    return scene.say("🔔 From {name}: {text}", name=bold(name), text=text)


def how_confident(scene: Scene, asked: Sequence[tuple[str, str, int | None]]) -> Md:
    """To an owner: codes, titles and the last confidence."""
    return paragraphs(
        scene.say("🌡 How confident are you today, from 0 to 10?"),
        bullets(
            scene.say("{code} {title}", code=bold(code), title=title)
            if level is None
            else scene.say(
                "{code} {title}: last {level}",
                code=bold(code),
                title=title,
                level=confidence(scene.voice, level),
            )
            for code, title, level in asked
        ),
        scene.say(
            "One line is enough: {example}",
            example=scene.shown(scene.say("{code} confidence 7", code=asked[0][0])),
        ),
    )
