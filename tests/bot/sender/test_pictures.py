"""The digest's picture: what is drawn, and how it gets below the text without ever keeping the text back."""

from __future__ import annotations

import asyncio
import struct
import zlib
from decimal import Decimal
from pathlib import Path

import httpx
import pytest

from bot.drawing import CannotDraw, Painter
from commands.rules.status import Status
from commands.texts.charts.week import Bar, Chart
from storage import calls
from storage.tables import CallCount, Delivery
from storage.work import Storage
from tests.bot.sender.post_office import NOON, ORG, Desk, Wire, desk_at_work

PAINTER = Painter()
NO_FONT = Painter([Path("nowhere.otf")])
BELOW = "![Progress against pace: Growth · 2026-Q4](@lADPicture)"
REFUSED = (400, {"code": "contain.notAllowed.text", "message": "content"})
NO_PERMISSION = (
    200,
    {"errcode": 88, "sub_code": "60011", "sub_msg": "no permission: qyapi_media", "errmsg": "no"},
)


def chart(title: str = "Renewals feel effortless", progress: str = "0.54") -> Chart:
    return Chart(
        "en", "Growth", "2026-Q4", (Bar("O1", title, Decimal(progress), Decimal("0.62"), Status.AT_RISK),)
    )


CHART = chart().data()


def size_of(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def different_bytes(png: bytes) -> int:
    """How many values its pixels have: one or two for a picture with nothing on it."""
    content, at = b"", 8
    while at < len(png):
        [length] = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            content += png[at + 8 : at + 8 + length]
        at += length + 12
    return len(set(zlib.decompress(content)))


# -- drawing -------------------------------------------------------------------------------------------


def test_a_picture_is_a_png_of_a_phones_width_with_something_on_it() -> None:
    png = PAINTER.draw(chart())
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert size_of(png) == (720, 310)
    assert different_bytes(png) > 50


def test_more_objectives_make_it_longer() -> None:
    [bar] = chart().bars
    assert size_of(PAINTER.draw(Chart("en", "Growth", "2026-Q4", (bar, bar, bar))))[1] > 500


def test_other_figures_are_another_picture() -> None:
    assert PAINTER.draw(chart(progress="0.54")) != PAINTER.draw(chart(progress="0.71"))
    assert PAINTER.draw(chart()) == PAINTER.draw(chart())


def test_letters_of_our_languages_are_no_boxes() -> None:
    box = of_letter("\U0002a6a5")
    assert box == of_letter("\U0002a6a4"), "two letters that no font here has"
    assert box != of_letter(" ")
    assert [letter for letter in "王续ểĐA%·→" if of_letter(letter) == box] == []


def of_letter(letter: str) -> bytes:
    return PAINTER.draw(chart(title=f"x{letter}x"))


def test_what_is_missing_is_said() -> None:
    assert PAINTER.missing is None
    with pytest.raises(CannotDraw, match=r"nowhere.otf of OKRBOT_FONT_FILES cannot be read"):
        NO_FONT.draw(chart())


def test_a_font_without_chinese_is_not_good_enough(tmp_path: Path) -> None:
    (tmp_path / "empty.otf").write_bytes(b"no font at all")
    painter = Painter([tmp_path / "empty.otf"])
    assert painter.missing is not None
    assert "永" in painter.missing


# -- on its way ----------------------------------------------------------------------------------------


async def test_the_picture_stands_below_the_text(storage: Storage) -> None:
    async with desk_at_work(storage, painter=PAINTER) as desk:
        desk.hand_over("the week", group="cid-growth", chart=CHART)
        await desk.until_stored()
        assert [call.way for call in desk.wire.calls] == ["upload", "group"]
        assert desk.wire.texts("upload")[0].startswith("multipart/form-data; boundary=")
        assert desk.wire.texts("group") == [f"the week\n\n{BELOW}"]
        assert desk.row("the week").attempts == 0


async def test_an_upload_is_on_the_bill(storage: Storage) -> None:
    async with desk_at_work(storage, painter=PAINTER) as desk:
        desk.hand_over("the week", group="cid-growth", chart=CHART)
        await desk.until_stored()
        await desk.until(lambda: charged(desk).get("api:picture") == 1)


def charged(desk: Desk) -> dict[str, int]:
    with desk.storage.reading() as session:
        counted = calls.by_kind(session, day=calls.day_of(desk.clock()))
    return {kind: number for (_, kind), number in counted.items()}


async def test_pictures_are_the_first_to_go_when_the_quota_runs_short(storage: Storage) -> None:
    async with desk_at_work(storage, painter=PAINTER) as desk:
        with storage.work() as work:
            work.add(CallCount(org_id=ORG, day=calls.day_of(NOON), kind="api:group", calls=4_100))
        desk.hand_over("the week", group="cid-growth", chart=CHART)
        await desk.until_stored()
        assert [call.way for call in desk.wire.calls] == ["group"]


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(httpx.ConnectError, id="no network"),
        pytest.param(httpx.ReadTimeout, id="no answer"),
        pytest.param(NO_PERMISSION, id="no permission"),
        pytest.param((200, {"errcode": 40004, "errmsg": "type"}), id="refused"),
        pytest.param((200, {"errcode": 0}), id="without an id"),
        pytest.param((500, {}), id="broken"),
    ],
)
async def test_without_an_upload_the_text_stands_alone(
    storage: Storage, answer: tuple[int, dict[str, object]] | type[httpx.HTTPError]
) -> None:
    async with desk_at_work(storage, painter=PAINTER) as desk:
        desk.wire.will_answer("upload", answer)
        desk.hand_over("the week", group="cid-growth", chart=CHART)
        await desk.until_stored()
        assert desk.wire.texts("group") == ["the week"]


