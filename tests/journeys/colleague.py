"""A member of staff in front of a browser: logs in with two steps, and works for a municipality."""

from __future__ import annotations

import time
from typing import Any

from tests.factories.staff import Login
from tests.journeys.resident import Resident


class Colleague(Resident):
    """Walks through the pages of staff in one browser window."""

    def given_the_door(self) -> None:
        self.page.goto(f"{self.site}/werk/inloggen")

    def given_a_passkey_device(self) -> None:
        """A made-up device that confirms by itself, as a finger on a phone does."""
        devices = self.page.context.new_cdp_session(self.page)
        devices.send("WebAuthn.enable")
        options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
        devices.send(
            "WebAuthn.addVirtualAuthenticator",
            {"options": {**options, "isUserVerified": True, "automaticPresenceSimulation": True}},
        )

    def when_the_first_step_is_done(self, who: Login, password: str = "") -> None:
        self.page.get_by_label("E-mailadres").fill(who.member.email)
        self.page.get_by_label("Wachtwoord").fill(password or who.password)
        self.page.get_by_role("button", name="Verder", exact=True).click()

    def when_the_code_is_typed(self, code: str, button: str = "Inloggen") -> None:
        self.page.get_by_label("Code uit de app").fill(code)
        self.page.get_by_role("button", name=button, exact=True).click()

    def when_logging_in(self, who: Login) -> None:
        self.given_the_door()
        self.when_the_first_step_is_done(who)
        self.when_the_code_is_typed(who.code(time.time()))
        self.then_they_are_at("/werk/")

    def when_following(self, name: str) -> None:
        self.page.get_by_role("link", name=name, exact=True).first.click()

    def when_pressing(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def then_nothing_went_wrong(self) -> None:
        """Refusals are answers here: 403, 409, 410 and 422."""
        self.errors = [one for one in self.errors if not any(code in one for code in ("403", "409", "410"))]
        super().then_nothing_went_wrong()

    def then_the_header_says(self, *texts: str) -> None:
        header: Any = self.page.locator("header")
        for text in texts:
            assert text in header.inner_text(), f"{text} is not in the header of {self.path}"
