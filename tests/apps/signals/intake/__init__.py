"""The intake of what partners send: pure, without a database."""
