"""The vendored files are those that were pinned, with their licence, and small enough for an old phone."""

import gzip
import hashlib
import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import rondkomen.ui

UI = Path(rondkomen.ui.__file__).parent
STATIC = UI / "static"
VENDOR = STATIC / "vendor"
SCRIPT = Path(__file__).parents[2] / "bin" / "vendor-assets"
FILES = json.loads((VENDOR / "manifest.json").read_text(encoding="utf-8"))["files"]
PACKAGES = tomllib.loads((UI / "vendor.toml").read_text(encoding="utf-8"))["package"]
PAGE_CSS = ["vendor/components.css", "ui/fonts.css", "ui/theme.css", "ui/layout.css", "ui/components.css"]
KILOBYTE = 1000


@pytest.mark.parametrize("entry", FILES, ids=lambda entry: entry["file"])
def test_a_file_has_its_checksum(entry):
    assert hashlib.sha256((VENDOR / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package["name"])
def test_a_package_is_open_and_brings_its_licence(package):
    assert package["license"] in {"EUPL-1.2", "OFL-1.1"}
    licence = (VENDOR / package["name"].lstrip("@") / package["license_file"]).read_text(encoding="utf-8")
    assert any(title in licence.lower() for title in ("european union public licence", "sil open font license"))


def test_the_check_of_the_script_agrees():
    result = subprocess.run([sys.executable, SCRIPT, "--check"], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


def test_an_old_phone_gets_little():
    css = sum(len(gzip.compress((STATIC / name).read_bytes())) for name in PAGE_CSS)
    fonts = sum(path.stat().st_size for path in VENDOR.rglob("*.woff2"))
    assert css < 30 * KILOBYTE
    assert fonts < 60 * KILOBYTE
