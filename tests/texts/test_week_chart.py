"""The digest's picture as SVG: what it shows, in which words, and that nothing typed can break it."""

from __future__ import annotations

from decimal import Decimal
from xml.etree.ElementTree import Element, fromstring

import pytest

from commands.rules.status import Status
from commands.texts.charts.week import LIGHT, MARGIN, MOST, SHARE_WIDTH, Bar, Chart, Look, draw, title_of
from commands.texts.languages import languages
from commands.texts.lettering import fitted, is_written_by_one_font, plain, runs, width

SVG = "{http://www.w3.org/2000/svg}"
FULL = LIGHT.width - 2 * MARGIN - SHARE_WIDTH


def bar(
    title: str = "Renewals feel effortless",
    progress: str = "0.5",
    expected: str | None = None,
    status: Status = Status.ON_TRACK,
) -> Bar:
    return Bar("O1", title, Decimal(progress), Decimal(expected) if expected else None, status)


def picture(*bars: Bar, language: str = "en", look: Look = LIGHT) -> Element:
    return fromstring(draw(Chart(language, "Growth", "2026-Q4", bars or (bar(),)), look))


def words(svg: Element) -> list[str]:
    """The lines of text, from top to bottom."""
    return ["".join(line.itertext()) for line in svg.iter(f"{SVG}text")]


def lengths(svg: Element, colour: str) -> list[float]:
    """How long the rectangles of a colour are."""
    return [float(each.attrib["width"]) for each in svg.iter(f"{SVG}rect") if each.attrib["fill"] == colour]


# -- what it shows -------------------------------------------------------------------------------------


def test_an_objective_shows_its_code_title_status_progress_and_pace() -> None:
    shown = words(picture(bar(progress="0.54", expected="0.62", status=Status.AT_RISK)))
    assert shown == [
        "Growth",
        "2026-Q4",
        "Progress against pace",
        "O1",
        "Renewals feel effortless",
        "At risk",
        "54%",
        "62%",
        "expected by today",
    ]


@pytest.mark.parametrize(
    ("progress", "length", "said"),
    [
        ("0", None, "0%"),
        ("0.25", 0.25, "25%"),
        ("0.996", 0.996, "99%"),
        ("1", 1.0, "100%"),
        ("1.3", 1.0, "130%"),
        ("-0.2", None, "-20%"),
    ],
)
def test_a_bar_stays_inside_its_track_whatever_the_progress(
    progress: str, length: float | None, said: str
) -> None:
    svg = picture(bar(progress=progress))
    wanted = [] if length is None else [pytest.approx(length * FULL, abs=0.1)]
    assert lengths(svg, LIGHT.statuses[Status.ON_TRACK]) == wanted
    assert said in words(svg)


@pytest.mark.parametrize(
    ("expected", "at"), [("0", 0.0), ("0.5", 0.5), ("1", 1.0), ("1.4", 1.0), ("-1", 0.0)]
)
def test_the_mark_stands_where_the_pace_is(expected: str, at: float) -> None:
    svg = picture(bar(expected=expected))
    mark = next(each for each in svg.iter(f"{SVG}rect") if each.attrib["fill"] == LIGHT.ink)
    assert float(mark.attrib["x"]) + 1.5 == pytest.approx(MARGIN + at * FULL, abs=0.1)


def test_without_a_pace_there_is_no_mark_on_the_bar() -> None:
    assert len(lengths(picture(bar(expected="0.5")), LIGHT.ink)) == 2  # one in the legend
    assert len(lengths(picture(bar()), LIGHT.ink)) == 1


def test_statuses_differ_without_their_colours() -> None:
    shapes = {
        status: [
            (each.attrib["d"], each.attrib["fill"] == "none")
            for each in picture(bar(status=status)).iter(f"{SVG}path")
        ]
        for status in Status
    }
    silent = shapes.pop(Status.NOT_STARTED)
    assert silent == shapes[Status.NO_UPDATE]
    assert len({str(shape) for shape in shapes.values()}) == len(shapes) == 5


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colour", [LIGHT.ink, LIGHT.muted, *LIGHT.statuses.values()])
def test_words_and_signs_stand_out_from_the_background(colour: str) -> None:
    assert (luminance(LIGHT.background) + 0.05) / (luminance(colour) + 0.05) >= 3.5


