"""What a team knows better than the catalogue: targets, versions and Regions it has seen to work."""

from collections.abc import Iterator, Mapping
from typing import Any

from compilejob.catalog import DEVICES, Framework
from compilejob.config import Fact
from compilejob.examine import examine
from compilejob.findings import Path
from compilejob.model.request import Request
from compilejob.model.structure import Unlisted
from compilejob.read import Document, FoundRequest
from compilejob.results import Placed, Result, Suppressed
from compilejob.rules import paths
from compilejob.rules.regions import regions

_TARGET_RULES = {"unlisted-value", "retired-target", "undocumented-target"}
_FRAMEWORK_RULES = {"unlisted-value", "framework-not-for-target", "framework-not-listed"}
_VERSION_RULES = {
    "version-not-for-framework",
    "version-refused-by-target",
    "version-doubtful-for-target",
    "version-not-listed",
}
_REGION_RULES = {"target-outside-region"}

_LISTED: Mapping[Path, frozenset[str]] = {
    paths.DEVICE: frozenset(map(str, DEVICES)),
    paths.FRAMEWORK: frozenset(map(str, Framework)),
}


def vouched(document: Document, facts: tuple[Fact, ...]) -> Document:
    """The document with the values vouched for that only the team knows."""
    return document._replace(requests=tuple(_with_values_vouched(each, facts) for each in document.requests))


def _with_values_vouched(request: FoundRequest, facts: tuple[Fact, ...]) -> FoundRequest:
    data: Any = request.data
    for fact in facts:
        for path, value in ((paths.DEVICE, fact.target), (paths.FRAMEWORK, fact.framework)):
            if value is not None and value not in _LISTED[path] and _at(data, path) == value and _holds(fact, data):
                part, name = path
                data = {**data, part: {**data[part], name: Unlisted(value)}}
    return request._replace(data=data)


def answered(document: Document, result: Result, facts: tuple[Fact, ...]) -> Result:
    """The result without what the team knows to be right."""
    request = next((each for each in document.requests if each.pointer == result.pointer), None)
    if request is None or not result.is_request:
        return result
    true = [fact for fact in facts if _holds(fact, request.data)]
    answers = [(placed, next(_answers(placed, true, request), None)) for placed in result.placed]
    return result._replace(
        placed=tuple(placed for placed, fact in answers if fact is None),
        suppressed=(
            *result.suppressed,
            *(Suppressed(placed, "config", f"{fact.source} ({fact.date})") for placed, fact in answers if fact),
        ),
    )


def _holds(fact: Fact, data: object) -> bool:
    """Whether a fact is about a request: all that it names is in it."""
    named = ((paths.DEVICE, fact.target), (paths.FRAMEWORK, fact.framework), (paths.VERSION, fact.version))
    return all(value is None or _at(data, path) == value for path, value in named)


def _answers(placed: Placed, facts: list[Fact], request: FoundRequest) -> Iterator[Fact]:
    finding = placed.finding
    for fact in facts:
        if fact.region is not None:
            if finding.rule in _REGION_RULES and fact.region in _regions(request):
                yield fact
        elif fact.version is not None:
            if finding.rule in _VERSION_RULES:
                yield fact
        elif fact.framework is not None:
            if finding.rule in _FRAMEWORK_RULES and finding.path in _LISTED:
                yield fact
        elif finding.rule in _TARGET_RULES and finding.path == paths.DEVICE:
            yield fact


def _regions(request: FoundRequest) -> set[str]:
    read, _ = examine(request.data, Request.model_validate, request.unknown)
    return {region for _, region in regions(read)}


def _at(data: Any, path: Path) -> object:
    for step in path:
        data = data.get(step) if isinstance(data, Mapping) else None
    return data
