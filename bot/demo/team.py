"""The demo's people, groups and first weeks. Everybody and everything here is made up.

The past is told as what people typed; the bot makes of it what it makes of any message.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.sandbox.clock import Clock
from bot.sandbox.world import World

ZONE = ZoneInfo("Asia/Shanghai")
WEEKS = 13
"""Length of the demo's cycle."""
WEEK_OF_TODAY = 7
GROUP = "Support & Growth"
LEADERS = "Leadership"
"""Whose objective the others serve."""
EMPTY_GROUP = "Sales 销售"
"""A group in which nobody has spoken to the bot yet."""
CORP_ID = "dingdemo0000000000000000000000000"


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the demo's company; `id` is the staff id."""

    id: str
    name: str
    title: str
    is_admin: bool = False


WANG = "Wang Lei 王磊"
PEOPLE = (
    Colleague("demo-leo", "Leo", "Sales"),
    Colleague("demo-dana", "Dana", "Support lead"),
    Colleague("demo-wang", WANG, "Legal"),
    Colleague("demo-dewi", "Dewi", "Product"),
    Colleague("demo-lan", "Lan", "Growth"),
    Colleague("demo-mai", "Mai", "Manager", is_admin=True),
)
"""The page begins as the first: he owns exactly one key result, so an update needs no code."""