def test_many_objectives_are_counted_instead_of_drawn() -> None:
    shown = words(picture(*[bar()] * (MOST + 3)))
    assert shown.count("O1") == MOST
    assert shown[-1] == "… and 3 more"
    assert not any("more" in line for line in words(picture(*[bar()] * MOST)))


def test_a_page_gives_its_own_width_and_colours() -> None:
    svg = picture(look=Look(width=480, background="#101418", ink="#ffffff"))
    assert svg.attrib["viewBox"].startswith("0 0 480 ")
    assert lengths(svg, "#ffffff") == [3.0]


# -- for whoever does not see it -----------------------------------------------------------------------


def test_it_is_told_in_words() -> None:
    svg = picture(bar(progress="0.54", expected="0.62", status=Status.AT_RISK), bar("Sell", "1.1"))
    assert svg.findtext(f"{SVG}title") == "Progress against pace: Growth · 2026-Q4"
    assert (svg.findtext(f"{SVG}desc") or "").splitlines() == [
        "O1 Renewals feel effortless: 54% · At risk · 62% expected by today",
        "O1 Sell: 110% · On track",
    ]


@pytest.mark.parametrize("language", languages())
def test_it_speaks_every_language(language: str) -> None:
    shown = words(picture(bar(status=Status.OFF_TRACK, expected="0.5"), language=language))
    english = words(picture(bar(status=Status.OFF_TRACK, expected="0.5")))
    if language != "en":
        assert [mine for mine, other in zip(shown, english, strict=True) if mine != other] == [
            shown[2],
            shown[5],
            shown[8],
        ]
    assert title_of(Chart(language, "Growth", "2026-Q4", ())).endswith(": Growth · 2026-Q4")


def test_as_data_and_back() -> None:
    bars = (bar(progress="0.333333", expected="0.5"), bar(status=Status.NO_UPDATE))
    chart = Chart("zh", "增长", "第 8 周", bars)
    assert Chart.of(chart.data()) == chart


# -- what people typed ---------------------------------------------------------------------------------


TITLES = [
    ('Ship <b>audit</b> & "log" it\'s', 'Ship <b>audit</b> & "log" it\'s'),
    ("]]> &amp; <!-- x", "]]> &amp; <!-- x"),
    ("two\nlines\tand\x00\x0b\x1b more", "two lines and more"),
    ("party 🎉 time 👩‍💻 ❤️", "party time"),
    ("hidden\u200b\u202e\ufeff marks \ud800", "hidden marks"),
    ("Giảm tỷ lệ", "Giảm tỷ lệ"),
    ("续约 ง่าย مرحبا мир", "续约 ง่าย مرحبا мир"),
    ("", ""),
]


@pytest.mark.parametrize(("typed", "shown"), TITLES)
def test_titles_are_shown_as_words_and_never_as_markup(typed: str, shown: str) -> None:
    assert words(picture(bar(typed)))[4] == shown


@pytest.mark.parametrize(
    "title",
    [
        "财务团队从第一天起就信任我们的数据并愿意向同行推荐我们的产品" * 2,
        "W" * 200,
        "Đội tài chính tin số liệu của chúng ta " * 4,
    ],
)
def test_long_titles_are_shortened_to_their_room(title: str) -> None:
    shown = words(picture(bar(title)))[4]
    assert shown.endswith("…")
    assert width(shown, 26) < LIGHT.width - 2 * MARGIN
    assert fitted("short", 500, 26) == "short"


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Ship 2 things, now", ["Ship 2 things, now"]),
        ("上线 SSO 与日志", ["上线 ", "SSO ", "与日志"]),
        ("3 ngày", ["3 ", "ngày"]),
        ("ที่นี่ OK", ["ที่นี่ ", "OK"]),
        ("", []),
    ],
)
def test_each_piece_of_text_has_one_script(text: str, pieces: list[str]) -> None:
    assert [piece for _, piece in runs(plain(text))] == pieces


@pytest.mark.parametrize(
    ("text", "so"), [("Tăng 续约 100% → мир", True), ("ที่นี่", False), ("سلام", False), ("42 %", True)]
)
def test_which_words_need_more_than_one_font(text: str, so: bool) -> None:
    assert is_written_by_one_font(text) is so
