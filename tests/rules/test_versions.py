"""CJ4: the framework's version against the framework and the target."""

from typing import Any

import pytest

from compilejob.catalog import DEVICES, Framework, VersionField
from compilejob.catalog.frameworks import SUPPORT, Support
from compilejob.findings import Remove
from tests.rules.found import findings, found

VERSION = "InputConfig.FrameworkVersion"
LINUX = {"Os": "LINUX", "Arch": "ARM64"}


def versioned(framework: str, version: str, target: str | dict[str, str]) -> dict[str, Any]:
    """A change of the example: `version` of `framework` on a device or platform, with inputs that fit either layout."""
    device, platform = (target, None) if isinstance(target, str) else (None, target)
    return {
        "InputConfig": {
            "Framework": framework,
            "FrameworkVersion": version,
            "DataInputConfig": '{"a": [1, 5, 64, 64]}',
        },
        "OutputConfig": {"TargetDevice": device, "TargetPlatform": platform},
    }


LISTED = [
    pytest.param("PYTORCH", "2.0", "ml_c5", id="the newest on a cloud instance"),
    pytest.param("PYTORCH", "1.4", "ml_p3", id="the oldest on a cloud instance"),
    pytest.param("PYTORCH", "1.9", "ml_inf1", id="a version for ml_inf1 alone"),
    pytest.param("PYTORCH", "1.13", "ml_trn1", id="ml_trn1"),
    pytest.param("PYTORCH", "1.8", "jetson_xavier", id="a jetson"),
    pytest.param("PYTORCH", "1.8", LINUX, id="a platform"),
    pytest.param("TENSORFLOW", "2.4", LINUX, id="TensorFlow at the edge"),
    pytest.param("TENSORFLOW", "1.15", "ml_m5", id="without the patch number of the page"),
    pytest.param("PYTORCH", "2.0.1", "ml_c5", id="with a patch number the page does not have"),
    pytest.param("MXNET", "1.8", "ml_c5", id="MXNet"),
    pytest.param("TFLITE", "1.15", "rasp4b", id="TFLite"),
]


@pytest.mark.parametrize(("framework", "version", "target"), LISTED)
def test_a_listed_version_is_not_found(framework: str, version: str, target: str | dict[str, str]) -> None:
    assert found(versioned(framework, version, target), "CJ4") == []


CLOUD_PYTORCH = "1.4, 1.5, 1.6, 1.7, 1.8, 1.12, 1.13, 2.0"
NOT_LISTED = [
    pytest.param(
        ("PYTORCH", "1.5", "ml_inf1"),
        'PYTORCH "1.5" is not a version AWS lists for ml_inf1',
        'use "1.7"; listed are 1.7, 1.8, 1.9',
        id="too old for ml_inf1, which the service refused",
    ),
    pytest.param(
        ("PYTORCH", "2.0", LINUX),
        'PYTORCH "2.0" is not a version AWS lists for edge devices and platforms',
        'use "1.8"; listed are 1.7, 1.8',
        id="too new for a platform",
    ),
    pytest.param(
        ("TENSORFLOW", "2.12", "ml_m5"),
        'TENSORFLOW "2.12" is not a version AWS lists for cloud instances',
        'use "2.9"; listed are 1.15.3, 2.9',
        id="too new for a cloud instance",
    ),
    pytest.param(
        ("PYTORCH", "1.10", "ml_c5"),
        'PYTORCH "1.10" is not a version AWS lists for cloud instances',
        f'use "1.12"; listed are {CLOUD_PYTORCH}',
        id="between two versions: the newer one",
    ),
    pytest.param(
        ("PYTORCH", "1.14", "ml_c5"),
        'PYTORCH "1.14" is not a version AWS lists for cloud instances',
        f'use "1.13"; listed are {CLOUD_PYTORCH}',
        id="the nearer one of two majors",
    ),
    pytest.param(
        ("TENSORFLOW", "2.x", "ml_c5"),
        'TENSORFLOW "2.x" is not a version AWS lists for cloud instances',
        'use "2.9"; listed are 1.15.3, 2.9',
        id="no number",
    ),
    pytest.param(
        ("PYTORCH", "1.8.", "ml_c5"),
        'PYTORCH "1.8." is not a version AWS lists for cloud instances',
        f'use "1.8"; listed are {CLOUD_PYTORCH}',
        id="an empty last part",
    ),
    pytest.param(
        ("PYTORCH", "1..8", LINUX),
        'PYTORCH "1..8" is not a version AWS lists for edge devices and platforms',
        'use "1.8"; listed are 1.7, 1.8',
        id="an empty part between",
    ),
    pytest.param(
        ("TFLITE", "2.4", "rasp4b"),
        'TFLITE "2.4" is not a version AWS lists for edge devices and platforms',
        'use "1.15", the one that is listed',
        id="where one version is listed",
    ),
    pytest.param(
        ("MXNET", "1.7", "ml_c5"),
        'MXNET "1.7" is not a version AWS lists for cloud instances',
        'use "1.8", the one that is listed',
        id="MXNet",
    ),
]


