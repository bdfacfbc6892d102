"""Write the pages that are made from rules and docstrings: `python docs/generate.py`."""

import inspect
from collections.abc import Callable, Mapping
from pathlib import Path

from compilejob import Builder, CompilationJob, check, guard, sources, targets
from compilejob.rules import RULES
from compilejob.rules.page import Page, markdown

HERE = Path(__file__).parent


def pages() -> Mapping[str, str]:
    """The text of every generated page by its path below docs/."""
    rows = [
        f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.severity} | {Page.of(rule).title} |" for rule in RULES
    ]
    index = ["# Rules", "", "| code | rule | severity | what is wrong |", "| --- | --- | --- | --- |", *rows]
    return {"python.md": _reference(), "rules/index.md": "\n".join(index) + "\n"} | {
        f"rules/{rule.code}.md": markdown(rule) for rule in RULES
    }


def _reference() -> str:
    """What can be written in Python, from the docstrings."""
    parts = [
        "# Python",
        "Every function here raises `InvalidRequest` with all that is wrong with its arguments at once. It is a",
        "`pydantic.ValidationError`; where pydantic itself raises (`CompilationJob.model_validate`, your own models), it is a plain",
        "`ValidationError`, and `compilejob.findings(error)` reads the findings of either.",
        "",
        "## The steps of `CompilationJob.builder()`",
        *_functions(Builder, "."),
        "## `sources`",
        *_functions(type(sources), "sources."),
        "## `targets`",
        *_functions(type(targets), "targets."),
        "## In one call",
        *_section("CompilationJob.of", CompilationJob.of),
        "## Without raising",
        *_section("check", check),
        "## Before a client sends",
        *_section("guard", guard),
    ]
    return "\n".join(parts) + "\n"


def _functions(owner: type, prefix: str) -> list[str]:
    names = (name for name, _ in inspect.getmembers(owner, inspect.isfunction) if not name.startswith("_"))
    return [line for name in names for line in _section(prefix + name, getattr(owner, name))]


def _section(name: str, function: Callable[..., object]) -> list[str]:
    parameters = [name for name in inspect.signature(function).parameters if name != "self"]
    return ["", f"### {name}({', '.join(parameters)})", "", "```text", inspect.getdoc(function) or "", "```", ""]


def main() -> None:
    """Write every page, and take away those of rules that are no more."""
    wanted = pages()
    for stale in {path.relative_to(HERE).as_posix() for path in HERE.glob("rules/*.md")} - wanted.keys():
        (HERE / stale).unlink()
    for name, text in wanted.items():
        (HERE / name).parent.mkdir(exist_ok=True)
        (HERE / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
