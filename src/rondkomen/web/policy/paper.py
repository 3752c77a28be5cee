"""A page as PDF, tagged for who reads with a screen reader (PDF/UA); nothing is fetched to make it."""

from __future__ import annotations

import logging
from pathlib import Path

logging.getLogger("weasyprint.progress").setLevel(logging.WARNING)  # it tells every step of every page
_STYLE = Path(__file__).parent / "static" / "policy" / "paper.css"


class NoPaper(Exception):
    """This machine lacks the library that sets text (Pango)."""


def pdf_of(html: str) -> bytes:
    """The page as PDF. Raises NoPaper where Pango is not installed."""
    try:
        import weasyprint  # here, for it asks for Pango when it is loaded
    except OSError as error:
        raise NoPaper from error
    page = weasyprint.HTML(string=html, url_fetcher=weasyprint.urls.URLFetcher(allowed_protocols=["data"]))
    made: bytes = page.write_pdf(stylesheets=[weasyprint.CSS(filename=_STYLE)], pdf_variant="pdf/ua-1")
    return made
