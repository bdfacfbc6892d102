"""What the documentation shows is so: its Python runs, and its commands print what it says they print.

`python -m tests.test_docs` writes what the commands print now into the pages.
"""

import doctest
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
WITH_PROGRAMS = [page for page in PAGES if page.parent.name != "rules"]
"""All but the rules' pages, whose examples are requests; `tests/rules/test_pages.py` checks those."""

_BLOCK = re.compile(r"^(`{3,})(\w+)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)[^)]*\)")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page."""

    language: str
    text: str
    line: int
    """The line of its fence, from which its own lines count."""


def blocks(page: Path) -> Iterator[Block]:
    text = page.read_text(encoding="utf-8")
    for match in _BLOCK.finditer(text):
        yield Block(match[2], match[3], text.count("\n", 0, match.start()) + 1)


def commands(console: Block) -> list[str]:
    return re.findall(r"^\$ (.*)$", console.text, re.MULTILINE)


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run `compilejob` in the checkout, with both of its streams in one, as a terminal has them."""
    return subprocess.run(  # noqa: S603 - our own command line
        [sys.executable, "-W", "error", "-m", "compilejob", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=ROOT,
        env=os.environ | {"COLUMNS": "100", "NO_COLOR": "1", "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"},
        encoding="utf-8",
        check=False,
    )


def _where(value: object) -> str:
    if isinstance(value, Path):
        return str(value.relative_to(ROOT))
    return f"line-{value.line}" if isinstance(value, Block) else ""


@pytest.mark.parametrize("page", WITH_PROGRAMS, ids=_where)
def test_the_python_of_a_page_runs_from_top_to_bottom(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, Any] = {}
    for block in blocks(page):
        if block.language == "python":
            exec(compile("\n" * block.line + block.text, str(page), "exec"), names)  # noqa: S102 - our own pages
        elif block.language == "pycon":
            assert _differences(block, page, names) == ""


def _differences(session: Block, page: Path, names: dict[str, Any]) -> str:
    """Where a session prints something else than the page shows, in doctest's words."""
    examples = doctest.DocTestParser().get_doctest(session.text, {}, page.name, str(page), session.line)
    examples.globs = names
    differences: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(examples, out=differences.append, clear_globs=False)
    return "".join(differences)


CONSOLES = [(page, block) for page in PAGES for block in blocks(page) if block.language == "console"]


@pytest.mark.parametrize(("page", "console"), CONSOLES, ids=_where)
def test_a_console_shows_what_its_commands_print(page: Path, console: Block) -> None:
    stale = f"{page.name} is stale; write it with `python -m tests.test_docs`"
    assert console.text == _as_run(console), stale


def _as_run(console: Block) -> str:
    """The console as it would look now: each command with its output, `echo $?` with the last exit code."""
    text, code = "", 0
    for command in commands(console):
        text += f"$ {command}\n"
        if command == "echo $?":
            text += f"{code}\n"
            continue
        program, *arguments = shlex.split(command)
        assert program == "compilejob", f"{program} is not run here; show it in a block that is no console"
        ended = run(*arguments)
        text, code = text + ended.stdout, ended.returncode
    return text


def test_every_page_of_the_documentation_is_reached_from_its_index() -> None:
    docs = ROOT / "docs"
    reached = [docs / "index.md"]
    for page in reached:
        linked = ((page.parent / target).resolve() for target in _links(page) if target.endswith(".md"))
        reached += [target for target in linked if target.is_relative_to(docs) and target not in reached]
    assert sorted(reached) == sorted(docs.glob("**/*.md"))


@pytest.mark.parametrize("page", PAGES, ids=_where)
def test_links_to_files_lead_to_files(page: Path) -> None:
    assert [target for target in _links(page) if not (page.parent / target).exists()] == []


def _links(page: Path) -> list[str]:
    return _LINK.findall(page.read_text(encoding="utf-8"))


if __name__ == "__main__":
    for each in PAGES:
        written = each.read_text(encoding="utf-8")
        for block in blocks(each):
            if block.language == "console":
                written = written.replace(f"console\n{block.text}```", f"console\n{_as_run(block)}```")
        each.write_text(written, encoding="utf-8")
