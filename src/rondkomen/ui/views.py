"""The gallery: every component in all its states, for designers, testers and the accessibility checks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rondkomen.ui import gallery as samples


def gallery(request: HttpRequest) -> HttpResponse:
    """Show each component with made-up content."""
    return render(request, "ui/gallery.html", samples.context())
