"""Decision tables: pure, without a database."""
