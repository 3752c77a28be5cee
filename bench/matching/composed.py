"""The parts of names that are made by rule; `names/composed.toml` says the rules."""

import tomllib
from pathlib import Path
from typing import Any

_PARTS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "names" / "composed.toml").read_text(encoding="utf-8"))

CALLED: dict[str, list[str]] = {name: said.split() for name, said in _PARTS.pop("CALLED").items()}


def parts(name: str) -> list[str]:
    """The words of one list."""
    words = _PARTS[name]
    return words if isinstance(words, list) else [word.strip() for word in words.split(",")]
