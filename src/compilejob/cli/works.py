"""What `compilejob check` does with each document: checks it, shows what fixing would change, or fixes it."""

import shutil
from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path

from compilejob.findings import printable
from compilejob.fixes import fixed
from compilejob.lint import Outcome
from compilejob.read import Document
from compilejob.results import Result

Judge = Callable[[Document], list[Result]]


def check(document: Document, *, judge: Judge) -> Outcome:
    """What is wrong."""
    return Outcome(document.name, judge(document))


def compare(document: Document, *, judge: Judge) -> Outcome:
    """What is wrong, and what fixing it would change."""
    before, after = (each.source.text.splitlines(keepends=True) for each in (document, fixed(document, judge)))
    name = printable(document.name)
    lines = unified_diff(before, after, name, f"{name} fixed")
    difference = "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
    return Outcome(document.name, judge(document), difference)


def mend(document: Document, *, judge: Judge) -> Outcome:
    """Fix the file; what is wrong is what is left."""
    mended = fixed(document, judge)
    if mended is document:
        return Outcome(document.name, judge(document))
    try:
        _replace(Path(document.name).resolve(), mended.encoded(mended.source.text))
    except OSError as error:
        return Outcome(document.name, judge(document), note=f"{document.name} could not be written: {error.strerror}")
    return Outcome(document.name, judge(mended), note=f"fixed {document.name}")


def _replace(path: Path, content: bytes) -> None:
    """Give a file another content in one step, so that an interruption loses nothing."""
    beside = path.with_name(f".{path.name}.fixed")
    try:
        beside.write_bytes(content)
        shutil.copymode(path, beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
