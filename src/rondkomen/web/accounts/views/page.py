"""What the pages with a passkey share: they alone may ask the browser for one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

_PASSKEYS = "publickey-credentials-create=(self), publickey-credentials-get=(self)"


def show_with_passkeys(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page on which a passkey can be made or used."""
    response = render(request, f"accounts/{template}.html", context, status=status)
    response.headers["Permissions-Policy"] = _PASSKEYS
    return response
