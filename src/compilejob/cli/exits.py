"""The exit codes."""

from enum import IntEnum


class Exit(IntEnum):
    """What a run ends with."""

    OK = 0
    ERRORS = 1
    USAGE = 2
    NOTHING = 3
    INTERNAL = 4
