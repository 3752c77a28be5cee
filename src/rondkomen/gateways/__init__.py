"""The world outside, one folder per system: what is asked of it, the real client, and a fake that stands beside it."""
