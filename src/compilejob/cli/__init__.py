"""The command line: parse, call, print."""

import argparse
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from compilejob import __version__
from compilejob.cli import check, convert, init_ci, rules, schema, submit, targets
from compilejob.cli.exits import Exit

_EPILOG = """\
exit codes:
  0  nothing wrong
  1  errors found (see --fail-on), or the job did not complete
  2  bad usage
  3  nothing to check
  4  internal error
"""


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    whole = argparse.ArgumentParser(
        prog="compilejob",
        description="Write, check and submit Amazon SageMaker CreateCompilationJob requests.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    whole.add_argument("--version", action="version", version=f"compilejob {__version__}")
    commands = whole.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for command in (check, convert, submit, rules, targets, schema, init_ci):
        command.add_to(commands)
    return whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a value we quote may hold what the terminal cannot show
    options = parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader has gone, as `head` does
        return Exit.OK
    except Exception as error:  # noqa: BLE001 - whatever it is, the exit code must not say that errors were found
        print(f"compilejob: internal error: {type(error).__name__}: {error}", file=sys.stderr)
        return Exit.INTERNAL
    except KeyboardInterrupt:
        print("compilejob: interrupted", file=sys.stderr)
        return Exit.INTERNAL
    return code
