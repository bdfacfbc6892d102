"""The command line: parse, call, print."""

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from io import TextIOWrapper

import compilejob
from compilejob.cli.exits import Exit

_EPILOG = """\
exit codes:
  0  nothing wrong
  1  errors found (see --fail-on), or the job did not complete
  2  bad usage
  3  nothing to check
  4  internal error
"""

COMMANDS: Mapping[str, str] = {
    "check": "check",
    "convert": "convert",
    "submit": "submit",
    "rules": "rules",
    "explain": "rules",
    "targets": "targets",
    "schema": "schema",
    "init-ci": "init_ci",
}
"""The commands and the modules that have them. A run imports the module of its own command."""


def parser(command: str | None = None) -> argparse.ArgumentParser:
    """The parser of the command line; of one command, or of all when it is none of them."""
    whole = argparse.ArgumentParser(
        prog="compilejob",
        description="Write, check and submit Amazon SageMaker CreateCompilationJob requests.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    whole.add_argument("--version", action=_Version, nargs=0, help="show program's version number and exit")
    commands = whole.add_subparsers(title="commands", required=True, metavar="COMMAND")
    own = COMMANDS.get(command or "")
    for module in [own] if own else dict.fromkeys(COMMANDS.values()):
        import_module(f"compilejob.cli.{module}").add_to(commands)
    return whole


class _Version(argparse.Action):
    """Prints the version, which is looked up only then."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(f"compilejob {compilejob.__version__}")
        parser.exit()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a value we quote may hold what the terminal cannot show
    given = sys.argv[1:] if arguments is None else arguments
    options = parser(next(iter(given), None)).parse_args(given)
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
