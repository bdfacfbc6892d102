"""`InputConfig` by framework and target: which goes with which, and what both demand of version and inputs."""

from collections.abc import Iterator, Mapping
from typing import Any

from compilejob.catalog import Fleet, Framework, VersionField
from compilejob.catalog.frameworks import INPUTS_DERIVED_FROM, SUPPORT, at_least
from compilejob.findings import Path
from compilejob.rules import inputs as rules
from compilejob.rules import paths, versions
from compilejob.rules.rule import Rule
from compilejob.rules.target import framework_not_for_target
from compilejob.schema import inputs
from compilejob.schema.pieces import Schema, at, has, optional, refusing
from compilejob.schema.targets import TARGETS, Target, one_of, where

_OLD_VERSION = "1.8"
_OLD = rf"^[{''.join(major for major in '0123456789' if not at_least(f'{major}.99', INPUTS_DERIVED_FROM))}]\.[0-9]{{1,2}}(?:\.|$)"
"""Versions for which the service derives no inputs."""

Cases = Mapping[Framework, tuple[Target, ...]]
"""Which framework for which targets."""


def conditions() -> list[Schema]:
    """What framework and target of a request demand of its `InputConfig`."""
    never_derived = _found(rules.inputs_missing, DataInputConfig=None, FrameworkVersion=INPUTS_DERIVED_FROM)
    not_derived = _found(rules.inputs_missing, DataInputConfig=None, FrameworkVersion=_OLD_VERSION)
    old = {"if": has(paths.VERSION[1:], {"type": "string", "pattern": _OLD}), "then": inputs.GIVEN}
    return [
        *_demand(_found(framework_not_for_target), _no(paths.FRAMEWORK, framework_not_for_target)),
        *_without_version(versions.version_not_for_framework),
        *_without_version(versions.version_refused_by_target),
        *_demand(_found(rules.inputs_without_names, DataInputConfig="[[1]]"), inputs.BY_NAME),
        *_demand(_found(rules.flat_input_list, DataInputConfig="[1]"), inputs.NOT_FLAT),
        *_objects(),
        *_demand(never_derived, inputs.GIVEN),
        *_demand(_but_for(never_derived, not_derived), old),
        *_listed_versions(),
    ]


def _found(rule: Rule[Any], **members: Any) -> Cases:
    """Where a rule finds something in an `InputConfig`."""
    found = {framework: where(rule, InputConfig={"Framework": framework, **members}) for framework in Framework}
    return {framework: targets for framework, targets in found.items() if targets}


def _but_for(known: Cases, cases: Cases) -> Cases:
    """The cases that are not known."""
    rest = {
        framework: tuple(target for target in targets if target not in known.get(framework, ()))
        for framework, targets in cases.items()
    }
    return {framework: targets for framework, targets in rest.items() if targets}


def _demand(cases: Cases, demanded: Schema, otherwise: Schema | None = None) -> Iterator[Schema]:
    """Demand a schema of the `InputConfig` in each of the cases."""
    alike: dict[tuple[Target, ...], list[Framework]] = {}
    for framework, targets in cases.items():
        alike.setdefault(targets, []).append(framework)
    for targets, frameworks in alike.items():
        parts = []
        if len(frameworks) < len(Framework):
            parts.append(has(paths.FRAMEWORK, {"enum": frameworks}))
        if len(targets) < len(TARGETS):
            parts.append(has(paths.OUTPUT, one_of(targets)))
        schema: Schema = {
            "if": parts[0] if len(parts) == 1 else {"allOf": parts},
            "then": at(paths.SOURCE, demanded),
        }
        yield schema if otherwise is None else schema | {"else": at(paths.SOURCE, otherwise)}


def _no(path: Path, rule: Rule[Any]) -> Schema:
    return at(path[1:], refusing(rule, {"type": "null"}))


def _without_version(rule: Rule[Any]) -> Iterator[Schema]:
    return _demand(_found(rule, FrameworkVersion=_OLD_VERSION), _no(paths.VERSION, rule))


def _objects() -> Iterator[Schema]:
    cases = _found(rules.input_object_outside_coreml, DataInputConfig='{"a": {"shape": [1]}}')
    return _demand(cases, inputs.NO_OBJECTS, inputs.OBJECTS_FOR_CORE_ML)


def _listed_versions() -> Iterator[Schema]:
    """Offer the versions that AWS lists for framework and target."""
    for fleet in Fleet:
        targets = [
            target
            for target in TARGETS
            if target.facts.fleet is fleet and target.facts.version_field is VersionField.YES
        ]
        offers: list[Schema] = [
            {
                "if": has(paths.FRAMEWORK, {"const": line.framework}),
                "then": at(paths.VERSION, optional({"type": "string", "examples": list(line.versions)})),
            }
            for line in SUPPORT
            if line.fleet is fleet and line.framework.facts.takes_version
        ]
        if targets and offers:
            yield {"if": has(paths.OUTPUT, one_of(targets)), "then": {"allOf": offers}}
