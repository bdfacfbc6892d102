"""`compilejob check`: what is wrong with the requests in files."""

import argparse
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from compilejob.cli import baselines, settings, works
from compilejob.cli.baselines import baseline
from compilejob.cli.exits import Exit
from compilejob.cli.files import STDIN
from compilejob.cli.outputs import add_arguments, outputs
from compilejob.cli.progress import with_progress
from compilejob.cli.settings import Chosen
from compilejob.config import WrongSettings
from compilejob.discover import File, Patterns, Selection, discover
from compilejob.findings import Severity, printable
from compilejob.judged import judged
from compilejob.lint import lint
from compilejob.report import Summary
from compilejob.report.outputs import Unwritable


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser(
        "check",
        help="say everything that is wrong with the requests in files",
        description="Check the requests in JSON, JSON Lines, YAML, TOML, Python source, notebooks and shell scripts: boto3 arguments, "
        "CLI input JSON, DescribeCompilationJob responses. Nothing is sent anywhere, and nothing in the files is run.",
    )
    command.add_argument(
        "paths",
        nargs="*",
        default=[os.curdir],
        metavar="PATH",
        help="a file, or a directory to search for files that hold requests; - is standard input (default: .)",
    )
    _add_choice_of_files(command.add_argument_group("files"))
    command.add_argument(
        "--jobs", type=_count, metavar="N", help="how many processes share the work (default: one a processor)"
    )
    change = command.add_mutually_exclusive_group()
    change.add_argument("--diff", action="store_true", help="show what --fix would change, and change nothing")
    change.add_argument("--fix", action="store_true", help="repair in the files what can be repaired without a guess")
    settings.add_arguments(command.add_argument_group("settings, in compilejob.toml or [tool.compilejob] too"))
    baselines.add_arguments(command.add_argument_group("baseline"))
    add_arguments(command)
    command.set_defaults(run=_run)


def _add_choice_of_files(group: Any) -> None:
    group.add_argument(
        "--include", action="append", default=[], metavar="GLOB", help="of directories, check only what matches"
    )
    group.add_argument(
        "--exclude", action="append", default=[], metavar="GLOB", help="of directories, leave out what matches"
    )
    group.add_argument(
        "--no-gitignore", dest="gitignore", action="store_false", help="do not leave out what git ignores"
    )
    group.add_argument(
        "--if-request",
        action="store_true",
        help="treat PATHs as met on a walk: pass over what is no request, as when a hook names every file there is",
    )
    group.add_argument(
        "--stdin-filename", metavar="NAME", default="<stdin>", help="the name, and so the format, of standard input"
    )


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes")
    return int(text)


def _run(options: argparse.Namespace) -> int:
    if options.fix and STDIN in options.paths:
        return _refused("--fix cannot change standard input; use --diff")
    try:
        return _checked(options, settings.chosen(options))
    except (WrongSettings, Unwritable) as error:
        return _refused(str(error))


def _refused(reason: str) -> Exit:
    for line in reason.splitlines():
        print(f"compilejob: {line}", file=sys.stderr)
    return Exit.USAGE


def _checked(options: argparse.Namespace, chosen: Chosen) -> Exit:
    work = works.compare if options.diff else works.mend if options.fix else works.check
    paths = [_standard_input(options.stdin_filename) if path == STDIN else path for path in options.paths]
    outcomes = lint(
        discover(paths, _selection(options, chosen)),
        partial(work, judge=partial(judged, settings=chosen.settings, folder=chosen.folder)),
        jobs=options.jobs,
        whole=work is not works.check,
    )
    summary = Summary()
    with baseline(options, chosen) as known, outputs(options, sys.stderr if options.diff else sys.stdout) as reports:
        reports.begin()
        for outcome in with_progress(outcomes, summary):
            sys.stdout.write(outcome.difference)
            if outcome.note:
                print(f"compilejob: {printable(outcome.note)}", file=sys.stderr)
            for result in known.left_of(outcome.file, outcome.results) if known else outcome.results:
                summary.add(result)
                reports.result(result)
        reports.end(summary)
    if not summary.files and not options.if_request:
        print("compilejob: nothing to check: the files hold no requests", file=sys.stderr)
        return Exit.NOTHING
    fails = summary.errors or (summary.warnings and chosen.settings.fail_on is Severity.WARNING)
    return Exit.ERRORS if fails else Exit.OK


def _standard_input(name: str) -> File:
    return File(str(Path(name)), content=sys.stdin.buffer.read())


def _selection(options: argparse.Namespace, chosen: Chosen) -> Selection:
    here = Path.cwd()
    include = _patterns((here, options.include)) or _patterns((chosen.folder, chosen.settings.include))
    exclude = _patterns((here, options.exclude), (chosen.folder, chosen.settings.exclude))
    return Selection(include, exclude, gitignore=options.gitignore, by_hand=not options.if_request)


def _patterns(*of: tuple[Path, Sequence[str]]) -> list[Patterns]:
    return [Patterns.of(folder, globs) for folder, globs in of if globs]
