"""Addresses of the portal, in Dutch as residents see them."""

from django.urls import path

from rondkomen.web.portal.views import information, more_work, questions, result, year

app_name = "portal"

urlpatterns = [
    path("", information.start, name="start"),
    path("hulp", information.get_help, name="help"),
    path("toegankelijkheid", information.accessibility, name="accessibility"),
    path("privacy", information.privacy, name="privacy"),
    path("geldcheck", questions.go_on, name="check"),
    path("geldcheck/uitkomst", result.result, name="result"),
    path("geldcheck/uitkomst/werk.svg", result.work_svg, name="work_svg"),
    path("geldcheck/uitkomst/meer-werken.svg", more_work.svg, name="more_work_svg"),
    path("geldcheck/uitkomst/meer-werken", more_work.page, name="more_work"),
    path("geldcheck/uitkomst/jaar", year.page, name="year"),
    path("geldcheck/uitkomst/<slug:name>", result.why, name="why"),
    path("geldcheck/afdrukken", result.on_paper, name="print"),
    path("geldcheck/wat-rekent-dit", information.what_is_modelled, name="coverage"),
    path("geldcheck/later", questions.later, name="later"),
    path("geldcheck/wissen", questions.wipe, name="wipe"),
    path("geldcheck/gewist", questions.wiped, name="wiped"),
    path("geldcheck/<slug:slug>", questions.question, name="question"),
]
