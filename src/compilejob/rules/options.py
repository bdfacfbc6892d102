r"""CJ3: the compiler options, against the target they are for."""

from collections.abc import Iterable, Mapping

from compilejob.catalog import FLAG_FAMILIES, OPTION, Family, Framework, Option, evidence, options_of
from compilejob.findings import Path, Rename, quote
from compilejob.model.request import Request
from compilejob.model.structure import Unknown
from compilejob.rules import paths
from compilejob.rules.closest import closest
from compilejob.rules.rule import ERROR, WARNING, Problem, rule


def _value(request: Request) -> Mapping[str, object] | str | None:
    options = request.output_config.compiler_options
    return None if options is None else options.value


def _by_key(request: Request) -> Mapping[str, object]:
    """The options of a target that takes them by key; raises `Unknown` for flags, readable or not."""
    value = _value(request)
    if isinstance(value, str) or request.target.family in FLAG_FAMILIES:
        raise Unknown
    return value or {}


def _given(option: Option, options: Mapping[str, object]) -> bool:
    return option.key in options or any(spelling in options for spelling in option.also_spelled)


def _at(key: str) -> Path:
    return (*paths.OPTIONS, key)


@rule("CJ301", "missing-option", ERROR, evidence.OUTPUT_PAGE)
def missing_option(request: Request) -> Iterable[Problem]:
    r"""A compiler option is missing that the target platform requires.

    The accelerator NVIDIA requires gpu-code, trt-ver and cuda-ver. A jetson device named as TargetDevice does not: the
    service knows its own.

    Fails: {"OutputConfig": {
        "TargetDevice": null,
        "TargetPlatform": {"Os": "LINUX", "Arch": "ARM64", "Accelerator": "NVIDIA"},
        "CompilerOptions": "{\"gpu-code\": \"sm_72\"}"}}
    Passes: {"OutputConfig": {
        "TargetDevice": null,
        "TargetPlatform": {"Os": "LINUX", "Arch": "ARM64", "Accelerator": "NVIDIA"},
        "CompilerOptions": "{\"gpu-code\": \"sm_72\", \"trt-ver\": \"8.2.1\", \"cuda-ver\": \"10.2\"}"}}
    """
    target = request.target
    if not target.requires_options:
        return ()
    options = _by_key(request)
    missing = [option for option in options_of(target.family) if option.required and not _given(option, options)]
    if not missing:
        return ()
    path = paths.OPTIONS if request.output_config.compiler_options else paths.OUTPUT
    keys = ", ".join(option.key for option in missing)
    wanted = "; ".join(f"{option.key} is {option.form.wanted}" for option in missing)
    return (Problem(path, f"{target.name} requires {keys}, and CompilerOptions has none", f"add them: {wanted}"),)


@rule("CJ302", "disputed-spelling", WARNING, evidence.OUTPUT_PAGE)
def disputed_spelling(request: Request) -> Iterable[Problem]:
    r"""An option is spelled as a page's heading prints it, and not as samples and completed jobs spell it.

    The API reference heads a paragraph with gpu_code and DTYPE; every sample, and every job seen to complete, writes
    gpu-code and dtype. The one exception is a row of the device table that sets JETPACK_VERSION beside gpu_code.

    Fails: {"OutputConfig": {"TargetDevice": "jetson_tx2", "CompilerOptions": "{\"gpu_code\": \"sm_62\"}"}}
    Passes: {"OutputConfig": {"TargetDevice": "jetson_tx2", "CompilerOptions": "{\"gpu-code\": \"sm_62\"}"}}
    """
    options = _by_key(request)
    if "JETPACK_VERSION" in options:
        return ()
    return [
        Problem(
            _at(spelling),
            f"{quote(spelling)} is written {quote(option.key)} in every job seen to complete",
            f"rename it to {option.key}",
            Rename(_at(spelling), option.key) if option.key not in options else None,
        )
        for option in options_of(request.target.family)
        for spelling in option.also_spelled
        if spelling in options
    ]


