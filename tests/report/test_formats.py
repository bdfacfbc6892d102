"""Every format is well formed, whatever is in the values, names and paths that it tells of."""

import json
import re
from xml.etree import ElementTree as ET

from hypothesis import given

from compilejob.findings import Severity
from compilejob.report import FORMATS, Look, written
from compilejob.results import Result
from tests.report.awkward import RUNS

PLAIN = Look(statistics=True)


def report(format_: str, run: list[Result], look: Look = PLAIN) -> str:
    return written(FORMATS[format_](look), run)


def found(run: list[Result]) -> int:
    return sum(len(result.placed) for result in run)


@given(RUNS)
def test_json_has_every_result(run: list[Result]) -> None:
    told = json.loads(report("json", run))["results"]

    assert [(each["file"], each["name"], len(each["findings"]), len(each["suppressed"])) for each in told] == [
        (each.file, each.name, len(each.placed), len(each.suppressed)) for each in run
    ]


@given(RUNS)
def test_sarif_has_every_finding_with_its_rule(run: list[Result]) -> None:
    (told,) = json.loads(report("sarif", run))["runs"]
    rules = [rule["id"] for rule in told["tool"]["driver"]["rules"]]

    assert [rules[result["ruleIndex"]] for result in told["results"]] == [
        placed.finding.code
        for result in run
        for placed in (*result.placed, *(each.placed for each in result.suppressed))
    ]


@given(RUNS)
def test_the_findings_of_sarif_and_gitlab_have_each_a_fingerprint(run: list[Result]) -> None:
    (sarif,) = json.loads(report("sarif", run))["runs"]
    for prints in (
        [row["fingerprint"] for row in json.loads(report("gitlab", run))],
        [row["partialFingerprints"]["compilejob/v1"] for row in sarif["results"]],
    ):
        assert len(prints) == len(set(prints))


# The rules of the schema that Jenkins' xUnit plugin has (junit-10.xsd), the strictest of the readers', for what we write.
ATTRIBUTES = {
    "testsuites": {"name"},
    "testsuite": {"name", "file", "tests", "failures", "errors", "skipped"},
    "testcase": {"name", "classname"},
    "failure": {"type", "message"},
    "system-out": set(),
}
CHILDREN = {
    "testsuites": {"testsuite"},
    "testsuite": {"testcase"},
    "testcase": {"failure", "system-out"},
    "failure": set(),
    "system-out": set(),
}


@given(RUNS)
def test_junit_is_xml_as_its_readers_know_it(run: list[Result]) -> None:
    root = ET.fromstring(report("junit", run).encode())  # noqa: S314 - our own report

    for element in root.iter():
        assert set(element.attrib) == ATTRIBUTES[element.tag]
        assert {child.tag for child in element} <= CHILDREN[element.tag]
    for suite in root:
        assert (suite.get("tests"), suite.get("failures")) == (str(len(suite)), str(len(suite.findall("*/failure"))))
    assert len(root.findall("*/testcase")) == len(run)
    assert len(root.findall("*/*/failure")) == sum(result.count(Severity.ERROR) > 0 for result in run)


COMMAND = re.compile(
    r"::(error|warning) file=[^,:]*,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?,title=CJ\d+ [\w-]+::[^\r\n]+"
)


@given(RUNS)
def test_github_has_a_command_a_finding(run: list[Result]) -> None:
    commands = report("github", run).split("\n")

    assert commands.pop() == ""
    assert [command for command in commands if not COMMAND.fullmatch(command)] == []
    assert len(commands) == found(run)


@given(RUNS)
def test_no_report_holds_what_a_terminal_or_a_file_would_not_take(run: list[Result]) -> None:
    for format_ in FORMATS:
        lines = report(format_, run).split("\n")

        assert [line for line in lines if not line.isprintable()] == []


@given(RUNS)
def test_concise_has_a_line_a_finding(run: list[Result]) -> None:
    lines = report("concise", run, Look(quiet=True)).splitlines()

    assert len(lines) == found(run)


@given(RUNS)
def test_colours_change_colours_only(run: list[Result]) -> None:
    for format_ in FORMATS:
        coloured = report(format_, run, Look(colour=True, statistics=True))

        assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == report(format_, run)
