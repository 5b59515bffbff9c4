"""Pictures for pages: what each shows, in whose words, and that nothing needs colours or eyes alone."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest

from commands.rules.progress import KeyResultKind
from commands.rules.status import Status
from commands.texts.charts import burn_up, confidence, heat_map, pace_bar
from commands.texts.charts.burn_up import BurnUp, Reading
from commands.texts.charts.confidence import ConfidenceLine
from commands.texts.charts.drawing import WIDTH
from commands.texts.charts.heat_map import HeatMap, Presence, Row
from commands.texts.charts.pace_bar import PaceBar
from commands.texts.charts.plot import ticks
from commands.texts.languages import languages
from commands.texts.voice import voice_of

SVG = "{http://www.w3.org/2000/svg}"
FIRST, LAST, TODAY = date(2026, 10, 1), date(2026, 12, 31), date(2026, 11, 18)
PHONE = 320
"""Pixels that a picture in a card has on a phone of 390."""
ENGLISH = voice_of("en")


def way(
    *values: str,
    target: str = "60",
    kind: KeyResultKind = KeyResultKind.PERCENT,
    unit: str | None = "%",
    expected: tuple[str, str] | None = ("45", "60"),
) -> BurnUp:
    """Reported week by week from 5 October on."""
    readings = [
        Reading(date(2026, 10, 5) + timedelta(weeks=nth), Decimal(each)) for nth, each in enumerate(values)
    ]
    line = ((FIRST, Decimal(expected[0])), (LAST, Decimal(expected[1]))) if expected else ()
    return BurnUp("KR1 Retention", kind, unit, FIRST, LAST, TODAY, Decimal(target), tuple(readings), line)


RETENTION = way("45", "48", "47", "54")
SURE = ConfidenceLine(
    "KR1 Retention", FIRST, LAST, TODAY, ((date(2026, 10, 9), 8), (date(2026, 10, 16), 5), (TODAY, 2))
)
WEEKS = tuple(date(2026, 9, 28) + timedelta(weeks=nth) for nth in range(13))
HEAT = HeatMap(
    "Growth",
    WEEKS,
    (Row("Dana", tuple(Presence) * 2 + (Presence.HERE,) * 3), Row("李四", (Presence.HERE,) * 13)),
)
BAR = PaceBar("O1 Renewals", Decimal("0.54"), Decimal("0.62"), Status.AT_RISK)

PICTURES = [(burn_up, RETENTION), (confidence, SURE), (heat_map, HEAT), (pace_bar, BAR)]
NAMES = ["burn-up", "confidence", "heat-map", "pace-bar"]
each_picture = pytest.mark.parametrize(("drawer", "chart"), PICTURES, ids=NAMES)


def drawn(drawer: Any, chart: Any, language: str = "en") -> Element:
    return fromstring(drawer.draw(voice_of(language), chart))


def words(svg: Element) -> list[str]:
    return ["".join(line.itertext()) for line in svg.iter(f"{SVG}text")]


def of_class(svg: Element, name: str) -> list[Element]:
    return [each for each in svg.iter() if name in each.attrib.get("class", "").split()]


def points(svg: Element, name: str) -> list[tuple[float, float]]:
    [line] = [each for each in of_class(svg, name) if each.tag == f"{SVG}polyline"]
    return [(float(x), float(y)) for x, y in (each.split(",") for each in line.attrib["points"].split())]


# -- what all have in common ---------------------------------------------------------------------------


@each_picture
def test_it_has_a_name_a_description_and_a_table(drawer: Any, chart: Any) -> None:
    svg = drawn(drawer, chart)
    assert svg.attrib["role"] == "img"
    assert svg[0].tag == f"{SVG}title"
    assert svg[0].text
    assert svg[1].tag == f"{SVG}desc"
    assert svg[1].text
    table = drawer.table(ENGLISH, chart)
    assert table.caption
    assert table.rows
    assert {len(row) for row in table.rows} == {len(table.head)}


@each_picture
def test_colours_are_left_to_the_style_sheet(drawer: Any, chart: Any) -> None:
    for shape in drawn(drawer, chart).iter():
        assert "style" not in shape.attrib
        assert shape.attrib.get("fill", "none") in ("none", "currentColor")
        assert shape.attrib.get("stroke", "currentColor") == "currentColor"


def test_every_class_has_its_colour() -> None:
    sheets = (Path(__file__).parents[2] / "bot/web/static").glob("*.css")
    sheet = "".join(each.read_text() for each in sheets)
    used = {
        name
        for drawer, chart in PICTURES
        for shape in drawn(drawer, chart).iter()
        for name in shape.attrib.get("class", "").split()
    }
    unset = {name for name in used if not re.search(rf"\.{name}\b", sheet)}
    assert unset == {"muted"}, "letters are muted unless they are ink"


@each_picture
def test_letters_can_be_read_on_a_phone(drawer: Any, chart: Any) -> None:
    svg = drawn(drawer, chart)
    wide = float(svg.attrib["viewBox"].split()[2])
    for line in svg.iter(f"{SVG}text"):
        assert float(line.attrib["font-size"]) * PHONE / wide >= 12
    assert wide <= WIDTH


@each_picture
@pytest.mark.parametrize("language", languages())
def test_it_speaks_every_language(drawer: Any, chart: Any, language: str) -> None:
    mine, english = drawer.table(voice_of(language), chart), drawer.table(ENGLISH, chart)
    if language != "en":
        assert mine.head != english.head
        assert (words(drawn(drawer, chart, language)) != words(drawn(drawer, chart))) == bool(
            words(drawn(drawer, chart))
        )
    assert len(mine.rows) == len(english.rows)


@each_picture
def test_what_people_typed_is_words_and_no_markup(drawer: Any, chart: Any) -> None:
    nasty = '</svg><script>"\x00&amp;\n'
    shown = replace(chart, title=nasty)
    if isinstance(chart, HeatMap):
        shown = replace(shown, rows=(Row(nasty, chart.rows[0].weeks),))
    svg = drawn(drawer, shown)
    assert '</svg><script>"&amp;' in "".join(svg.itertext())
    assert not list(svg.iter(f"{SVG}script"))


# -- the way of a key result ---------------------------------------------------------------------------


def test_the_way_rises_to_its_target_above() -> None:
    svg = drawn(burn_up, RETENTION)
    heights = [y for _, y in points(svg, "way")]
    assert heights[0] > heights[1] < heights[2] > heights[3], "48, then 47, then 54"
    [target] = of_class(svg, "target")
    assert float(target.attrib["y1"]) < min(heights)
    assert points(svg, "pace")[0][1] > points(svg, "pace")[-1][1]
    assert "target 60%" in words(svg)
    assert words(svg)[-3:] == ["reported", "expected pace", "today"]


def test_a_way_down_falls_to_its_target_below() -> None:
    svg = drawn(
        burn_up, way("6", "5", "4", target="2", kind=KeyResultKind.DURATION, unit="h", expected=("6", "2"))
    )
    heights = [y for _, y in points(svg, "way")]
    assert heights == sorted(heights)
    [target] = of_class(svg, "target")
    assert float(target.attrib["y1"]) > max(heights)
    assert points(svg, "pace")[-1][1] == pytest.approx(float(target.attrib["y1"]))


def test_days_go_from_left_to_right_and_dots_say_what_they_are() -> None:
    svg = drawn(burn_up, RETENTION)
    xs = [x for x, _ in points(svg, "way")]
    assert xs == sorted(xs)
    apart = [after - before for before, after in pairwise(xs)]
    assert max(apart) - min(apart) < 0.3, "a week each"
    dots = [each.findtext(f"{SVG}title") for each in of_class(svg, "dot")]
    assert dots == ["Mon 5 Oct: 45%", "Mon 12 Oct: 48%", "Mon 19 Oct: 47%", "Mon 26 Oct: 54%", None]
    assert {"Oct", "Nov", "Dec"} <= set(words(svg))


def test_what_lies_outside_the_cycle_stays_inside_the_picture() -> None:
    early = replace(
        RETENTION, readings=(Reading(date(2026, 1, 1), Decimal(45)), Reading(date(2027, 3, 1), Decimal(90)))
    )
    for x, y in points(drawn(burn_up, early), "way"):
        assert 0 <= x <= WIDTH
        assert 0 <= y <= burn_up.HEIGHT


@pytest.mark.parametrize(
    ("chart", "said"),
    [
        (
            way("99.9", "99.8", target="99.9", kind=KeyResultKind.KEEP_ABOVE, expected=None),
            "keep at 99.9% or more",
        ),
        (way("20", "20", target="20", kind=KeyResultKind.KEEP_BELOW, expected=None), "keep at 20% or less"),
        (
            way("0", "1", target="1", kind=KeyResultKind.YES_NO, unit=None, expected=("0", "1")),
            "not done yet",
        ),
        (
            way("0", "2", target="4", kind=KeyResultKind.MILESTONES, unit=None, expected=("0", "4")),
            "target 4",
        ),
        (way("0", target="3500000000", kind=KeyResultKind.CURRENCY, unit="IDR", expected=None), "2B"),
        (way("-3.333333", "7", target="10", kind=KeyResultKind.NUMBER, unit="points", expected=None), "-5"),
    ],
)
def test_every_kind_can_be_drawn(chart: BurnUp, said: str) -> None:
    svg = drawn(burn_up, chart)
    assert said in words(svg)
    widest = max(
        float(each.attrib["x"]) for each in svg.iter(f"{SVG}text") if each.attrib["text-anchor"] == "end"
    )
    assert widest < WIDTH / 2, "room for the lines is left"


def test_the_picture_in_words() -> None:
    assert (drawn(burn_up, RETENTION).findtext(f"{SVG}desc") or "").splitlines() == [
        "From 45% to 54%",
        "target 60%",
        "45% expected by today",
    ]


@pytest.mark.parametrize(
    ("values", "marks"),
    [
        (("45", "60"), ["45", "50", "55", "60"]),
        (("0", "100"), ["0", "25", "50", "75", "100"]),
        (("0", "3500000000"), ["0", "1000000000", "2000000000", "3000000000", "4000000000"]),
        (("0.1", "0.8"), ["0", "0.2", "0.4", "0.6", "0.8"]),
        (("-7", "12"), ["-10", "-5", "0", "5", "10", "15"]),
        (("5", "5"), ["2", "4", "6", "8"]),
        (("0", "0"), ["-0.50", "-0.25", "0.00", "0.25", "0.50"]),
    ],
)
def test_the_scale_is_of_round_numbers(values: tuple[str, ...], marks: list[str]) -> None:
    assert ticks([Decimal(each) for each in values]) == [Decimal(mark) for mark in marks]


# -- confidence ----------------------------------------------------------------------------------------


def test_each_confidence_has_the_sign_and_class_of_its_zone() -> None:
    svg = drawn(confidence, SURE)
    signs = [(each.attrib["class"], each.findtext(f"{SVG}title")) for each in svg.iter(f"{SVG}path")]
    assert signs == [
        ("on_track", "Fri 9 Oct: 8/10"),
        ("at_risk", "Fri 16 Oct: 5/10"),
        ("off_track", "Wed 18 Nov: 2/10"),
    ]
    assert len({each.attrib["d"] for each in svg.iter(f"{SVG}path")}) == 3
    assert {"stable", "watch", "red flag"} <= set(words(svg))


def test_zones_are_the_teams_own_and_touch_each_other() -> None:
    svg = drawn(confidence, replace(SURE, stable_from=8, red_below=2))
    zones = sorted((float(each.attrib["y"]), float(each.attrib["height"])) for each in of_class(svg, "zone"))
    assert [top + height for top, height in zones[:2]] == [
        pytest.approx(top, abs=0.2) for top, _ in zones[1:]
    ]
    assert {"0", "2", "8", "10"} <= set(words(svg))


def test_nothing_stated_is_an_empty_field() -> None:
    svg = drawn(confidence, replace(SURE, stated=()))
    assert not list(svg.iter(f"{SVG}path"))
    assert confidence.table(ENGLISH, replace(SURE, stated=())).rows == ()


# -- presence ------------------------------------------------------------------------------------------


def test_presence_differs_without_its_colour_and_says_what_it_is() -> None:
    svg = drawn(heat_map, HEAT)
    titled = {
        (each.findtext(f"{SVG}title") or "").rpartition(": ")[2]: each.attrib["class"]
        for each in of_class(svg, "cell")
        if each.find(f"{SVG}title") is not None
    }
    assert titled == {
        "checked in": "cell here",
        "no check-in": "cell silent",
        "not yet": "cell open",
        "away": "cell away",
        "nothing due": "cell not-asked",
    }
    assert set(titled) <= set(words(svg)), "the legend"


def test_presence_shows_no_figure_of_anybody() -> None:
    svg = drawn(heat_map, HEAT)
    numbers = [line for line in words(svg) if line.isdigit()]
    assert numbers == [str(nth) for nth in range(1, 14)], "the weeks"
    assert [row[0] for row in heat_map.table(ENGLISH, HEAT).rows] == ["Dana", "李四"], "in the order given"


@pytest.mark.parametrize("weeks", [1, 13, 14, 26, 53])
def test_the_weeks_of_any_cycle_have_room(weeks: int) -> None:
    mondays = tuple(FIRST + timedelta(weeks=nth) for nth in range(weeks))
    svg = drawn(heat_map, HeatMap("Growth", mondays, (Row("Dana", (Presence.HERE,) * weeks),)))
    cells = [each for each in of_class(svg, "cell") if each.find(f"{SVG}title") is not None]
    edges = [(float(each.attrib["x"]), float(each.attrib["width"])) for each in cells]
    assert all(x + width <= WIDTH for x, width in edges)
    assert all(x + width <= after for (x, width), (after, _) in pairwise(edges))


# -- bars, signs, small lines --------------------------------------------------------------------------


def test_a_bar_has_its_pace_mark_and_its_status() -> None:
    svg = drawn(pace_bar, BAR)
    assert "at_risk" in svg.attrib["class"].split()
    [done], [mark] = of_class(svg, "bar-done"), of_class(svg, "bar-mark")
    assert float(done.attrib["width"]) == pytest.approx(0.54 * pace_bar.BREADTH)
    assert float(mark.attrib["x"]) + 1.5 == pytest.approx(0.62 * pace_bar.BREADTH)
    assert svg.findtext(f"{SVG}desc") == "54% · At risk · 62% expected by today"


def test_without_a_pace_there_is_no_mark() -> None:
    assert not of_class(drawn(pace_bar, replace(BAR, expected=None)), "bar-mark")