@rule("CJ303", "option-of-another-family", WARNING, evidence.OUTPUT_PAGE)
def option_of_another_family(request: Request) -> Iterable[Problem]:
    r"""An option is given that belongs to other targets.

    The compiler of this target does not read it: a GPU's architecture says nothing to a CPU, an Android level nothing
    to Linux.

    Fails: {"OutputConfig": {"TargetDevice": "rasp3b", "CompilerOptions": "{\"gpu-code\": \"sm_72\"}"}}
    Passes: {"OutputConfig": {"TargetDevice": "rasp3b", "CompilerOptions": "{\"mattr\": [\"+neon\"]}"}}
    """
    options, target = _by_key(request), request.target
    foreign = [key for key in options if key in OPTION and target.family not in OPTION[key].families]
    taken = ", ".join(option.key for option in options_of(target.family) if option.documented)
    hint = f"remove it; {target.name} takes {taken}" if taken else f"remove it; {target.name} has no documented options"
    return [Problem(_at(key), f"{key} is no option of {target.name}", hint) for key in foreign]


@rule("CJ304", "unknown-option", WARNING, evidence.OUTPUT_PAGE)
def unknown_option(request: Request) -> Iterable[Problem]:
    r"""An option is given that no page describes and no completed job used.

    It may be a typing mistake. It is sent as written: the service has options that its pages do not list.

    Fails: {"OutputConfig": {"CompilerOptions": "{\"mcup\": \"skylake-avx512\"}"}}
    Passes: {"OutputConfig": {"CompilerOptions": "{\"mcpu\": \"skylake-avx512\"}"}}
    """
    options, family = _by_key(request), request.target.family
    spelled = {spelling for option in options_of(family) for spelling in option.also_spelled}
    unknown = [key for key in options if key not in OPTION and key not in spelled]
    known = [option.key for option in options_of(family)]
    nearest = {key: closest(key, known) for key in unknown}
    return [
        Problem(
            _at(key),
            f"{quote(key)} is an unknown compiler option",
            f"use {near}" if near else "remove it, unless you know that the service takes it",
        )
        for key, near in nearest.items()
    ]


@rule("CJ305", "option-value", ERROR, evidence.OUTPUT_PAGE)
def option_value(request: Request) -> Iterable[Problem]:
    r"""A compiler option's value does not have its documented form.

    Fails: {"OutputConfig": {"TargetDevice": "jetson_tx2", "CompilerOptions": "{\"trt-ver\": \"8.2\"}"}}
    Passes: {"OutputConfig": {"TargetDevice": "jetson_tx2", "CompilerOptions": "{\"trt-ver\": \"8.2.1\"}"}}
    """
    family = request.target.family
    return [
        Problem(_at(key), f"{key} is {quote(value)}", f"give {OPTION[key].form.wanted}")
        for key, value in _by_key(request).items()
        if key in OPTION and family in OPTION[key].families and not OPTION[key].form.admits(value)
    ]


@rule("CJ306", "undocumented-option", WARNING, evidence.COMPLETED_JOBS)
def undocumented_option(request: Request) -> Iterable[Problem]:
    r"""An option is given that real jobs completed with and no page describes.

    What it does, and whether it does anything, is not known.

    Fails: {"OutputConfig": {"TargetDevice": "jetson_xavier", "CompilerOptions": "{\"precision-mode\": \"fp16\"}"}}
    Passes: {"OutputConfig": {"TargetDevice": "jetson_xavier", "CompilerOptions": "{\"gpu-code\": \"sm_72\"}"}}
    """
    return [
        Problem(_at(key), f"{key} is undocumented ({OPTION[key].meaning})", "compare a job with and without it")
        for key in _by_key(request)
        if key in OPTION and not OPTION[key].documented
    ]


