"""The settings, as the file says them and as the JSON Schema describes them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, ClassVar

from pydantic import AfterValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from compilejob.findings import Severity, quote
from compilejob.rules import RULES
from compilejob.rules.closest import closest

RULE_NAMES = tuple(name for rule in RULES for name in (rule.code, rule.name))
"""What a rule is called by."""
SELECTORS = (*sorted({rule.code[:end] for rule in RULES for end in (2, 3, 4)}), *RULE_NAMES)
"""What rules are called by, one or all whose codes begin alike."""

_CONFIG = ConfigDict(
    alias_generator=lambda name: name.replace("_", "-"),
    extra="forbid",
    strict=True,
    use_attribute_docstrings=True,
)


def _rule(name: str) -> str:
    return _one_of(name, RULE_NAMES)


def selector(name: str) -> str:
    """`name`, when rules are called by it. Raises a `ValueError` that says so when none is."""
    return _one_of(name, SELECTORS)


def _one_of(name: str, names: tuple[str, ...]) -> str:
    if name in names:
        return name
    near = None if name in SELECTORS else closest(name, RULE_NAMES)
    hint = f"; use {quote(near)}" if near else ""
    raise PydanticCustomError("rule", "{name} is no rule{hint}", {"name": quote(name), "hint": hint})


RuleName = Annotated[str, AfterValidator(_rule), WithJsonSchema({"type": "string", "enum": [*RULE_NAMES]})]
"""The code of a rule, or its name."""
Rules = Annotated[str, AfterValidator(selector), WithJsonSchema({"type": "string", "enum": [*SELECTORS]})]
"""The code of a rule, its beginning for all rules that have it in common, or a name."""


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """What a team thinks of a rule."""

    __pydantic_config__: ClassVar[ConfigDict] = _CONFIG

    severity: Severity | None = None
    """The severity in the place of the rule's own."""
    ignorable: bool = True
    """Whether a comment, `per-file-ignores` or `ignores` can silence it."""


@dataclass(frozen=True, slots=True)
class Ignore:
    """Findings of a file that are known and stay: the way to say so where a format has no comments."""

    __pydantic_config__: ClassVar[ConfigDict] = _CONFIG

    file: str
    """The file, relative to the directory of the settings."""
    rules: tuple[Rules, ...]
    """The rules that are silent."""
    reason: str
    """Why they are."""
    pointer: Annotated[str, Field(pattern=r"^(/[\s\S]*)?$")] = ""
    """The JSON pointer (RFC 6901) of the value in the file; all of the file when it is left out."""
    name: str | None = None
    """The CompilationJobName of the request; every request of the file when it is left out."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the team has seen to work that the catalogue does not know, or knows otherwise."""

    __pydantic_config__: ClassVar[ConfigDict] = _CONFIG

    source: str
    """Where it was seen: a page, the ARN of a job."""
    date: date
    """When it was seen."""
    target: str | None = None
    """A TargetDevice. Alone: the service takes it."""
    framework: str | None = None
    """A Framework. With a target: the target compiles it."""
    version: str | None = None
    """A FrameworkVersion. The framework has it, on the target if one is given."""
    region: str | None = None
    """An AWS Region. The target is offered there."""


def _is_whole(fact: Fact) -> Fact:
    if fact.target is None and (fact.framework is None or fact.version is None):
        raise PydanticCustomError("fact", "says neither a target nor a framework with a version")
    if fact.version is not None and fact.framework is None:
        raise PydanticCustomError("fact", "has a version and no framework")
    if fact.region is not None and fact.target is None:
        raise PydanticCustomError("fact", "has a region and no target")
    return fact


_FACT_NEEDS = {
    "anyOf": [{"required": ["target"]}, {"required": ["framework", "version"]}],
    "dependentRequired": {"version": ["framework"], "region": ["target"]},
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What is checked, and how it is told. The defaults check everything."""

    __pydantic_config__: ClassVar[ConfigDict] = _CONFIG

    select: tuple[Rules, ...] = ()
    """The rules that speak; all of them when none is named."""
    ignore: tuple[Rules, ...] = ()
    """The rules that do not speak."""
    per_file_ignores: Mapping[str, tuple[Rules, ...]] = field(default_factory=dict)
    """The rules that do not speak in files, by patterns as in .gitignore."""
    rules: Mapping[RuleName, RuleSettings] = field(default_factory=dict)
    """What the team thinks of single rules."""
    ignores: tuple[Ignore, ...] = ()
    """Findings that are known and stay."""
    inline_ignores: bool = True
    """Whether comments can silence rules."""
    facts: tuple[Annotated[Fact, AfterValidator(_is_whole), Field(json_schema_extra=_FACT_NEEDS)], ...] = ()
    """What the team knows better than the catalogue."""
    fail_on: Severity = Severity.ERROR
    """The least severity that makes the exit code 1."""
    baseline: str | None = None
    """The file with the findings that were there when the team began, relative to the directory of the settings."""
    include: tuple[str, ...] = ()
    """Of directories, check only what matches: patterns as in .gitignore."""
    exclude: tuple[str, ...] = ()
    """Of directories, leave out what matches: patterns as in .gitignore."""

    def of_rule(self, *names: str) -> RuleSettings:
        """What the team thinks of the rule with this code or name."""
        return next((self.rules[name] for name in names if name in self.rules), RuleSettings())

    def speaks(self, code: str, rule: str) -> bool:
        """Whether a rule is one of those that are asked for."""
        selected = not self.select or names_rule(self.select, code, rule)
        return selected and not names_rule(self.ignore, code, rule)


def names_rule(names: tuple[str, ...], code: str, rule: str) -> bool:
    """Whether a rule is one of those named: by its code, by the beginning of it, or by its name."""
    return any(name == rule or code.startswith(name) for name in names)
