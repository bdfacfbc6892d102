"""The baseline: known by rule, file, request and value, whatever the lines; what is known in vain is told."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compilejob.baseline import Baseline, Entry, WrongBaseline, read, write
from compilejob.config import Settings
from compilejob.config.settings import RuleSettings
from compilejob.judged import judged
from compilejob.read import read_bytes
from compilejob.rules.page import EXAMPLE

HERE = Path.cwd()

NONE = Settings()


def text(*requests: dict[str, Any]) -> str:
    return json.dumps(requests)


def request(name: str | None = "a", target: str = "ml_p2", runtime: int = 900) -> dict[str, Any]:
    whole = dict(EXAMPLE) | {
        "OutputConfig": EXAMPLE["OutputConfig"] | {"TargetDevice": target},
        "StoppingCondition": {"MaxRuntimeInSeconds": runtime},
    }
    return whole | {"CompilationJobName": name} if name else whole | {"CompilationJobName": ["?"]}


def run(baseline: Baseline, content: str, file: str = "jobs/a.json") -> list[str]:
    """The rules that find something that is not known."""
    found = judged(read_bytes(file, content.encode()))
    return [placed.finding.rule for result in baseline.left_of(file, found) for placed in result.placed]


def known(content: str, file: str = "jobs/a.json") -> Counter[Entry]:
    """What a baseline knows when it was written of a file."""
    baseline = Baseline(HERE, Counter(), NONE, takes_all=True)
    assert run(baseline, content, file) == []
    return baseline.renewed


BEFORE = text(request("a"), request("b"))

AFTER = {
    "nothing": (BEFORE, []),
    "lines": (json.dumps(json.loads(BEFORE), indent=4), []),
    "another order": (text(request("b"), request("a")), []),
    "another request": (text(request("a"), request("c"), request("b")), ["retired-target"]),
    "another rule": (text(request("a", runtime=60), request("b")), ["short-runtime"]),
    "another value": (text(request("a", target="deeplens"), request("b")), ["retired-target"]),
    "another name": (text(request("c"), request("b")), ["retired-target"]),
}


@pytest.mark.parametrize(("after", "left"), AFTER.values(), ids=AFTER)
def test_what_was_there_is_known_again(after: str, left: list[str]) -> None:
    assert run(Baseline(HERE, known(BEFORE), NONE), after) == left


def test_what_was_there_is_not_known_in_another_file() -> None:
    assert run(Baseline(HERE, known(BEFORE), NONE), BEFORE, "jobs/b.json") == ["retired-target"] * 2


def test_what_is_there_more_often_is_known_as_often_as_it_was() -> None:
    one, two = request(None), request(None, runtime=1000)
    baseline = Baseline(HERE, known(text(one)), NONE)

    assert run(baseline, text(one, two)) == ["wrong-type", "retired-target"]


STALE = {
    "nothing": (BEFORE, "jobs/a.json", []),
    "one is corrected": (text(request("a", target="ml_c5"), request("b")), "jobs/a.json", [("a", "retired-target")]),
    "one is gone": (text(request("b")), "jobs/a.json", [("a", "retired-target")]),
    "the file was not looked at": (BEFORE, "README.md", []),
}


@pytest.mark.parametrize(("after", "file", "stale"), STALE.values(), ids=STALE)
def test_what_is_not_found_any_more_is_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: str, file: str, stale: list[tuple[str, str]]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "jobs").mkdir()
    (tmp_path / "jobs" / "a.json").touch()
    baseline = Baseline(tmp_path, known_in(tmp_path, BEFORE), NONE)

    run(baseline, after, file)

    assert [(entry.request, entry.rule) for entry in sorted(baseline.stale)] == stale


def known_in(folder: Path, content: str) -> Counter[Entry]:
    baseline = Baseline(folder, Counter(), NONE, takes_all=True)
    run(baseline, content)
    return baseline.renewed


def test_what_is_known_of_a_file_that_is_gone_is_stale(tmp_path: Path) -> None:
    entries = Counter({Entry("gone.json", "a", "retired-target", "1"): 2})

    assert Baseline(tmp_path, entries, NONE).stale == entries


QUIET = {
    "the rule does not speak": Settings(ignore=("retired-target",)),
    "others speak": Settings(select=("CJ5",)),
}


@pytest.mark.parametrize("settings", QUIET.values(), ids=QUIET)
def test_what_a_run_was_not_asked_for_is_not_stale(settings: Settings) -> None:
    baseline = Baseline(HERE, known(BEFORE), settings)
    found = judged(read_bytes("jobs/a.json", BEFORE.encode()), settings)
    baseline.left_of("jobs/a.json", found)

    assert (baseline.stale, baseline.renewed) == (Counter(), known(BEFORE))


def test_what_nobody_may_ignore_is_never_known() -> None:
    settings = Settings(rules={"retired-target": RuleSettings(ignorable=False)})
    baseline = Baseline(HERE, Counter(), settings, takes_all=True)

    assert (run(baseline, BEFORE), baseline.renewed) == (["retired-target"] * 2, Counter())


ENTRIES = st.builds(Entry, st.text(), st.text(), st.text(), st.text())


@given(st.dictionaries(ENTRIES, st.integers(1, 9)))
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, entries: dict[Entry, int]) -> None:
    file = tmp_path_factory.mktemp("baseline") / "known.json"
    write(file, Counter(entries))

    assert read(file) == Counter(entries)


def test_names_that_are_no_unicode_are_known_again(tmp_path: Path) -> None:
    content, file = text(request("\ud800")), "jobs/\udcff.json"
    write(tmp_path / "baseline.json", known(content, file))

    assert run(Baseline(HERE, read(tmp_path / "baseline.json"), NONE), content, file) == []


def test_a_file_is_written_in_order_and_one_entry_a_block(tmp_path: Path) -> None:
    file = tmp_path / "known.json"
    write(file, Counter({Entry("b.json", "a", "x", "2"): 1, Entry("a.json", "", "y", "1"): 2}))

    assert json.loads(file.read_text("utf-8")) == {
        "version": 1,
        "findings": [
            {"file": "a.json", "request": "", "rule": "y", "identity": "1", "count": 2},
            {"file": "b.json", "request": "a", "rule": "x", "identity": "2", "count": 1},
        ],
    }


ENTRY = '{"file": "a", "request": "b", "rule": "c", "identity": "d"}'

NO_BASELINES = {
    "no JSON": b"{",
    "a request": json.dumps(EXAMPLE).encode(),
    "another version": b'{"version": 2, "findings": []}',
    "no text": b'{"version": 1, "findings": [{"file": 3}]}',
    "a count of none": b'{"version": 1, "findings": [%s]}' % ENTRY.replace("}", ', "count": 0}').encode(),
    "bytes": b"\xff\x00",
}


@pytest.mark.parametrize("content", NO_BASELINES.values(), ids=NO_BASELINES)
def test_what_is_no_baseline_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "known.json"
    file.write_bytes(content)

    with pytest.raises(WrongBaseline) as raised:
        read(file)

    assert str(raised.value) == f"{file}: is no baseline of version 1; remove it to write a new one"
