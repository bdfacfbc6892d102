"""How far a long run has come, on a terminal: one line, which is gone when the run ends."""

import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

_PATIENCE = 1.0  # seconds for which nobody needs to be told anything
_EVERY = 0.1  # seconds between two states of the line


def with_progress(things: Iterable[T], state: object) -> Iterator[T]:
    """The things as they are; when they take their time, `state` as text on stderr, between one thing and the next."""
    if not sys.stderr.isatty():
        yield from things
        return
    line = _Line()
    next_at = time.monotonic() + _PATIENCE
    try:
        for thing in things:
            was_there = line.length > 0
            line.write("")
            yield thing
            now = time.monotonic()
            if was_there or now >= next_at:
                line.write(f"checking: {state}")
            if now >= next_at:
                next_at = now + _EVERY
    finally:
        line.write("")


class _Line:
    """The last line of the terminal."""

    length = 0

    def write(self, text: str) -> None:
        """Put a text in the place of the one before."""
        text = text[: shutil.get_terminal_size().columns - 1]
        if text or self.length:
            blank = " " * self.length
            sys.stderr.write(f"\r{blank}\r{text}")
            sys.stderr.flush()
        self.length = len(text)
