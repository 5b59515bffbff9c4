"""Time zones and countries by what people call them."""

from __future__ import annotations

import pytest

from commands.texts.places import (
    countries_like,
    country_shown,
    find_country,
    find_zone,
    zone_shown,
    zones_like,
)
from commands.texts.voice import voice_of

ZONES = [
    ("Asia/Jakarta", "Asia/Jakarta"),
    ("asia/jakarta", "Asia/Jakarta"),
    ("Jakarta", "Asia/Jakarta"),
    ("雅加达", "Asia/Jakarta"),
    ("WIB", "Asia/Jakarta"),
    ("waktu Jakarta", "Asia/Jakarta"),
    ("北京时间", "Asia/Shanghai"),
    ("上海", "Asia/Shanghai"),
    ("giờ Việt Nam", "Asia/Ho_Chi_Minh"),
    ("Hà Nội", "Asia/Ho_Chi_Minh"),
    ("Japan", "Asia/Tokyo"),
    ("Nhật Bản", "Asia/Tokyo"),
    ("New York", "America/New_York"),
    ("UTC+7", "Etc/GMT-7"),
    ("utc -05:00", "Etc/GMT+5"),
    ("GMT+0", "UTC"),
]


@pytest.mark.parametrize(("typed", "zone"), ZONES)
def test_a_zone_by_its_names(typed: str, zone: str) -> None:
    assert find_zone(typed) == zone


@pytest.mark.parametrize("typed", ["xyzzy", "UTC+99", "UTC+5:30", "Indonesia", ""])
def test_what_is_not_certain_is_no_zone(typed: str) -> None:
    assert find_zone(typed) is None


def test_what_may_be_meant_is_suggested() -> None:
    assert "Asia/Jakarta" in zones_like("Jakrta")
    assert zones_like("Mars") == [], "and not Christmas Island, which has the letters in it"
    assert {"Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"} <= set(zones_like("Indonesia"))
    assert "America/New_York" in zones_like("USA")


def test_a_fixed_zone_is_shown_as_people_write_it() -> None:
    assert zone_shown("Etc/GMT-7") == "UTC+7"
    assert zone_shown("Etc/GMT+5") == "UTC-5"
    assert zone_shown("Asia/Jakarta") == "Asia/Jakarta"


COUNTRIES = [
    ("ID", "ID"),
    ("id", "ID"),
    ("Indonesia", "ID"),
    ("印度尼西亚", "ID"),
    ("印尼", "ID"),
    ("Việt Nam", "VN"),
    ("Jepang", "JP"),
    ("日本", "JP"),
    ("USA", "US"),
    ("MY-14", "MY-14"),
    ("Atlantis", None),
    ("XX", None),
]


@pytest.mark.parametrize(("typed", "code"), COUNTRIES)
def test_a_country_whose_holidays_are_known(typed: str, code: str | None) -> None:
    assert find_country(typed) == code


def test_a_country_is_suggested_and_named() -> None:
    assert "VN" in countries_like("Vietnm")
    assert country_shown(voice_of("zh"), "ID") == "印度尼西亚 (ID)"
    assert country_shown(voice_of("id"), "MY-14") == "Malaysia (MY-14)"
