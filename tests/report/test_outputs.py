"""Reports reach their files whole or not at all."""

import io
import os
from pathlib import Path

import pytest

from compilejob.report import FORMATS, Look, Summary
from compilejob.report.address import named
from compilejob.report.outputs import File, Outputs, Stream, Unwritable
from compilejob.results import Result

RESULT = Result("a.json", "", "job", ())


def outputs(*files: Path) -> Outputs:
    return Outputs([(FORMATS["concise"](Look()), File(str(file))) for file in files])


def write(reports: Outputs) -> None:
    with reports:
        reports.begin()
        reports.result(RESULT)
        reports.end(Summary())


def listing(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in folder.iterdir()}


CONTENT = "0 errors and 0 warnings in 0 requests of 0 files\n"


def test_every_report_is_written(tmp_path: Path) -> None:
    stream = io.StringIO()
    reports = outputs(tmp_path / "one", tmp_path / "two")

    write(Outputs([*reports.outputs, (FORMATS["concise"](Look()), Stream(stream))]))

    assert (listing(tmp_path), stream.getvalue()) == ({"one": CONTENT, "two": CONTENT}, CONTENT)


def test_a_run_that_does_not_end_leaves_the_report_of_before(tmp_path: Path) -> None:
    (tmp_path / "report").write_text("before", "utf-8")

    with outputs(tmp_path / "report", tmp_path / "new") as reports:
        reports.begin()
        reports.result(RESULT)

    assert listing(tmp_path) == {"report": "before"}


def test_a_link_is_kept_and_so_are_the_rights(tmp_path: Path) -> None:
    (tmp_path / "report").touch(0o640)
    (tmp_path / "link").symlink_to("report")

    write(outputs(tmp_path / "link"))

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "report").stat().st_mode & 0o777 == 0o640
    assert listing(tmp_path) == {"report": CONTENT, "link": CONTENT}


def test_a_pipe_is_written_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)

    write(outputs(pipe))

    assert (os.read(reader, 1000).decode(), pipe.is_fifo()) == (CONTENT, True)
    os.close(reader)


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        pytest.param("none/report", "No such file or directory", id="no folder"),
        pytest.param("", "Is a directory", id="a folder"),
        pytest.param("file/report", "Not a directory", id="below a file"),
        pytest.param("x" * 300, "File name too long", id="too long"),
    ],
)
def test_a_file_that_cannot_be_written_is_said_before_anything_is(tmp_path: Path, file: str, reason: str) -> None:
    (tmp_path / "file").touch()
    stream = io.StringIO()
    writers = [(FORMATS["json"](Look()), each) for each in (Stream(stream), File(str(tmp_path / file)))]

    with pytest.raises(Unwritable) as raised:
        write(Outputs(writers))

    assert str(raised.value) == f"{tmp_path / file} cannot be written: {reason}"
    assert (stream.getvalue(), listing(tmp_path)) == ("", {"file": ""})


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
def test_a_full_disk_is_said(tmp_path: Path) -> None:
    (tmp_path / "full").symlink_to("/dev/full")

    with pytest.raises(Unwritable, match="cannot be written: No space left on device"):
        write(outputs(tmp_path / "full"))


NAMES = [
    pytest.param("/work/jobs/a.json", "jobs/a.json", id="below"),
    pytest.param("/work/a.json", "a.json", id="in it"),
    pytest.param("/works/a.json", "/works/a.json", id="beside"),
    pytest.param("jobs/a.json", "jobs/a.json", id="relative"),
    pytest.param("../a.json", "../a.json", id="above"),
    pytest.param("<stdin>", "<stdin>", id="standard input"),
]


@pytest.mark.parametrize(("file", "expected"), NAMES)
def test_a_file_is_named_from_where_the_run_is(file: str, expected: str) -> None:
    assert named(file, Path("/work")) == expected
