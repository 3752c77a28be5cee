"""A resident in front of a browser: what they do (given, when) and what they see (then), in words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.cast import HIGHEST, LOWEST, CastMember

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


class Resident:
    """Walks through the pages of one browser window."""

    def __init__(self, page: Page, site: str, screenshots: Path) -> None:
        self.page = page
        self.site = site
        self.screenshots = screenshots
        self.checked: list[str] = []
        self.errors: list[str] = []
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.site)

    # Given

    def given_the_start(self) -> None:
        self.page.goto(f"{self.site}/")

    def given_a_finished_check(self, member: CastMember) -> None:
        self.given_the_start()
        self.when_the_check_begins()
        self.when_all_is_answered_as(member)

    # When

    def when_the_check_begins(self) -> None:
        self.page.locator("main .nl-button--primary").first.click()

    def when_all_is_answered_as(self, member: CastMember, *, looking: bool = False) -> None:
        """Fill in each question that comes; with `looking`, check and picture each page."""
        while self.path != "/geldcheck/uitkomst":
            slug = self.path.removeprefix("/geldcheck/")
            assert slug in member.geldcheck, f"{member.name} does not expect the question {self.path}"
            self.when_this_is_filled_in(member.geldcheck[slug])
            if looking:
                self.then_the_page_is_accessible()
            self.page.get_by_role("button", name="Verder", exact=True).click()
            assert self.path != f"/geldcheck/{slug}", f"{member.name} stays at {slug}"

    def when_this_is_filled_in(self, fields: Mapping[str, Any]) -> None:
        for name, values in fields.items():
            for value in values if isinstance(values, list) else [values]:
                self._fill(name, value)

    def _fill(self, name: str, value: str) -> None:
        field = self.page.locator(f"main [name='{name}']")
        if value in (LOWEST, HIGHEST):
            (field.first if value == LOWEST else field.last).check()
        elif field.first.get_attribute("type") in ("radio", "checkbox"):
            self.page.locator(f"main [name='{name}'][value='{value}']").check()
        else:
            field.fill(value)

    def when_this_is_pressed(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def when_enter_leads_on(self) -> None:
        """Press Enter on a link or in a form."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def when_tabbing_to(self, selector: str, most: int = 60) -> None:
        """Press Tab until the keyboard is there."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"the keyboard does not reach {selector} on {self.path}")

    # Then

    def then_the_page_is_accessible(self) -> None:
        """Nothing found by axe, nothing wider than the window, nothing refused; and a picture is kept."""
        self.page.evaluate("() => document.querySelectorAll('img').forEach(one => { one.loading = 'eager' })")
        self.page.wait_for_load_state("networkidle")
        found = Axe().run(self.page, options=RULES).response["violations"]
        said = [f"{one['id']}: {one['help']} at {[node['target'] for node in one['nodes']][:3]}" for one in found]
        assert not said, f"{self.path}\n" + "\n".join(said)
        excess = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert excess <= 0, f"{self.path} is {excess} px wider than the window"
        self.then_nothing_went_wrong()
        self.then_a_picture_is_kept()
        self.checked.append(self.path)

    def then_a_picture_is_kept(self) -> None:
        name = self.path.strip("/").replace("/", "-") or "start"
        folder = self.screenshots
        folder.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=folder / f"{len(self.checked):02}-{name}.png", full_page=True)

    def then_nothing_went_wrong(self) -> None:
        """The browser refused nothing (content security policy), no script failed; a 422 is an answer, not a fault."""
        assert not [one for one in self.errors if "422" not in one], f"{self.path}\n" + "\n".join(self.errors)

    def then_they_see(self, *texts: str) -> None:
        for text in texts:
            expect(self.page.locator("main")).to_contain_text(text)

    def then_they_are_at(self, path: str) -> None:
        assert self.path == path
