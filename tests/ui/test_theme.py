"""The theme: enough contrast for every pair of colours that meet, and no token that nobody sets."""

import re
from pathlib import Path

import pytest

import rondkomen.ui

STATIC = Path(rondkomen.ui.__file__).parent / "static"
OWN = ["ui/theme.css", "ui/layout.css", "ui/components.css"]
TEXT, BORDER = 4.5, 3.0
PAPERS = ["default-bg-document", "default-bg-subtle"]

PAIRS = [
    *[(f"default-color-{ink}", paper, TEXT) for paper in PAPERS for ink in ("document", "default", "subtle")],
    *[
        (f"action-{number}-color-{state}", paper, TEXT)
        for paper in PAPERS
        for number in (1, 2)
        for state in ("default", "hover")
    ],
    *[
        (f"action-1-inverse-color-{state}", f"action-1-inverse-bg-{state}", TEXT)
        for state in ("default", "hover", "active")
    ],
    *[
        (f"{kind}-color-{ink}", f"{kind}-bg-default", TEXT)
        for kind in ("info", "positive", "warning", "negative")
        for ink in ("default", "document")
    ],
    ("action-1-color-default", "accent-1-bg-default", TEXT),
    ("action-2-color-default", "info-bg-default", TEXT),
    ("action-2-color-default", "negative-bg-default", TEXT),
    ("default-color-document", "accent-1-bg-active", TEXT),
    ("default-color-default", "accent-1-bg-default", TEXT),
    ("default-color-subtle", "accent-1-bg-default", TEXT),
    ("default-color-default", "default-bg-default", TEXT),
    ("default-color-document", "default-bg-hover", TEXT),
    ("negative-color-default", "default-bg-subtle", TEXT),
    ("default-border-default", "default-bg-document", BORDER),
    ("default-border-default", "default-bg-subtle", BORDER),
    ("negative-border-default", "default-bg-document", BORDER),
    ("accent-1-border-default", "accent-1-bg-default", BORDER),
    ("action-1-inverse-bg-default", "default-border-subtle", BORDER),
]


def tokens() -> dict[str, str]:
    """The custom properties as the page sees them: the vendored ones, then the theme."""
    found: dict[str, str] = {}
    for name in ("vendor/components.css", "ui/theme.css"):
        css = re.sub(r"/\*.*?\*/", "", (STATIC / name).read_text(encoding="utf-8"), flags=re.DOTALL)
        for body in re.findall(r":root\s*{([^}]*)}", css):
            found |= dict(re.findall(r"(--[\w-]+)\s*:\s*([^;]+);", body))
    return found


TOKENS = tokens()


def colour(name: str) -> tuple[float, float, float]:
    value = TOKENS[name]
    while reference := re.fullmatch(r"var\((--[\w-]+)\)", value.strip()):
        value = TOKENS[reference[1]]
    digits = value.strip().lstrip("#")
    assert re.fullmatch(r"[0-9a-fA-F]{6}", digits), f"{name} is {value}, not #rrggbb"
    return tuple(int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))


def luminance(name: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour(name))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("ink", "paper", "least"), PAIRS)
def test_what_is_read_stands_out(ink, paper, least):
    assert contrast(f"--basis-color-{ink}", f"--basis-color-{paper}") >= least


@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        ("--basis-focus-color", "--basis-focus-background-color"),
        ("--basis-focus-outline-color", "--basis-color-default-bg-subtle"),
        ("--basis-focus-background-color", "--basis-color-action-1-inverse-bg-default"),
        ("--utrecht-page-header-color", "--utrecht-page-header-background-color"),
        ("--utrecht-page-footer-color", "--utrecht-page-footer-background-color"),
        ("--basis-color-action-2-color-default", "--utrecht-page-footer-background-color"),
        ("--basis-color-default-color-subtle", "--utrecht-page-header-background-color"),
    ],
)
def test_focus_header_and_footer_stand_out(ink, paper):
    assert contrast(ink, paper) >= TEXT


@pytest.mark.parametrize("name", OWN)
def test_every_token_in_use_is_set(name):
    css = (STATIC / name).read_text(encoding="utf-8")
    used = set(re.findall(r"var\((--(?:basis|nl|utrecht)-[\w-]+)\)", css))
    assert used <= TOKENS.keys()


def test_no_is_never_red():
    css = (STATIC / "ui/components.css").read_text(encoding="utf-8")
    for selector, body in re.findall(r"([^{}]+){([^{}]*)}", css):
        if re.search(r"outcome|amount|step|progress|rk-next", selector):
            assert "negative" not in body


@pytest.mark.parametrize("name", [*OWN, "ui/fonts.css", "ui/print.css"])
def test_style_asks_nothing_from_elsewhere(name):
    css = (STATIC / name).read_text(encoding="utf-8")
    assert not re.search(r"https?:|data:|@import|!important", css)


@pytest.mark.parametrize("name", ["ui/layout.css", "ui/components.css"])
def test_layout_follows_the_direction_of_the_script(name):
    css = (STATIC / name).read_text(encoding="utf-8")
    assert not re.search(
        r"(margin|padding|border)-(left|right)\b|text-align: (left|right)|^\s*(left|right):", css, re.M
    )
