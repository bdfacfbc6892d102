"""Changes of the example that the tests of CJ4 make: what a request says of its model."""

import json
from typing import Any

PATH = ("InputConfig", "DataInputConfig")
INPUTS = "InputConfig.DataInputConfig"


def model(
    inputs: object, framework: str = "PYTORCH", target: str = "ml_c5", version: str | None = None
) -> dict[str, Any]:
    """The example with these inputs, as JSON text or as what is written as JSON; None for none."""
    text = inputs if inputs is None or isinstance(inputs, str) else json.dumps(inputs)
    return {
        "InputConfig": {"Framework": framework, "DataInputConfig": text, "FrameworkVersion": version},
        "OutputConfig": {"TargetDevice": target},
    }
