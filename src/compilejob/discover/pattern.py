"""The patterns of .gitignore files, as git reads them (https://git-scm.com/docs/gitignore#_pattern_format).

Written here since the library for it, pathspec, takes longer to import than a small file to check, and differs from git
in what a pattern for directories says of the files in them; tests/discover compares this with git itself.
"""

import re
import string
from typing import NamedTuple

_CLASSES = {
    b"alnum": string.ascii_letters + string.digits,
    b"alpha": string.ascii_letters,
    b"blank": " \t",
    b"digit": string.digits,
    b"lower": string.ascii_lowercase,
    b"punct": string.punctuation,
    b"space": string.whitespace,
    b"upper": string.ascii_uppercase,
    b"xdigit": string.hexdigits,
}
_BLANKS_AT_THE_END = re.compile(rb"((?:[^\\ ]|\\.| +(?! *$))*) *", re.DOTALL)


class _MatchesNothing(Exception):
    """Raised for a pattern that git reads and that matches nothing."""


class Pattern(NamedTuple):
    """A line that matches files or directories by their names or by their paths."""

    expression: re.Pattern[bytes]
    ignores: bool
    """Whether what matches is left out; with `!` it is taken in again."""
    only_directories: bool
    only_name: bool
    """Whether the last part of a path has to match, wherever it is."""

    def matches(self, path: bytes, name: bytes, *, is_directory: bool) -> bool:
        """Whether a path, relative to where the pattern stands, is meant by it."""
        if self.only_directories and not is_directory:
            return False
        return self.expression.fullmatch(name if self.only_name else path) is not None


def pattern(line: bytes) -> Pattern | None:
    """The pattern that a line of a .gitignore file holds, if it does."""
    text = line.removesuffix(b"\r")
    if not text or text.startswith(b"#"):
        return None
    trimmed = _BLANKS_AT_THE_END.fullmatch(text)
    text = trimmed[1] if trimmed else text
    ignores = not text.startswith(b"!")
    text = text if ignores else text[1:]
    only_directories = text.endswith(b"/")
    text = text.removesuffix(b"/")
    try:
        expression = re.compile(_translated(text.removeprefix(b"/")), re.DOTALL)
    except _MatchesNothing:
        return None
    return Pattern(expression, ignores, only_directories, b"/" not in text)


def _translated(glob: bytes) -> bytes:
    """A glob as a regular expression."""
    parts: list[bytes] = []
    plain = re.match(rb"[^*?\[\\]*", glob)
    start = plain.end() if plain else 0  # git compares what is plain first, and takes up the glob only behind that
    position = 0
    while position < len(glob):
        char = glob[position : position + 1]
        if char == b"*":
            stars = len(glob) - position - len(glob[position:].lstrip(b"*"))
            before = glob[position - 1 : position] if position > start else b""
            after = glob[position + stars : position + stars + 1]
            position += stars
            if stars == 1 or before not in b"/" or after not in b"/":
                parts.append(b"[^/]*")
            elif after:
                parts.append(b"(?:.*/)?")
                position += 1
            else:
                parts.append(b".*")
        elif char == b"?":
            parts.append(b"[^/]")
            position += 1
        elif char == b"[":
            part, position = _bracket(glob, position + 1)
            parts.append(part)
        else:
            position += char == b"\\"
            if position == len(glob):
                raise _MatchesNothing
            parts.append(re.escape(glob[position : position + 1]))
            position += 1
    return b"".join(parts)


def _bracket(glob: bytes, position: int) -> tuple[bytes, int]:
    """The bytes that may stand in place of a bracket, as a regular expression, and the position behind it."""
    negated = glob[position : position + 1] in (b"!", b"^")
    position += negated
    first = position
    chosen: set[int] = set()
    while position == first or glob[position : position + 1] != b"]":
        named = re.compile(rb"\[:([a-z]+):\]").match(glob, position)
        if named:
            if named[1] not in _CLASSES:
                raise _MatchesNothing
            chosen.update(_CLASSES[named[1]].encode())
            position = named.end()
            continue
        low, position = _member(glob, position)
        if glob[position : position + 1] == b"-" and glob[position + 1 : position + 2] not in (b"]", b""):
            high, position = _member(glob, position + 1)
            chosen.update(range(low, high + 1))
        chosen.add(low)  # also when a range goes backwards
    meant = chosen.symmetric_difference(range(256)) if negated else chosen
    members = b"".join(re.escape(bytes([byte])) for byte in sorted(meant - {ord("/")}))
    return (b"[" + members + b"]" if members else b"(?!)"), position + 1


def _member(glob: bytes, position: int) -> tuple[int, int]:
    """A byte in a bracket, and the position behind it."""
    position += glob[position : position + 1] == b"\\"
    if position >= len(glob):
        raise _MatchesNothing
    return glob[position], position + 1
