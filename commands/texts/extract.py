"""Keeps the catalogues in step with the code: `python -m commands.texts.extract`.

Texts new in the code are added to every catalogue, untranslated, and those no longer said are dropped.
`--check` writes nothing, lists what is missing or wrong, and exits with 1. `--merge zh some.po` takes
over the translations of another file as well.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from commands.texts.catalogue_problems import forms_of, key_of, problems
from commands.texts.languages import LOCALE_FOLDER, SOURCE_CODE, header_block
from commands.texts.texts_in_code import ROOT, Key, Phrase, phrases
from commands.texts.voice import read_catalogue


def update(path: Path, found: Iterable[Phrase]) -> tuple[int, int]:
    """Make a catalogue have what the code says and no more; how many texts were added and dropped.

    Only differences from the code's own English belong in the English catalogue, so nothing is added there.
    """
    catalogue = read_catalogue(path)
    wanted = {phrase.key: phrase for phrase in found if phrase.literal}
    have = {key_of(message) for message in catalogue if message.id}
    dropped = have - wanted.keys()
    added = [] if path.stem == SOURCE_CODE else [key for key in wanted if key not in have]
    for text, _, context in dropped:
        catalogue.delete(text, context)
    for key in added:
        phrase = wanted[key]
        catalogue.add((phrase.text, phrase.plural) if phrase.plural else phrase.text, context=phrase.context)
    _note_files(catalogue, found)
    _write(path, catalogue)
    return len(added), len(dropped)


def merge(path: Path, other: Path) -> int:
    """Take over the translations of another file for texts this one has; how many changed."""
    catalogue, changed = read_catalogue(path), 0
    for message in read_catalogue(other):
        mine = catalogue.get(message.id, message.context) if message.id else None
        if mine and all(forms_of(message)) and mine.string != message.string:
            mine.string = message.string
            changed += 1
    _write(path, catalogue)
    return changed


def _note_files(catalogue: Catalog, found: Iterable[Phrase]) -> None:
    """Where each text is said, for translators; without line numbers, which every edit would change."""
    files: dict[Key, set[str]] = {}
    for phrase in found:
        files.setdefault(phrase.key, set()).add(phrase.file)
    for message in catalogue:
        if message.id and key_of(message) in files:
            message.locations = [(file, 0) for file in sorted(files[key_of(message)])]


def _write(path: Path, catalogue: Catalog) -> None:
    """The header stays as it was typed, since Babel would drop the fields it does not know."""
    for message in catalogue:
        message.flags &= {"fuzzy"}  # Babel takes "50 % done" for a format
    body = BytesIO()
    write_po(
        body,
        catalogue,
        width=0,
        omit_header=True,
        sort_output=True,
        ignore_obsolete=True,
        include_lineno=False,
    )
    text = f"{header_block(path)}\n{body.getvalue().decode()}".rstrip() + "\n"
    if text != path.read_text(encoding="utf-8"):
        fresh = path.with_suffix(".po.new")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(path)


@click.command(help=__doc__)
@click.option("--check", is_flag=True, help="Write nothing; list what is missing or wrong.")
@click.option(
    "--merge", "merged", nargs=2, multiple=True, metavar="CODE FILE", help="Translations to take over."
)
@click.option("--root", type=click.Path(path_type=Path), default=ROOT, help="The project's folder.")
@click.option("--folder", type=click.Path(path_type=Path), default=LOCALE_FOLDER, help="The catalogues.")
def main(check: bool, merged: tuple[tuple[str, str], ...], root: Path, folder: Path) -> None:
    """The command line of this module."""
    found = phrases(root)
    if check:
        wrong = problems(found, folder)
        click.echo("\n".join(wrong) or "Every text is there in every language.")
        sys.exit(1 if wrong else 0)
    for path in sorted(folder.glob("*.po")):
        added, dropped = update(path, found)
        click.echo(f"{path.name}: {added} added, {dropped} dropped")
    for code, file in merged:
        click.echo(f"{code}.po: {merge(folder / f'{code}.po', Path(file))} taken over")


if __name__ == "__main__":
    main()
