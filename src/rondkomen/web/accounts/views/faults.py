"""What staff see when a page is not there or a form came too late; residents see their own pages for that."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.csrf import csrf_failure
from django.views.defaults import page_not_found

from rondkomen.web.accounts.sessions import is_of_staff


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """For handler404."""
    if not is_of_staff(request):
        return page_not_found(request, exception)
    return render(request, "accounts/not_found.html", status=404)


def too_late(request: HttpRequest, reason: str = "") -> HttpResponse:
    """For CSRF_FAILURE_VIEW."""
    if not is_of_staff(request):
        return csrf_failure(request, reason)
    return render(request, "accounts/too_late.html", status=403)
