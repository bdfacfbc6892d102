"""The options about settings and baselines: where they come from, and what takes their place."""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from compilejob.config import Settings, find, load, selector
from compilejob.findings import Severity

_NO_SETTINGS = Settings()


def add_arguments(group: Any) -> None:
    """Add the options that take the place of settings."""
    group.add_argument("--config", type=Path, metavar="FILE", help="the file with the settings (default: see below)")
    group.add_argument("--isolated", action="store_true", help="go without a file with settings")
    for option, help_text in (
        ("--select", "check these rules only: codes, beginnings of codes, names, with commas between"),
        ("--ignore", "leave these rules out"),
    ):
        group.add_argument(option, type=_rules, metavar="RULES", help=help_text)
    group.add_argument(
        "--no-inline-ignores",
        dest="inline_ignores",
        action="store_const",
        const=False,
        help="hear what comments would silence",
    )
    group.add_argument(
        "--fail-on",
        type=Severity,
        choices=[*Severity],
        help="the least severity that makes the exit code 1 (default: error)",
    )


def _rules(text: str) -> tuple[str, ...]:
    try:
        return tuple(selector(name.strip()) for name in text.split(","))
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


class Chosen(NamedTuple):
    """The settings of a run and the directory they are for."""

    settings: Settings
    folder: Path


def chosen(options: argparse.Namespace) -> Chosen:
    """The settings of the file, with what the command line says in the place of what the file says.

    Raises `WrongSettings`.
    """
    here = Path.cwd()
    path = options.config or (None if options.isolated else find(here))
    settings = load(path) if path else _NO_SETTINGS
    said = {
        name: value
        for name in ("select", "ignore", "inline_ignores", "fail_on")
        if (value := getattr(options, name)) is not None
    }
    return Chosen(replace(settings, **said), path.absolute().parent if path else here)
