"""The settings of Rondkomen. All environment variables are read here; docs/reference/settings.md describes them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, NoReturn

from django.utils.translation import gettext_lazy as _

from rondkomen.config import logs
from rondkomen.config.data_keys import KEY_SIZE, KeysRefused, keys_from
from rondkomen.config.database import DatabaseUrlRefused, database_from
from rondkomen.config.secret_key import SHORTEST, kept_secret_key

PACKAGE = Path(__file__).resolve().parents[1]
PROJECT = PACKAGE.parents[1]
"""The project's folder, when it runs from there and not from an installed package."""


def refuse(sentence: str) -> NoReturn:
    """Stop before anything has started, with one sentence and no traceback."""
    raise SystemExit(f"Rondkomen does not start: {sentence}")


def env(name: str, default: str = "") -> str:
    """The value of an environment variable; an empty one counts as absent."""
    return os.environ.get(name, "").strip() or default


def env_list(name: str, default: str = "") -> list[str]:
    """Values with commas between them."""
    return [part.strip() for part in env(name, default).split(",") if part.strip()]


def env_flag(name: str) -> bool:
    """Whether a variable says true."""
    value = env(name, "false").lower()
    if value not in ("true", "false"):
        refuse(f"{name} is {value!r}, and must be true or false.")
    return value == "true"


def env_number(name: str, default: str, least: int = 0) -> int:
    """A whole number, not below `least`."""
    value = env(name, default)
    if not (value.isascii() and value.isdigit() and int(value) >= least):
        refuse(f"{name} is {value!r}, and must be a whole number, {least} or more.")
    return int(value)


def env_keys(name: str, file: Path) -> tuple[bytes, ...]:
    """Keys that seal data, the one in use first; outside production one that was made once and kept in the file."""
    written = env(name)
    if IS_PRODUCTION and not written:
        refuse(f"in production {name} must be set, to a key that secrets.token_urlsafe(32) makes; never lose it.")
    try:
        return keys_from(written or kept_secret_key(file, KEY_SIZE))
    except KeysRefused as refused:
        refuse(f"{name} cannot be used: {refused}.")


# --- Where it runs ---------------------------------------------------------------------------------------------------

ENVIRONMENT = env("RONDKOMEN_ENV", "local")
if ENVIRONMENT not in ("local", "production"):
    refuse(f"RONDKOMEN_ENV is {ENVIRONMENT!r}, and must be local or production.")
IS_PRODUCTION = ENVIRONMENT == "production"
DEBUG = env_flag("RONDKOMEN_DEBUG")
IS_TEST = bool(env("PYTEST_VERSION"))  # set by pytest itself
if DEBUG and IS_PRODUCTION:
    refuse("RONDKOMEN_DEBUG shows residents' data in error pages, and cannot be true in production.")

VAR = Path(env("RONDKOMEN_VAR", str((PROJECT if (PROJECT / "manage.py").exists() else Path.cwd()) / "var")))
if not IS_PRODUCTION:
    VAR.mkdir(parents=True, exist_ok=True)

SECRET_KEY = env("SECRET_KEY")
if IS_PRODUCTION and not SECRET_KEY:
    refuse("in production SECRET_KEY must be set, to a random text that every worker shares and nobody else knows.")
if not SECRET_KEY:
    SECRET_KEY = kept_secret_key(VAR / "secret_key")
if IS_PRODUCTION and len(SECRET_KEY) < SHORTEST:
    refuse(f"SECRET_KEY has {len(SECRET_KEY)} characters, and must have {SHORTEST} or more.")
SECRET_KEY_FALLBACKS = env_list("SECRET_KEY_FALLBACKS")

ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", "" if IS_PRODUCTION else "localhost,127.0.0.1,[::1]")
if not ALLOWED_HOSTS:
    refuse("in production ALLOWED_HOSTS must be set, to the host names of the site with commas between them.")
if IS_PRODUCTION and "*" in ALLOWED_HOSTS:
    refuse("ALLOWED_HOSTS is *, and must name the hosts of the site.")

