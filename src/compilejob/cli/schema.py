"""`compilejob schema`: request files as a JSON Schema."""

import argparse
import json
import sys
from typing import Any

from compilejob.cli.exits import Exit
from compilejob.config import schema


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser(
        "schema",
        help="print a JSON Schema of request files or of compilejob.toml, for editors",
        description="Print a JSON Schema (2020-12) of a YAML or JSON file that holds a request or a list of them.",
    )
    command.add_argument("--config", action="store_true", help="the schema of compilejob.toml instead")
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from compilejob.schema import document  # noqa: PLC0415 - asks every rule about every target, which takes its time

    sys.stdout.write(json.dumps(schema() if options.config else document(), indent=2) + "\n")
    return Exit.OK
