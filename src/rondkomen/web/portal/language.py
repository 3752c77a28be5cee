"""Which of the languages of the law's own words a page is in."""

from django.utils.translation import get_language


def language() -> str:
    """The language of the law's words: en for pages in English, and nl for all others."""
    return "en" if (get_language() or "nl").startswith("en") else "nl"
