"""`VirtualClock`: time that passes only when somebody sleeps."""

from threading import Lock

_NEW_YEAR_2026 = 1_767_225_600.0


class VirtualClock:
    """A clock whose `sleep` returns at once and moves it on: `wait(…, sleep=clock.sleep, clock=clock)`.

    *now*: where it starts, in seconds since the epoch; 2026-01-01T00:00:00Z when not given. Threads may share it.
    """

    def __init__(self, now: float = _NEW_YEAR_2026) -> None:
        self._now = now
        self._lock = Lock()

    def __call__(self) -> float:
        """The time, in seconds since the epoch."""
        return self._now

    def sleep(self, seconds: float) -> None:
        """Let `seconds` pass."""
        with self._lock:
            self._now += seconds
