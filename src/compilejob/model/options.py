"""`CompilerOptions`: the options of the target's compiler, JSON inside a string."""

from collections.abc import Mapping
from typing import Annotated

from pydantic_core import PydanticCustomError

from compilejob.model.text import EmbeddedJson
from compilejob.wire import JsonText

Options = Mapping[str, object] | str
"""Options by key or, for Inferentia and Trainium, one string of command line flags."""


def _read(value: object) -> Options:
    if isinstance(value, dict | str):
        return value
    raise PydanticCustomError("options_type", "neither options by key nor flags")


CompilerOptions = Annotated[JsonText[Options], EmbeddedJson(3, 1024, one_line=True, value_of=_read)]
"""Options as a JSON object, or flags as a JSON string; 3 to 1024 characters of JSON, on one line."""
