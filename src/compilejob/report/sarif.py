"""SARIF 2.1.0 (OASIS, 2020): what GitHub's code scanning, Azure DevOps and editors read. One finding a line.

Of the rules it describes those that found something; they come last, when these are known.
"""

import json
from dataclasses import dataclass, field
from typing import Any

import compilejob
from compilejob.findings import Finding
from compilejob.read import Place
from compilejob.report.address import ROOT, location
from compilejob.report.fingerprint import Fingerprints
from compilejob.report.summary import Summary
from compilejob.report.writer import Look
from compilejob.results import Correction, Placed, Result, Suppressed
from compilejob.rules import RULES
from compilejob.rules.page import Page, markdown
from compilejob.rules.rule import DOCS, Rule

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_FINGERPRINT = "compilejob/v1"
_RULES = {rule.code: rule for rule in RULES}
_SUPPRESSIONS: dict[str, dict[str, str]] = {
    "inline": {"kind": "inSource", "justification": "ignored by a comment"},
    "config": {"kind": "external", "justification": "ignored by the configuration"},
    "baseline": {"kind": "external", "justification": "listed in the baseline"},
}
_AREAS = {
    "CJ0": "file",
    "CJ1": "member",
    "CJ2": "source-and-target",
    "CJ3": "compiler-options",
    "CJ4": "framework-and-inputs",
    "CJ5": "storage-network-limits-tags",
    "CJ6": "archive",
    "CJ7": "preflight",
}


@dataclass(slots=True)
class SarifReport:
    """The findings as one run; a finding that is suppressed is there too, and says so."""

    look: Look
    _comma: str = field(default="", init=False)
    _rules: dict[str, int] = field(default_factory=dict, init=False)
    """The index of every rule that found something, by its code."""
    _fingerprints: Fingerprints = field(default_factory=Fingerprints, init=False)

    def begin(self) -> str:
        """What is known beforehand, and the opening of the results."""
        run = {
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {ROOT: {"description": {"text": "The directory in which compilejob was run."}}},
            "invocations": [{"executionSuccessful": True}],
        }
        opening = json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})
        return f'{opening.removesuffix("}]}")}, "results": ['

    def result(self, result: Result) -> str:
        """A row for each finding."""
        told = [self._row(result, placed, []) for placed in result.placed]
        told += [self._row(result, each.placed, [_suppression(each)]) for each in result.suppressed]
        return "".join(told)

    def end(self, _: Summary) -> str:
        """The tool with its rules."""
        driver = {
            "name": "compilejob",
            "semanticVersion": compilejob.__version__,
            "informationUri": DOCS.removesuffix("rules/"),
            "rules": [_described(_RULES[code]) for code in self._rules],
        }
        return f'\n], "tool": {json.dumps({"driver": driver})}}}]}}\n'

    def _row(self, result: Result, placed: Placed, suppressions: list[dict[str, str]]) -> str:
        finding = placed.finding
        row = {
            "ruleId": finding.code,
            "ruleIndex": self._rules.setdefault(finding.code, len(self._rules)),
            "level": finding.severity,
            "message": {"text": _sentence(finding)},
            "locations": [_location(result, placed)],
            "partialFingerprints": {_FINGERPRINT: self._fingerprints.of(result.file, placed)},
            "suppressions": suppressions,
        }
        if placed.correction:
            row["fixes"] = [_fix(result.file, finding, placed.correction)]
        text = f"{self._comma}\n{json.dumps(row)}"
        self._comma = ","
        return text


def _suppression(suppressed: Suppressed) -> dict[str, str]:
    own = _SUPPRESSIONS[suppressed.by]
    return own | {"justification": suppressed.reason} if suppressed.reason else own


def _sentence(finding: Finding) -> str:
    hint = f" ({finding.hint})" if finding.hint else ""
    return f"{finding.message}{hint}.".replace("](", "] (")  # together they would begin a link


def _location(result: Result, placed: Placed) -> dict[str, Any]:
    where = placed.finding.where
    return {
        "physicalLocation": {
            "artifactLocation": location(result.file),
            "region": _region(placed.place) | _snippet(placed),
        },
        "logicalLocations": [
            {"fullyQualifiedName": f"{result.pointer}: {where}" if result.pointer else where, "kind": "member"}
        ],
    }


def _region(place: Place) -> dict[str, Any]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _snippet(placed: Placed) -> dict[str, Any]:
    """The text of the region, when all of it is at hand."""
    place = placed.place
    start, end = place.column - placed.first_column, place.end_column - placed.first_column
    whole = place.line == place.end_line and 0 <= start < end <= len(placed.line)
    return {"snippet": {"text": placed.line[start:end]}} if whole else {}


def _fix(file: str, finding: Finding, correction: Correction) -> dict[str, Any]:
    replacement = {
        "deletedRegion": _region(correction.place),
        "insertedContent": {"text": correction.edit.text},
    }
    change = {"artifactLocation": location(file), "replacements": [replacement]}
    described = {"description": {"text": finding.hint}} if finding.hint else {}
    return {**described, "artifactChanges": [change]}


def _described(rule: Rule[Any]) -> dict[str, Any]:
    page = Page.of(rule)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": page.title},
        "fullDescription": {"text": page.text or page.title},
        "help": {"text": page.text or page.title, "markdown": markdown(rule)},
        "helpUri": rule.url,
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"tags": ["sagemaker-neo", _AREAS[rule.code[:3]]]},
    }
