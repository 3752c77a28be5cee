"""The throttle: windows, keys and counting."""
