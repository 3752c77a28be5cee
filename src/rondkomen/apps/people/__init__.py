"""People: who they are, where and with whom they live, how they may be reached, and what they agreed to."""
