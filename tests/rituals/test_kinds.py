"""Every kind of ritual: what it is called, and that people can speak of it."""

from __future__ import annotations

import pytest

from commands.core.grammar.phrases import languages
from commands.rituals import kinds, usual_rules
from commands.texts.rituals import NAMES


@pytest.mark.parametrize("kind", usual_rules())
def test_what_every_team_has_by_itself_has_a_name(kind: str) -> None:
    assert kind in NAMES


@pytest.mark.parametrize("language", languages())
def test_what_people_call_them_means_a_kind(language: str) -> None:
    named = set(languages()[language].USUAL.values())
    assert named and named <= set(kinds())
