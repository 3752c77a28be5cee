"""Thin: what happens to the log by itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from rondkomen.apps.audit.actions import prune
from rondkomen.apps.audit.actor import system
from rondkomen.apps.audit.retention import read_rules

RULES = read_rules(Path(__file__).with_name("retention.toml"))


def prune_audit(municipality: str, today: date) -> int:
    """Delete the lines whose term is over on a day; how many."""
    return prune(system("prune_audit", municipality), RULES["audit_line"], today)
