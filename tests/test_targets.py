"""`targets`: one function a device and one a kind of platform, each with the options of its target and no others."""

import inspect
import json
import warnings
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, cast, get_args, get_origin, get_type_hints

import pytest

from compilejob import (
    CompilationJob,
    CompilationJobWarning,
    InvalidRequest,
    Source,
    Target,
    Unlisted,
    check,
    sources,
    targets,
)
from compilejob.catalog import (
    FLAG_FAMILIES,
    Accelerator,
    Arch,
    Framework,
    Option,
    Os,
    TargetDevice,
    TargetFacts,
    options_of,
    platform_facts,
)
from compilejob.catalog.forms import Choice, TextList, Whole
from compilejob.catalog.options import ARCHITECTURES as OF_ARCHITECTURES
from compilejob.catalog.platforms import MATRIX

Function = Callable[..., Target]

DEVICE_FUNCTIONS: Mapping[TargetDevice, Function] = {
    device: getattr(targets, "lambda_" if device is TargetDevice.LAMBDA else device) for device in TargetDevice
}

PLATFORM_FUNCTIONS: Mapping[str, tuple[Os, Accelerator | None]] = {
    "linux": (Os.LINUX, None),
    "linux_nvidia": (Os.LINUX, Accelerator.NVIDIA),
    "linux_mali": (Os.LINUX, Accelerator.MALI),
    "linux_intel_graphics": (Os.LINUX, Accelerator.INTEL_GRAPHICS),
    "linux_nna": (Os.LINUX, Accelerator.NNA),
    "android": (Os.ANDROID, None),
    "android_mali": (Os.ANDROID, Accelerator.MALI),
    "android_intel_graphics": (Os.ANDROID, Accelerator.INTEL_GRAPHICS),
}

ARCHITECTURES: Mapping[str, tuple[Arch, ...]] = {
    name: MATRIX.get(pair, MATRIX[Os.LINUX, None]) for name, pair in PLATFORM_FUNCTIONS.items()
}
"""The matrix's, and for NNA, which no matrix has, those of Linux."""

PLATFORMS = [(name, arch) for name, architectures in ARCHITECTURES.items() for arch in architectures]

FUNCTIONS: Mapping[str, tuple[Function, TargetFacts]] = {
    **{function.__name__: (function, device.facts) for device, function in DEVICE_FUNCTIONS.items()},
    **{
        name: (getattr(targets, name), platform_facts(os, Arch.ARM64, accelerator))
        for name, (os, accelerator) in PLATFORM_FUNCTIONS.items()
    },
}

TAKING_OPTIONS = [name for name, (_, facts) in FUNCTIONS.items() if facts.family not in FLAG_FAMILIES]

CLOSED_FORMS = (Choice, Whole, TextList)

ARCHIVE = "s3://bucket/model.tar.gz"

SOURCES: Mapping[Framework, Source] = {
    Framework.TENSORFLOW: sources.tensorflow(ARCHIVE, inputs={"input": [1, 224, 224, 3]}),
    Framework.KERAS: sources.keras(ARCHIVE, inputs={"input_1": [1, 3, 224, 224]}),
    Framework.MXNET: sources.mxnet(ARCHIVE, inputs={"data": [1, 3, 224, 224]}),
    Framework.ONNX: sources.onnx(ARCHIVE, inputs={"data": [1, 3, 224, 224]}),
    Framework.PYTORCH: sources.pytorch(ARCHIVE, inputs={"input0": [1, 3, 224, 224]}),
    Framework.XGBOOST: sources.xgboost(ARCHIVE),
    Framework.TFLITE: sources.tflite(ARCHIVE, inputs={"input": [1, 224, 224, 3]}),
    Framework.DARKNET: sources.darknet(ARCHIVE, inputs={"data": [1, 3, 416, 416]}),
}


