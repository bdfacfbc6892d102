"""A request in YAML, edited under yaml-language-server with the schema: what is offered, and what is underlined."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from compilejob import check
from compilejob.catalog import DEVICES
from compilejob.catalog.options import taken_by
from compilejob.rules.given_options import own_keys
from tests.editor.yaml_server import CURSOR, Diagnostic, YamlServer, install
from tests.test_docs import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("npm") is None, reason="npm, which installs the server, is not there"),
]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[YamlServer]:
    program = install(tmp_path_factory.mktemp("server"))
    folder = tmp_path_factory.mktemp("requests")
    shutil.copy(ROOT / "docs" / "compilejob.schema.json", folder)
    with YamlServer(program, folder) as server:
        yield server


MODELINE = "# yaml-language-server: $schema=compilejob.schema.json\n"
SOURCE = """\
InputConfig:
  S3Uri: s3://bucket/model.tar.gz
  DataInputConfig:
    input0: [1, 3, 224, 224]
  Framework: PYTORCH
"""
REQUEST = f"""\
{MODELINE}CompilationJobName: resnet50
RoleArn: arn:aws:iam::111122223333:role/Neo
{SOURCE}StoppingCondition:
  MaxRuntimeInSeconds: 900
OutputConfig:
  S3OutputLocation: s3://bucket/compiled/
"""
"""A request that lacks its target. The lines of `OutputConfig` that follow begin with number 13."""


def device(name: str, more: str = "", request: str = REQUEST) -> str:
    """A request for a device, and more lines behind that."""
    return f"{request}  TargetDevice: {name}\n{more}"


def source(changed: str, into: str, name: str = "ml_c5") -> str:
    """A request for a device in which a part of the source is changed."""
    assert changed in SOURCE
    return device(name, request=REQUEST.replace(changed, into))


NVIDIA = f"{REQUEST}  TargetPlatform: {{Os: LINUX, Arch: X86_64, Accelerator: NVIDIA}}\n"

OFFERS = [
    pytest.param(
        f"{MODELINE}⎸",
        [
            "a request",
            "CompilationJobName",
            "request",
            "RoleArn",
            "ModelPackageVersionArn",
            "InputConfig",
            "OutputConfig",
            "VpcConfig",
            "StoppingCondition",
            "Tags",
        ],
        id="an empty file",
    ),
    pytest.param(f"{REQUEST}  ⎸", ["TargetDevice", "TargetPlatform", "KmsKeyId"], id="no options before a target"),
    pytest.param(device("⎸"), [*DEVICES], id="devices"),
    pytest.param(device("rk3399", "  ⎸"), ["TargetPlatform", "KmsKeyId"], id="no options where none is documented"),
    pytest.param(
        device("jetson_xavier", "  CompilerOptions:\n    ⎸"),
        ["gpu-code", "trt-ver", "cuda-ver", "JETPACK_VERSION", "with gpu-code, trt-ver, cuda-ver"],
        id="the options of a device",
    ),
    pytest.param(
        f"{NVIDIA}  CompilerOptions:\n    ⎸",
        ["gpu-code", "trt-ver", "cuda-ver", "with gpu-code, trt-ver, cuda-ver"],
        id="the options of a platform",
    ),
    pytest.param(device("jetson_xavier", "  CompilerOptions:\n    gpu-code: ⎸"), ["sm_72"], id="the GPU of a device"),
    pytest.param(
        f"{NVIDIA}  CompilerOptions:\n    gpu-code: ⎸",
        ["sm_37", "sm_61", "sm_70", "sm_75", "sm_80"],
        id="the GPUs of an architecture",
    ),
    pytest.param(
        device("jetson_xavier", "  CompilerOptions:\n    cuda-ver: ⎸"),
        ['"10.0"', '"10.1"', '"10.2"', '"11.2"'],
        id="versions, in quotes, since they are no numbers",
    ),
    pytest.param(
        device("ml_c5", "  CompilerOptions:\n    dtype: ⎸"), ["float32", "float", "int64", "long"], id="a choice"
    ),
    pytest.param(
        device("qcs605", "  CompilerOptions:\n    ANDROID_PLATFORM: ⎸"),
        ["21", "22", "23", "24", "25", "26", "27", "28", "29"],
        id="Android levels",
    ),
    pytest.param(
        device("rasp3b", "  CompilerOptions:\n    mattr:\n      - ⎸"), ["+neon", "+vfpv4"], id="the items of a list"
    ),
    pytest.param(device("ml_inf1", "  CompilerOptions: ⎸"), ["flags"], id="flags"),
    pytest.param(
        f"{REQUEST}  TargetPlatform:\n    Accelerator: ⎸",
        ["INTEL_GRAPHICS", "MALI", "NVIDIA", "NNA"],
        id="accelerators",
    ),
    pytest.param(
        source("Framework: PYTORCH\n", "Framework: PYTORCH\n  FrameworkVersion: ⎸\n", "ml_inf1"),
        ['"1.7"', '"1.8"', '"1.9"'],
        id="the versions that AWS lists for framework and target",
    ),
    pytest.param(
        source("input0: [1, 3, 224, 224]", "input0:\n      shape: [1]\n      ⎸", "coreml"),
        ["default_shape", "type", "bias", "scale"],
        id="what an input for Core ML may have",
    ),
]


@pytest.mark.parametrize(("text", "labels"), OFFERS)
def test_what_is_offered(server: YamlServer, text: str, labels: list[str]) -> None:
    assert [offer.label for offer in server.offers(text)] == labels


@pytest.mark.parametrize("name", DEVICES)
def test_the_options_of_the_written_device_are_offered(server: YamlServer, name: str) -> None:
    taken = taken_by(DEVICES[name].facts)
    labels = [offer.label for offer in server.offers(device(name, "  CompilerOptions:\n    ⎸"))]

    keys = [label for label in labels if label != "flags" and not label.startswith("with ")]  # these are snippets
    assert keys == [key for key in own_keys(taken) if taken[key].documented]


@pytest.mark.parametrize("name", DEVICES)
def test_nothing_is_found_in_the_options_that_are_inserted(server: YamlServer, name: str) -> None:
    inserted = [offer.accepted for offer in server.offers(device(name, "  ⎸")) if offer.label == "CompilerOptions"]
    complete = [yaml.safe_load(text) for text in inserted if not text.endswith('""')]  # or else a name is left open
    found = [finding.where for request in complete for finding in check(request) if finding.rule != AS_A_VALUE]
    assert [where for where in found if where.startswith("OutputConfig.CompilerOptions")] == []


AS_A_VALUE = "value-for-json-text"
"""The rule that boto3's arguments are texts; in YAML values are what one writes."""


