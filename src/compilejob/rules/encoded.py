"""JSON that was encoded twice: a string whose text is itself the JSON of what was meant."""

from compilejob.findings import Path, Replace, quote
from compilejob.rules.rule import Problem
from compilejob.wire import NotJson, decode


def is_encoded_twice(value: object, *meant: type) -> bool:
    """Whether a value that was read from JSON is a text, and that the JSON of a value of a type that was meant."""
    if not isinstance(value, str) or not value.lstrip().startswith(("{", "[", '"')):
        return False
    try:
        return isinstance(decode(value)[0], meant)
    except NotJson:
        return False


def encoded_twice(path: Path, text: str) -> Problem:
    """That the member at `path` is `text`, which should have been its JSON."""
    what = f"{path[-1]} was encoded as JSON twice, and is the string {quote(text)}"
    return Problem(path, what, "encode it once", Replace(path, text))
