r"""CJ3: the compiler options by key, against the target they are for."""

from collections.abc import Iterable

from compilejob.catalog import OPTION, evidence
from compilejob.catalog.options import SPELLED, taken_by
from compilejob.findings import Rename, quote
from compilejob.rules import paths
from compilejob.rules.closest import same_word
from compilejob.rules.encoded import encoded_twice, is_encoded_twice
from compilejob.rules.given_options import OptionsByKey, OptionsInOtherForm, at, documented_keys, own_keys
from compilejob.rules.rule import ERROR, WARNING, Problem, rule


def _renamed(key: str, wanted: str) -> Rename | None:
    return Rename(at(key), wanted) if same_word(key, [wanted]) else None


@rule("CJ301", "missing-option", ERROR, evidence.OUTPUT_PAGE)
def missing_option(options: OptionsByKey) -> Iterable[Problem]:
    r"""A compiler option is missing that the target platform requires.

    The accelerator NVIDIA requires gpu-code, trt-ver and cuda-ver. A jetson device named as TargetDevice does not: the
    service knows its own. The sample "EC2 m5.2xlarge" of the API reference, with Accelerator NVIDIA and mcpu alone, is
    a mistake: that instance has no GPU.

    Fails: {"OutputConfig": {
        "TargetDevice": null,
        "TargetPlatform": {"Os": "LINUX", "Arch": "ARM64", "Accelerator": "NVIDIA"},
        "CompilerOptions": "{\"gpu-code\": \"sm_72\"}"}}
    Fails: {"OutputConfig": {
        "TargetDevice": null,
        "TargetPlatform": {"Os": "LINUX", "Arch": "X86_64", "Accelerator": "NVIDIA"},
        "CompilerOptions": "{\"mcpu\": \"skylake-avx512\"}"}}
    Passes: {"OutputConfig": {
        "TargetDevice": null,
        "TargetPlatform": {"Os": "LINUX", "Arch": "ARM64", "Accelerator": "NVIDIA"},
        "CompilerOptions": "{\"gpu-code\": \"sm_72\", \"trt-ver\": \"8.2.1\", \"cuda-ver\": \"10.2\"}"}}
    """
    missing = options.missing
    if not missing:
        return ()
    target, keys = options.target.name, {option.key for option in missing}
    misspelled = {near: key for key, near in options.misspelled().items() if near is not None and near in keys}
    found = [
        Problem(
            at(key),
            f"CompilerOptions for {target} lacks {wanted} and has {quote(key)}",
            f"rename it to {wanted}",
            _renamed(key, wanted),
        )
        for wanted, key in misspelled.items()
    ]
    absent = [option for option in missing if option.key not in misspelled]
    if absent:
        lacking = _listed([option.key for option in absent])
        hint = "add " + "; ".join(f"{option.key}, {option.form.wanted}" for option in absent)
        if options.are_for_cpu:
            hint = f"remove Accelerator if the machine has no GPU, or {hint}"
        if options.given:
            found.append(Problem(paths.OPTIONS, f"CompilerOptions for {target} lacks {lacking}", hint))
        else:
            found.append(Problem(paths.OUTPUT, f"{target} requires CompilerOptions with {lacking}", hint))
    return found


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


@rule("CJ302", "disputed-spelling", WARNING, evidence.OUTPUT_PAGE, of_names=True)
def disputed_spelling(options: OptionsByKey) -> Iterable[Problem]:
    r"""An option is spelled as a page's heading prints it, and not as samples and completed jobs spell it.

    The API reference heads a paragraph with gpu_code and DTYPE; every sample, and every job seen to complete, writes
    gpu-code and dtype. The one exception is a row of the device table that sets JETPACK_VERSION beside gpu_code.

    Fails: {"OutputConfig": {"TargetDevice": "jetson_tx2", "CompilerOptions": "{\"gpu_code\": \"sm_62\"}"}}
    Passes: {"OutputConfig": {"TargetDevice": "jetson_tx2", "CompilerOptions": "{\"gpu-code\": \"sm_62\"}"}}
    """
    given = options.given
    if given.keys() <= OPTION.keys() or "JETPACK_VERSION" in given:
        return ()
    found = []
    for key in given:
        option = options.taken.get(key)
        if option is None or key == option.key:
            continue
        what = f"{quote(key)} is written {quote(option.key)} in every job seen to complete"
        if option.key in given:
            found.append(Problem(at(key), what, f"remove {key}; {option.key} is given too"))
        else:
            found.append(Problem(at(key), what, f"rename it to {option.key}", Rename(at(key), option.key)))
    return found


@rule("CJ303", "option-of-another-family", WARNING, evidence.OUTPUT_PAGE, of_names=True)
def option_of_another_family(options: OptionsByKey) -> Iterable[Problem]:
    r"""An option is given that belongs to other targets.

    The compiler of this target does not read it: a GPU's architecture says nothing to a CPU, an Android level nothing
    to Linux, a version of JetPack, the software of Jetson boards, nothing to X86_64. mattr is for CPUs, Android, and
    every target of 32-bit ARM.

    Fails: {"OutputConfig": {"TargetDevice": "rasp3b", "CompilerOptions": "{\"gpu-code\": \"sm_72\"}"}}
    Passes: {"OutputConfig": {"TargetDevice": "rasp3b", "CompilerOptions": "{\"mattr\": [\"+neon\"]}"}}
    """
    if options.given.keys() <= options.taken.keys():
        return ()
    foreign = [key for key in options.given if key in SPELLED and key not in options.taken]
    if not foreign or (options.required and options.are_for_cpu):  # CJ301 says what is wrong there
        return ()
    target = options.target
    own, taken = own_keys(options.taken), documented_keys(options.taken)
    found = []
    for key in foreign:
        near = same_word(key, own)
        hint = f"use {near}" if near else f"remove it; {target.name} takes {taken or 'no documented option'}"
        found.append(Problem(at(key), f"{key} is no documented option of {target.name}", hint))
    return found


