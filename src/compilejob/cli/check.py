"""`compilejob check`: what is wrong with the requests in files."""

import argparse
import shutil
import sys
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import Any

from compilejob.cli.exits import Exit
from compilejob.cli.files import STDIN, document_of
from compilejob.findings import Severity
from compilejob.fixes import fixed
from compilejob.read import Document
from compilejob.report import FORMATS, Look, written
from compilejob.results import Result, results


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser(
        "check",
        help="say everything that is wrong with the requests in files",
        description="Check requests in JSON files: boto3 arguments, CLI input JSON, DescribeCompilationJob responses. "
        "A file holds one request or a list of them. Nothing is sent anywhere.",
    )
    command.add_argument("files", nargs="+", metavar="FILE", help="a JSON file; - is standard input")
    command.add_argument("--format", choices=FORMATS, default="text", help="the report's format (default: text)")
    command.add_argument(
        "--fail-on",
        choices=[str(severity) for severity in Severity],
        default=str(Severity.ERROR),
        help="the least severity that makes the exit code 1 (default: error)",
    )
    command.add_argument(
        "--if-request",
        action="store_true",
        help="pass over files that hold nothing that looks like a request, as when a hook names every file there is",
    )
    change = command.add_mutually_exclusive_group()
    change.add_argument("--diff", action="store_true", help="show what --fix would change, and change nothing")
    change.add_argument("--fix", action="store_true", help="repair in the files what can be repaired without a guess")
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    if options.fix and STDIN in options.files:
        print("compilejob: --fix cannot change standard input; use --diff", file=sys.stderr)
        return Exit.USAGE
    found: list[Result] = []
    for document in (document_of(name, named=not options.if_request) for name in options.files):
        if options.diff:
            sys.stdout.writelines(_difference(document))
        elif options.fix:
            document = _mend(document)  # noqa: PLW2901 - what is reported is what is left
        found += results(document)
    report = written(FORMATS[options.format](Look()), found)
    if options.diff:
        sys.stderr.write(report)
    else:
        sys.stdout.write(report)
    if not found and not options.if_request:
        print("compilejob: nothing to check: the files hold no requests", file=sys.stderr)
        return Exit.NOTHING
    return Exit.ERRORS if _fails(found, Severity(options.fail_on)) else Exit.OK


def _difference(document: Document) -> Iterator[str]:
    before, after = (each.source.text.splitlines(keepends=True) for each in (document, fixed(document)))
    for line in unified_diff(before, after, document.name, f"{document.name} fixed"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _mend(document: Document) -> Document:
    mended = fixed(document)
    if mended is document:
        return document
    try:
        _replace(Path(document.name).resolve(), mended.source.text.encode(mended.encoding))
    except OSError as error:
        print(f"compilejob: {document.name} could not be written: {error.strerror}", file=sys.stderr)
        return document
    print(f"compilejob: fixed {document.name}", file=sys.stderr)
    return mended


def _replace(path: Path, content: bytes) -> None:
    """Give a file another content in one step, so that an interruption loses nothing."""
    beside = path.with_name(f".{path.name}.fixed")
    try:
        beside.write_bytes(content)
        shutil.copymode(path, beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _fails(found: Sequence[Result], least: Severity) -> bool:
    counted = Severity if least is Severity.WARNING else (Severity.ERROR,)
    return any(result.count(severity) for result in found for severity in counted)
