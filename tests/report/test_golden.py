"""The reports on `examples/faulty.json`, in every format, to the letter.

`python -m tests.report.test_golden` writes what they are now.
"""

from pathlib import Path

import pytest

from compilejob import __version__
from compilejob.read import read_bytes
from compilejob.report import FORMATS, Look, written
from compilejob.results import results

ROOT = Path(__file__).parents[2]
EXAMPLE = "examples/faulty.json"
LOOKS = {format_: Look() for format_ in FORMATS} | {
    "text.colour": Look(colour=True),
    "text.statistics": Look(statistics=True),
}


def golden(name: str) -> Path:
    return Path(__file__).parent / "faulty" / name


def report(name: str) -> str:
    document = read_bytes(EXAMPLE, (ROOT / EXAMPLE).read_bytes())
    writer = FORMATS[name.partition(".")[0]](LOOKS[name])
    return written(writer, results(document)).replace(f'"{__version__}"', '"VERSION"')


@pytest.mark.parametrize("name", LOOKS)
def test_a_report_is_as_it_was(name: str) -> None:
    stale = f"{name} has changed; write it with `python -m tests.report.test_golden`"
    assert report(name) == golden(name).read_text("utf-8"), stale


def test_there_is_one_for_every_format() -> None:
    assert sorted(path.name for path in golden("").iterdir()) == sorted(LOOKS)


if __name__ == "__main__":
    for each in LOOKS:
        golden(each).write_text(report(each), "utf-8")
