"""From the paths of a command line to files."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from compilejob.discover.patterns import IGNORE_FILE, Patterns, ignored, rules_above
from compilejob.read import FORMATS

_NEVER = {".git", ".hg", ".svn", "__pycache__", "node_modules", ".nox", ".tox", ".ipynb_checkpoints"}
"""Directories that hold nobody's own files."""

_SIGNS = {"pyvenv.cfg", "conda-meta", "CACHEDIR.TAG"}
"""What a virtual environment or a cache (https://bford.info/cachedir/) has in its directory."""


class File(NamedTuple):
    """A file to read."""

    path: str
    """The path as it is reported."""
    named: bool = True
    """Whether somebody asked for this file; one that was met on a walk is of interest only if it holds a request."""
    size: int = 0
    content: bytes | None = None
    """What is in it, when that is known already, as of standard input."""


class Selection(NamedTuple):
    """Which files of a directory are read; a file that is named is read always."""

    include: Sequence[Patterns] = ()
    """When there are any, a file has to match one, or be in a directory that does."""
    exclude: Sequence[Patterns] = ()
    gitignore: bool = True
    """Whether to leave out what git ignores."""
    by_hand: bool = True
    """Whether somebody picked the paths; those that a program did are taken as if they were met on a walk."""


def discover(paths: Iterable[str | File], selection: Selection) -> Iterator[File]:
    """The files at the paths and in the directories there, each once, in the order of the paths and then of the names."""
    seen: set[str] = set()
    for path in paths:
        for real, file in _at(path, selection):
            if real not in seen:
                seen.add(real)
                yield file


def _at(path: str | File, selection: Selection) -> Iterable[tuple[str, File]]:
    """The files at a path, each with its absolute path."""
    if isinstance(path, File):
        return [(os.path.abspath(path.path), path)]  # noqa: PTH100 - two links to a file are two files
    if os.path.isdir(path):  # noqa: PTH112
        return _walk(path, selection)
    real = os.path.abspath(path)  # noqa: PTH100 - as above
    if selection.by_hand or _is_selected(real, selection):
        return [(real, File(str(Path(path)), named=selection.by_hand, size=_size(path)))]
    return []


def _is_selected(path: str, selection: Selection) -> bool:
    included = not selection.include or any(patterns.cover(path) for patterns in selection.include)
    return included and not any(patterns.cover(path) for patterns in selection.exclude)


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size  # noqa: PTH116
    except (OSError, ValueError):
        return 0  # reading it will say what is wrong


class _Folder(NamedTuple):
    shown: str
    path: str
    rules: tuple[Patterns, ...]


def _walk(root: str, selection: Selection) -> Iterator[tuple[str, File]]:
    """The files in a directory that are of a format and selected; links to directories are not followed."""
    path = os.path.abspath(root)  # noqa: PTH100 - as above
    rules = rules_above(Path(path)) if selection.gitignore else ()
    waiting: list[_Folder | tuple[str, File]] = [_Folder(os.path.normpath(root), path, rules)]
    while waiting:
        found = waiting.pop()
        if not isinstance(found, _Folder):
            yield found
            continue
        try:
            with os.scandir(found.path) as entries:
                inside = sorted(entries, key=lambda entry: entry.name, reverse=True)
        except OSError:
            yield found.path, File(found.shown, named=False)  # reading it will say what is wrong
            continue
        if found.path == path or _SIGNS.isdisjoint(entry.name for entry in inside):
            waiting += _chosen(found, inside, selection)


def _chosen(
    folder: _Folder, inside: Iterable[os.DirEntry[str]], selection: Selection
) -> Iterator[_Folder | tuple[str, File]]:
    """What is of interest in a directory."""
    rules = folder.rules
    if selection.gitignore and any(entry.name == IGNORE_FILE for entry in inside):
        rules = (*rules, *Patterns.of_file(Path(folder.path), Path(folder.path, IGNORE_FILE)))
    deciding = (*reversed(selection.exclude), *reversed(rules))
    for entry in inside:
        shown = entry.name if folder.shown == os.curdir else os.path.join(folder.shown, entry.name)  # noqa: PTH118
        path = os.path.join(folder.path, entry.name)  # noqa: PTH118
        if entry.is_dir(follow_symlinks=False):
            if entry.name not in _NEVER and not ignored(path, deciding, is_directory=True):
                yield _Folder(shown, path, rules)
        elif (
            os.path.splitext(entry.name)[1].lower() in FORMATS  # noqa: PTH122
            and not ignored(path, deciding, is_directory=False)
            and (not selection.include or any(patterns.cover(path) for patterns in selection.include))
            and _is_file(entry)
        ):
            yield path, File(shown, named=False, size=_size(path))


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False  # a link that leads in a circle