def test_what_is_offered_is_described(server: YamlServer) -> None:
    described = {offer.label: offer.documentation for offer in server.offers(device("⎸"))}
    assert described["ml_p2"] == (
        "Being retired: use ml_g4dn. Compiles TENSORFLOW 1.15.3, 2.9; KERAS 2.2.4; MXNET 1.8.0; ONNX 1.7.0; "
        "PYTORCH 1.4, 1.5, 1.6, 1.7, 1.8, 1.12, 1.13, 2.0; XGBOOST 1.3.3. Takes the options gpu-code, trt-ver, "
        "cuda-ver, dtype."
    )
    [mcpu] = [offer for offer in server.offers(device("ml_c5", "  CompilerOptions:\n    m⎸")) if offer.label == "mcpu"]
    assert mcpu.documentation == (
        'CPU micro-architecture: a CPU name such as "skylake-avx512". '
        "[Source](https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OutputConfig.html)"
    )


PACKAGE = "arn:aws:sagemaker:us-west-2:111122223333:model-package/detector/3"

EXCLUSIVE = [
    pytest.param(
        device("ml_c5", "  TargetPlatform: {Os: LINUX, Arch: ARM64}\n"),
        [(13, "ml_c5", "TargetDevice and TargetPlatform are both given [CJ201 target-conflict]")],
        id="two targets",
    ),
    pytest.param(
        REQUEST,
        [(11, "OutputConfig", "Neither TargetDevice nor TargetPlatform is given [CJ202 target-missing]")],
        id="no target",
    ),
    pytest.param(
        device("ml_c5", f"ModelPackageVersionArn: {PACKAGE}\n"),
        [(14, PACKAGE, "ModelPackageVersionArn and InputConfig are both given [CJ203 source-conflict]")],
        id="two sources",
    ),
    pytest.param(
        device("ml_c5").replace(SOURCE, ""),
        [(2, "C", "Neither ModelPackageVersionArn nor InputConfig is given [CJ204 source-missing]")],
        id="no source",
    ),
    pytest.param(
        source("PYTORCH", "TENSORFLOW", "ml_eia2") + "  CompilerOptions: {signature_def_key: a, output_names: [b]}\n",
        [
            (
                13,
                "TargetDevice: ml_eia2",
                (
                    "A target is of a service or a kind of hardware that AWS has retired or is retiring "
                    "[CJ208 retired-target]"
                ),
            ),
            (14, "output_names", "signature_def_key and output_names are both given [CJ310 exclusive-options]"),
        ],
        id="two options that exclude each other",
    ),
    pytest.param(
        device("ml_inf1", "  CompilerOptions: {verbose: 1}\n"),
        [(14, "{verbose: 1}", "A target that takes command line flags is given a JSON object [CJ308 flags-not-text]")],
        id="an object where flags are taken",
    ),
    pytest.param(
        device("ml_c5", "  CompilerOptions: '\"--verbose 1\"'\n"),
        [
            (
                14,
                "'\"--verbose 1\"'",
                "A target that takes options by key is given a string [CJ309 options-not-object]",
            )
        ],
        id="flags where an object is taken",
    ),
]
"""One or the other."""

