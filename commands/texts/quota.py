"""What administrators are told before DingTalk's monthly calls are used up."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from commands.rules.quota import Purse
from commands.texts.formats import day, percent
from commands.texts.markdown import Md, bold, paragraphs
from commands.texts.voice import Voice


def running_short(voice: Voice, purse: Purse, *, used: int, quota: int, renewed: date) -> Md:
    """What it means, what I do about it, and what helps. `renewed` is when the next month begins."""
    share = bold(percent(voice, Decimal(used) / quota))
    tell = _api if purse is Purse.API else _webhook_and_stream
    return paragraphs(*tell(voice, share, used, quota, day(voice, renewed)))


def _api(voice: Voice, share: Md, used: int, quota: int, renewed: Md) -> tuple[Md, ...]:
    return (
        voice.say(
            "📊 {share} of this month's DingTalk API calls are used: {used} of {quota}. They begin anew on "
            "{renewed}.",
            share=share,
            used=used,
            quota=quota,
            renewed=renewed,
        ),
        voice.say(
            "If it goes on like this, I leave out what is needed least, notes about silent key results and "
            "missing lists first. Answers, requests for help and red flags always go out."
        ),
        voice.say(
            "Other apps of your company use the same calls. A larger package of DingTalk helps at once; then "
            "tell me its number with {setting}.",
            setting=bold("OKRBOT_API_QUOTA"),
        ),
    )


def _webhook_and_stream(voice: Voice, share: Md, used: int, quota: int, renewed: Md) -> tuple[Md, ...]:
    return (
        voice.say(
            "📊 {share} of this month's DingTalk webhook and stream calls are used: {used} of {quota}. They "
            "begin anew on {renewed}.",
            share=share,
            used=used,
            quota=quota,
            renewed=renewed,
        ),
        voice.say(
            "Every message to me is one of them. When they are used up, DingTalk no longer shows me what "
            "people write, so from 90% on I answer by API only and keep the rest for them."
        ),
        voice.say(
            "It helps to say several things in one message. A larger package of DingTalk helps at once; then "
            "tell me its number with {setting}.",
            setting=bold("OKRBOT_WEBHOOK_QUOTA"),
        ),
    )
