"""Lists of patterns: a .gitignore file, or the globs of an option."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, Self

from compilejob.discover.pattern import Pattern, pattern

IGNORE_FILE = ".gitignore"


class Patterns(NamedTuple):
    """Patterns of one place, in their order: the last one that matches decides."""

    folder: str
    """The directory, as an absolute path, that they are relative to."""
    patterns: tuple[Pattern, ...]

    @classmethod
    def of(cls, folder: Path | str, lines: Iterable[bytes | str]) -> Self:
        """The patterns that lines hold."""
        found = (pattern(os.fsencode(line)) for line in lines)
        return cls(os.path.abspath(folder), tuple(each for each in found if each is not None))  # noqa: PTH100 - keeps links

    @classmethod
    def of_file(cls, folder: Path, file: Path) -> Iterator[Self]:
        """The patterns in a file, if it is there and can be read."""
        try:
            content = file.read_bytes()
        except OSError:
            return
        yield cls.of(folder, content.removeprefix(b"\xef\xbb\xbf").split(b"\n"))

    def say(self, path: str, *, is_directory: bool) -> bool | None:
        """Whether the last pattern that matches an absolute path leaves it out; None when none matches."""
        relative = self._relative(path)
        name = relative.rpartition(b"/")[2]
        for each in reversed(self.patterns) if relative else ():
            if each.matches(relative, name, is_directory=is_directory):
                return each.ignores
        return None

    def cover(self, path: str) -> bool:
        """Whether they match a file, or a directory that it is in."""
        folder = path
        while len(folder) > len(self.folder):
            if self.say(folder, is_directory=folder != path):
                return True
            folder = os.path.dirname(folder)  # noqa: PTH120 - thousands of texts
        return False

    def _relative(self, path: str) -> bytes:
        """A path relative to the patterns' directory; b"" outside of it."""
        start = self.folder.rstrip(os.sep) + os.sep
        return os.fsencode(path[len(start) :].replace(os.sep, "/")) if path.startswith(start) else b""


def ignored(path: str, rules: Iterable[Patterns], *, is_directory: bool) -> bool:
    """Whether the last of several lists of patterns that says something of a path leaves it out."""
    said = (patterns.say(path, is_directory=is_directory) for patterns in rules)
    return next((each for each in said if each is not None), False)


def rules_above(folder: Path) -> tuple[Patterns, ...]:
    """What the repository that a directory is in leaves out, but for the directory's own file; the nearest comes last."""
    above = [folder, *folder.parents]
    top = next((index for index, parent in enumerate(above) if (parent / ".git").exists()), None)
    if top is None:
        return ()
    exclude = _common_git_directory(above[top] / ".git") / "info" / "exclude"
    return (
        *Patterns.of_file(above[top], exclude),
        *(found for parent in reversed(above[1 : top + 1]) for found in Patterns.of_file(parent, parent / IGNORE_FILE)),
    )


def _common_git_directory(git: Path) -> Path:
    """The directory that a repository and its worktrees share; in a worktree, `.git` is a file that leads there."""
    try:
        own = git.parent / git.read_text("utf-8").removeprefix("gitdir:").strip()
        return own / (own / "commondir").read_text("utf-8").strip()
    except (OSError, ValueError):
        return git