OTHERS = [
    pytest.param(device("ml_c5"), [], id="nothing"),
    pytest.param(
        device("ml.c5", "  Foo: 1\n"),
        [
            (13, "ml.c5", "A value is not one of those the service lists for its member [CJ104 unknown-value]"),
            (14, "Foo", "Property Foo is not allowed."),
        ],
        id="an unknown device and an unknown member",
    ),
    pytest.param(
        NVIDIA,
        [(11, "OutputConfig", "A compiler option is missing that the target platform requires [CJ301 missing-option]")],
        id="required options that are not there",
    ),
    pytest.param(
        f"{NVIDIA}  CompilerOptions: {{trt-ver: 8.2.1}}\n",
        [
            (14, "CompilerOptions", 'Missing property "cuda-ver".'),
            (14, "CompilerOptions", 'Missing property "gpu-code".'),
        ],
        id="some of the required options",
    ),
    pytest.param(
        device("jetson_tx2", "  CompilerOptions:\n    trt-ver: '8.2'\n    cuda-ver: 10.2\n    mcpu: a\n    new: 1\n"),
        [
            (15, "'8.2'", 'trt-ver must be a TensorRT version in three parts such as "8.2.1" [CJ305 option-value]'),
            (17, "mcpu: a", "An option is given that belongs to other targets [CJ303 option-of-another-family]"),
        ],
        id="an option's value, and an option of other targets",
    ),
    pytest.param(
        source("PYTORCH", "TFLITE"),
        [
            (
                8,
                "TFLITE",
                (
                    "A framework is asked for on a target that AWS says does not compile it "
                    "[CJ205 framework-not-for-target]"
                ),
            )
        ],
        id="a framework that is not for the device",
    ),
    pytest.param(
        source("PYTORCH", "KERAS\n  FrameworkVersion: '2.2'"),
        [(9, "'2.2'", "FrameworkVersion is given for a framework that takes none [CJ401 version-not-for-framework]")],
        id="a version that is not for the framework",
    ),
    pytest.param(
        source("[1, 3, 224, 224]", "[1, 0, ~]"),
        [
            (7, "~", "A dimension of an input is not a positive whole number [CJ406 input-dimension]"),
            (7, "0", "Value is below the minimum of 1."),
        ],
        id="dimensions",
    ),
    pytest.param(
        source("\n    input0: [1, 3, 224, 224]", " \"{'input0': [1, 3, 224, 224]}\""),
        [
            (
                6,
                "\"{'input0': [1, 3, 224, 224]}\"",
                "A member that holds JSON text holds something else [CJ110 text-not-json]",
            )
        ],
        id="a text of Python",
    ),
    pytest.param(
        source("model.tar.gz", "model.onnx"),
        [
            (
                5,
                "s3://bucket/model.onnx",
                (
                    "S3Uri names a bucket, a model file or another kind of archive where a .tar.gz is wanted "
                    "[CJ501 model-not-archive]"
                ),
            )
        ],
        id="no archive",
    ),
]


@pytest.mark.parametrize(("text", "underlined"), EXCLUSIVE + OTHERS)
def test_what_is_underlined(server: YamlServer, text: str, underlined: list[tuple[int, str, str]]) -> None:
    assert server.diagnostics(text) == [Diagnostic(*each) for each in underlined]


@pytest.mark.parametrize("path", sorted(ROOT.glob("examples/*.yaml")), ids=lambda path: path.name)
def test_nothing_is_underlined_in_an_example(server: YamlServer, path: Path) -> None:
    assert server.diagnostics(path.read_text("utf-8"), path) == []


def accept(server: YamlServer, text: str, label: str) -> str:
    """A text in which what is offered at the cursor is accepted."""
    [accepted] = [offer.accepted for offer in server.offers(text) if offer.label == label]
    return accepted


def test_a_request_is_written_from_what_is_offered(server: YamlServer) -> None:
    text = accept(server, f"{MODELINE}{CURSOR}", "a request")
    text = accept(server, text.replace("Framework: PYTORCH", f"Framework: {CURSOR}"), "TFLITE")
    text = accept(server, text.replace("TargetDevice: ml_c5", f"TargetDevice: {CURSOR}"), "qcs605")
    text = accept(
        server, text.replace("TargetDevice: qcs605\n", f"TargetDevice: qcs605\n  {CURSOR}\n"), "CompilerOptions"
    )
    text = accept(server, text.replace("ANDROID_PLATFORM: 21", f"ANDROID_PLATFORM: {CURSOR}"), "28")

    assert (
        text
        == f"""\
{MODELINE}CompilationJobName: resnet50
RoleArn: arn:aws:iam::111122223333:role/Neo
InputConfig:
  S3Uri: s3://bucket/model.tar.gz
  DataInputConfig:
    input0: [1, 3, 224, 224]
  Framework: TFLITE
OutputConfig:
  S3OutputLocation: s3://bucket/compiled/
  TargetDevice: qcs605
  CompilerOptions:
    mattr: ["+neon"]
    ANDROID_PLATFORM: 28
StoppingCondition:
  MaxRuntimeInSeconds: 900"""
    )
    assert server.diagnostics(text) == []
    assert check(yaml.safe_load(text)).ok
