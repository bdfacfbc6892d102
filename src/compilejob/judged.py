"""What is wrong with the requests of a document, as a team wants it told."""

from dataclasses import replace
from pathlib import Path

from compilejob.config import Settings
from compilejob.read import Document
from compilejob.results import Placed, Result, results
from compilejob.suppress import silenced

_NONE = Settings()


def judged(document: Document, settings: Settings = _NONE, folder: Path = Path()) -> list[Result]:
    """What the settings leave of what the rules find in a document. `folder` is that of the settings."""
    document, found = _found(document, settings)
    found = silenced(document, found, settings, folder)
    return found if settings == _NONE else [_as_set(result, settings) for result in found]


def _found(document: Document, settings: Settings) -> tuple[Document, list[Result]]:
    if not settings.facts:
        return document, results(document)
    from compilejob.knowledge import answered, vouched  # noqa: PLC0415 - most teams know nothing better

    document = vouched(document, settings.facts)
    return document, [answered(document, result, settings.facts) for result in results(document)]


def _as_set(result: Result, settings: Settings) -> Result:
    told = (each for each in result.placed if settings.speaks(each.finding.code, each.finding.rule))
    return result._replace(placed=tuple(_weighed(each, settings) for each in told))


def _weighed(placed: Placed, settings: Settings) -> Placed:
    severity = settings.of_rule(placed.finding.code, placed.finding.rule).severity
    return placed._replace(finding=replace(placed.finding, severity=severity)) if severity else placed