def job_for(target: Target, framework: Framework) -> CompilationJob:
    """A whole request for a target; raises `InvalidRequest` when it has an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", CompilationJobWarning)  # retired targets and the like
        return CompilationJob.of(
            name="a",
            role_arn="arn:aws:iam::111122223333:role/Neo",
            source=SOURCES[framework],
            target=target,
            output="s3://bucket/compiled/",
        )


def output_config(target: Target, framework: Framework = Framework.PYTORCH) -> dict[str, Any]:
    """What a target adds to `OutputConfig` on the wire."""
    sent: dict[str, Any] = dict(job_for(target, framework).to_boto3()["OutputConfig"])
    del sent["S3OutputLocation"]
    return sent


def literals(hint: object) -> set[object]:
    """The literal values in a union."""
    if get_origin(hint) is Literal:
        return set(get_args(hint))
    return {value for part in get_args(hint) for value in literals(part)}


def offered(option: Option, facts: TargetFacts, architectures: Iterable[Arch | None]) -> set[object]:
    """The values an editor has to offer for an option: all of a closed set, the ones known for the target of an open set."""
    if isinstance(option.form, Choice):
        return set(option.form.values)
    if isinstance(option.form, Whole):
        return set(range(option.form.least, option.form.most + 1))
    if option.key == "gpu-code" and facts.gpu_code:
        return {facts.gpu_code}
    if isinstance(option.form, TextList):
        return set()
    known = {value: OF_ARCHITECTURES.get(value, frozenset(Arch)) for value in option.suggestions}
    return {value for value, having in known.items() if not having.isdisjoint(architectures)}


def example(option: Option) -> object:
    """A value of an option's form."""
    if isinstance(option.form, TextList):
        return ["+neon"]
    if isinstance(option.form, Whole):
        return option.form.least
    if isinstance(option.form, Choice):
        return option.form.values[0]
    return option.suggestions[0] if option.suggestions else "labels.txt"


def sent_options(target: Target) -> dict[str, Any]:
    """The compiler options of a target as they are sent."""
    options: dict[str, Any] = json.loads(str(target.members["CompilerOptions"]))
    return options


def required_options(function: Function, facts: TargetFacts) -> dict[str, Any]:
    parameters = inspect.signature(function).parameters
    return {
        option.attribute: example(option)
        for option in options_of(facts.family)
        if option.attribute in parameters and parameters[option.attribute].default is inspect.Parameter.empty
    }


def positional(name: str) -> tuple[str, ...]:
    """The arguments by position: the architecture of a platform."""
    return (Arch.ARM64.value,) if name in PLATFORM_FUNCTIONS else ()


def test_there_is_one_function_a_target_and_one_for_other_names() -> None:
    public = {name for name in dir(targets) if not name.startswith("_")}
    assert public == {*FUNCTIONS, "device"}


@pytest.mark.parametrize("device", TargetDevice)
def test_a_device_without_options_is_sent_as_its_name_alone(device: TargetDevice) -> None:
    framework = device.facts.frameworks[0] if device.facts.frameworks else Framework.PYTORCH
    assert output_config(DEVICE_FUNCTIONS[device](), framework) == {"TargetDevice": device}


@pytest.mark.parametrize(
    ("device", "framework"), [(device, framework) for device in TargetDevice for framework in device.facts.frameworks]
)
def test_a_device_takes_each_framework_a_table_gives_for_it(device: TargetDevice, framework: Framework) -> None:
    assert check(job_for(DEVICE_FUNCTIONS[device](), framework)).ok


@pytest.mark.parametrize(("name", "arch"), PLATFORMS)
def test_a_platform_is_sent_by_its_members(name: str, arch: Arch) -> None:
    function, facts = FUNCTIONS[name]
    os, accelerator = PLATFORM_FUNCTIONS[name]
    sent = output_config(function(arch.value, **required_options(function, facts)))
    platform = {"Os": os, "Arch": arch} | ({"Accelerator": accelerator} if accelerator else {})
    assert sent["TargetPlatform"] == platform
    assert ("CompilerOptions" in sent) == facts.requires_options


@pytest.mark.parametrize("name", PLATFORM_FUNCTIONS)
def test_a_platform_function_offers_the_architectures_of_the_matrix(name: str) -> None:
    function, _ = FUNCTIONS[name]
    assert literals(get_type_hints(function)["arch"]) == set(ARCHITECTURES[name])


@pytest.mark.parametrize("name", FUNCTIONS)
class TestEachFunction:
    def test_takes_the_documented_options_of_its_family_by_keyword(self, name: str) -> None:
        function, facts = FUNCTIONS[name]
        parameters = inspect.signature(function).parameters
        keywords = {key for key, value in parameters.items() if value.kind is inspect.Parameter.KEYWORD_ONLY}
        options = {option.attribute for option in options_of(facts.family) if option.documented}
        assert keywords == ({"flags"} if facts.family in FLAG_FAMILIES else {*options, "extra"})
        assert parameters.keys() - keywords == ({"arch"} if name in PLATFORM_FUNCTIONS else set())

    def test_requires_the_options_that_its_target_requires(self, name: str) -> None:
        function, facts = FUNCTIONS[name]
        required = {
            option.attribute for option in options_of(facts.family) if option.required and facts.requires_options
        }
        assert required_options(function, facts).keys() == required

    def test_offers_the_values_of_the_catalogue(self, name: str) -> None:
        function, facts = FUNCTIONS[name]
        architectures = ARCHITECTURES.get(name, (facts.arch,))
        hints = get_type_hints(function)
        options = [option for option in options_of(facts.family) if option.attribute in hints]
        assert {option.key: literals(hints[option.attribute]) for option in options} == {
            option.key: offered(option, facts, architectures) for option in options
        }

    def test_takes_any_other_text_where_the_values_are_open(self, name: str) -> None:
        function, facts = FUNCTIONS[name]
        hints = get_type_hints(function)
        options = [option for option in options_of(facts.family) if option.attribute in hints]
        taking_text = {option.key for option in options if str in get_args(hints[option.attribute])}
        assert taking_text == {option.key for option in options if not isinstance(option.form, CLOSED_FORMS)}

    def test_is_described(self, name: str) -> None:
        function, _ = FUNCTIONS[name]
        assert inspect.getdoc(function)


