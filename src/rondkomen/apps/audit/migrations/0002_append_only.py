"""The database itself refuses to change or delete a line of the log, whoever asks.

Only a line that a pruning covers can be deleted. The head of a chain may move on, never back. SQLite runs no triggers
for the row that INSERT OR REPLACE puts aside, so there a trigger looks before an insert. On PostgreSQL a table with
lines cannot be truncated either.
"""

from django.db import migrations

REFUSED = "the log is only added to"
SQLITE = {
    "audit_line_no_update": "BEFORE UPDATE ON audit_auditline",
    "audit_line_no_delete": (
        "BEFORE DELETE ON audit_auditline WHEN NOT EXISTS (SELECT 1 FROM audit_auditpruning"
        " WHERE municipality_id = OLD.municipality_id AND until_number >= OLD.number)"
    ),
    "audit_line_no_replace": (
        "BEFORE INSERT ON audit_auditline WHEN EXISTS (SELECT 1 FROM audit_auditline WHERE id = NEW.id"
        " OR (municipality_id = NEW.municipality_id AND number = NEW.number))"
    ),
    "audit_pruning_no_update": "BEFORE UPDATE ON audit_auditpruning",
    "audit_pruning_no_delete": "BEFORE DELETE ON audit_auditpruning",
    "audit_pruning_no_replace": (
        "BEFORE INSERT ON audit_auditpruning WHEN EXISTS (SELECT 1 FROM audit_auditpruning WHERE id = NEW.id"
        " OR (municipality_id = NEW.municipality_id AND until_number = NEW.until_number))"
    ),
    "audit_chain_no_return": "BEFORE UPDATE ON audit_auditchain WHEN NEW.number < OLD.number",
    "audit_chain_no_delete": "BEFORE DELETE ON audit_auditchain",
    "audit_chain_no_replace": (
        "BEFORE INSERT ON audit_auditchain WHEN EXISTS"
        " (SELECT 1 FROM audit_auditchain WHERE municipality_id = NEW.municipality_id)"
    ),
}
FUNCTIONS = {
    "audit_refuse": f"BEGIN RAISE EXCEPTION '{REFUSED}'; END",
    "audit_refuse_unless_pruned": (
        "BEGIN IF EXISTS (SELECT 1 FROM audit_auditpruning WHERE municipality_id = OLD.municipality_id"
        f" AND until_number >= OLD.number) THEN RETURN OLD; END IF; RAISE EXCEPTION '{REFUSED}'; END"
    ),
    "audit_refuse_unless_empty": (
        "DECLARE filled boolean; BEGIN EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I)', TG_TABLE_NAME) INTO filled;"
        f" IF filled THEN RAISE EXCEPTION '{REFUSED}'; END IF; RETURN NULL; END"
    ),
}
POSTGRES = [
    ("audit_line_no_update", "BEFORE UPDATE ON audit_auditline FOR EACH ROW", "audit_refuse"),
    ("audit_line_no_delete", "BEFORE DELETE ON audit_auditline FOR EACH ROW", "audit_refuse_unless_pruned"),
    ("audit_line_no_truncate", "BEFORE TRUNCATE ON audit_auditline", "audit_refuse_unless_empty"),
    ("audit_pruning_no_change", "BEFORE UPDATE OR DELETE ON audit_auditpruning FOR EACH ROW", "audit_refuse"),
    ("audit_pruning_no_truncate", "BEFORE TRUNCATE ON audit_auditpruning", "audit_refuse_unless_empty"),
    (
        "audit_chain_no_return",
        "BEFORE UPDATE ON audit_auditchain FOR EACH ROW WHEN (NEW.number < OLD.number)",
        "audit_refuse",
    ),
    ("audit_chain_no_delete", "BEFORE DELETE ON audit_auditchain FOR EACH ROW", "audit_refuse"),
    ("audit_chain_no_truncate", "BEFORE TRUNCATE ON audit_auditchain", "audit_refuse_unless_empty"),
]


def install(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for name, when in SQLITE.items():
            schema_editor.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END")
        return
    for name, body in FUNCTIONS.items():
        schema_editor.execute(f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$", params=None)
    for name, when, function in POSTGRES:
        schema_editor.execute(f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION {function}()")


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for name in SQLITE:
            schema_editor.execute(f"DROP TRIGGER {name}")
        return
    for name, when, _ in POSTGRES:
        table = when.partition(" ON ")[2].partition(" ")[0]
        schema_editor.execute(f"DROP TRIGGER {name} ON {table}")
    for name in FUNCTIONS:
        schema_editor.execute(f"DROP FUNCTION {name}()")


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [migrations.RunPython(install, remove, elidable=False)]
