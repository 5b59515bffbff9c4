"""The lines at the end of a test run that say how much was understood."""

from __future__ import annotations

from types import SimpleNamespace

from tests.scores import SCORE, lines


def test_scores_of_all_processes_are_added_up() -> None:
    passed = [SimpleNamespace(user_properties=[(SCORE, ["the corpus", "en", 92, 93]), ("other", 1)])]
    failed = [SimpleNamespace(user_properties=[(SCORE, ["the corpus", "zh", 0, 1])]), SimpleNamespace()]
    more = [SimpleNamespace(user_properties=[(SCORE, ["the corpus", "zh", 1, 1])])]
    assert list(lines({"passed": passed + more, "failed": failed, "error": passed})) == [
        "understood of the corpus: en 98.9 % of 93 · zh 50.0 % of 2"
    ]
    assert list(lines({})) == []