@dataclass(frozen=True, slots=True)
class Said:
    """Something said to the bot in a group. `pick` are the people picked from the @ list.

    `told` are those who get a direct message because of it.
    """

    who: str
    text: str
    pick: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    group: str = GROUP


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was said: in which week of the cycle, on which day (Monday is 0), at what time."""

    week: int
    day: int
    clock: time

    def in_cycle(self, monday: date) -> datetime:
        """The moment in the cycle that begins on `monday`."""
        on = monday + timedelta(weeks=self.week - 1, days=self.day)
        return datetime.combine(on, self.clock, ZONE)


def _at(week: int, day: int, hour: int, minute: int) -> Moment:
    return Moment(week, day, time(hour, minute))


MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(5)

BEGINNING: dict[Moment, Said] = {
    _at(1, MONDAY, 9, 30): Said("Dana", "hello", pick=("Leo", WANG, "Dewi", "Lan")),
    _at(1, MONDAY, 9, 32): Said("Mai", "/team manager", pick=("Mai",)),
    _at(1, MONDAY, 9, 40): Said("Mai", "hello", pick=("Dana", "Dewi"), group=LEADERS),
    _at(1, MONDAY, 9, 41): Said("Mai", "/team manager", pick=("Mai",), group=LEADERS),
}
"""The bot meets everybody; a name typed with an @ is then known."""

WEEKS_SO_FAR: dict[Moment, Said] = {
    _at(1, MONDAY, 9, 50): Said(
        "Mai",
        "/okr new Customers stay and recommend us\nNet promoter score 30 → 50\nRenewal rate 80% → 90% @dana",
        group=LEADERS,
    ),
    _at(1, MONDAY, 10, 0): Said(
        "Dana",
        "/okr new Renewals feel effortless\n"
        "30-day retention 45% → 60%\n"
        "First reply time 6 h → 2 h\n"
        "Finance clients signed 0 → 5 @leo",
    ),
    _at(1, MONDAY, 10, 20): Said(
        "Dewi",
        "/okr new A backend nobody worries about\n"
        "API error rate 0.8% → 0.1%\n"
        "New ARR 0 → 2M USD @lan\n"
        "SSO launch, 4 milestones",
    ),
    _at(1, MONDAY, 10, 24): Said("Dana", "/okr align O1 to Leadership/O1"),
    _at(1, MONDAY, 10, 25): Said("Dewi", "/okr align O2 to Leadership/O1"),
    _at(1, FRIDAY, 10, 5): Said("Dana", "KR1 46%, confidence 7\nKR2 5.6 h, confidence 7"),
    _at(1, FRIDAY, 11, 40): Said("Dewi", "KR4 sudah 0,7%, kepercayaan 7"),
    _at(2, FRIDAY, 9, 50): Said("Leo", "KR3 1 of 5, confidence 7, next: two pilots to close"),
    _at(2, FRIDAY, 10, 15): Said("Lan", "KR5 được 250 nghìn, tự tin 7"),
    _at(2, FRIDAY, 14, 0): Said("Dewi", "KR6 1 dari 4, kepercayaan 7"),
    _at(3, FRIDAY, 10, 10): Said("Dana", "KR1 48%, confidence 7\nKR2 5 h, confidence 6"),
    _at(3, FRIDAY, 10, 30): Said("Leo", "same"),
    _at(3, FRIDAY, 11, 0): Said("Mai", "KR1 37, confidence 7", group=LEADERS),
    _at(3, FRIDAY, 11, 5): Said("Dana", "KR2 82%, confidence 6", group=LEADERS),
    _at(4, TUESDAY, 15, 20): Said("Leo", "KR3 blocked on the contract template @wang", told=(WANG,)),
    _at(4, TUESDAY, 16, 2): Said(WANG, "我来，周四前"),
    _at(4, THURSDAY, 11, 45): Said(WANG, "解决了，模板已更新"),
    _at(4, FRIDAY, 9, 40): Said("Leo", "KR3 2 of 5, confidence 7"),
    _at(4, FRIDAY, 10, 20): Said("Lan", "KR5 lên 600 nghìn, tự tin 7"),
    _at(4, FRIDAY, 13, 30): Said("Dewi", "KR4 turun ke 0,6%, kepercayaan 6\nKR6 1 dari 4, kepercayaan 7"),
    _at(5, FRIDAY, 10, 0): Said("Dana", "KR1 50%, confidence 7\nKR2 4.8 h, confidence 6"),
    _at(5, FRIDAY, 11, 15): Said("Dewi", "KR6 2 dari 4, kepercayaan 8"),
    _at(6, FRIDAY, 9, 30): Said("Mai", "KR1 41, confidence 8", group=LEADERS),
    _at(6, FRIDAY, 9, 35): Said("Dana", "KR2 84%, confidence 6", group=LEADERS),
    _at(6, FRIDAY, 9, 45): Said("Leo", "KR3 same, confidence 6, three contracts are out for signature"),
    _at(6, FRIDAY, 10, 0): Said(
        "Dana", "KR1 52%, confidence 7, next: test the day-3 email\nKR2 4.4 h, confidence 5"
    ),
    _at(6, FRIDAY, 10, 40): Said("Lan", "KR5 1,05 triệu, tự tin 8"),
    _at(6, FRIDAY, 11, 30): Said(
        "Dewi", "KR4 naik ke 0,9%, kepercayaan 2, patch vendor terlambat", told=("Mai",)
    ),
    _at(6, FRIDAY, 11, 32): Said("Dewi", "KR6 sama"),
}

YESTERDAY: dict[time, Said] = {
    time(15, 10): Said("Dana", "KR2 4.2 h, confidence 5, need help with overtime @mai", told=("Mai",)),
}
TODAY: dict[timedelta, Said] = {
    timedelta(minutes=75): Said("Lan", "KR5 1,2 triệu, tự tin 8"),
    timedelta(minutes=20): Said("Mai", "/digest"),
}
"""How long ago what was said."""


def first_monday(now: datetime) -> date:
    """The first day of a cycle in whose week 7 `now` lies."""
    today = now.astimezone(ZONE).date()
    return today - timedelta(weeks=WEEK_OF_TODAY - 1, days=today.weekday())


def last_day(monday: date) -> date:
    """The last day of the cycle that begins on `monday`."""
    return monday + timedelta(weeks=WEEKS, days=-1)


def make_world(clock: Clock, *, seed: int) -> World:
    """The company: its people and three groups. `seed` decides the ids of messages alone."""
    world = World(clock, seed=seed, corp_id=CORP_ID)
    for each in PEOPLE:
        world.add_person(each.name, id=each.id, title=each.title, is_admin=each.is_admin)
    world.add_group(GROUP, [each.id for each in PEOPLE], id="cid-demo-support-growth")
    world.add_group(LEADERS, ["demo-mai", "demo-dana", "demo-dewi"], id="cid-demo-leadership")
    world.add_group(EMPTY_GROUP, ["demo-leo", "demo-wang", "demo-mai"], id="cid-demo-sales")
    return world
