"""Which files are found at the paths of a command line."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from compilejob.discover import File, Patterns, Selection, discover


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in TREE:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


TREE = (
    "b.json",
    "a.YAML",
    "note.txt",
    "jobs/old/1.json",
    "jobs/2.jsonl",
    "jobs/.hidden.yml",
    "ignored/3.json",
    ".git/4.json",
    "node_modules/5.json",
    "env/pyvenv.cfg",
    "env/6.json",
    "cache/CACHEDIR.TAG",
    "cache/7.json",
    ".gitignore",
)
(_IGNORED, _ALL) = (
    ["a.YAML", "b.json", "jobs/.hidden.yml", "jobs/2.jsonl", "jobs/old/1.json"],
    ["a.YAML", "b.json", "ignored/3.json", "jobs/.hidden.yml", "jobs/2.jsonl", "jobs/old/1.json"],
)

WALKS = {
    "all, sorted": (["."], {}, _ALL),
    "one directory": (["jobs"], {}, ["jobs/.hidden.yml", "jobs/2.jsonl", "jobs/old/1.json"]),
    "from elsewhere": (["jobs/old/..//old/"], {}, ["jobs/old/1.json"]),
    "each once, the order as given": (
        ["jobs/old", "b.json", "jobs", "b.json"],
        {},
        ["jobs/old/1.json", "b.json", "jobs/.hidden.yml", "jobs/2.jsonl"],
    ),
    "what is named is found whatever it is": (["note.txt", "none", "env"], {}, ["note.txt", "none", "env/6.json"]),
    "included by suffix": (["."], {"include": ["*.json"]}, ["b.json", "ignored/3.json", "jobs/old/1.json"]),
    "included by directory": (["."], {"include": ["jobs/"]}, ["jobs/.hidden.yml", "jobs/2.jsonl", "jobs/old/1.json"]),
    "included from inside": (["jobs/old"], {"include": ["/jobs"]}, ["jobs/old/1.json"]),
    "excluded": (["."], {"exclude": ["old/", "ignored", "*.y*ml", "*.YAML"]}, ["b.json", "jobs/2.jsonl"]),
    "excluded but for some": (["jobs"], {"exclude": ["*.*", "!2.*"]}, ["jobs/2.jsonl"]),
    "included and excluded": (
        ["."],
        {"include": ["jobs"], "exclude": ["*.jsonl"]},
        ["jobs/.hidden.yml", "jobs/old/1.json"],
    ),
}


@pytest.mark.parametrize(("paths", "globs", "expected"), WALKS.values(), ids=WALKS)
def test_a_walk(tree: Path, paths: Sequence[str], globs: dict[str, list[str]], expected: list[str]) -> None:
    include, exclude = ([Patterns.of(tree, globs[kind])] if kind in globs else [] for kind in ("include", "exclude"))
    selection = Selection(include, exclude)

    assert [file.path for file in discover(paths, selection)] == expected


@pytest.mark.parametrize(("gitignore", "expected"), [(True, _IGNORED), (False, _ALL)], ids=["heeded", "not heeded"])
def test_gitignore_counts_without_a_repository(tree: Path, *, gitignore: bool, expected: list[str]) -> None:
    (tree / ".gitignore").write_text("ignored/", "utf-8")

    assert [file.path for file in discover(["."], Selection(gitignore=gitignore))] == expected


def test_files_know_their_size_and_whether_they_were_named(tree: Path) -> None:
    del tree
    assert list(discover(["b.json", "jobs/old", "none"], Selection())) == [
        File("b.json", named=True, size=6),
        File("jobs/old/1.json", named=False, size=15),
        File("none", named=True, size=0),
    ]


def test_links_to_files_are_read_and_links_to_directories_are_not_followed(tree: Path) -> None:
    (tree / "jobs/old/loop").symlink_to(tree / "jobs", target_is_directory=True)
    (tree / "jobs/old/link.json").symlink_to(tree / "b.json")
    (tree / "jobs/old/broken.json").symlink_to("nothing")

    assert [file.path for file in discover(["jobs/old"], Selection())] == ["jobs/old/1.json", "jobs/old/link.json"]


def test_links_that_lead_nowhere_are_no_files(tree: Path) -> None:
    (tree / "circle.json").symlink_to("circle.json")
    (tree / "lost.json").symlink_to("none")

    assert [file.path for file in discover(["."], Selection())] == _ALL


def test_a_pipe_is_no_file(tree: Path) -> None:
    os.mkfifo(tree / "jobs/old/pipe.json")

    assert [file.path for file in discover(["jobs/old"], Selection())] == ["jobs/old/1.json"]


def test_a_tree_may_be_deep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    deep = Path()
    for _ in range(1200):
        deep /= "d"
        deep.mkdir()
    (deep / "a.json").touch()

    try:
        assert [file.path for file in discover(["."], Selection())] == [str(deep / "a.json")]
    finally:  # pytest removes what is left by recursion, which this is too deep for
        (deep / "a.json").unlink()
        while deep != Path():
            deep.rmdir()
            deep = deep.parent


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_directory_that_cannot_be_read_is_told_as_a_file(tree: Path) -> None:
    (tree / "jobs").chmod(0)

    assert list(discover(["jobs"], Selection())) == [File("jobs", named=False)]
