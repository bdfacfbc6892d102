"""What is left out is what git leaves out: compared with git itself, on repositories made at random."""

import random
import subprocess
from pathlib import Path

import pytest

from compilejob.discover import Selection, discover

PIECES = (
    *("a", "b", "c", "*", "**", "***", "?", "*.json", "x.json", "y.json", "a*", "*b", "a**", "**b", "a?*", "*.*"),
    *("[ab]", "[!a]", "[^a]", "[a-c]", "[c-a]", "[]a]", "[\\]a]", "[a-]", "[a", "[[:alpha:]]", "[[:none:]]"),
    *("\\a", "a\\", "a b", "a\\ ", "#a", "\\#a", "!a", "\\!a", "é", "", " a"),
)
FOLDERS = ("a", "b", "c", "ab", "a b", "#a", "!a", "é")
FILES = ("x.json", "y.json", "a.json", "b.json", "ab.json", "#a.json")


def git(*arguments: str, at: Path) -> str:
    own = ("-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "core.excludesFile=")
    command = ("git", *own, *arguments)
    return subprocess.run(command, cwd=at, check=True, capture_output=True, encoding="utf-8").stdout  # noqa: S603 - git


def pattern(chance: random.Random) -> str:
    text = "/".join(chance.choice(PIECES) for _ in range(chance.choice([1, 1, 1, 2, 2, 3])))
    before = chance.choice(["", "", "", "/", "!", "!", "!/"])
    after = chance.choice(["", "", "", "", "/", "/", "  ", "\r"])
    return before + text + after


def make_repository(top: Path, chance: random.Random) -> None:
    git("init", at=top)
    folders = [top]
    for _ in range(6):
        folder = chance.choice(folders) / chance.choice(FOLDERS)
        if not folder.exists():
            folder.mkdir()
            folders.append(folder)
    for folder in folders:
        for name in chance.sample(FILES, 3):
            (folder / name).touch()
        if folder == top or chance.random() < 0.3:
            write_patterns(folder / ".gitignore", chance)
    write_patterns(top / ".git" / "info" / "exclude", chance)


def write_patterns(file: Path, chance: random.Random) -> None:
    lines = [pattern(chance) for _ in range(chance.randint(1, 4))]
    file.write_text("\n".join(lines), "utf-8", newline="")


def of_git(folder: Path) -> list[str]:
    listed = git("ls-files", "-z", "--others", "--exclude-standard", "--", "*.json", at=folder)
    return sorted(filter(None, listed.split("\0")))


def of_ours(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(folder)
    return sorted(file.path for file in discover(["."], Selection()))


@pytest.mark.parametrize("seed", [*range(40), *(pytest.param(n, marks=pytest.mark.slow) for n in range(40, 400))])
def test_a_repository_is_seen_as_git_sees_it(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_repository(tmp_path, random.Random(seed))  # noqa: S311 - for tests

    assert of_ours(tmp_path, monkeypatch) == of_git(tmp_path)


NAMES = {
    "a file by its name": ("x.json", ["a.json", "in/a.json"]),
    "everything but": ("*\n!*/\n!a.json", ["a.json", "in/a.json"]),
    "no way back into a directory that is left out": ("in/\n!in/a.json", ["a.json", "x.json"]),
    "a way back into what a directory holds": ("in/*\n!in/a.json", ["a.json", "in/a.json", "x.json"]),
    "a path from the file's own directory": ("/x.json", ["a.json", "in/a.json", "in/x.json"]),
    "a comment, blanks and a byte order mark": ("\ufeff\n# x.json\n\n   \nin  ", ["a.json", "x.json"]),
    "a file that is no directory": ("x.json/", ["a.json", "in/a.json", "in/x.json", "x.json"]),
}


@pytest.mark.parametrize(("patterns", "left"), NAMES.values(), ids=NAMES)
def test_patterns(patterns: str, left: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git("init", at=tmp_path)
    (tmp_path / "in").mkdir()
    for name in ("a.json", "x.json", "in/a.json", "in/x.json"):
        (tmp_path / name).touch()
    (tmp_path / ".gitignore").write_text(patterns, "utf-8")

    assert (of_ours(tmp_path, monkeypatch), of_git(tmp_path)) == (left, left)


def test_the_files_above_and_the_exclusions_of_a_worktree_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    main, tree = tmp_path / "main", tmp_path / "tree"
    main.mkdir()
    git("init", at=main)
    git("commit", "--allow-empty", "-m", "first", at=main)
    git("worktree", "add", str(tree), at=main)
    (main / ".git/info/exclude").write_text("a.json", "utf-8")
    (tree / ".gitignore").write_text("/in/b.json", "utf-8")
    (tree / "in").mkdir()
    for name in ("a.json", "b.json", "c.json"):
        (tree / "in" / name).touch()

    assert (of_ours(tree / "in", monkeypatch), of_git(tree / "in")) == (["c.json"], ["c.json"])