@rule("CJ307", "dtype-without-pytorch", WARNING, evidence.OUTPUT_PAGE)
def dtype_without_pytorch(request: Request) -> Iterable[Problem]:
    r"""Dtype is given for a model of another framework than PyTorch.

    Fails: {
        "InputConfig": {"Framework": "MXNET", "DataInputConfig": "{\"data\": [1, 3, 224, 224]}"},
        "OutputConfig": {"CompilerOptions": "{\"dtype\": \"int64\"}"}}
    Passes: {"OutputConfig": {"CompilerOptions": "{\"dtype\": \"int64\"}"}}
    """
    if "dtype" not in _by_key(request) or request.framework is Framework.PYTORCH:
        return ()
    what = f"dtype is read for PyTorch models, not for {request.framework}"
    return (Problem(_at("dtype"), what, "remove it"),)


@rule("CJ308", "flags-not-text", ERROR, evidence.INF1_OBJECT_OPTIONS)
def flags_not_text(request: Request) -> Iterable[Problem]:
    r"""A target that takes command line flags is given a JSON object.

    CompilerOptions for ml_inf1 is one JSON string of neuron-cc flags. A job given {"num-neuroncores": 2} was accepted
    and failed after sixteen minutes: "No operations were successfully partitioned and compiled to neuron".

    Fails: {"OutputConfig": {"TargetDevice": "ml_inf1", "CompilerOptions": "{\"num-neuroncores\": 2}"}}
    Passes: {"OutputConfig": {
        "TargetDevice": "ml_inf1",
        "CompilerOptions": "\"--verbose 1 --neuroncore-pipeline-cores 2\""}}
    """
    value, target = _value(request), request.target
    if value is None or isinstance(value, str) or target.family is not Family.NEURON_CC:
        return ()
    what = f"CompilerOptions for {target.name} is a JSON object, not a string of flags"
    return (Problem(paths.OPTIONS, what, r'write the flags as one JSON string, such as "\"--verbose 1\""'),)


@rule("CJ309", "options-not-object", ERROR, evidence.OUTPUT_PAGE)
def options_not_object(request: Request) -> Iterable[Problem]:
    r"""A target that takes options by key is given a string.

    Only the Neuron compilers take a string of flags. An object that was encoded twice is a string too.

    Fails: {"OutputConfig": {"TargetDevice": "ml_c5", "CompilerOptions": "\"--verbose 1\""}}
    Passes: {"OutputConfig": {"TargetDevice": "ml_c5", "CompilerOptions": "{\"mcpu\": \"skylake-avx512\"}"}}
    """
    value, target = _value(request), request.target
    if not isinstance(value, str) or target.family in FLAG_FAMILIES:
        return ()
    what = f"CompilerOptions for {target.name} is a string, not an object of options"
    return (Problem(paths.OPTIONS, what, 'write an object, such as {"mcpu": "skylake-avx512"}'),)


@rule("CJ310", "exclusive-options", ERROR, evidence.SEED_OUTPUT_PAGE)
def exclusive_options(request: Request) -> Iterable[Problem]:
    r"""signature_def_key and output_names are both given.

    The first is for a SavedModel, the second for a frozen graph.

    Fails: {
        "InputConfig": {"Framework": "TENSORFLOW"},
        "OutputConfig": {
            "TargetDevice": "ml_eia2",
            "CompilerOptions": "{\"signature_def_key\": \"serving\", \"output_names\": [\"output:0\"]}"}}
    Passes: {
        "InputConfig": {"Framework": "TENSORFLOW"},
        "OutputConfig": {"TargetDevice": "ml_eia2", "CompilerOptions": "{\"output_names\": [\"output:0\"]}"}}
    """
    options = _by_key(request)
    if request.target.family is not Family.ELASTIC_INFERENCE or not {"signature_def_key", "output_names"} <= set(
        options
    ):
        return ()
    return (Problem(paths.OPTIONS, "signature_def_key and output_names exclude each other", "remove one of the two"),)
