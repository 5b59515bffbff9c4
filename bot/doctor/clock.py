"""Whether this computer's clock agrees with DingTalk's."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from bot.doctor.findings import Finding

CLOCK_SECONDS = 60
CLOCK_TIMEOUT_SECONDS = 10


def examine_clock(endpoint: str) -> Finding:
    """Compare this computer's clock with DingTalk's, to the second."""
    try:
        theirs = _time_at(endpoint)
    except (OSError, ValueError, TypeError):
        return Finding(False, "Clock", f"{endpoint} did not say what time it is; is this computer online?")
    off = (datetime.now(UTC) - theirs).total_seconds()
    if abs(off) > CLOCK_SECONDS:
        way = "ahead" if off > 0 else "behind"
        return Finding(
            False, "Clock", f"{abs(off):.0f} seconds {way} of DingTalk's. Switch on time synchronisation."
        )
    return Finding(True, "Clock", "agrees with DingTalk's.")


def _time_at(endpoint: str) -> datetime:
    request = Request(endpoint, method="HEAD")  # noqa: S310 (the settings allow only http and https)
    try:
        with urlopen(request, timeout=CLOCK_TIMEOUT_SECONDS) as answer:  # noqa: S310 (as above)
            said = answer.headers["Date"]
    except HTTPError as error:  # an answer all the same
        said = error.headers["Date"]
    return parsedate_to_datetime(said)
