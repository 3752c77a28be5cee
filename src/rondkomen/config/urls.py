"""All addresses: each door has its own, plus those that belong to no door."""

from django.urls import include, path
from django.views.i18n import set_language

from rondkomen.config.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("language/", set_language, name="set_language"),
    path("ui/", include("rondkomen.ui.urls")),
    path("api/", include("rondkomen.web.api.urls")),
    path("", include("rondkomen.web.portal.urls")),
]
