"""Words of settings in every language, in whatever case, and nothing else."""

from __future__ import annotations

import pytest

from commands.core.grammar.orders.setting_words import figure_of, sets


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("off", "off"),
        (" Delete ", "off"),
        ("关闭", "off"),
        ("XÓA", "off"),
        ("managers", "managers"),
        ("quản lý", "managers"),
        ("Semua", "members"),
        ("所有人", "members"),
        ("managers only", None),
        ("", None),
    ],
)
def test_what_a_whole_text_sets(text: str, meaning: str | None) -> None:
    assert sets(text, "off", "members", "managers") == meaning


@pytest.mark.parametrize(
    ("text", "meaning", "figure"),
    [
        ("stable 8 red 4", "stable_from", 8),
        ("Stable 8, Red 4", "red_below", 4),
        ("at-risk 15 off track 30", "on_track_gap", 15),
        ("at-risk 15 off track 30", "at_risk_gap", 30),
        ("稳定８，红４", "red_below", 4),
        ("stabil dari 7; keluar jalur 40", "at_risk_gap", 40),
        ("ổn định từ 8", "stable_from", 8),
        ("stable, 8", "stable_from", None),
        ("stable 8000", "stable_from", None),
    ],
)
def test_the_figure_behind_a_word(text: str, meaning: str, figure: int | None) -> None:
    assert figure_of(text, meaning) == figure
