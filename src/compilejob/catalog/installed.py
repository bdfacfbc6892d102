"""What the installed botocore lists: the tie-break for a value this catalogue does not know yet."""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any


@cache
def service_model() -> dict[str, Any]:
    """The shapes of SageMaker's service model in the installed botocore, read as a file; empty without botocore.

    botocore itself is not imported: that would cost more than the whole check.
    """
    import gzip  # noqa: PLC0415 - for values this catalogue does not know, which most runs do not meet

    spec = find_spec("botocore")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        model = Path(folder, "data", "sagemaker", "2017-07-24", "service-2.json")
        for path, opened in ((model.with_suffix(".json.gz"), gzip.open), (model, open)):
            if path.exists():
                with opened(path, "rb") as stream:
                    shapes: dict[str, Any] = json.load(stream)["shapes"]
                return shapes
    return {}


def installed_values(shape: str) -> frozenset[str]:
    """The values of one of the service model's enumerations, such as "TargetDevice"."""
    return frozenset(service_model().get(shape, {}).get("enum", ()))
