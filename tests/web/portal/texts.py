"""All texts of the portal that pages can show, read from its own files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract

from rondkomen.web import portal

HERE = Path(portal.__file__).parent
_TRANSLATE = re.compile(r"""{%\s*translate\s+(?:"([^"]+)"|'([^']+)')""")
_BLOCK = re.compile(r"{%\s*blocktranslate\b[^%]*%}(.*?){%\s*endblocktranslate\s*%}", re.S)
_VARIABLE = re.compile(r"{{\s*(\w+)\s*}}")


def texts(folder: Path = HERE) -> list[str]:
    """The source texts of a door, each once, in the order of the files."""
    found = [*_in_python(folder), *_in_templates(folder)]
    return list(dict.fromkeys(found))


def _in_python(folder: Path) -> Iterator[str]:
    for file in sorted(folder.rglob("*.py")):
        keywords = {"_": None, "gettext": None, "gettext_lazy": None}
        for _line, message, _comments, _context in extract("python", BytesIO(file.read_bytes()), keywords):
            yield str(message)


def _in_templates(folder: Path) -> Iterator[str]:
    for file in sorted(folder.rglob("*.html")):
        source = file.read_text(encoding="utf-8")
        yield from (double or single for double, single in _TRANSLATE.findall(source))
        yield from (_VARIABLE.sub(r"%(\1)s", block) for block in _BLOCK.findall(source))
