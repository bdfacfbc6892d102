"""The flags in `CompilerOptions`, read word by word as a shell and the compiler would."""

import re
import shlex
from collections.abc import Mapping
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from compilejob.catalog.neuron import COMPILERS, FLAG, Compiler, Flag
from compilejob.findings import Fix, Remove, Replace
from compilejob.model.request import Request
from compilejob.rules import paths
from compilejob.rules.encoded import is_encoded_twice
from compilejob.wire import encode


class Defect(Enum):
    """Why a text cannot be read as flags."""

    ENCODED_TWICE = auto()
    UNBALANCED = auto()
    NOT_ASCII = auto()


class Given(NamedTuple):
    """A flag as it is given: the word, the flag it names, and the words that follow it."""

    word: str
    flag: Flag | None
    values: tuple[str, ...] = ()


class CommandLine(NamedTuple):
    """The flags that a compiler is given; none where the text has a defect."""

    text: str
    compiler: Compiler
    defect: Defect | None
    given: tuple[Given, ...]

    def edit(self, given: Given, written: str) -> Fix | None:
        """The edit that writes `written` in the place of a flag and its values, if the text shows them plainly."""
        words = r"[\s=]*".join(map(re.escape, (given.word, *given.values)))
        edited, count = re.subn(rf"(?<!\S){words}(?![^\s=])", lambda _: written, self.text)
        if count != 1:
            return None
        flags = edited if written else " ".join(edited.split())
        return Replace(paths.OPTIONS, encode(flags)) if flags else Remove(paths.OPTIONS)


def command_line(request: Request) -> CommandLine | None:
    """The flags of a request, when its target takes flags and is given a string."""
    options = request.output_config.compiler_options
    if options is None or not isinstance(options.value, str):
        return None
    compiler = COMPILERS.get(request.target.family)
    return None if compiler is None else _read(options.value, compiler)


@lru_cache(maxsize=64)
def _read(text: str, compiler: Compiler) -> CommandLine:
    if is_encoded_twice(text, dict, str):
        return CommandLine(text, compiler, Defect.ENCODED_TWICE, ())
    try:
        words = shlex.split(text)
    except ValueError:
        return CommandLine(text, compiler, Defect.UNBALANCED, ())
    if not text.isascii():
        return CommandLine(text, compiler, Defect.NOT_ASCII, ())
    known = FLAG[compiler]
    groups: list[list[str]] = []
    for word in words:
        if word.startswith("-") or not groups or f"--{word}" in known:
            groups.append([word])
        else:
            groups[-1].append(word)
    return CommandLine(text, compiler, None, tuple(flag_of(known, *group) for group in groups))


def flag_of(known: Mapping[str, Flag], word: str, *values: str) -> Given:
    """The flag a word names among those known, and its values: `--name value`, `--name=value` or `-Ovalue`."""
    name, is_assigned, value = word.partition("=")
    if name in known:
        return Given(name, known[name], (value, *values) if is_assigned else values)
    for short, flag in known.items():
        if not short.startswith("--") and word.startswith(short) and flag.form is not None:
            return Given(short, flag, (word.removeprefix(short), *values))
    return Given(name, None, values)
