"""Templates are used, hold no script or style of their own, and leave a strict content security policy intact."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house import source
from tests.house.exceptions import Finding, not_excepted

FOUND_BY_DJANGO = re.compile(r"^(400|403|403_csrf|404|500)\.html$|^(admin|django|registration)/")
INLINE = {
    "a script without src": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", re.I),
    "a style element": re.compile(r"<style\b", re.I),
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "an event attribute": re.compile(r"<[^>]*\s(on[a-z]+|hx-on[:\w-]*)\s*=", re.I),
    "a javascript: address": re.compile(r"javascript:", re.I),
}


def test_every_template_is_used() -> None:
    unused = not_excepted(unused_templates())
    assert not unused, "Remove these, or use them:\n" + "\n".join(unused)


def test_no_template_holds_a_script_or_a_style() -> None:
    found = []
    for name, path in source.templates().items():
        text = re.sub(r"{%.*?%}|{{.*?}}|{#.*?#}", "", source.text_of(path))
        found += [f"{name}: {what}" for what, pattern in INLINE.items() if pattern.search(text)]
    assert not found, "The content security policy refuses these; put them in a file under static/:\n" + "\n".join(
        found
    )


def unused_templates() -> list[Finding]:
    """Templates that no Python file and no other template names, whole or as the variable part of an f-string."""
    files = [*source.python_files(source.PACKAGE), *source.templates().values()]
    patterns = [pattern for path in files if path.suffix == ".py" for pattern in _patterns_in(path)]
    unused = []
    for name, path in source.templates().items():
        others = [source.text_of(other) for other in files if other != path]
        parts = [match[1] for pattern in patterns if (match := pattern.fullmatch(name))]
        named = any(name in text or any(f'"{part}"' in text for part in parts) for text in others)
        if not named and not FOUND_BY_DJANGO.match(name):
            unused.append(Finding("unused template", source.name_of(path)))
    return unused


def _patterns_in(path: Path) -> Iterator[re.Pattern[str]]:
    """f"ui/components/{component}.html" stands for each template there whose own part is named somewhere."""
    for node in ast.walk(source.tree_of(path)):
        if isinstance(node, ast.JoinedStr) and ast.unparse(node).endswith((".html'", '.html"')):
            literal = [re.escape(str(part.value)) if isinstance(part, ast.Constant) else "(.+)" for part in node.values]
            if literal.count("(.+)") == 1:
                yield re.compile("".join(literal))
