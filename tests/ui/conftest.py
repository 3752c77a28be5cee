"""The pages of the design system alone, whatever else the project serves."""

from types import ModuleType

import pytest
from django.template import Context, Template
from django.urls import include, path


@pytest.fixture(autouse=True)
def own_urls(settings):
    """Only the addresses that the base layout asks for."""
    urls = ModuleType("ui_urls")
    urls.urlpatterns = [
        path("i18n/", include("django.conf.urls.i18n")),
        path("ui/", include("rondkomen.ui.urls")),
    ]
    settings.ROOT_URLCONF = urls
    settings.LANGUAGE_CODE = "nl"


@pytest.fixture
def render():
    """Render a line of template with the tags loaded."""

    def _render(source: str, **context: object) -> str:
        return Template("{% load ui %}" + source).render(Context(context))

    return _render
