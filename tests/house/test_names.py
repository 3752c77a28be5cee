"""What a thing is called says what it is for, and so does its first line."""

import ast

from tests.house import source

SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc"}


def test_no_module_has_a_name_that_says_nothing() -> None:
    found = []
    for path in [*source.product_files(), *source.python_files(source.ROOT / "tests")]:
        parts = path.relative_to(source.ROOT).with_suffix("").parts
        if SAY_NOTHING & set(parts):
            found.append(source.name_of(path))
    assert not found, f"Call these by what is in them: {found}"


def test_every_module_says_in_a_sentence_what_it_is_for() -> None:
    silent = []
    for path in source.product_files():
        docstring = ast.get_docstring(source.tree_of(path)) or ""
        first_paragraph = docstring.split("\n\n")[0].rstrip()
        if not first_paragraph.endswith((".", "?", ":")):
            silent.append(source.name_of(path))
    assert not silent, "Begin these with a docstring whose first paragraph is a sentence:\n" + "\n".join(silent)


def test_every_package_has_an_init_that_says_what_it_is_for() -> None:
    folders = {path.parent for path in source.python_files(source.PACKAGE)}
    missing = sorted(source.name_of(folder) for folder in folders if not (folder / "__init__.py").exists())
    assert not missing, f"These packages have no __init__.py with their sentence: {missing}"
