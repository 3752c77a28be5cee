"""Settings, database addresses, sessions, logs and headers."""
