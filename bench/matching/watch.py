"""Seconds by phase: those on the clock, and those that the processor worked, which a busy machine does not stretch."""

import time


class Watch:
    """Starts when it is made; `phase` closes a phase."""

    def __init__(self) -> None:
        self.clock: dict[str, float] = {}
        self.processor: dict[str, float] = {}
        self._began = self._last = (time.perf_counter(), time.process_time())

    def phase(self, name: str) -> None:
        """Everything since the phase before belongs to this one."""
        now = (time.perf_counter(), time.process_time())
        self.clock[name], self.processor[name] = now[0] - self._last[0], now[1] - self._last[1]
        self._last = now

    def stop(self) -> dict[str, dict[str, float]]:
        """Both, with the whole as `all`."""
        clock, processor = (sum(phases.values()) for phases in (self.clock, self.processor))
        return {"seconds": {**self.clock, "all": clock}, "processor": {**self.processor, "all": processor}}