@pytest.mark.parametrize("name", TAKING_OPTIONS)
def test_each_option_is_sent_by_its_wire_name(name: str) -> None:
    function, facts = FUNCTIONS[name]
    given = options_of(facts.family)
    for option in (option for option in given if option.attribute in inspect.signature(function).parameters):
        target = function(*positional(name), **required_options(function, facts) | {option.attribute: example(option)})
        assert sent_options(target)[option.key] == example(option)


@pytest.mark.parametrize("name", TAKING_OPTIONS)
def test_options_that_are_not_known_are_sent_as_given(name: str) -> None:
    function, facts = FUNCTIONS[name]
    extra = {"not-known-yet": {"a": [1, None]}}
    target = function(*positional(name), **required_options(function, facts), extra=extra)
    assert sent_options(target).items() >= extra.items()


def test_flags_are_sent_as_one_json_string() -> None:
    assert output_config(targets.ml_inf1(flags="--verbose 1")) == {
        "TargetDevice": "ml_inf1",
        "CompilerOptions": '"--verbose 1"',
    }


def test_a_device_by_name_takes_options_by_their_wire_names() -> None:
    assert output_config(targets.device("ml_c5", options={"mcpu": "skylake-avx512"})) == {
        "TargetDevice": "ml_c5",
        "CompilerOptions": '{"mcpu": "skylake-avx512"}',
    }


def test_a_device_by_name_takes_flags() -> None:
    assert targets.device("ml_inf2", options="--optlevel 2") == targets.ml_inf2(flags="--optlevel 2")


@pytest.mark.parametrize("options", [None, {}, ""], ids=repr)
def test_options_that_say_nothing_are_not_sent(options: Mapping[str, object] | str | None) -> None:
    assert output_config(targets.device("ml_inf1", options=options)) == {"TargetDevice": "ml_inf1"}


def test_a_device_by_a_name_that_is_vouched_for_is_sent() -> None:
    assert output_config(targets.device(Unlisted("ml_c7g"))) == {"TargetDevice": "ml_c7g"}


REFUSED: Mapping[str, tuple[Callable[[], Target], str, str]] = {
    "a device that nobody lists": (lambda: targets.device("ml_c55"), "CJ104", "OutputConfig.TargetDevice"),
    "a text where a list is wanted": (
        lambda: cast(Any, targets).ml_eia2(output_names="output:0"),
        "CJ305",
        "OutputConfig.CompilerOptions.output_names",
    ),
    "a version of two parts": (
        lambda: targets.jetson_tx2(trt_ver="8.2"),
        "CJ305",
        "OutputConfig.CompilerOptions.trt-ver",
    ),
    "an Android level out of range": (
        lambda: cast(Any, targets).qcs605(android_platform=30),
        "CJ305",
        "OutputConfig.CompilerOptions.ANDROID_PLATFORM",
    ),
    "two options that exclude each other": (
        lambda: cast(Any, targets).ml_eia2(signature_def_key="serving", output_names=["output:0"]),
        "CJ310",
        "OutputConfig.CompilerOptions",
    ),
    "an architecture that does not exist": (
        lambda: cast(Any, targets).linux("MIPS"),
        "CJ104",
        "OutputConfig.TargetPlatform.Arch",
    ),
    "options without a JSON form": (
        lambda: targets.ml_c5(extra={"a": {1, 2}}),
        "CJ110",
        "OutputConfig.CompilerOptions",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_target_that_cannot_be_right_is_refused_where_it_is_written(case: str) -> None:
    make, code, where = REFUSED[case]
    with pytest.raises(InvalidRequest) as refused:
        make()
    assert [(finding.code, finding.where) for finding in refused.value.findings] == [(code, where)]
