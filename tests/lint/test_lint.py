"""Many files, or one with many lines: the same results in the same order, however the work is shared."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from compilejob.discover import File
from compilejob.lint import Outcome, lint
from compilejob.lint.pieces import MOST, batches
from compilejob.read import Document, read_path
from compilejob.results import Result, results
from compilejob.rules.page import EXAMPLE

LINES = 1500


def work(document: Document) -> Outcome:
    return Outcome(document.name, results(document))


def line(number: int) -> str:
    """A request a line; some are no JSON, some are warned of, some take the name of an earlier one."""
    if number % 100 == 7:
        return "{é"
    if number % 100 == 8:
        return ""
    name = f"job-{number // 700 if number % 50 == 0 else number}"
    request = dict(EXAMPLE) | {"CompilationJobName": name}
    if number % 30 == 0:
        request |= {"Tags": None}
    return json.dumps(
        request | {"VpcConfig": {"SecurityGroupIds": ["sg-0a1b2c3d"], "Subnets": [f"subnet-{number:017x}"]}}
    )


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lines") / "jobs.jsonl"
    path.write_text("\n".join(f"{line(number)}{' ' * 400}" for number in range(LINES)), "utf-8")
    return path


def named(path: Path) -> File:
    return File(str(path), size=path.stat().st_size)


def found(files: list[File], jobs: int, *, whole: bool = False) -> list[Result]:
    return [result for outcome in lint(files, work, jobs=jobs, whole=whole) for result in outcome.results]


def by_place(all_results: list[Result]) -> list[tuple[object, ...]]:
    """What is told of each place, whether in one result of the file or in one of each part of it."""
    return sorted(
        (placed.place.line, placed.place.column, placed.place.end_column, placed.line, str(placed.finding))
        for result in all_results
        for placed in result.placed
    )


def test_a_file_in_parts_is_judged_as_the_whole(lines: Path) -> None:
    parts, whole = found([named(lines)], 1), results(read_path(lines))

    assert len(list(batches([named(lines)], cut=True))) > 3
    assert [(result.pointer, result.name) for result in parts if result.is_request] == [
        (result.pointer, result.name) for result in whole if result.is_request
    ]
    assert by_place(parts) == by_place(whole)


@pytest.mark.parametrize("jobs", [pytest.param(2, marks=pytest.mark.slow), 3])
@pytest.mark.parametrize("whole", [False, True], ids=["in parts", "whole"])
def test_the_number_of_processes_changes_nothing(lines: Path, tmp_path: Path, jobs: int, *, whole: bool) -> None:
    files = [named(lines)]
    for number in range(300):
        path = tmp_path / f"{number}.json"
        path.write_text(line(number), "utf-8")
        files.append(named(path))
    files += [named(lines), File(str(tmp_path / "none.json")), File("<stdin>", content=line(3).encode())]

    assert found(files, jobs, whole=whole) == found(files, 1, whole=whole)


def test_only_so_much_is_taken_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(line(1), "utf-8")
    taken = 0

    def files() -> Iterator[File]:
        nonlocal taken
        for _ in range(10_000):
            taken += 1
            yield File(str(path), size=MOST)

    outcomes = lint(files(), work, jobs=2)
    next(outcomes)
    assert taken < 20
    outcomes.close()  # type: ignore[attr-defined]  # a generator


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_lines_in_another_encoding_are_not_cut(lines: Path, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "jobs.jsonl"
    path.write_text(lines.read_text("utf-8"), encoding)

    assert [piece.length for batch in batches([named(path)], cut=True) for piece in batch] == [None]


def test_a_part_that_is_no_text_does_not_hide_the_others(tmp_path: Path) -> None:
    path = tmp_path / "jobs.jsonl"
    good = f"{line(1)}{' ' * MOST}\n".encode()
    path.write_bytes(good + line(2).encode() + b" \xff\n" + good)

    [placed] = [placed for result in found([named(path)], 1) for placed in result.placed]

    assert (placed.finding.message, placed.place.line) == (
        f"the file cannot be read: byte {len(good) + len(line(2)) + 1} is no UTF-8",
        2,
    )
