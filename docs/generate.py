"""Write the pages that are made from the rules: `python docs/generate.py`."""

from collections.abc import Mapping
from pathlib import Path

from compilejob.rules import RULES
from compilejob.rules.page import Page, markdown

HERE = Path(__file__).parent


def pages() -> Mapping[str, str]:
    """The text of every generated page by its path below docs/."""
    rows = [
        f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.severity} | {Page.of(rule).title} |" for rule in RULES
    ]
    index = ["# Rules", "", "| code | rule | severity | what is wrong |", "| --- | --- | --- | --- |", *rows]
    return {"rules/index.md": "\n".join(index) + "\n"} | {f"rules/{rule.code}.md": markdown(rule) for rule in RULES}


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
