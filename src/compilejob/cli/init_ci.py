"""`compilejob init-ci`: the file by which a service or a hook checks every change of a repository."""

import argparse
import sys
from pathlib import Path
from typing import Any

import compilejob
from compilejob.cli.ci_files import CI_FILES, CiFile
from compilejob.cli.exits import Exit


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser(
        "init-ci",
        help="write the file that checks every change of a repository",
        description="Write the file by which GitHub, GitLab or pre-commit checks every change of a repository. "
        "A file that is there already is left alone; then what belongs in it is printed, and the exit code is 1.",
    )
    command.add_argument("place", choices=CI_FILES, help="where the checks run")
    command.add_argument(
        "--from",
        dest="requirement",
        type=_requirement,
        default=f"compilejob=={compilejob.__version__}",
        metavar="REQUIREMENT",
        help="what pip installs compilejob from, such as git+https://... (default: %(default)s)",
    )
    command.add_argument("--stdout", action="store_true", help="print the file, and write nothing")
    command.set_defaults(run=_run)


def _requirement(text: str) -> str:
    if not text.strip() or not text.isprintable():
        raise argparse.ArgumentTypeError(f"{text!r} is nothing that pip can install")
    return text


def _run(options: argparse.Namespace) -> int:
    file = CI_FILES[options.place]
    text = file.text(options.requirement)
    if options.stdout:
        sys.stdout.write(text)
        return Exit.OK
    return _write(file, text, _root(Path.cwd()))


def _write(file: CiFile, text: str, root: Path) -> int:
    path = root / file.path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as new:
            new.write(text)
    except FileExistsError:
        print(f"compilejob: {file.path} is there already and is left alone; this belongs in it:", file=sys.stderr)
        sys.stdout.write(text)
        return Exit.ERRORS
    except OSError as error:
        print(f"compilejob: {file.path} could not be written: {error.strerror}", file=sys.stderr)
        return Exit.ERRORS
    print(f"compilejob: wrote {file.path}; {file.next_step}", file=sys.stderr)
    return Exit.OK


def _root(folder: Path) -> Path:
    """The root of the repository that a folder is in, or the folder itself."""
    return next((above for above in (folder, *folder.parents) if (above / ".git").exists()), folder)
