"""A professional in front of a browser: brings in files, decides whose signals are, and manages partners."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.colleague import Colleague


class Professional(Colleague):
    """Walks through the pages of signals in one browser window."""

    def when_a_file_is_chosen(self, partner: str, name: str, content: bytes) -> None:
        self.page.get_by_label("Van welke signaalpartner").select_option(label=partner)
        file = {"name": name, "mimeType": "text/csv", "buffer": content}
        self.page.get_by_label("Het bestand", exact=True).set_input_files(file)

    def when_a_row_is_followed(self, row: int) -> None:
        self.page.get_by_label("Nummer van de regel").fill(str(row))
        self.when_pressing("Volg deze regel")

    def when_choosing_by_keyboard(self, *keys: str) -> None:
        """Tab to the choices, press these keys there, and Enter: the mouse stays where it is."""
        self.when_tabbing_to("[name=keuze]")
        self.when_this_is_pressed(*keys)
        self.when_enter_leads_on()

    def then_the_keyboard_is_at(self, selector: str) -> None:
        expect(self.page.locator(selector)).to_be_focused()

    def then_the_totals_are(self, received: int, accepted: int, refused: int) -> None:
        assert received == accepted + refused
        numbers = self.page.locator(".desk-sum dd")
        expect(numbers).to_have_text([str(received), str(accepted), str(refused)])


Enter = Callable[..., Professional]
