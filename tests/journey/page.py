"""docs/journey.md and the reports of its stages, made by going the way: `python -m tests.journey.page` writes them."""

import tempfile
from collections.abc import Iterable
from pathlib import Path

from tests.journey.journey import HERE, Seen, walk

PAGE = HERE.parents[1] / "docs" / "journey.md"
REPORTS = HERE / "reports"

INTRODUCTION = """\
# From dirty to clean

A repository with [a program, YAML, JSON Lines and a notebook](../tests/journey/repository), none of them ever checked. What the commands print is what they printed: this page is made by
`python -m tests.journey.page`, and a test goes the same way. The reports of three of the stages in every format are in
[tests/journey/reports](../tests/journey/reports).
"""


def page(seen: Iterable[Seen]) -> str:
    """The page."""
    parts = [INTRODUCTION]
    for each in seen:
        told = each.told.rstrip("\n")
        ending = f"\n{told}" if told else ""
        parts.append(
            f"{each.step.text}\n\n```text\n$ compilejob {each.step.arguments}{ending}\n$ echo $?\n{each.code}\n```\n"
        )
    return "\n".join(parts)


def reports(seen: Iterable[Seen]) -> dict[str, str]:
    """What every format says in every stage, by the path of its file."""
    return {f"{each.step.stage}/{name}": text for each in seen for name, text in each.reports.items()}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        seen = [*walk(Path(folder) / "repository")]
    PAGE.write_text(page(seen), "utf-8")
    for name, text in reports(seen).items():
        (REPORTS / name).parent.mkdir(parents=True, exist_ok=True)
        (REPORTS / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
