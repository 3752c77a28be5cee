"""The links and paths in the documents lead somewhere."""

import re
from pathlib import Path

import pytest
from django.urls import Resolver404, resolve

from tests.docs import pages
from tests.house import source


@pytest.mark.parametrize("document", pages.documents(), ids=source.name_of)
def test_the_links_of_a_document_lead_somewhere(document: Path) -> None:
    broken = []
    for link in pages.links_in(document):
        name, _, anchor = link.partition("#")
        target = (document.parent / name).resolve() if name else document
        if not target.exists() or (anchor and target.suffix == ".md" and anchor not in pages.anchors_of(target)):
            broken.append(link)
    assert not broken, f"{source.name_of(document)} links to what is not there: {broken}"


@pytest.mark.parametrize("document", pages.documents(), ids=source.name_of)
def test_the_paths_in_a_document_exist(document: Path) -> None:
    """A path is named from the project's folder, from the package or from the document's own folder."""
    missing = sorted({path for path in pages.paths_in(document) if not _exists(path, document)})
    assert not missing, f"{source.name_of(document)} names files that are not there: {missing}"


def _exists(path: str, document: Path) -> bool:
    return any((folder / path).exists() for folder in (source.ROOT, source.PACKAGE, document.parent))


SOME_ID = "00000000-0000-4000-8000-000000000001"
"""In the place of what a reader fills in, such as $ID."""


def test_the_addresses_of_our_own_pages_exist() -> None:
    broken = []
    for document in pages.documents():
        for path in re.findall(r"http://127\.0\.0\.1:\d+(/[\w./$-]*)", source.text_of(document)):
            try:
                resolve(re.sub(r"\$\w+", SOME_ID, path.rstrip(".")))
            except Resolver404:
                broken.append(f"{source.name_of(document)}: {path}")
    assert not broken, "These addresses lead nowhere:\n" + "\n".join(broken)


def test_no_document_names_one_machine_or_one_index() -> None:
    told = [
        f"{source.name_of(document)}: {words}"
        for document in pages.documents()
        for words in ("/home/", "/root/", "file:///", "--index-url", "--extra-index-url")
        if words in source.text_of(document)
    ]
    assert not told, "Nobody else has these:\n" + "\n".join(told)
