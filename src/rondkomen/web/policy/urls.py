"""Addresses of the policy door, in Dutch; they stand under settings.STAFF_PATH."""

from django.urls import path

from rondkomen.web.policy.views import exports, results, scenarios

app_name = "policy"

urlpatterns = [
    path("beleid", scenarios.scenarios, name="scenarios"),
    path("beleid/nieuw", scenarios.new_scenario, name="new_scenario"),
    path("beleid/vergelijken", results.compare, name="compare"),
    path("beleid/<uuid:ident>", results.scenario, name="scenario"),
    path("beleid/<uuid:ident>/opnieuw", scenarios.run_again, name="run_again"),
    path("beleid/<uuid:ident>/tekening/<str:name>.svg", results.picture, name="picture"),
    path("beleid/<uuid:ident>/cijfers.csv", exports.figures, name="figures"),
    path("beleid/<uuid:ident>/raad", exports.council, name="council"),
    path("beleid/<uuid:ident>/raad.pdf", exports.paper, name="paper"),
]
