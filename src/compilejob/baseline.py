"""The findings that were there when a team began: known by rule, file, request and value, never by line."""

import json
import os
from collections import Counter
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from compilejob.config import Settings, WrongSettings
from compilejob.results import Placed, Result, Suppressed
from compilejob.rules import RULES

VERSION = 1

_CODES = {rule.name: rule.code for rule in RULES}
_CONFIG = ConfigDict(extra="forbid", strict=True)


class WrongBaseline(WrongSettings):
    """Raised when a file is no baseline, or cannot be read or written."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """Defects that are known and alike."""

    __pydantic_config__: ClassVar[ConfigDict] = _CONFIG

    file: str
    """The file, relative to the directory of the baseline."""
    request: str
    """The CompilationJobName of the request; "" when it has none."""
    rule: str
    identity: str
    """What stays the same as long as the defect does (see `Placed.identity`)."""
    count: Annotated[int, Field(ge=1)] = field(default=1, compare=False)

    def __str__(self) -> str:
        return f"{self.file}: {self.rule}{f' in {self.request}' if self.request else ''}"


@dataclass(frozen=True, slots=True)
class _File:
    __pydantic_config__: ClassVar[ConfigDict] = _CONFIG

    version: Literal[1]
    findings: tuple[Entry, ...]


def read(path: Path) -> Counter[Entry]:
    """The defects in the file of a baseline. Raises `WrongBaseline`."""
    if path.exists() and not path.is_file():
        raise WrongBaseline(f"{path}: is no regular file")
    try:
        found = TypeAdapter(_File).validate_json(path.read_bytes()).findings
    except OSError as error:
        raise WrongBaseline(f"{path}: the baseline cannot be read: {error.strerror}") from None
    except ValidationError:
        what = f"is no baseline of version {VERSION}; remove it to write a new one"
        raise WrongBaseline(f"{path}: {what}") from None
    known: Counter[Entry] = Counter()
    for entry in found:
        known[entry] += entry.count
    return known


def write(path: Path, known: Counter[Entry]) -> None:
    """Write a file, in one step. Raises `WrongBaseline`."""
    rows = [asdict(replace(entry, count=known[entry])) for entry in sorted(known)]
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_text(json.dumps({"version": VERSION, "findings": rows}, indent=2) + "\n", "utf-8")
        beside.replace(path)
    except OSError as error:
        raise WrongBaseline(f"{path}: the baseline cannot be written: {error.strerror}") from None


@dataclass(slots=True)
class Baseline:
    """What a run makes of a baseline: it takes off what is known, and what is left of that is stale."""

    folder: Path
    """The directory of the baseline, which its files are relative to."""
    known: Counter[Entry]
    settings: Settings
    """What may not be ignored may not be in a baseline either."""
    takes_all: bool = False
    """Whether every finding is to be known from now on."""
    met: Counter[Entry] = field(default_factory=Counter, init=False)
    """The defects of the run, known or not."""
    _files: set[str] = field(default_factory=set, init=False)

    def left_of(self, file: str, results: list[Result]) -> list[Result]:
        """The results of a file without the defects that are known; what is known of the file and not met is over."""
        self._files.add(self._relative(file))
        return [self._without_known(result) for result in results]

    def _without_known(self, result: Result) -> Result:
        kept: list[Placed] = []
        suppressed = list(result.suppressed)
        for placed in result.placed:
            if self._is_known(result, placed):
                suppressed.append(Suppressed(placed, "baseline"))
            else:
                kept.append(placed)
        return result._replace(placed=tuple(kept), suppressed=tuple(suppressed))

    def _is_known(self, result: Result, placed: Placed) -> bool:
        if not self.settings.of_rule(placed.finding.code, placed.finding.rule).ignorable:
            return False
        request = _storable(result.name or "")
        entry = Entry(self._relative(result.file), request, placed.finding.rule, placed.identity)
        self.met[entry] += 1
        return self.takes_all or self.met[entry] <= self.known[entry]

    @property
    def stale(self) -> Counter[Entry]:
        """The defects that are known and are no more."""
        return Counter({entry: count for entry, count in (self.known - self.met).items() if self._is_seen(entry)})

    @property
    def renewed(self) -> Counter[Entry]:
        """What is known from now on: what the run has met, and what is known of files that were not looked at."""
        others = {entry: count for entry, count in self.known.items() if not self._is_seen(entry)}
        return Counter(others) + self.met

    def _is_seen(self, entry: Entry) -> bool:
        """Whether the run would have met a defect: its rule speaks, and its file was looked at, or is gone."""
        speaks = self.settings.speaks(_CODES.get(entry.rule, ""), entry.rule) or entry.rule not in _CODES
        return speaks and (entry.file in self._files or not (self.folder / entry.file).exists())

    def _relative(self, file: str) -> str:
        return _storable(os.path.relpath(file, self.folder).replace(os.sep, "/"))


def _storable(name: str) -> str:
    """A name as JSON can hold it: the bytes of a file's name that are no text, and lone surrogates, as escapes."""
    return name.encode(errors="backslashreplace").decode()
