"""`compilejob submit`: check the requests of a file, then create the jobs."""

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


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser(
        "submit",
        help="check the requests in a file and create the jobs",
        description="Check the requests in a file, of any format that `check` reads, and, when none has an error, create the jobs "
        "with boto3.",
    )
    command.add_argument("file", metavar="FILE", help="a file with requests; - is standard input")
    command.add_argument("--rehearse", action="store_true", help="create the jobs on a rehearsal endpoint, not on AWS")
    command.add_argument("--wait", action="store_true", help="wait until the jobs end, and show their statuses")
    command.add_argument("--region", help="the AWS Region (default: the one boto3 is configured with)")
    command.add_argument("--profile", help="the AWS profile (default: the one boto3 is configured with)")
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    document = document_of(options.file)
    found = results(document)
    jobs: list[CompilationJob] = [job for request in document.requests if (job := check(request.data).job)]
    if any(result.placed for result in found):
        sys.stderr.write(to_text(found))
    if any(result.count(Severity.ERROR) for result in found):
        print("compilejob: nothing was submitted", file=sys.stderr)
        return Exit.ERRORS
    if unknown := unknown_member(document):
        print(f"compilejob: nothing was submitted: {unknown}", file=sys.stderr)
        return Exit.ERRORS
    if not jobs:
        print("compilejob: nothing to submit: the file holds no requests", file=sys.stderr)
        return Exit.NOTHING
    from compilejob.cli.jobs import submit_all  # noqa: PLC0415 - brings boto3, which nothing else needs

    return submit_all(jobs, options)