@rule("CJ304", "unknown-option", WARNING, evidence.OUTPUT_PAGE, of_names=True)
def unknown_option(options: OptionsByKey) -> Iterable[Problem]:
    r"""An option is given that no page describes and no completed job used.

    It may be a typing mistake. It is sent as written: the service has options that its pages do not list.

    Fails: {"OutputConfig": {"CompilerOptions": "{\"mcup\": \"skylake-avx512\"}"}}
    Passes: {"OutputConfig": {"CompilerOptions": "{\"mcpu\": \"skylake-avx512\"}"}}
    """
    if options.given.keys() <= SPELLED.keys():
        return ()
    required = {option.key for option in options.required}  # CJ301 speaks of the keys that stand for these
    return [
        Problem(at(key), f"{quote(key)} is an unknown compiler option", f"use {near}", _renamed(key, near))
        if near
        else Problem(
            at(key),
            f"{quote(key)} is an unknown compiler option",
            "remove it, unless you know that the service takes it",
        )
        for key, near in options.misspelled().items()
        if near not in required
    ]


@rule("CJ306", "undocumented-option", WARNING, evidence.COMPLETED_JOBS, of_names=True)
def undocumented_option(options: OptionsByKey) -> Iterable[Problem]:
    r"""An option is given that real jobs completed with and no page describes.

    What it does, and whether it does anything, is not known.

    Fails: {"OutputConfig": {"TargetDevice": "jetson_xavier", "CompilerOptions": "{\"precision-mode\": \"fp16\"}"}}
    Passes: {"OutputConfig": {"TargetDevice": "jetson_xavier", "CompilerOptions": "{\"gpu-code\": \"sm_72\"}"}}
    """
    return [
        Problem(at(key), f"{key} is undocumented ({option.meaning})", "compare a job with and without it")
        for key in options.given
        if (option := options.taken.get(key)) and not option.documented
    ]


@rule("CJ307", "option-of-another-framework", WARNING, evidence.OUTPUT_PAGE, of_names=True)
def option_of_another_framework(options: OptionsByKey) -> Iterable[Problem]:
    r"""An option is given that is read for models of another framework.

    The reference describes dtype for PyTorch, the device table JETPACK_VERSION for TensorFlow 2.

    Fails: {
        "InputConfig": {"Framework": "MXNET", "DataInputConfig": "{\"data\": [1, 3, 224, 224]}"},
        "OutputConfig": {"CompilerOptions": "{\"dtype\": \"int64\"}"}}
    Passes: {"OutputConfig": {"CompilerOptions": "{\"dtype\": \"int64\"}"}}
    """
    limited = {
        key: option.framework for key in options.given if (option := options.taken.get(key)) and option.framework
    }
    if not limited:
        return ()
    framework = options.request.framework
    return [
        Problem(at(key), f"{key} is read for {other} models, not for {framework}", "remove it")
        for key, other in limited.items()
        if other is not framework
    ]


@rule("CJ309", "options-not-object", ERROR, evidence.OUTPUT_PAGE)
def options_not_object(options: OptionsInOtherForm) -> Iterable[Problem]:
    r"""A target that takes options by key is given a string.

    Only the Neuron compilers take a string of flags. An object that was encoded twice is a string too: encode the
    options once, or give them to the SageMaker Python SDK as a dict, which it encodes itself.

    Fails: {"OutputConfig": {"TargetDevice": "ml_c5", "CompilerOptions": "\"--verbose 1\""}}
    Fails: {"OutputConfig": {"CompilerOptions": "\"{\\\"mcpu\\\": \\\"skylake-avx512\\\"}\""}}
    Passes: {"OutputConfig": {"TargetDevice": "ml_c5", "CompilerOptions": "{\"mcpu\": \"skylake-avx512\"}"}}
    """
    target = options.target
    if not isinstance(options.value, str):
        return ()
    if is_encoded_twice(options.value, dict, str):
        return (encoded_twice(paths.OPTIONS, options.value),)
    what = f"CompilerOptions for {target.name} is the string {quote(options.value)}, not an object of options"
    taken = documented_keys(taken_by(target))
    return (Problem(paths.OPTIONS, what, f"give an object with {taken}" if taken else "remove it"),)


@rule("CJ310", "exclusive-options", ERROR, evidence.SEED_OUTPUT_PAGE)
def exclusive_options(options: OptionsByKey) -> Iterable[Problem]:
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
    if not options.given.keys() >= {"signature_def_key", "output_names"} or "output_names" not in options.taken:
        return ()
    return (Problem(paths.OPTIONS, "signature_def_key and output_names exclude each other", "remove one of the two"),)
