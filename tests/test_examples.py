"""The requests of `examples`: one has everything wrong that it is there to show, the others nothing."""

import json
from pathlib import Path
from typing import Any

import pytest
from botocore.loaders import Loader
from botocore.model import ServiceModel
from botocore.validate import ParamValidator

from compilejob import check

EXAMPLES = Path(__file__).parents[1] / "examples"
FAULTY = EXAMPLES / "faulty.json"
RIGHT = sorted(path for path in EXAMPLES.glob("*.json") if path != FAULTY)


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", RIGHT, ids=lambda path: path.stem)
def test_an_example_has_no_findings(path: Path) -> None:
    assert check(read(path)).findings == ()


def test_the_faulty_example_has_six_mistakes() -> None:
    assert {finding.where: finding.rule for finding in check(read(FAULTY))} == {
        "CompilationJobName": "malformed-value",
        "InputConfig.S3Uri": "model-not-archive",
        "InputConfig.DataInputConfig": "text-not-json",
        "OutputConfig.CompilerOptions.trt-ver": "option-value",
        "OutputConfig.CompilerOptions.cuda_ver": "missing-option",
        "StoppingCondition.MaxRuntimeInSeconds": "wrong-type",
    }


def test_boto3_sees_one_mistake_of_the_six() -> None:
    service = ServiceModel(Loader().load_service_model("sagemaker", "service-2"))
    report = ParamValidator().validate(read(FAULTY), service.shape_for("CreateCompilationJobRequest"))
    assert report.generate_report() == (
        "Invalid type for parameter StoppingCondition.MaxRuntimeInSeconds, "
        "value: 900, type: <class 'str'>, valid types: <class 'int'>"
    )
