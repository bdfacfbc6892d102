"""Findings as warnings of Python's own machinery, each on the line of the user's code."""

import sys
import warnings
from collections.abc import Iterable

from compilejob.findings import CompilationJobWarning, Finding

_BETWEEN = {"compilejob", "pydantic", "botocore"}
"""The packages whose code stands between the user's and a warning."""


def warn(found: Iterable[Finding]) -> None:
    """Warn of each finding."""
    for finding in found:
        warnings.warn(CompilationJobWarning(finding), stacklevel=frames_to_caller())


def frames_to_caller() -> int:
    """How many frames up the user's own code is, so that a warning names its line."""
    frame, level = sys._getframe(1), 1  # noqa: SLF001 - the one way to a caller's frame
    while frame.f_back and frame.f_globals.get("__name__", "").partition(".")[0] in _BETWEEN:
        frame, level = frame.f_back, level + 1
    return level
