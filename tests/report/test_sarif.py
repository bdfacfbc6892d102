"""SARIF as its readers take it, where `examples/faulty.json` shows it not."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from compilejob.findings import Finding
from compilejob.read import Edit, Place, Span, read_bytes
from compilejob.report import FORMATS, Look, written
from compilejob.results import Correction, Placed, Result, Suppressed, results
from compilejob.rules import RULES

PACKAGE = "@microsoft/sarif-multitool@5.7.0"

HERE = Path.cwd()
ADDRESSES = [
    pytest.param("jobs/a.json", {"uri": "jobs/a.json", "uriBaseId": "SRCROOT"}, id="below"),
    pytest.param("jobs/a b%.json", {"uri": "jobs/a%20b%25.json", "uriBaseId": "SRCROOT"}, id="characters to escape"),
    pytest.param("c:x/é#.json", {"uri": "c%3Ax/%C3%A9%23.json", "uriBaseId": "SRCROOT"}, id="what looks like a scheme"),
    pytest.param("\udcff.json", {"uri": "%FF.json", "uriBaseId": "SRCROOT"}, id="a byte that is no UTF-8"),
    pytest.param("<stdin>", {"uri": "%3Cstdin%3E", "uriBaseId": "SRCROOT"}, id="standard input"),
    pytest.param("../a.json", {"uri": (HERE.parent / "a.json").as_uri()}, id="above"),
    pytest.param("/jobs/a b.json", {"uri": "file:///jobs/a%20b.json"}, id="elsewhere"),
]


FIRST = Place(1, 1, 1, 2)


def placed(place: Place = FIRST, line: str = "{", message: str = "it is so", **more: Any) -> Placed:
    rule = RULES[0]
    finding = Finding(rule.code, rule.name, rule.severity, (), message, None, rule.url)
    return Placed(finding, place, line, "identity", **more)


def rows(*found: Result) -> list[dict[str, Any]]:
    (run,) = json.loads(written(FORMATS["sarif"](Look()), found))["runs"]
    return list(run["results"])


@pytest.mark.parametrize(("file", "expected"), ADDRESSES)
def test_a_file_has_an_address(file: str, expected: dict[str, str]) -> None:
    (row,) = rows(Result(file, "", None, (placed(),)))

    assert row["locations"][0]["physicalLocation"]["artifactLocation"] == expected


SNIPPETS = [
    pytest.param(placed(Place(3, 7, 3, 10), '{"a": 100}'), {"text": "100"}, id="in a line"),
    pytest.param(placed(Place(3, 107, 3, 110), '{"a": 100}', first_column=101), {"text": "100"}, id="in a long line"),
    pytest.param(placed(Place(3, 7, 3, 30), '{"a": 100'), None, id="cut"),
    pytest.param(placed(Place(3, 1, 4, 2), "{"), None, id="in several lines"),
    pytest.param(placed(Place(3, 1, 3, 1), ""), None, id="nothing"),
]


@pytest.mark.parametrize(("found", "expected"), SNIPPETS)
def test_a_region_has_its_text_when_all_of_it_is_known(found: Placed, expected: dict[str, str] | None) -> None:
    (row,) = rows(Result("a.json", "", None, (found,)))

    assert row["locations"][0]["physicalLocation"]["region"].get("snippet") == expected


def test_what_is_suppressed_says_so() -> None:
    suppressed = [Suppressed(placed(), by) for by in ("inline", "config", "baseline")]
    suppressed.append(Suppressed(placed(), "inline", "seen to work"))

    assert [
        row["suppressions"] for row in rows(Result("a.json", "", None, (placed(),), suppressed=(*suppressed,)))
    ] == [
        [],
        [{"kind": "inSource", "justification": "ignored by a comment"}],
        [{"kind": "external", "justification": "ignored by the configuration"}],
        [{"kind": "external", "justification": "listed in the baseline"}],
        [{"kind": "inSource", "justification": "seen to work"}],
    ]


def test_a_message_makes_no_link() -> None:
    (row,) = rows(Result("a.json", "", None, (placed(message='"[a](b)" is no name'),)))

    assert row["message"] == {"text": '"[a] (b)" is no name.'}


def test_the_like_of_a_finding_has_another_fingerprint_in_any_order_of_files() -> None:
    a, b = (Result(name, "", None, (placed(), placed())) for name in ("a.json", "b.json"))

    one, other = ({row["partialFingerprints"]["compilejob/v1"] for row in rows(*run)} for run in ((a, b), (b, a)))

    assert (one, len(one)) == (other, 4)


@pytest.fixture(scope="module")
def multitool(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Microsoft's validator; npm's package of it has a program for each system, which needs no .NET."""
    folder = tmp_path_factory.mktemp("multitool")
    npm = shutil.which("npm") or "npm"
    subprocess.run(  # noqa: S603 - one package of one version
        [npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", PACKAGE], check=True, capture_output=True
    )
    (program,) = folder.glob("node_modules/@microsoft/sarif-multitool-*/Sarif.Multitool")
    program.chmod(0o755)
    return program


def _runs() -> Iterator[Any]:
    examples = Path(__file__).parents[2] / "examples"
    for file in sorted(examples.glob("*.json")):
        name = f"examples/{file.name}"
        yield pytest.param(results(read_bytes(name, file.read_bytes())), id=name)
    every = [Finding(rule.code, rule.name, rule.severity, ("Tags", 0), "x", "y", rule.url) for rule in RULES]
    places = tuple(Placed(finding, Place(2, 3, 4, 5), "{", str(number)) for number, finding in enumerate(every))
    yield pytest.param([Result("a.json", "/0", "job", places)], id="every rule")
    yield pytest.param([], id="nothing")
    edit = Correction(Edit(Span(0, 1), ""), Place(1, 1, 1, 2))
    strange = (placed(message="\x00\ud800 [a](b) {0}", correction=edit), placed(Place(1, 1, 1, 1), ""))
    run = [
        Result(file, "/a~1b", "\x1b", strange, suppressed=(Suppressed(placed(), "inline"),))
        for file in ("a b%.json", "<stdin>")
    ]
    yield pytest.param(run, id="strange texts")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("npm") is None, reason="npm, which installs the validator, is not there")
@pytest.mark.parametrize("run", [*_runs()])
def test_the_validator_finds_no_error_and_no_warning(multitool: Path, tmp_path: Path, run: list[Result]) -> None:
    report = tmp_path / "report.sarif"
    report.write_text(written(FORMATS["sarif"](Look()), run), "utf-8")

    assert _complaints(multitool, report, tmp_path / "verdict.sarif") == []


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("npm") is None, reason="npm, which installs the validator, is not there")
@pytest.mark.parametrize("stage", ["first", "baseline", "clean"])
def test_the_validator_accepts_the_reports_of_a_repository_on_its_way(
    multitool: Path, tmp_path: Path, stage: str
) -> None:
    report = Path(__file__).parents[1] / "journey" / "reports" / stage / "sarif.sarif"

    assert _complaints(multitool, report, tmp_path / "verdict.sarif") == []


def _complaints(multitool: Path, report: Path, verdict: Path) -> list[object]:
    """The errors and warnings of the validator."""
    subprocess.run(  # noqa: S603 - the program that was installed
        [multitool, "validate", report, "--output", verdict, "--rule-kind", "Sarif;Ghas"],
        check=True,
        capture_output=True,
    )

    (judged,) = json.loads(verdict.read_text("utf-8-sig"))["runs"]
    assert judged["invocations"][0]["executionSuccessful"]
    return [row for row in judged["results"] if row["level"] != "note"]
