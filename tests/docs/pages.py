"""Reads the documents: which there are, their fenced blocks, and the links and paths they name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.house import source

FENCE = re.compile(r"(?ms)^```(\w*)\n(.*?)^```$")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"(?m)^#+ +(.+?)\s*$")
PATH = re.compile(
    r"`((?:src|docs|tests|bin|requirements|changelog\.d|bench|\.ci)/[^\s`]*"
    r"|(?:kernel|engine|law|ui|apps|web|config|cli)/[^\s`]+"
    r"|[\w.-]+\.md)`"
)


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, its text, and the line of the document it starts at."""

    language: str
    text: str
    line: int


def documents() -> list[Path]:
    """Everything people read: the documents, and those in the project's folder."""
    found = [*source.ROOT.glob("*.md"), *(source.ROOT / "docs").rglob("*.md"), source.ROOT / "changelog.d/README.md"]
    return sorted(found)


def blocks_of(path: Path) -> list[Block]:
    text = source.text_of(path)
    return [Block(match[1], match[2], text.count("\n", 0, match.start()) + 1) for match in FENCE.finditer(text)]


def prose_of(path: Path) -> str:
    """A document without its fenced blocks."""
    return FENCE.sub("", source.text_of(path))


def links_in(path: Path) -> Iterator[str]:
    """The links of a document that lead to a file or heading of the project."""
    for target in LINK.findall(prose_of(path)):
        if not re.match(r"[a-z]+:", target):
            yield target


def paths_in(path: Path) -> Iterator[str]:
    """The files and folders of the project that a document names between backticks."""
    for named in PATH.findall(prose_of(path)):
        if not re.search(r"[<>{}*]|\.\.\.|GM1234", named):
            yield named.split("::")[0].rstrip(":,.")


def anchors_of(path: Path) -> set[str]:
    """The headings of a document as a link names them."""
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in HEADING.findall(prose_of(path))}
