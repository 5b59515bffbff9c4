"""The reader of messages: text in, `ParsedCommand` out. Pure; never raises on any text."""

from commands.core.grammar.days.dates import DueDate, find_date
from commands.core.grammar.examples import EXAMPLES
from commands.core.grammar.figures.numbers import Number, bare_number, find_numbers
from commands.core.grammar.json_form import as_json
from commands.core.grammar.languages import detect_language
from commands.core.grammar.parser import parse
from commands.core.grammar.words.normal import normalise

__all__ = [
    "EXAMPLES",
    "DueDate",
    "Number",
    "as_json",
    "bare_number",
    "detect_language",
    "find_date",
    "find_numbers",
    "normalise",
    "parse",
]