TRUSTED_PROXIES = env_number("RONDKOMEN_TRUSTED_PROXIES", "0")
MUNICIPALITY = env("RONDKOMEN_MUNICIPALITY", "GM9999")

# --- What it is made of ----------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "rondkomen.config",
    "rondkomen.ui",
    "rondkomen.apps.municipalities",
    "rondkomen.apps.audit",
    "rondkomen.apps.sealing",
    "rondkomen.apps.people",
    "rondkomen.apps.staff",
    "rondkomen.apps.scenarios",
    "rondkomen.apps.signals",
    "rondkomen.apps.throttle",
    "rondkomen.web.accounts",
    "rondkomen.web.desk",
    "rondkomen.web.policy",
    "rondkomen.web.portal",
]

MIDDLEWARE = [
    # These also guard what WhiteNoise answers by itself.
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "rondkomen.config.middleware.HeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "rondkomen.config.middleware.RequestLogMiddleware",
    "rondkomen.web.api.middleware.ApiMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "rondkomen.web.accounts.sessions.StaffSessionMiddleware",
    "rondkomen.config.middleware.DutchFirstMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "rondkomen.web.accounts.middleware.StaffMiddleware",
]

ROOT_URLCONF = "rondkomen.config.urls"
WSGI_APPLICATION = "rondkomen.config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "rondkomen.ui.reading.reading",
                "rondkomen.web.accounts.context.staff",
            ],
        },
    }
]

# --- Records ---------------------------------------------------------------------------------------------------------

try:
    DATABASES = {"default": database_from(env("DATABASE_URL", f"sqlite:///{VAR.absolute()}/rondkomen.sqlite3"))}
except DatabaseUrlRefused as refused:
    refuse(f"DATABASE_URL cannot be used: {refused}.")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

SEALING_KEYS = env_keys("RONDKOMEN_SEALING_KEYS", VAR / "sealing_key")
INDEX_KEYS = env_keys("RONDKOMEN_INDEX_KEYS", VAR / "index_key")
AUDIT_KEYS = env_keys("RONDKOMEN_AUDIT_KEYS", VAR / "audit_key")
if len({*SEALING_KEYS, *INDEX_KEYS, *AUDIT_KEYS}) < len(SEALING_KEYS + INDEX_KEYS + AUDIT_KEYS):
    refuse("RONDKOMEN_SEALING_KEYS, RONDKOMEN_INDEX_KEYS and RONDKOMEN_AUDIT_KEYS must not share a key.")

# --- Work in the background: what-if questions, signals and whom they are about ---------------------------------------

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
POPULATIONS = Path(env("RONDKOMEN_POPULATIONS", str(VAR / "populations")))

SIGNALS_KEPT_MONTHS = env_number("RONDKOMEN_SIGNALS_KEPT_MONTHS", "6", least=1)
RESIDENT_REGISTER = env("RONDKOMEN_RESIDENT_REGISTER", "people")
REGISTER_FILES = Path(env("RONDKOMEN_REGISTER_FILES", str(VAR / "registers")))
BRP = {
    "address": env("RONDKOMEN_BRP_ADDRESS"), "headers": env("RONDKOMEN_BRP_HEADERS"),
    "api_key": env("RONDKOMEN_BRP_API_KEY"), "token_address": env("RONDKOMEN_BRP_TOKEN_ADDRESS"),
    "client_id": env("RONDKOMEN_BRP_CLIENT_ID"), "client_secret": env("RONDKOMEN_BRP_CLIENT_SECRET"),
    "scope": env("RONDKOMEN_BRP_SCOPE"), "residents": env("RONDKOMEN_BRP_RESIDENTS"),
}  # fmt: skip
if RESIDENT_REGISTER not in ("people", "file", "haalcentraal"):
    refuse(f"RONDKOMEN_RESIDENT_REGISTER is {RESIDENT_REGISTER!r}, and must be people, file or haalcentraal.")

# --- Sessions: sealed, in the visitor's own browser -------------------------------------------------------------------

SESSION_ENGINE = "rondkomen.config.sessions"
SESSION_COOKIE_NAME = "rondkomen"
SESSION_COOKIE_AGE = 7 * 24 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True  # unless the visitor chooses to go on later
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = IS_PRODUCTION

