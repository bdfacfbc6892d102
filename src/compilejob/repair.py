"""What a text that is almost JSON was meant to be, where that needs no guess."""

import re
from collections.abc import Callable
from json import dumps
from typing import NamedTuple

from compilejob.wire import NotJson, decode

_TOKEN = re.compile(
    r"""
      (?P<text>"[^"\\]*(?:\\.[^"\\]*)*")
    | (?P<single>'[^'\\]*(?:\\.[^'\\]*)*')
    | (?P<typographic>[“”„][^“”„"]*[“”„]|[‘’‚][^‘’‚'"]*[‘’‚])
    | (?P<comment>//[^\n]*|\#[^\n]*|/\*.*?\*/)
    | (?P<word>\b(?:None|True|False)\b)
    | (?P<tuple>[()])
    | (?P<comma>,)(?=\s*[}\])])
    | (?P<unclosed>(?:["']|/\*).*)
    """,
    re.DOTALL | re.VERBOSE,
)
_TUPLES = "Python tuples"
_FLAGS = re.compile(r"--?[A-Za-z]")
_WORDS = {"None": "null", "True": "true", "False": "false"}
_BRACKETS = {"(": "[", ")": "]"}


class Repair(NamedTuple):
    """A text made JSON, and what was in the way."""

    text: str
    faults: tuple[str, ...]
    """In words, such as "single quotes"."""


def repair(text: str) -> Repair | None:
    """The JSON that `text` is but for quotes, Python's words and brackets, commas and comments; None for other faults.

    Everything else of the text stays as it is, white space too. Command line flags are put into the quotes they lack.
    """
    if _FLAGS.match(text):
        return Repair(dumps(text, ensure_ascii=False), ("flags outside quotes",))
    unescaped = text.replace('\\"', '"') if re.match(r'\s*[\[{]\s*\\"', text) else text
    faults: dict[str, None] = {"shell-escaped quotes": None} if unescaped != text else {}

    def replaced(token: re.Match[str]) -> str:
        kind = token.lastgroup or ""
        if kind not in _REPLACEMENTS:
            return token[0]
        fault, replacement = _REPLACEMENTS[kind]
        faults[fault] = None
        return replacement(token[0])

    repaired = _TOKEN.sub(replaced, unescaped)
    try:
        decode(repaired)
    except NotJson:
        return None
    if _TUPLES in faults and _has_group(unescaped):
        return None
    return Repair(repaired, tuple(faults)) if faults else None


def _double_quoted(literal: str) -> str:
    """A text in double quotes; its escapes are JSON's, or it will not be read."""
    return f'"{_QUOTE.sub(lambda quote: _IN_DOUBLE_QUOTES.get(quote[0], quote[0]), literal[1:-1])}"'


_QUOTE = re.compile(r'\\.|"', re.DOTALL)
_IN_DOUBLE_QUOTES = {"\\'": "'", '"': '\\"'}


def _has_group(text: str) -> bool:
    """Whether parentheses hold one value, as in (224), where they are none of a tuple; or may do so."""
    return _GROUP.search(_TOKEN.sub(lambda token: "''" if token.lastgroup in _TEXTS else token[0], text)) is not None


_TEXTS = frozenset({"text", "single", "typographic", "comment"})
_GROUP = re.compile(r"\(\s*(?:[^\s(),\[\]{}]+|[\[{][^()]*[\]}])\s*\)")

_REPLACEMENTS: dict[str, tuple[str, Callable[[str], str]]] = {
    "single": ("single quotes", _double_quoted),
    "typographic": ("typographic quotes", _double_quoted),
    "comment": ("comments", lambda _: ""),
    "word": ("Python's None, True or False", _WORDS.__getitem__),
    "tuple": (_TUPLES, _BRACKETS.__getitem__),
    "comma": ("a trailing comma", lambda _: ""),
}
