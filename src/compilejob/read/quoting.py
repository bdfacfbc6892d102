"""Text in double quotes, as YAML and TOML both read it."""

import json


def double_quoted(text: str) -> str:
    """A text on one line in double quotes, with escapes for what is no printable character."""
    return f'"{"".join(map(_written, text))}"'


def _written(char: str) -> str:
    return char if char.isprintable() and char not in '"\\' else escape(char)


def escape(char: str) -> str:
    """The escape of a character."""
    short = json.dumps(char)[1:-1]
    if short == char:
        return f"\\u{ord(char):04x}"
    return short if short.count("\\u") < len("\\u") else f"\\U{ord(char):08x}"  # JSON has two escapes for such a one