@pytest.mark.parametrize("painter", [None, NO_FONT], ids=["switched off", "no font"])
async def test_without_a_painter_nothing_is_uploaded(storage: Storage, painter: Painter | None) -> None:
    async with desk_at_work(storage, painter=painter) as desk:
        desk.hand_over("the week", group="cid-growth", chart=CHART)
        await desk.until_stored()
        assert [call.way for call in desk.wire.calls] == ["group"]


async def test_data_that_cannot_be_drawn_does_not_keep_the_words_back(storage: Storage) -> None:
    async with desk_at_work(storage, painter=PAINTER) as desk:
        desk.hand_over("the week", group="cid-growth", chart={"rows": "of another version"})
        await desk.until_stored()
        assert desk.wire.texts() == ["the week"]


async def test_after_a_missing_permission_pictures_rest_for_an_hour(storage: Storage) -> None:
    async with desk_at_work(storage, painter=PAINTER) as desk:
        desk.wire.will_answer("upload", NO_PERMISSION)
        desk.hand_over("week 7", group="cid-growth", chart=CHART)
        await desk.until_stored()
        desk.hand_over("week 8", group="cid-growth", chart=CHART)
        await desk.until_stored()
        desk.clock.forward(hours=1)
        desk.hand_over("week 9", group="cid-growth", chart=CHART)
        await desk.until_stored()
        assert desk.wire.texts("group") == ["week 7", "week 8", f"week 9\n\n{BELOW}"]
        assert len(desk.wire.texts("upload")) == 2


async def test_a_retry_uploads_nothing_again(storage: Storage) -> None:
    async with desk_at_work(storage, painter=PAINTER) as desk:
        desk.wire.will_answer("group", (503, {}))
        desk.hand_over("the week", group="cid-growth", chart=CHART)
        await desk.until(lambda: desk.row("the week").attempts == 1)
        desk.clock.forward(minutes=2)
        await desk.until_stored()
        assert [call.way for call in desk.wire.calls] == ["upload", "group", "group"]
        assert desk.wire.texts("group")[1].endswith(BELOW)


async def test_a_message_that_is_refused_with_its_picture_is_tried_without(storage: Storage) -> None:
    async with desk_at_work(storage, painter=PAINTER) as desk:
        desk.wire.will_answer("group", REFUSED)
        desk.hand_over("the week", group="cid-growth", chart=CHART)
        await desk.until_stored()
        assert desk.wire.texts("group") == [f"the week\n\n{BELOW}", "the week"]
        assert desk.row("the week").sent_at is not None


async def test_a_slow_upload_holds_up_its_own_group_only(storage: Storage) -> None:
    wire = Wire(held=asyncio.Event(), holds=("upload",))
    assert wire.held
    async with desk_at_work(storage, wire=wire, painter=PAINTER) as desk:
        for number in range(12):  # more than calls may be under way at once
            desk.hand_over("the week", group=f"cid-{number}", chart=CHART)
        desk.hand_over("after it", group="cid-0")
        desk.hand_over("an answer", group="cid-other")
        desk.hand_over("a question", to="dana01")
        await desk.until(lambda: len(wire.texts("group")) + len(wire.texts("direct")) == 2)
        assert sorted(wire.texts("group") + wire.texts("direct")) == ["a question", "an answer"]
        wire.held.set()
        await desk.until_stored()
        to_first = [call.text for call in wire.calls if call.to == ("cid-0",)]
        assert to_first == [f"the week\n\n{BELOW}", "after it"]


async def test_joined_messages_keep_each_its_picture(storage: Storage) -> None:
    async with desk_at_work(storage, painter=PAINTER) as desk:
        late: list[Delivery] = desk.owe("the week", group="cid-growth", chart=CHART)
        late += desk.owe("a reminder", group="cid-growth")
        desk.clock.forward(seconds=61)
        desk.sender.hand_over(late)
        await desk.until_stored()
        [text] = desk.wire.texts("group")
        assert text.startswith(f"the week\n\n{BELOW}\n\n")
        assert text.endswith("a reminder")
