"""`compilejob convert`: the requests in a file as builder code, JSON or YAML."""

import argparse
import sys
from typing import Any

from compilejob.check import check
from compilejob.cli.exits import Exit
from compilejob.cli.files import document_of, unknown_member
from compilejob.findings import Severity
from compilejob.job import CompilationJob
from compilejob.report import to_text
from compilejob.results import results

FORMS = ("python", "json", "yaml")


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser(
        "convert",
        help="write the requests in a file as builder code, JSON or YAML",
        description="Write the requests in a file (boto3 arguments, CLI input JSON, DescribeCompilationJob responses; "
        "of any format that `check` reads) as builder code, JSON or YAML that sends the same. Nothing is sent anywhere.",
    )
    command.add_argument("file", metavar="FILE", help="a file with requests; - is standard input")
    command.add_argument("--to", choices=FORMS, default="python", help="the form to write (default: python)")
    command.add_argument(
        "--from",
        dest="given",
        choices=["json", "yaml", "toml"],
        help="the form of the file (default: what its name ends with, else json)",
    )
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    document = document_of(options.file, f".{options.given}" if options.given else None)
    found = results(document)
    jobs: list[CompilationJob] = [job for request in document.requests if (job := check(request.data).job)]
    if any(result.placed for result in found):
        sys.stderr.write(to_text(found))
    if any(result.count(Severity.ERROR) for result in found):
        print("compilejob: nothing was converted", file=sys.stderr)
        return Exit.ERRORS
    if unknown := unknown_member(document):
        print(f"compilejob: nothing was converted: {unknown}", file=sys.stderr)
        return Exit.ERRORS
    if not jobs:
        print("compilejob: nothing to convert: the file holds no requests", file=sys.stderr)
        return Exit.NOTHING
    from compilejob import convert  # noqa: PLC0415 - other commands need not wait for it

    sys.stdout.write(convert.FORMS[options.to](jobs))
    return Exit.OK
