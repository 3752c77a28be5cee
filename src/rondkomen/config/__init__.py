"""How Rondkomen runs: settings, addresses, logging, sessions and the server's entry point."""
