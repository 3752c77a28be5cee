"""A browser, the site on the day of the cast, and a resident who walks through it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, sync_playwright

from rondkomen.web.portal import day as portal_day
from tests.cast import DAY
from tests.journeys.resident import Resident

SCREENSHOTS = Path(__file__).resolve().parents[2] / "var" / "screenshots"
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-dev-shm-usage",
    # A page kept in memory to go back to is not attached yet when Playwright looks at it: load it anew instead.
    "--disable-features=BackForwardCache",
]  # fmt: skip
NARROW, WIDE = 320, 1280


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not executable:
        pytest.skip("there is no Chromium here: apt-get install chromium")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's loop runs in the thread of the tests
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield started
        started.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def site(live_server: Any, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of the site of Waterveen, on a day whose law is known."""
    call_command("load_municipality", "GM9999", verbosity=0)
    monkeypatch.setattr(portal_day, "today", lambda: DAY)
    return str(live_server.url)


@pytest.fixture
def resident(browser: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[Callable[..., Resident]]:
    """Makes a resident with a browser window of their own: resident(width=320, javascript=False, locale="en")."""
    contexts = []

    def enter(width: int = WIDE, *, javascript: bool = True, locale: str = "nl") -> Resident:
        context = browser.new_context(
            viewport={"width": width, "height": 800}, java_script_enabled=javascript, locale=locale
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        return Resident(context.new_page(), site, SCREENSHOTS / f"{request.node.name}")

    yield enter
    for context in contexts:
        context.close()
