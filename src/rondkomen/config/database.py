"""Reads DATABASE_URL: an address of an SQLite file or a PostgreSQL server, to what Django wants to know."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote

EXAMPLES = "expected sqlite:////path/to/file.sqlite3 or postgres://user:password@host:5432/name"

_SQLITE_OPTIONS = {
    "timeout": 20,
    # A transaction that means to write says so at its start, and then waits for its turn instead of failing halfway.
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}


class DatabaseUrlRefused(ValueError):
    """The address cannot be used; the message says why and never holds the password."""


def database_from(url: str) -> dict[str, Any]:
    """Django's settings for the database at an address. Raises DatabaseUrlRefused."""
    scheme, separator, rest = url.strip().partition("://")
    if not separator:
        raise DatabaseUrlRefused(f"it has no ://; {EXAMPLES}")
    match scheme.lower():
        case "sqlite":
            return _sqlite(rest)
        case "postgres" | "postgresql":
            return _postgres(rest)
    raise DatabaseUrlRefused(f"found {scheme}://; {EXAMPLES}")


def _sqlite(rest: str) -> dict[str, Any]:
    path, _, query = rest.partition("?")
    host, slash, file = path.partition("/")
    if host or not slash or not file:
        raise DatabaseUrlRefused(f"an SQLite address has three slashes and then the path of a file; {EXAMPLES}")
    if query:
        raise DatabaseUrlRefused("an SQLite address takes no options after a ?")
    # A file, because threads of a test cannot share a database in memory; named by process, so that runs do not meet.
    test = Path(tempfile.gettempdir(), f"rondkomen-test-{os.getpid()}.sqlite3")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(Path(unquote(file)).absolute()),
        "OPTIONS": dict(_SQLITE_OPTIONS),
        "TEST": {"NAME": str(test)},
    }


def _postgres(rest: str) -> dict[str, Any]:
    address, _, query = rest.partition("?")
    authority, _, name = address.partition("/")
    login, _, server = authority.rpartition("@")
    user, _, password = login.partition(":")
    host, port = _server(server)
    if not name or "/" in name:
        raise DatabaseUrlRefused(f"it does not end in the name of one database; {EXAMPLES}")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(name),
        "USER": unquote(user),
        "PASSWORD": unquote(password),
        "HOST": unquote(host),
        "PORT": port,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": _options(query),
    }


def _server(server: str) -> tuple[str, str]:
    """Host and port; an IPv6 address stands between brackets, the folder of a socket is written with %2F."""
    if server.startswith("["):
        host, bracket, port = server[1:].partition("]")
        if not bracket or (port and not port.startswith(":")):
            raise DatabaseUrlRefused("the brackets around the IPv6 address do not match")
        port = port[1:]
    else:
        host, _, port = server.partition(":")
    if port and not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise DatabaseUrlRefused(
            "the port is not a number from 1 to 65535; write : / @ and ? in a password as %3A %2F %40 %3F"
        )
    return host, port


def _options(query: str) -> dict[str, str]:
    """What the driver is told besides; a server that does not answer is given up after five seconds."""
    try:
        return {"connect_timeout": "5"} | dict(parse_qsl(query, strict_parsing=True) if query else [])
    except ValueError as error:
        raise DatabaseUrlRefused("its options are not of the form ?sslmode=require&connect_timeout=5") from error
