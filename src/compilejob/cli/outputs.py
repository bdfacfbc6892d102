"""The options about reports: which formats, where to, and how they look."""

import argparse
import os
import shutil
import sys
from collections.abc import Mapping
from typing import TextIO

from compilejob.report import FORMATS, WIDTH, Look
from compilejob.report.outputs import Destination, File, Outputs, Stream, Unwritable
from compilejob.report.writer import Writer

_OF_LINES = {"text", "concise", "github"}
"""The formats that can share a stream: each line says by itself what it is."""


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Add the options to a command."""
    group = command.add_argument_group("reports")
    group.add_argument("--format", choices=FORMATS, help="the format of the report on stdout (default: text)")
    group.add_argument(
        "--output",
        action="append",
        default=[],
        type=_output,
        metavar="FORMAT[:FILE]",
        help="a further report, into FILE or to stdout; may be given several times",
    )
    group.add_argument("--statistics", action="store_true", help="end text and concise with a count by rule")
    group.add_argument("--quiet", action="store_true", help="leave out the line that sums up: print findings only")
    group.add_argument(
        "--color",
        choices=["auto", "always", "never"],
        default="auto",
        help="colours on stdout (default: auto, on a terminal; NO_COLOR and FORCE_COLOR are heeded)",
    )


def outputs(options: argparse.Namespace, stream: TextIO | None = None) -> Outputs:
    """The reports that the options want; those that go to no file go to `stream` (default: stdout).

    Raises `Unwritable` when two of them would get into each other's way.
    """
    stream = stream or sys.stdout
    files = [(name, file) for name, file in options.output if file is not None]
    shown = [name for name, file in options.output if file is None]
    if options.format or not shown:
        shown.insert(0, options.format or "text")
    _can_share(shown, [file for _, file in files])
    on_stream = Look(
        colour=has_colour(options.color, stream, os.environ),
        statistics=options.statistics,
        quiet=options.quiet,
        width=shutil.get_terminal_size().columns if stream.isatty() else WIDTH,
    )
    in_file = Look(statistics=options.statistics, quiet=options.quiet)
    wanted: list[tuple[Writer, Destination]] = [(FORMATS[name](on_stream), Stream(stream)) for name in shown]
    wanted += [(FORMATS[name](in_file), File(file)) for name, file in files]
    return Outputs(wanted)


def has_colour(choice: str, stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Whether what goes to a stream is to have colours: what the option says, else NO_COLOR, else FORCE_COLOR."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return environment["FORCE_COLOR"] != "0"
    return stream.isatty() and environment.get("TERM") != "dumb"


def _output(text: str) -> tuple[str, str | None]:
    name, colon, file = text.partition(":")
    if name not in FORMATS:
        raise argparse.ArgumentTypeError(f"there is no format {name!r} (choose from {', '.join(FORMATS)})")
    if colon and not file:
        raise argparse.ArgumentTypeError(f"{text!r} names no file")
    return name, file or None


def _can_share(shown: list[str], files: list[str]) -> None:
    if len(shown) > 1 and (alone := [name for name in shown if name not in _OF_LINES]):
        raise Unwritable(f"{alone[0]} cannot share stdout with another report; give it a file: {alone[0]}:FILE")
    twice = [name for name in shown if shown.count(name) > 1] or [file for file in files if files.count(file) > 1]
    if twice:
        raise Unwritable(f"two reports cannot both be {twice[0]}")
