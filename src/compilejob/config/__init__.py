"""How a team wants its requests checked: `compilejob.toml`, or `[tool.compilejob]` in `pyproject.toml`."""

from compilejob.config.file import WrongSettings, find, load, schema
from compilejob.config.settings import RULE_NAMES, SELECTORS, Fact, Ignore, Settings, names_rule, selector

__all__ = [
    "RULE_NAMES",
    "SELECTORS",
    "Fact",
    "Ignore",
    "Settings",
    "WrongSettings",
    "find",
    "load",
    "names_rule",
    "schema",
    "selector",
]
