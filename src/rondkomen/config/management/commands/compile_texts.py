"""`manage.py compile_texts`: make the .mo files that pages read from the .po files that translators write."""

from __future__ import annotations

import os
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Compile the translations (.po to .mo), with Python alone: no gettext tools are needed."

    def handle(self, **options: Any) -> None:
        files = sorted(settings.PACKAGE.glob("**/locale/*/LC_MESSAGES/*.po"))
        faults: list[str] = []
        number = sum(compile_file(file, faults) for file in files)
        if faults:
            raise CommandError("\n".join(faults))
        if options["verbosity"]:
            self.stdout.write(f"{len(files)} translations, {number} compiled anew.")


def compile_file(file: Path, faults: list[str]) -> bool:
    """Compile one file when its outcome differs from what is there; faults in it are added to the list."""
    try:
        with file.open("rb") as text:
            catalog = read_po(text, locale=file.parts[-3], abort_invalid=True)
    except (PoFileError, ValueError) as error:
        faults.append(f"{file}: {error}")
        return False
    found = [f"{file}:{message.lineno}: {error}" for message, error in _errors(catalog)]
    faults += found
    if found:
        return False
    compiled = BytesIO()
    write_mo(compiled, catalog)
    target = file.with_suffix(".mo")
    if target.exists() and target.read_bytes() == compiled.getvalue():
        return False
    draft = target.with_name(f"{target.name}.{os.getpid()}")
    draft.write_bytes(compiled.getvalue())
    draft.replace(target)  # in one go: a page that is read meanwhile has the old texts or the new ones
    return True


def _errors(catalog: Any) -> Iterator[tuple[Any, Exception]]:
    """Translations whose placeholders differ from the source; at run time these would break the page."""
    for message, errors in catalog.check():
        for error in errors:
            yield message, error