@pytest.mark.parametrize(("given", "message", "hint"), NOT_LISTED)
def test_a_version_outside_the_tables_is_warned_of_with_the_nearest_one(
    given: tuple[str, str, Any], message: str, hint: str
) -> None:
    (only,) = findings(versioned(*given), "CJ4")

    assert (only.code, only.severity, only.where, only.message, only.hint, only.fix) == (
        "CJ411",
        "warning",
        VERSION,
        message,
        hint,
        None,
    )


REFUSED = [
    pytest.param(("KERAS", "2.2", "ml_c5"), "CJ401", "KERAS takes no FrameworkVersion", id="a framework without"),
    pytest.param(("XGBOOST", "1.3", "ml_c5"), "CJ401", "XGBOOST takes no FrameworkVersion", id="XGBoost"),
    pytest.param(("TENSORFLOW", "2.3", "ml_eia2"), "CJ402", "ml_eia2 takes no FrameworkVersion", id="a target without"),
    pytest.param(("ONNX", "1.7", "ml_eia2"), "CJ401", "ONNX takes no FrameworkVersion", id="neither, found once"),
]


@pytest.mark.parametrize(("given", "code", "message"), REFUSED)
def test_a_version_that_is_not_taken_is_an_error_and_can_be_removed(
    given: tuple[str, str, Any], code: str, message: str
) -> None:
    of_version = [finding for finding in findings(versioned(*given), "CJ4") if finding.where == VERSION]

    assert [(each.code, each.severity, each.message, each.fix) for each in of_version] == [
        (code, "error", message, Remove(("InputConfig", "FrameworkVersion")))
    ]


@pytest.mark.parametrize("inputs", [None, "{}", "{"], ids=["no inputs", "empty inputs", "inputs that cannot be read"])
def test_a_version_is_judged_whatever_the_inputs(inputs: str | None) -> None:
    patch = {"InputConfig": {"Framework": "KERAS", "FrameworkVersion": "2.2", "DataInputConfig": inputs}}

    assert [code for code, where, _ in found(patch, "CJ4") if where == VERSION] == ["CJ401"]


DOUBTED = sorted(name for name, device in DEVICES.items() if device.facts.version_field is VersionField.DISPUTED)


@pytest.mark.parametrize("device", DOUBTED)
def test_a_version_is_doubtful_for_a_target_of_which_sources_differ_and_not_compared_then(device: str) -> None:
    assert found(versioned("PYTORCH", "2.0", device), "CJ4") == [
        ("CJ412", VERSION, f"it is not known whether {device} takes FrameworkVersion")
    ]


@pytest.mark.parametrize("framework", [framework for framework in Framework if not framework.facts.takes_version])
@pytest.mark.parametrize("device", ["ml_eia2", "coreml", "ml_inf1", "ml_c5"])
def test_a_framework_without_versions_is_the_one_cause_whatever_the_target(framework: Framework, device: str) -> None:
    of_version = [code for code, where, _ in found(versioned(framework, "1.2", device), "CJ4") if where == VERSION]

    assert of_version == ["CJ401"]


SILENT = [
    pytest.param({"InputConfig": {"FrameworkVersion": None}}, id="no version"),
    pytest.param(versioned("TFLITE", "2.4", "ml_c5"), id="a framework that is not for the target"),
    pytest.param(versioned("PYTORCH", "3.0", "toaster"), id="a target that cannot be read"),
    pytest.param(versioned("CAFFE", "1.0", "ml_c5"), id="a framework that cannot be read"),
    pytest.param(versioned("PYTORCH", "10.0", "ml_inf1"), id="a version that cannot be read"),
    pytest.param(
        {"InputConfig": {"Framework": {"Unlisted": "JAX"}, "FrameworkVersion": "0.4"}}, id="a framework vouched for"
    ),
]


@pytest.mark.parametrize("patch", SILENT)
def test_what_is_not_known_is_not_judged(patch: dict[str, Any]) -> None:
    assert [code for code, _, _ in found(patch, "CJ4") if code in {"CJ401", "CJ402", "CJ411", "CJ412"}] == []


def test_a_vouched_for_framework_does_not_hide_a_target_that_takes_no_version() -> None:
    patch = versioned("TENSORFLOW", "2.3", "ml_eia2")
    patch["InputConfig"]["Framework"] = {"Unlisted": "JAX"}

    assert found(patch, "CJ4") == [("CJ402", VERSION, "ml_eia2 takes no FrameworkVersion")]


@pytest.mark.parametrize(
    "line", [line for line in SUPPORT if line.versions], ids=lambda line: f"{line.fleet} {line.framework}"
)
def test_the_nearest_version_is_one_of_the_line_and_of_a_listed_version_that_itself(line: Support) -> None:
    assert [line.nearest(version) for version in line.versions] == [
        ".".join(version.split(".")[:2]) for version in line.versions
    ]
    assert all(line.compiles(line.nearest(version)) for version in ("0.1", "9.99", "2.x", "1.", "1..8"))
