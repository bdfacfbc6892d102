"""The Python in a cell of a notebook: what IPython adds to the language is blanked, character by character."""

import ast
import re
import warnings

_CELL_MAGIC = re.compile(r"\s*%%(?P<name>\w*)")
_OF_PYTHON = ("time", "timeit", "capture", "prun")
"""Magics of whole cells whose first line alone is no Python."""

_LINE_END = r"(?=\r\n|\r|\n|\Z)"
_CONTINUED = r"(?:\\(?:\r\n|\r|\n)|[^\r\n])*"
_MAGIC = re.compile(
    rf"""(?:(?<=[\r\n])|\A)(?P<indent>[ \t]*)
    (?: [%!?]{_CONTINUED}
      | [\w.*%]+\?{{1,2}}[ \t]*
      | [\w., \[\]]+=[ \t]*[%!]{_CONTINUED} ){_LINE_END}""",
    re.VERBOSE,
)


def python(code: str) -> str:
    """The code as Python of the same length: magics are blanked, and whole cells that are no Python."""
    if _parses(code):
        return code
    cell_magic = _CELL_MAGIC.match(code)
    if cell_magic and cell_magic["name"] not in _OF_PYTHON:
        return _blank(code)
    plain = _MAGIC.sub(_nothing_done, code)
    return plain if _parses(plain) else _blank(code)


def _nothing_done(magic: re.Match[str]) -> str:
    """A statement in the place of a magic, since a block must hold one."""
    rest = magic[0][len(magic["indent"]) :]
    return f"{magic['indent']}0{_blank(rest[1:])}"


def _blank(code: str) -> str:
    return re.sub(r"[^\r\n]", " ", code)


def _parses(code: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True