CSRF_COOKIE_NAME = "csrf"
CSRF_COOKIE_AGE = None  # ends with the browser
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = IS_PRODUCTION
CSRF_FAILURE_VIEW = "rondkomen.web.accounts.views.faults.too_late"
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = IS_PRODUCTION

# --- Staff: sessions on the server, under a path and a cookie of their own --------------------------------------------

AUTH_USER_MODEL = "staff.StaffMember"
AUTH_PASSWORD_VALIDATORS = [{"NAME": "rondkomen.web.accounts.passwords.PasswordPolicy"}]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60  # how long an invitation works
LOGIN_URL = "accounts:log_in"
STAFF_PATH = "/werk/"
STAFF_COOKIE = "staff"
STAFF_IDLE_SECONDS = 60 * env_number("RONDKOMEN_STAFF_IDLE_MINUTES", "30", least=5)
STAFF_LONGEST_SECONDS = 60 * 60 * env_number("RONDKOMEN_STAFF_HOURS", "10", least=1)

OIDC_ISSUER = env("RONDKOMEN_OIDC_ISSUER")
OIDC_CLIENT_ID = env("RONDKOMEN_OIDC_CLIENT_ID")
OIDC_CLIENT_SECRET = env("RONDKOMEN_OIDC_CLIENT_SECRET")
OIDC_LEVEL = env("RONDKOMEN_OIDC_LEVEL")  # the acr that stands for two factors
STAFF_PASSWORDS = not env_flag("RONDKOMEN_OIDC_ONLY")
if OIDC_ISSUER and not (OIDC_CLIENT_ID and OIDC_CLIENT_SECRET):
    refuse("RONDKOMEN_OIDC_ISSUER also needs RONDKOMEN_OIDC_CLIENT_ID and RONDKOMEN_OIDC_CLIENT_SECRET.")
if IS_PRODUCTION and OIDC_ISSUER and not OIDC_ISSUER.startswith("https://"):
    refuse(f"RONDKOMEN_OIDC_ISSUER is {OIDC_ISSUER!r}, and must start with https://.")
if not (OIDC_ISSUER or STAFF_PASSWORDS):
    refuse("RONDKOMEN_OIDC_ONLY lets staff in through their organisation alone, and RONDKOMEN_OIDC_ISSUER is not set.")

# --- Safety ----------------------------------------------------------------------------------------------------------

SECURE_SSL_REDIRECT = IS_PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # probes come over the inner network
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if IS_PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = False  # other sites of the municipality may live under this name
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

CONTENT_SECURITY_POLICY: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}

# --- Use by other systems --------------------------------------------------------------------------------------------

API_REQUESTS = env_number("RONDKOMEN_API_REQUESTS", "120", least=1)
API_WINDOW_SECONDS = env_number("RONDKOMEN_API_WINDOW_SECONDS", "60", least=1)
API_CONTACT = {  # .example is nobody's
    "name": env("RONDKOMEN_CONTACT_NAME", "Rondkomen"),
    "email": env("RONDKOMEN_CONTACT_EMAIL", "api@rondkomen.example"),
    "url": env("RONDKOMEN_CONTACT_URL", "https://rondkomen.example/"),
}

# --- Languages and time ----------------------------------------------------------------------------------------------

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Nederlands")), ("en", _("Engels"))]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

# --- Style sheets and images -----------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
SERVES_COLLECTED = not (DEBUG or IS_TEST)
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not SERVES_COLLECTED
STORAGES = {
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if SERVES_COLLECTED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
}

# --- Logs ------------------------------------------------------------------------------------------------------------

LOG_LEVEL = env("RONDKOMEN_LOG_LEVEL", "INFO").upper()
if LOG_LEVEL not in logs.LEVELS:
    refuse(f"RONDKOMEN_LOG_LEVEL is {LOG_LEVEL!r}, and must be one of {', '.join(logs.LEVELS)}.")
LOGGING = logs.logging_for(LOG_LEVEL)
logs.configure()
