"""The options about the baseline: the findings that were there when a team began."""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compilejob.cli.settings import Chosen
from compilejob.config import WrongSettings
from compilejob.findings import counted, printable

if TYPE_CHECKING:
    from compilejob.baseline import Baseline, Entry


def add_arguments(group: Any) -> None:
    """Add the options."""
    group.add_argument("--baseline", type=Path, metavar="FILE", help="leave out the findings that FILE knows")
    group.add_argument(
        "--write-baseline", type=Path, metavar="FILE", help="write what is found into FILE: it is known from now on"
    )
    group.add_argument(
        "--prune-baseline", action="store_true", help="take out of the baseline what is not found any more"
    )


@contextmanager
def baseline(options: argparse.Namespace, chosen: Chosen) -> "Iterator[Baseline | None]":
    """The baseline that the command line or else the settings name; in the end its file is written if that is asked for.

    Raises `WrongSettings`.
    """
    path = _path(options, chosen)
    if path is None:
        yield None
        return
    from compilejob.baseline import Baseline, read, write  # noqa: PLC0415 - most runs have none

    writes: bool = options.write_baseline is not None
    known: Counter[Entry] = Counter() if writes and not path.exists() else read(path)
    run = Baseline(path.parent, known, chosen.settings, takes_all=writes)
    yield run
    name = os.path.relpath(path)
    if writes:
        write(path, run.renewed)
        new = (run.renewed - known).total()
        _say(f"{name} lists {counted(run.renewed.total(), 'finding')}, of which {new} new")
    elif options.prune_baseline:
        write(path, known - run.stale)
    for entry, number in sorted(run.stale.items()):
        times = f" ({number} times)" if number > 1 else ""
        gone = "is taken out" if writes or options.prune_baseline else "is listed and not found any more"
        _say(f"{name}: {entry}{times} {gone}")


def _path(options: argparse.Namespace, chosen: Chosen) -> Path | None:
    """The file of the baseline."""
    if options.write_baseline and options.prune_baseline:
        raise WrongSettings("--write-baseline leaves nothing to prune: give one of the two")
    given: Path | None = options.write_baseline or options.baseline
    if given is None and chosen.settings.baseline is not None:
        given = chosen.folder / chosen.settings.baseline
    if given is None and options.prune_baseline:
        raise WrongSettings("there is no baseline to prune: name it with --baseline")
    return given.absolute() if given else None


def _say(what: str) -> None:
    print(f"compilejob: {printable(what)}", file=sys.stderr)
