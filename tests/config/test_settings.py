"""What stops the start, in one sentence; and what production adds."""

import json
import os
import subprocess
import sys

import pytest

NAMES = [
    "ALLOWED_HOSTS", "CSRF_COOKIE_SECURE", "DEBUG", "SECRET_KEY", "SECURE_HSTS_SECONDS", "SECURE_PROXY_SSL_HEADER",
    "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE",
]  # fmt: skip
SHOW = f"""
import json
from rondkomen.config import settings
print(json.dumps({{name: getattr(settings, name) for name in {NAMES}}}))
"""
PRODUCTION = {
    "RONDKOMEN_ENV": "production",
    "SECRET_KEY": "k" * 50,
    "ALLOWED_HOSTS": "geldhulp.example",
    "DATABASE_URL": "postgres://u@h/n",
    "RONDKOMEN_SEALING_KEYS": "s" * 43,
    "RONDKOMEN_INDEX_KEYS": "i" * 43,
    "RONDKOMEN_AUDIT_KEYS": "a" * 43,
}


@pytest.fixture
def start(tmp_path):
    """Read the settings in a process of their own, with an environment."""

    def _start(**environment: str) -> subprocess.CompletedProcess[str]:
        env = {"PATH": os.environ["PATH"], "RONDKOMEN_VAR": str(tmp_path / "var")} | environment
        return subprocess.run([sys.executable, "-c", SHOW], env=env, capture_output=True, text=True, check=False)

    return _start


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY must be set"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY has 5 characters"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS must be set"),
        ({"ALLOWED_HOSTS": " , "}, "ALLOWED_HOSTS must be set"),
        ({"ALLOWED_HOSTS": "*"}, "must name the hosts"),
        ({"RONDKOMEN_DEBUG": "true"}, "RONDKOMEN_DEBUG"),
        ({"RONDKOMEN_ENV": "prod"}, "RONDKOMEN_ENV is 'prod'"),
        ({"RONDKOMEN_DEBUG": "maybe"}, "must be true or false"),
        ({"RONDKOMEN_TRUSTED_PROXIES": "-1"}, "RONDKOMEN_TRUSTED_PROXIES"),
        ({"RONDKOMEN_API_REQUESTS": "0"}, "RONDKOMEN_API_REQUESTS"),
        ({"RONDKOMEN_LOG_LEVEL": "loud"}, "RONDKOMEN_LOG_LEVEL"),
        ({"DATABASE_URL": "mysql://u:geheim@h/n"}, "DATABASE_URL cannot be used"),
        ({"RONDKOMEN_SEALING_KEYS": ""}, "RONDKOMEN_SEALING_KEYS must be set"),
        ({"RONDKOMEN_INDEX_KEYS": ""}, "RONDKOMEN_INDEX_KEYS must be set"),
        ({"RONDKOMEN_AUDIT_KEYS": ""}, "RONDKOMEN_AUDIT_KEYS must be set"),
        ({"RONDKOMEN_SEALING_KEYS": "geheim"}, "RONDKOMEN_SEALING_KEYS cannot be used: key 1 is not 32 random bytes"),
        ({"RONDKOMEN_INDEX_KEYS": "a" * 43}, "must not share a key"),
    ],
)
def test_a_wrong_setting_stops_the_start_with_one_sentence(start, change, said):
    answer = start(**PRODUCTION | change)
    assert answer.returncode == 1
    assert answer.stderr.startswith("Rondkomen does not start: ")
    assert said in answer.stderr
    assert len(answer.stderr.splitlines()) == 1
    assert "geheim" not in answer.stderr


def test_production_starts_and_asks_for_https(start, tmp_path):
    answer = start(**PRODUCTION)
    assert answer.returncode == 0, answer.stderr
    found = json.loads(answer.stdout)
    assert found["SECURE_SSL_REDIRECT"]
    assert found["SESSION_COOKIE_SECURE"]
    assert found["CSRF_COOKIE_SECURE"]
    assert found["SECURE_HSTS_SECONDS"] > 0
    assert found["SECURE_PROXY_SSL_HEADER"] is None
    assert not found["DEBUG"]
    assert not (tmp_path / "var").exists(), "production writes nothing of its own accord"


def test_a_trusted_proxy_tells_whether_the_visitor_came_by_https(start):
    found = json.loads(start(**PRODUCTION, RONDKOMEN_TRUSTED_PROXIES="1").stdout)
    assert found["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]


def test_without_any_variable_it_runs_on_this_machine(start, tmp_path):
    answer = start()
    assert answer.returncode == 0, answer.stderr
    found = json.loads(answer.stdout)
    assert found["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert not found["DEBUG"]
    assert found["SECRET_KEY"] == (tmp_path / "var" / "secret_key").read_text()
    kept = [(tmp_path / "var" / name).read_text() for name in ("sealing_key", "index_key", "audit_key")]
    assert len(set(kept)) == 3
    assert start().returncode == 0
    assert kept == [(tmp_path / "var" / name).read_text() for name in ("sealing_key", "index_key", "audit_key")]
