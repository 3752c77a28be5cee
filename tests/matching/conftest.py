"""Sets up Hypothesis for the tests in this folder."""

import tests.engine.profiles  # noqa: F401 - loads a profile
