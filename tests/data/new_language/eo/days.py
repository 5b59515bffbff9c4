"""Esperanto days and times."""

WEEKDAYS = {
    "lundo": 0,
    "mardo": 1,
    "merkredo": 2,
    "ĵaŭdo": 3,
    "vendredo": 4,
    "sabato": 5,
    "dimanĉo": 6,
}
BEFORE_DAY = ("ĝis", "antaŭ")
