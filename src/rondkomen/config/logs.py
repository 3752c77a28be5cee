"""Logs as one line of JSON per event on standard error, in which no resident can be found.

What is kept of a request: an id, the method, the name of the route, the status and the duration. No address of the
visitor, no path, no query, no form value. Of an exception only its type and the places in the code are kept, because
its message often repeats what somebody filled in.
"""

from __future__ import annotations

import logging
import sys
import traceback
from types import TracebackType
from typing import Any

import structlog
from structlog.typing import EventDict, WrappedLogger

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_PLACES = 12
"""Places of a traceback that are kept, the innermost ones."""


def configure() -> None:
    """Make structlog hand its events to the standard handlers of `logging_for`."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.filter_by_level,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def logging_for(level: str) -> dict[str, Any]:
    """Django's LOGGING: everything through one handler; what Django and gunicorn tell about requests is dropped."""
    to_stderr = {"handlers": ["stderr"], "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "rondkomen.config.logs.json_formatter"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": to_stderr | {"level": level},
            # Our own line per request says the same without the path; a failure still comes through, with its places.
            "django.request": to_stderr | {"level": "ERROR"},
            "django.server": to_stderr | {"level": "ERROR"},
            # These speak only when they are asked to, because they quote values.
            "django.db.backends": to_stderr | {"level": "WARNING"},
            "django.template": to_stderr | {"level": "WARNING"},
            "gunicorn": to_stderr | {"level": "ERROR"},
            "gunicorn.error": to_stderr | {"level": "ERROR"},
        },
    }


def json_formatter() -> logging.Formatter:
    """The formatter of the one handler."""
    return structlog.stdlib.ProcessorFormatter(
        use_get_message=False,
        pass_foreign_args=True,
        foreign_pre_chain=[structlog.contextvars.merge_contextvars, without_values],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            places_of_exception,
            structlog.stdlib.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    )


def without_values(logger: WrappedLogger, name: str, event: EventDict) -> EventDict:
    """A message of a library as it stands in its code, before values are filled in."""
    record: logging.LogRecord = event["_record"]
    event["logger"] = record.name
    has_values_apart = event.pop("positional_args", None)
    if record.name == "django.request":
        event["event"] = "request failed"
    elif not has_values_apart:  # then they may already stand in it
        event["event"] = "message of a library"
    return event


def places_of_exception(logger: WrappedLogger, name: str, event: EventDict) -> EventDict:
    """The type of an exception and where in the code it came about; never its message."""
    found = event.pop("exc_info", None)
    if found is True:
        found = sys.exc_info()
    if isinstance(found, BaseException):
        found = (type(found), found, found.__traceback__)
    if found and found[0] is not None:
        event.update(described(found[0], found[2]))
    return event


def described(kind: type[BaseException], trace: TracebackType | None) -> dict[str, Any]:
    """An exception as data that can be logged."""
    places = [
        f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)[-_PLACES:]
    ]
    return {"exception": f"{kind.__module__}.{kind.__qualname__}", "places": places}


def _short(file: str) -> str:
    for folder in ("/site-packages/", "/src/"):
        if folder in file:
            return file.rpartition(folder)[2]
    return file
