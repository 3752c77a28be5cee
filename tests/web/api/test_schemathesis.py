"""Schemathesis reads the OpenAPI document and tries what follows from it, and what does not."""

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks

from rondkomen.apps.throttle.models import RequestCount
from rondkomen.config.wsgi import application

# Not in one transaction, because a whole application closes its connection after each answer.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

load_all_checks()
# The law library judges a household, and knows more than a form can say: a partner who exists, a birth before `on`.
# It also reads null as absent. So what fits the form may be refused, and the other way around.
NOT_OURS = {"negative_data_rejection", "positive_data_acceptance"}
OURS = [check for check in CHECKS.get_all() if check.__name__ not in NOT_OURS]


@pytest.mark.parametrize("mode", GenerationMode)
@pytest.mark.parametrize(
    ("path", "method"), [("/check", "POST"), ("/explain", "POST"), ("/curve", "POST"), ("/law", "GET")]
)
def test_answers_are_as_described(settings, path, method, mode):
    settings.API_REQUESTS = 1_000_000
    operation = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)[path][method]

    @bounded
    @given(case=operation.as_strategy(generation_mode=mode))
    def answers_are_as_described(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=OURS)

    answers_are_as_described()


@pytest.mark.parametrize("mode", GenerationMode)
@pytest.mark.parametrize(
    ("path", "method"), [("/token", "POST"), ("/vroegsignalen", "POST"), ("/vroegsignalen/{ident}", "GET")]
)
def test_what_partners_are_answered_is_as_described(sender, path, method, mode):
    headers = sender.headers if path != "/token" else None
    operation = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)[path][method]

    @bounded
    @given(case=operation.as_strategy(generation_mode=mode))
    def answers_are_as_described(case: schemathesis.Case) -> None:
        RequestCount.objects.all().delete()  # tries to get a token are few
        case.call_and_validate(checks=OURS, headers=headers)

    answers_are_as_described()


bounded = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), database=None)
