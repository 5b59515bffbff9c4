"""Time zones and countries by what people call them: cities in every language, `UTC+7`, `WIB`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from zoneinfo import available_timezones

from babel import Locale
from babel.core import get_global
from rapidfuzz import fuzz, process

from commands.rules.calendar import is_known_country
from commands.texts.languages import languages
from commands.texts.voice import Voice

OFFSET = re.compile(r"(?:utc|gmt)\s*(?P<sign>[+-])\s*0?(?P<hours>\d{1,2})(?::?00)?", re.IGNORECASE)
FIXED = re.compile(r"Etc/GMT(?P<sign>[+-])(?P<hours>\d{1,2})")
COUNTRY = re.compile(r"[A-Z]{2}(?:-\w{1,4})?")
FURTHEST_EAST, FURTHEST_WEST = 14, 12
CLOSE = 70
"""Likeness in percent from which a name is suggested."""
MOST_SUGGESTED = 4

KIND_WORDS = re.compile(
    r"时间|时区|\b(?:mui gio|gio|zona waktu|waktu|time zone|timezone|standard time|time|zone)\b"
)
"""What only says that a time is meant: 北京时间, giờ Việt Nam, waktu Jakarta."""

ALSO_CALLED = {
    "Asia/Shanghai": "beijing · bac kinh · shenzhen · guangzhou · hangzhou · chengdu · china · tiongkok · "
    "cina · trung quoc · 北京 · 深圳 · 广州 · 杭州 · 成都 · 中国",
    "Asia/Ho_Chi_Minh": "hanoi · ha noi · 河内 · saigon · sai gon · 胡志明 · da nang",
    "Asia/Jakarta": "wib · surabaya · bandung · 泗水 · 万隆",
    "Asia/Makassar": "wita · bali · denpasar · 巴厘岛",
    "Asia/Jayapura": "wit",
    "Asia/Singapore": "sgt",
    "Asia/Kuala_Lumpur": "myt",
    "Asia/Hong_Kong": "hkt",
    "Asia/Tokyo": "jst",
    "Asia/Seoul": "kst",
    "Asia/Kolkata": "mumbai · delhi · new delhi · bangalore · 孟买",
    "Europe/London": "bst",
    "America/New_York": "est · edt · et",
    "America/Los_Angeles": "pst · pdt · pt · seattle · san francisco",
}
"""Cities and abbreviations that name no zone, as `_plain` writes them."""

COUNTRIES_ALSO_CALLED = {
    "usa": "US",
    "america": "US",
    "uk": "GB",
    "britain": "GB",
    "england": "GB",
    "korea": "KR",
    "印尼": "ID",
    "中国大陆": "CN",
    "hong kong": "HK",
    "香港": "HK",
}


# -- time zones --------------------------------------------------------------------------------------------


def find_zone(typed: str) -> str | None:
    """The time zone somebody means, as it is stored; None if that is not certain."""
    offset = OFFSET.fullmatch(typed.strip())
    if offset is not None:
        return _fixed(offset["sign"], int(offset["hours"]))
    names = _zone_names()
    return names.get(_plain(typed)) or names.get(_without_kind(typed))


def zones_like(typed: str) -> list[str]:
    """Time zones that may be meant: those of a country with several, else those with a name like it."""
    country = find_country(_without_kind(typed))
    if country is not None:
        return _zones_of(country)[: 2 * MOST_SUGGESTED]
    return _like(_without_kind(typed), _zone_names())


def zone_shown(key: str) -> str:
    """A stored zone as people read it: `Etc/GMT-7` is what they call UTC+7."""
    fixed = FIXED.fullmatch(key)
    if fixed is None:
        return key
    return f"UTC{'+' if fixed['sign'] == '-' else '-'}{fixed['hours']}"


def _fixed(sign: str, hours: int) -> str | None:
    """The zone a fixed number of hours from UTC; the names of these have their signs the other way round."""
    if hours == 0:
        return "UTC"
    if hours > (FURTHEST_EAST if sign == "+" else FURTHEST_WEST):
        return None
    return f"Etc/GMT{'-' if sign == '+' else '+'}{hours}"


@lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    """Every zone there is. Kept: each look goes through some hundred files."""
    return frozenset(available_timezones())


@lru_cache(maxsize=1)
def _zone_names() -> Mapping[str, str]:
    """Zones by every name: their own, their cities in each language, and those of countries with only one."""
    names = {_plain(key): key for key in _zones()}
    for country in get_global("territory_zones"):
        zones = _zones_of(country)
        if len(zones) == 1:
            names |= dict.fromkeys(_called(country), zones[0])
    modern = get_global("zone_aliases")
    for locale in _locales():
        for key, known in locale.time_zones.items():
            if "city" in known:
                names[_plain(known["city"])] = modern.get(key, key)
    for key in sorted(_zones()):
        if "/" in key and not key.startswith(("Etc/", "SystemV/", "US/", "posix/", "right/")):
            names[_plain(key.rpartition("/")[2])] = modern.get(key, key)
    return names | {name: zone for zone, called in ALSO_CALLED.items() for name in called.split(" · ")}


def _zones_of(country: str) -> list[str]:
    """A country's zones, those first that stand for many people."""
    zones = set(get_global("territory_zones").get(country, ())) & _zones()
    main = set(get_global("windows_zone_mapping").values())
    return sorted(zones, key=lambda zone: (zone not in main, zone))


# -- countries ---------------------------------------------------------------------------------------------


def find_country(typed: str) -> str | None:
    """The country somebody means (`ID`, `MY-14`) among those whose public holidays are known."""
    code = typed.strip().upper()
    named = _country_names().get(_plain(typed))
    return named or (code if COUNTRY.fullmatch(code) and is_known_country(code) else None)


def countries_like(typed: str) -> list[str]:
    """Countries with a name like it."""
    return _like(_plain(typed), _country_names())


def country_shown(voice: Voice, code: str) -> str:
    """The name of a country in the reader's language, with its code."""
    name = voice.locale.territories.get(code.partition("-")[0])
    return f"{name} ({code})" if name else code


@lru_cache(maxsize=1)
def _country_names() -> Mapping[str, str]:
    codes = [str(code) for code in _locales()[0].territories if is_known_country(str(code))]
    return {name: code for code in codes for name in _called(code)} | COUNTRIES_ALSO_CALLED


def _called(country: str) -> list[str]:
    """A country's names in every language."""
    return [_plain(locale.territories[country]) for locale in _locales() if country in locale.territories]


# -- names -------------------------------------------------------------------------------------------------


def _locales() -> list[Locale]:
    return [Locale.parse(language.locale) for language in languages().values()]


def _like(typed: str, names: Mapping[str, str]) -> list[str]:
    found: Iterable[tuple[str, float, int]] = process.extract(
        typed, names.keys(), scorer=fuzz.ratio, score_cutoff=CLOSE, limit=2 * MOST_SUGGESTED
    )
    return list(dict.fromkeys(names[name] for name, _, _ in found))[:MOST_SUGGESTED]


def _without_kind(typed: str) -> str:
    return " ".join(KIND_WORDS.sub(" ", _plain(typed)).split())


def _plain(name: str) -> str:
    """A name without case, accents, marks and underscores: `Ho_Chi_Minh`, `Hồ Chí Minh` are one."""
    folded = unicodedata.normalize("NFKD", name.casefold().replace("đ", "d"))
    letters = "".join(mark if mark.isalnum() else " " for mark in folded if not unicodedata.combining(mark))
    return " ".join(letters.split())
