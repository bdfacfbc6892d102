"""Files with settings: where they are, and every mistake in them in words."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from compilejob.config.settings import Fact, Ignore, RuleSettings, Settings
from compilejob.findings import quote
from compilejob.rules.closest import closest

OWN_FILE = "compilejob.toml"
SHARED_FILE = "pyproject.toml"
"""The file of all tools: the settings are in its table `[tool.compilejob]`."""


class WrongSettings(ValueError):
    """Raised when settings are wrong: every mistake, a line each."""


def find(start: Path) -> Path | None:
    """The file with the settings for a directory: in it or above it, up to the root of the git repository."""
    for folder in (start, *start.parents):
        own, shared = folder / OWN_FILE, folder / SHARED_FILE
        if own.is_file():
            return own
        if shared.is_file() and b"[tool.compilejob" in shared.read_bytes():
            return shared
        if (folder / ".git").exists():
            return None
    return None


def load(path: Path) -> Settings:
    """The settings in a file. Raises `WrongSettings` with every mistake at once."""
    import tomllib  # noqa: PLC0415 - most runs have no such file to read

    try:
        table: Any = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or ("it is not UTF-8" if isinstance(error, UnicodeError) else error)
        raise WrongSettings(f"{path}: cannot be read: {reason}") from None
    if path.name == SHARED_FILE:
        for name in ("tool", "compilejob"):
            table = table.get(name, {}) if isinstance(table, dict) else table
    try:
        return TypeAdapter(Settings).validate_json(json.dumps(table, default=str))  # dates, as texts
    except ValidationError as error:
        raise WrongSettings("\n".join(f"{path}: {mistake}" for mistake in _mistakes(error))) from None


def schema() -> dict[str, Any]:
    """`compilejob.toml` as a JSON Schema."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **TypeAdapter(Settings).json_schema(),
        "title": OWN_FILE,
    }


def _mistakes(error: ValidationError) -> Iterator[str]:
    for detail in error.errors(include_url=False):
        yield f"{_where(detail)}: {_what(detail)}"


def _where(detail: ErrorDetails) -> str:
    steps = [step for step in detail["loc"] if step != "[key]"]
    return (
        "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).removeprefix(".") or "the table"
    )


def _what(detail: ErrorDetails) -> str:
    kind, value = detail["type"], detail["input"]
    if kind == "missing":
        return "is missing"
    if kind == "unexpected_keyword_argument":
        near = closest(str(detail["loc"][-1]), _KEYS)
        return f"is no setting{f'; use {near}' if near else ''}"
    if kind in {"rule", "fact"}:  # worded by `settings`
        return detail["msg"]
    return f"is {quote(value)}, not {_WANTED.get(kind) or detail.get('ctx', {}).get('expected', 'what is wanted')}"


_KEYS = [field.name.replace("_", "-") for owner in (Settings, RuleSettings, Ignore, Fact) for field in fields(owner)]
_WANTED: Mapping[str, str] = {
    "string_type": "a text",
    "bool_type": "true or false",
    "string_pattern_mismatch": 'a JSON pointer, such as "/InputConfig/Framework"',
    "tuple_type": "a list",
    "dict_type": "a table",
    "mapping_type": "a table",
    "dataclass_type": "a table",
    "date_type": "a date, such as 2026-11-26",
    "date_parsing": "a date, such as 2026-11-26",
    "date_from_datetime_parsing": "a date, such as 2026-11-26",
    "date_from_datetime_inexact": "a date, such as 2026-11-26",
}
