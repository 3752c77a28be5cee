"""All addresses: each door has its own, plus those that belong to no door."""

from django.conf import settings
from django.urls import include, path
from django.views.i18n import set_language

from rondkomen.config.health import healthz

handler404 = "rondkomen.web.accounts.views.faults.not_found"

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("language/", set_language, name="set_language"),
    path("ui/", include("rondkomen.ui.urls")),
    path("api/", include("rondkomen.web.api.urls")),
    path(settings.STAFF_PATH.lstrip("/"), include("rondkomen.web.accounts.urls")),
    path(settings.STAFF_PATH.lstrip("/"), include("rondkomen.web.desk.urls")),
    path(settings.STAFF_PATH.lstrip("/"), include("rondkomen.web.policy.urls")),
    path("", include("rondkomen.web.portal.urls")),
]
