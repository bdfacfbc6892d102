"""Whatever a file is, reading it ends: with a finding where it was asked for, with nothing where it was met."""

import gzip
import json
import os
from pathlib import Path

import pytest

from compilejob.read import read_bytes, read_path
from compilejob.read.files import FORMATS, MOST_BYTES
from compilejob.results import results
from compilejob.rules.page import EXAMPLE

JSON = json.dumps(EXAMPLE).encode()
BOMB = b"\n".join([b"a0: &a0 [1, 1]", *(b"a%d: &a%d [*a%d, *a%d]" % (n, n, n - 1, n - 1) for n in range(1, 40))])

HOSTILE = {
    "empty": b"",
    "blank": b" \r\n\t\n",
    "binary": bytes(range(256)) * 100,
    "NUL": b"\0" * 100_000,
    "NUL in a text": JSON.replace(b"resnet50", b"res\0net50"),
    "gzip": gzip.compress(JSON),
    "gzip bomb": gzip.compress(b" " * 10**7),
    "brackets": b"[" * 100_000,
    "closed brackets": b"[" * 100_000 + b"]" * 100_000,
    "braces": b'{"a":' * 100_000,
    "dashes": b"- " * 100_000,
    "indentation": b"\n".join(b" " * n + b"a:" for n in range(700)),
    "aliases": BOMB,
    "a line of a megabyte": b"a" * 10**6,
    "a text of a megabyte": b'{"CompilationJobName": "' + b"a" * 10**6 + b'"}',
    "quotes": b'"' + b'\\"' * 100_000,
    "single quotes": b"'" + b"\\'" * 100_000,
    "comments that do not end": b"/*" * 100_000,
    "templates that do not end": b"{{" * 100_000,
    "digits": b'{"a": ' + b"1" * 10**6 + b"}",
    "half of a pair": b'{"CompilationJobName": "\\ud83d"}',
    "a byte order mark alone": b"\xef\xbb\xbf",
    "UTF-16 cut in a character": JSON.decode().encode("utf-16")[:-1],
    "UTF-32 that is no character": b"\xff\xfe\0\0\xff\xff\xff\xff",
}


BLANK = {"empty", "blank", "a byte order mark alone"}
PLAINLY_OURS = {"NUL in a text", "a text of a megabyte", "half of a pair", "UTF-16 cut in a character"}
SUFFIXES = list({module: suffix for suffix, module in FORMATS.items()}.values())


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_that_was_named_is_checked_or_has_a_finding(case: str, suffix: str) -> None:
    document = read_bytes(f"a{suffix}", HOSTILE[case])
    may_be_empty = FORMATS[suffix] in {"python.file", "shell.file"} or (
        FORMATS[suffix] == "json.lines" and case in BLANK
    )
    assert document.requests or document.problems or may_be_empty
    assert all(placed.place.line >= 1 for result in results(document) for placed in result.placed)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("case", [case for case in HOSTILE if case not in PLAINLY_OURS])
def test_a_hostile_file_that_was_met_is_not_mentioned(case: str, suffix: str) -> None:
    assert results(read_bytes(f"a{suffix}", HOSTILE[case] + b"\n# CompilationJobName", named=False)) == []


OURS = [
    pytest.param(".json", JSON[:-1], ["CJ002"], id="JSON"),
    pytest.param(".json", b"// ours\n" + JSON, ["CJ002"], id="JSON with a comment"),
    pytest.param(".json", JSON + b"\xff", ["CJ001"], id="no UTF-8"),
    pytest.param(".json", b'// see InputConfig\n{"a": 1}', [], id="JSON of somebody else, with a comment"),
    pytest.param(".json", b'{"InputConfig": 1, "InputConfig": 2}', [], id="a repeated key of somebody else"),
    pytest.param(".json", b'{"a": 1, "a": 2, "b": ' + JSON + b"}", [], id="a repeated key beside a request"),
    pytest.param(
        ".json", b'{"b": {"Tags": [], "Tags": [], ' + JSON[1:] + b"}", ["CJ003"], id="a repeated key of a request"
    ),
    pytest.param(".json", JSON.replace(b'"resnet50"', b"{{ name }}"), [], id="a template of JSON"),
    pytest.param(".jsonl", JSON + b"\n" + JSON[:-1] + b"\n", ["CJ002"], id="JSON Lines"),
    pytest.param(".yaml", b"CompilationJobName: a\nInputConfig: [\nOutputConfig: {}\n", ["CJ002"], id="YAML"),
    pytest.param(
        ".yaml", b"CompilationJobName: {{ a }}\nInputConfig: {}\nOutputConfig: {}\n", [], id="a template of YAML"
    ),
    pytest.param(
        ".yaml", b"{% if a %}\nCompilationJobName: b\nInputConfig: {}\nOutputConfig: {}\n{% endif %}\n", [], id="Jinja"
    ),
    pytest.param(".yaml", b"kind: &x\n  InputConfig: !!binary a\n", [], id="YAML of somebody else"),
    pytest.param(".toml", b"CompilationJobName = a\n[InputConfig]\n[OutputConfig]\n", ["CJ002"], id="TOML"),
    pytest.param(".toml", b"InputConfig = a\n", [], id="TOML of somebody else"),
    pytest.param(".txt", b"CompilationJobName InputConfig OutputConfig", [], id="prose"),
]


@pytest.mark.parametrize(("suffix", "content", "codes"), OURS)
def test_a_file_that_was_met_has_a_finding_when_it_is_plainly_ours(
    suffix: str, content: bytes, codes: list[str]
) -> None:
    document = read_bytes(f"a{suffix}", content, named=False)
    assert [finding.code for finding, _ in document.problems] == codes


def _directory(path: Path) -> None:
    path.mkdir()


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)


def _absent(path: Path) -> None:
    del path


def _loop(path: Path) -> None:
    path.symlink_to(path)


FILES = [
    pytest.param(_directory, "it is a directory", id="directory"),
    pytest.param(_fifo, "it is no regular file", id="FIFO"),
    pytest.param(_device, "it is no regular file", id="device"),
    pytest.param(_huge, "it has more than 64 MB", id="huge"),
    pytest.param(_absent, "No such file or directory", id="absent"),
    pytest.param(_loop, "Too many levels of symbolic links", id="link to itself"),
]


@pytest.mark.parametrize(("make", "reason"), FILES)
def test_a_file_that_cannot_be_opened_is_a_finding(make: object, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    make(path)  # type: ignore[operator] # one of the functions above
    messages = [finding.message for finding, _ in read_path(path).problems]
    assert messages == [f"the file cannot be read: {reason}"]
    assert read_path(path, named=False).problems == ()


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_a_file_without_rights_is_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.touch(mode=0)
    assert [finding.message for finding, _ in read_path(path).problems] == [
        "the file cannot be read: Permission denied"
    ]


def test_a_name_that_no_file_has_is_a_finding() -> None:
    assert [finding.code for finding, _ in read_path(Path("a\0.json")).problems] == ["CJ001"]


@pytest.mark.slow
def test_json_lines_may_be_large(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    line = json.dumps(EXAMPLE).encode()
    path.write_bytes(line + b" " * (MOST_BYTES + 1) + b"\n" + line)
    assert [request.pointer for request in read_path(path).requests] == ["/0", "/1"]
