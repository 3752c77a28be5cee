"""DATABASE_URL: what can be written in it, and what is said when it is wrong."""

import pytest

from rondkomen.config.database import DatabaseUrlRefused, database_from


def test_an_sqlite_file_is_named_by_three_slashes_and_its_path():
    found = database_from("sqlite:////srv/rondkomen/data.sqlite3")
    assert found["ENGINE"] == "django.db.backends.sqlite3"
    assert found["NAME"] == "/srv/rondkomen/data.sqlite3"


def test_an_sqlite_path_may_be_relative_and_hold_escaped_characters(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert database_from("sqlite:///var/a%20b.sqlite3")["NAME"] == str(tmp_path / "var" / "a b.sqlite3")


def test_sqlite_waits_its_turn_and_keeps_readers_going():
    options = database_from("sqlite:////data.sqlite3")["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] == 20
    assert "journal_mode=WAL" in options["init_command"]


def test_a_postgres_address_has_user_password_host_port_and_name():
    found = database_from("postgres://ronda:geheim@db.example:5433/rondkomen")
    parts = {key: found[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")}
    assert parts == {"USER": "ronda", "PASSWORD": "geheim", "HOST": "db.example", "PORT": "5433", "NAME": "rondkomen"}


@pytest.mark.parametrize(
    ("url", "key", "value"),
    [
        ("postgresql://u@h/n", "HOST", "h"),
        ("POSTGRES://u@h/n", "NAME", "n"),
        ("postgres://h/n", "USER", ""),
        ("postgres:///n", "HOST", ""),
        ("postgres://u:p%40ss%2F%3A@h/n", "PASSWORD", "p@ss/:"),
        ("postgres://u:p@ss@h/n", "PASSWORD", "p@ss"),
        ("postgres://u@[2001:db8::1]:5432/n", "HOST", "2001:db8::1"),
        ("postgres://u@[2001:db8::1]/n", "PORT", ""),
        ("postgres://u@%2Fvar%2Frun%2Fpostgresql/n", "HOST", "/var/run/postgresql"),
        ("postgres://u@h/n%20aam", "NAME", "n aam"),
    ],
)
def test_the_forms_of_a_postgres_address(url, key, value):
    assert database_from(url)[key] == value


def test_options_go_to_the_driver_and_a_silent_server_is_given_up():
    assert database_from("postgres://u@h/n")["OPTIONS"] == {"connect_timeout": "5"}
    found = database_from("postgres://u@h/n?sslmode=verify-full&connect_timeout=2")["OPTIONS"]
    assert found == {"connect_timeout": "2", "sslmode": "verify-full"}


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", "no ://"),
        ("var/data.sqlite3", "no ://"),
        ("mysql://u@h/n", "found mysql://"),
        ("sqlite://data.sqlite3", "three slashes"),
        ("sqlite://:memory:", "three slashes"),
        ("sqlite:///", "three slashes"),
        ("sqlite:////data.sqlite3?timeout=5", "no options"),
        ("postgres://u@h", "name of one database"),
        ("postgres://u@h/", "name of one database"),
        ("postgres://u@h/a/b", "name of one database"),
        ("postgres://u@h:port/n", "port"),
        ("postgres://u@h:0/n", "port"),
        ("postgres://u@h:65536/n", "port"),
        ("postgres://u@[2001:db8::1/n", "brackets"),
        ("postgres://u@[::1]5432/n", "brackets"),
        ("postgres://u@h/n?sslmode", "options"),
    ],
)
def test_what_cannot_be_used_is_refused_with_the_reason(url, said):
    with pytest.raises(DatabaseUrlRefused, match=said):
        database_from(url)


@pytest.mark.parametrize(
    "url", ["mysql://u:geheim@h/n", "postgres://u:geheim@h", "postgres://u:geheim@h:x/n", "postgres://u:geheim/2@h/n"]
)
def test_a_refusal_never_repeats_the_password(url):
    with pytest.raises(DatabaseUrlRefused) as refused:
        database_from(url)
    assert "geheim" not in str(refused.value)
