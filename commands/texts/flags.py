"""What is said about red flags: always a request for help."""

from __future__ import annotations

from dataclasses import dataclass

from commands.texts.markdown import Md, bold, lines, shorten
from commands.texts.scene import Scene
from commands.texts.voice import mark

QUOTED = 300
"""Characters of somebody's own words that are repeated; all of them are stored."""

NEVER_RATED = mark("Red flags are requests for help and are never part of a rating.")


@dataclass(frozen=True, slots=True)
class FlagShown:
    """A red flag as others are told of it. `before` is the confidence it fell from, `why` the reason."""

    raiser: str
    code: str
    title: str
    confidence: int
    before: int | None = None
    why: str | None = None
    wanted: str | None = None
    asked: tuple[str, ...] = ()


def direct_flag(scene: Scene, flag: FlagShown, *, team: str, secret: bool) -> Md:
    """The direct message to the objective's owner and to the manager; `secret`: the group does not know."""
    return lines(
        _raised(scene, flag, team),
        _reasons(scene, flag),
        scene.say("{raiser} said it to me alone; the group does not know yet.", raiser=flag.raiser)
        if secret
        else None,
        scene.say("A word to {raiser} helps, or {offer}", raiser=flag.raiser, offer=_offer(scene, flag)),
        scene.say(NEVER_RATED),
    )


def group_flag(scene: Scene, flag: FlagShown) -> Md:
    """The message to the group, once it is known what would help, or after a day."""
    return lines(
        _raised(scene, flag, None),
        _reasons(scene, flag),
        scene.say("Asked: {people}", people=scene.voice.list([bold(name) for name in flag.asked]))
        if flag.asked
        else None,
        scene.say(
            "Can you help? {me} or {offer}", me=scene.typed(scene.say("me")), offer=_offer(scene, flag)
        ),
    )


def asked_to_help(scene: Scene, flag: FlagShown, *, team: str | None) -> Md:
    """The direct message to somebody the raiser named; without a team it is private: only the wish shows."""
    if team is None:
        return lines(
            scene.say("🚩 {raiser} asks for your help.", raiser=bold(flag.raiser)),
            _wanted(scene, flag),
            scene.say("A word to {raiser} helps.", raiser=flag.raiser),
        )
    return lines(
        scene.say(
            "🚩 {raiser} asks for your help: {code} {title} ({team}), confidence {confidence}/10.",
            raiser=bold(flag.raiser),
            code=bold(flag.code),
            title=flag.title,
            team=team,
            confidence=flag.confidence,
        ),
        _reasons(scene, flag),
        scene.say("Can you? {offer}", offer=_offer(scene, flag)),
    )


def asked_here(scene: Scene, person: Md, flag: FlagShown) -> Md:
    """The line that asks somebody the raiser named, where both are."""
    return scene.say("{person}, can you help? {offer}", person=person, offer=_offer(scene, flag))


def helps(scene: Scene, helper: str, raiser: Md, flag: FlagShown, words: str | None) -> Md:
    """The first who offered help is named, with what they said to it."""
    return lines(
        scene.say(
            "🙌 {helper} helps {raiser} with {code} {title}.",
            helper=bold(helper),
            raiser=raiser,
            code=bold(flag.code),
            title=flag.title,
        ),
        scene.say("“{words}”", words=words) if words else None,
        scene.say(NEVER_RATED),
    )


def cleared(scene: Scene, *, code: str, title: str, confidence: int) -> Md:
    """To everybody who was told of the flag."""
    return scene.say(
        "🚩 {code} {title}: the red flag is down, confidence is {confidence}/10 again.",
        code=bold(code),
        title=title,
        confidence=confidence,
    )


def what_would_help(scene: Scene, *, told: list[str], group_at: Md | None) -> Md:
    """The lines of a receipt that raised a flag. `group_at`: when the group is told if there is no answer."""
    people = scene.voice.list([bold(name) for name in told])
    ways = [scene.shown(scene.say("need …")), scene.shown(scene.say("@name"))]
    return lines(
        scene.say("🚩 Red flag: a request for help, never part of a rating. I told {people}.", people=people)
        if told
        else scene.say("🚩 Red flag: a request for help, never part of a rating."),
        scene.say("What would help most? {ways}", ways=Md(" · ").join(ways)),
        scene.say(
            "Then I tell the group, or at the latest {when}. To keep it from the group: {words}",
            when=group_at,
            words=scene.typed(scene.say("only tell {name}", name=told[-1]))
            if told
            else scene.typed(scene.say("don't tell the group")),
        )
        if group_at
        else None,
    )


def _raised(scene: Scene, flag: FlagShown, team: str | None) -> Md:
    where = scene.say("{title} ({team})", title=flag.title, team=team) if team else flag.title
    fields = {"raiser": bold(flag.raiser), "code": bold(flag.code), "title": where}
    if flag.before is None:
        return scene.say(
            "🚩 {raiser} raised a red flag: {code} {title}, confidence {confidence}/10.",
            confidence=flag.confidence,
            **fields,
        )
    return scene.say(
        "🚩 {raiser} raised a red flag: {code} {title}, confidence {confidence}/10 (was {before}).",
        confidence=flag.confidence,
        before=flag.before,
        **fields,
    )


def _reasons(scene: Scene, flag: FlagShown) -> Md:
    return lines(
        scene.say("Why: {why}", why=shorten(flag.why, QUOTED)) if flag.why else None,
        _wanted(scene, flag),
    )


def _wanted(scene: Scene, flag: FlagShown) -> Md | None:
    return scene.say("Wanted: {wanted}", wanted=shorten(flag.wanted, QUOTED)) if flag.wanted else None


def _offer(scene: Scene, flag: FlagShown) -> Md:
    return scene.typed(scene.say("help with {code}", code=flag.code))
