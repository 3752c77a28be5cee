"""Makes what tests are about: one module per app."""
