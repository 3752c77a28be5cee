"""What somebody can do who may write in the database and takes the triggers away first."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

TABLES = ("audit_auditline", "audit_auditpruning", "audit_auditchain")


@contextmanager
def unguarded() -> Iterator[None]:
    """The log without its triggers, for as long as the block lasts."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE" if connection.vendor == "postgresql" else "SELECT 1")
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'audit_%'")
            triggers = cursor.fetchall()
            off, on = [f"DROP TRIGGER {name}" for name, _ in triggers], [sql for _, sql in triggers]
        else:
            off, on = (
                [f"ALTER TABLE {table} {able} TRIGGER USER" for table in TABLES] for able in ("DISABLE", "ENABLE")
            )
        for statement in off:
            cursor.execute(statement)
        yield
        for statement in on:
            cursor.execute(statement)


def run(statement: str, *values: object) -> None:
    """One statement, straight to the database."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
