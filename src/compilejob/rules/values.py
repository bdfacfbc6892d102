r"""CJ1, continued: values that are taken with a remark."""

from collections.abc import Iterable

from compilejob.catalog import evidence
from compilejob.findings import Path, quote
from compilejob.model.request import Request
from compilejob.model.structure import Unlisted, given
from compilejob.rules import paths
from compilejob.rules.rule import WARNING, Problem, rule


@rule("CJ112", "unlisted-value", WARNING, evidence.SERVICE_MODEL)
def unlisted_value(request: Request) -> Iterable[Problem]:
    """A value is not in this catalogue; the author vouches for it, or the installed botocore lists it.

    It is sent as written. Rules that would need to know it are silent.

    Fails: {"OutputConfig": {"TargetDevice": {"Unlisted": "ml_c7g"}}}
    Passes: {"OutputConfig": {"TargetDevice": "ml_c6g"}}
    """
    hint = "check it against the current AWS pages"
    return [
        Problem(path, f"{quote(value)} is no {path[-1]} this catalogue knows", hint)
        for path, names in _OPEN_MEMBERS
        if type(value := given(request, *names)) is Unlisted
    ]


_OPEN_MEMBERS: tuple[tuple[Path, tuple[str, ...]], ...] = (
    (paths.FRAMEWORK, ("input_config", "framework")),
    (paths.DEVICE, ("output_config", "target_device")),
    ((*paths.PLATFORM, "Os"), ("output_config", "target_platform", "os")),
    ((*paths.PLATFORM, "Arch"), ("output_config", "target_platform", "arch")),
    ((*paths.PLATFORM, "Accelerator"), ("output_config", "target_platform", "accelerator")),
)


@rule("CJ113", "repeated-key", WARNING, evidence.LOADER)
def repeated_key(request: Request) -> Iterable[Problem]:
    r"""A JSON text holds the same key twice.

    Readers of JSON keep the last one and drop the others without a word.

    Fails: {"InputConfig": {"DataInputConfig": "{\"input0\": [1, 3, 8, 8], \"input0\": [1, 3, 9, 9]}"}}
    Passes: {"InputConfig": {"DataInputConfig": "{\"input0\": [1, 3, 8, 8], \"input1\": [1, 3, 9, 9]}"}}
    """
    inputs, options = given(request, *_INPUTS), given(request, *_OPTIONS)
    if not (inputs and inputs.repeated) and not (options and options.repeated):
        return ()
    return [
        Problem(path, f"{path[-1]} has the key {quote(key)} more than once", "keep one of them")
        for path, text in ((paths.INPUTS, inputs), (paths.OPTIONS, options))
        if text is not None and text.repeated
        for key in text.repeated
    ]


_INPUTS = ("input_config", "data_input_config")
_OPTIONS = ("output_config", "compiler_options")
