"""Findings that a file or its team silences: by comments, such as `# compilejob: ignore[retired-target] reason`, and by settings."""

import os
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from compilejob.config import RULE_NAMES, SELECTORS, Settings, names_rule
from compilejob.discover import Patterns
from compilejob.findings import Finding, pointer
from compilejob.read import Comment, Document, Span
from compilejob.results import Placed, Result, Suppressed, of_file
from compilejob.rules.closest import closest
from compilejob.rules.ignores import Ignored, ignore_unknown_rule, ignore_unused, ignore_without_rule

_IGNORE = re.compile(r"\s*compilejob:\s*ignore(?P<file>-file)?\s*(?:\[(?P<rules>[^\]]*)\])?(?P<reason>.*)", re.DOTALL)


class _Silence(NamedTuple):
    """What silences rules in a part of a file."""

    rules: tuple[str, ...]
    covers: Callable[[Result, Placed], bool]
    by: str
    reason: str = ""
    span: Span | None = None
    """Where to say that it is not needed; None for what is meant for many files."""


def silenced(document: Document, found: list[Result], settings: Settings, folder: Path) -> list[Result]:
    """The results without what is silenced, and with what silences nothing. `folder` is that of the settings."""
    silences = [*_inline(document, settings), *_of_settings(document, settings, folder)]
    if not silences:
        return found
    used: set[tuple[int, str]] = set()
    left = [_without(result, silences, settings, used) for result in found]
    problems = [
        (finding, silence.span)
        for index, silence in enumerate(silences)
        if silence.span is not None
        for finding in _wrong(silence, {rule for number, rule in used if number == index}, settings)
    ]
    return _with_problems(document, left, problems) if problems else left


def _with_problems(document: Document, found: list[Result], problems: list[tuple[Finding, Span]]) -> list[Result]:
    own, *others = found if found and not found[0].is_request else [None, *found]
    of_ignores = of_file(document, problems)
    return [own._replace(placed=own.placed + of_ignores.placed) if own else of_ignores, *filter(None, others)]


def _without(result: Result, silences: list[_Silence], settings: Settings, used: set[tuple[int, str]]) -> Result:
    kept: list[Placed] = []
    suppressed = list(result.suppressed)
    for placed in result.placed:
        code, rule = placed.finding.code, placed.finding.rule
        by = [
            (index, name)
            for index, silence in enumerate(silences)
            if settings.of_rule(code, rule).ignorable and silence.covers(result, placed)
            for name in silence.rules
            if names_rule((name,), code, rule)
        ]
        used.update(by)
        if by:
            first = silences[by[0][0]]
            suppressed.append(Suppressed(placed, first.by, first.reason))
        else:
            kept.append(placed)
    return (
        result._replace(placed=tuple(kept), suppressed=tuple(suppressed)) if len(kept) < len(result.placed) else result
    )


def _inline(document: Document, settings: Settings) -> Iterator[_Silence]:
    alone = {comment.line for comment in document.comments if comment.is_alone}
    for comment in document.comments if settings.inline_ignores else ():
        match = _IGNORE.match(comment.text)
        if match is None:
            continue
        covers = _anywhere if match["file"] else _in_lines(comment, alone)
        yield _Silence(_names(match["rules"]), covers, "inline", match["reason"].strip(), comment.span)


def _names(text: str | None) -> tuple[str, ...]:
    return tuple(name for part in (text or "").split(",") if (name := part.strip()))


def _anywhere(_result: Result, _placed: Placed) -> bool:
    return True


def _in_lines(comment: Comment, alone: set[int]) -> Callable[[Result, Placed], bool]:
    """Whether a finding begins in the line of a comment, or, when nothing else is in it, the next that is none."""
    last = comment.line
    while last in alone:
        last += 1
    return lambda _, placed: comment.line <= placed.place.line <= last


def _of_settings(document: Document, settings: Settings, folder: Path) -> Iterator[_Silence]:
    if not (settings.per_file_ignores or settings.ignores):
        return
    path = os.path.abspath(document.name)  # noqa: PTH100 - keeps links
    for glob, rules in settings.per_file_ignores.items():
        if _patterns(folder, glob).cover(path):
            yield _Silence(rules, _anywhere, "config", f'per-file-ignores of "{glob}"')
    for ignore in settings.ignores:
        if os.path.abspath(folder / ignore.file) == path:  # noqa: PTH100
            span = _span_at(document, ignore.pointer)
            yield _Silence(ignore.rules, _at(ignore.pointer, ignore.name), "config", ignore.reason, span)


@lru_cache(maxsize=256)
def _patterns(folder: Path, glob: str) -> Patterns:
    return Patterns.of(folder, [glob])


def _at(place: str, name: str | None) -> Callable[[Result, Placed], bool]:
    """Whether a finding is about the value at a JSON pointer of the file, in a request of a name if there is one."""

    def covers(result: Result, placed: Placed) -> bool:
        way = result.pointer + pointer(placed.finding.path)
        return (way == place or way.startswith(f"{place}/")) and name in {None, result.name}

    return covers


def _span_at(document: Document, place: str) -> Span:
    """Where the value at a JSON pointer stands, or the nearest value around it."""
    steps = [step.replace("~1", "/").replace("~0", "~") for step in place.split("/")[1:]]
    return document.source.span(tuple(int(step) if step.isdecimal() else step for step in steps))


def _wrong(silence: _Silence, used: set[str], settings: Settings) -> Iterator[Finding]:
    if not silence.rules:
        yield from ignore_without_rule.findings(Ignored(""))
    for name in silence.rules:
        if name not in SELECTORS:
            yield from ignore_unknown_rule.findings(Ignored(name, near=closest(name, RULE_NAMES)))
        elif name not in used:
            yield from ignore_unused.findings(Ignored(name, is_ignorable=settings.of_rule(name).ignorable))
