r"""CJ3, continued: the options for NVIDIA's GPUs, against the target and each other."""

from collections.abc import Iterable
from functools import lru_cache

from compilejob.catalog import OPTION, evidence
from compilejob.catalog.forms import one_of
from compilejob.catalog.gpus import BOARD_ARCHITECTURES, Generation, generation
from compilejob.catalog.options import VERSION_PAIRS
from compilejob.findings import quote
from compilejob.rules.given_options import OptionsByKey, at
from compilejob.rules.rule import WARNING, Problem, rule

_GPU_CODE = OPTION["gpu-code"]
_TENSORRT = OPTION["trt-ver"].form
_CUDA = OPTION["cuda-ver"].form


@rule("CJ312", "gpu-code-of-another-device", WARNING, evidence.EDGE_DEVICES_PAGE)
def gpu_code_of_another_device(options: OptionsByKey) -> Iterable[Problem]:
    r"""gpu-code is not the architecture of the GPU that the target device has.

    Code for another architecture does not run, or does not run well. The device table's own row for jetson_nano and
    TensorFlow 2, with sm_72, names the GPU of jetson_xavier.

    Fails: {"OutputConfig": {"TargetDevice": "jetson_nano", "CompilerOptions": "{\"gpu-code\": \"sm_72\"}"}}
    Passes: {"OutputConfig": {"TargetDevice": "jetson_nano", "CompilerOptions": "{\"gpu-code\": \"sm_53\"}"}}
    """
    code = options.target.gpu_code
    if code is None:
        return ()
    return [
        Problem(
            at(key),
            f"{key} {quote(given)} is another GPU than that of {options.target.name}, {quote(code)}",
            f"use {quote(code)}, or leave {key} out: the service knows its devices",
        )
        for key, given in _gpu_codes(options)
        if given != code
    ]


def _gpu_codes(options: OptionsByKey) -> list[tuple[str, str]]:
    """The GPU that the options name, with the option's key, for a target that has one."""
    if _GPU_CODE.key not in options.taken:
        return []
    return [
        (key, given)
        for key in (_GPU_CODE.key, *_GPU_CODE.also_spelled)
        if isinstance(given := options.given.get(key), str) and _GPU_CODE.form.admits(given)
    ]


@rule("CJ325", "gpu-of-another-architecture", WARNING, evidence.EDGE_DEVICES_PAGE)
def gpu_of_another_architecture(options: OptionsByKey) -> Iterable[Problem]:
    r"""gpu-code is that of a GPU that is part of boards of another architecture than the target platform's.

    The GPUs of Jetson boards are on one chip with an ARM64 CPU: no X86_64 machine has one. The code was most likely
    left over from another target.

    Fails: {"OutputConfig": {
        "TargetDevice": null,
        "TargetPlatform": {"Os": "LINUX", "Arch": "X86_64", "Accelerator": "NVIDIA"},
        "CompilerOptions": "{\"gpu-code\": \"sm_72\", \"trt-ver\": \"8.2.1\", \"cuda-ver\": \"10.2\"}"}}
    Passes: {"OutputConfig": {
        "TargetDevice": null,
        "TargetPlatform": {"Os": "LINUX", "Arch": "X86_64", "Accelerator": "NVIDIA"},
        "CompilerOptions": "{\"gpu-code\": \"sm_75\", \"trt-ver\": \"8.2.1\", \"cuda-ver\": \"10.2\"}"}}
    """
    arch = options.target.arch
    if arch is None or options.target.gpu_code is not None:
        return ()
    return [
        Problem(
            at(key),
            f"{key} {quote(code)} is the GPU of {' and '.join(sorted(having))} boards, and the target is {arch}",
            "give the code of the machine's own GPU, or correct Arch",
        )
        for key, code in _gpu_codes(options)
        if (having := BOARD_ARCHITECTURES.get(code)) and arch not in having
    ]


@rule("CJ326", "gpu-newer-than-cuda", WARNING, evidence.CUDA_MATRIX)
def gpu_newer_than_cuda(options: OptionsByKey) -> Iterable[Problem]:
    r"""gpu-code is that of a GPU that the CUDA of cuda-ver does not know yet.

    A GPU needs a CUDA that is as new as its generation: Turing, sm_75, came with 10.0, Ampere, sm_80, with 11.0. AWS's
    guide for Lookout for Vision gives sm_80 CUDA 11.2 and TensorRT 8.2.0.

    Fails: {"OutputConfig": {
        "TargetDevice": null,
        "TargetPlatform": {"Os": "LINUX", "Arch": "X86_64", "Accelerator": "NVIDIA"},
        "CompilerOptions": "{\"gpu-code\": \"sm_80\", \"trt-ver\": \"7.2.1\", \"cuda-ver\": \"10.2\"}"}}
    Passes: {"OutputConfig": {
        "TargetDevice": null,
        "TargetPlatform": {"Os": "LINUX", "Arch": "X86_64", "Accelerator": "NVIDIA"},
        "CompilerOptions": "{\"gpu-code\": \"sm_80\", \"trt-ver\": \"8.2.0\", \"cuda-ver\": \"11.2\"}"}}
    """
    cuda = options.given.get("cuda-ver")
    if not isinstance(cuda, str) or not _CUDA.admits(cuda):
        return ()
    return [
        Problem(
            at(key),
            f"{key} {quote(code)} ({of.name}) is newer than cuda-ver {quote(cuda)}",
            _newer_cuda(of),
        )
        for key, code in _gpu_codes(options)
        if (of := _too_new(code, cuda))
    ]


@lru_cache(maxsize=64)
def _too_new(gpu_code: str, cuda: str) -> Generation | None:
    """The generation of a GPU that a version of CUDA does not know."""
    of = generation(gpu_code)
    return of if of and _numbers(cuda) < of.first_cuda else None


def _newer_cuda(of: Generation) -> str:
    first = ".".join(map(str, of.first_cuda))
    seen = [pair for pair in VERSION_PAIRS if _numbers(pair.cuda_ver) >= of.first_cuda]
    such_as = f", such as {quote(seen[-1].cuda_ver)} with trt-ver {quote(seen[-1].trt_ver)}" if seen else ""
    return f"use cuda-ver {quote(first)} or newer{such_as}"


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


@rule("CJ313", "unseen-version-pair", WARNING, evidence.EDGE_DEVICES_PAGE)
def unseen_version_pair(options: OptionsByKey) -> Iterable[Problem]:
    r"""trt-ver and cuda-ver are a pair that no AWS page, no AWS sample and no job seen to complete has.

    The service offers some versions of TensorRT, each for some versions of CUDA, and says nowhere which. Versions of
    a newer JetPack than 4.6 are not known to be among them.

    Fails: {"OutputConfig": {
        "TargetDevice": "jetson_xavier",
        "CompilerOptions": "{\"gpu-code\": \"sm_72\", \"trt-ver\": \"8.5.2\", \"cuda-ver\": \"11.4\"}"}}
    Passes: {"OutputConfig": {
        "TargetDevice": "jetson_xavier",
        "CompilerOptions": "{\"gpu-code\": \"sm_72\", \"trt-ver\": \"8.2.1\", \"cuda-ver\": \"10.2\"}"}}
    """
    trt, cuda = options.given.get("trt-ver"), options.given.get("cuda-ver")
    if not isinstance(trt, str) or not isinstance(cuda, str) or (trt, cuda) in _SEEN_PAIRS:
        return ()
    if not _TENSORRT.admits(trt) or not _CUDA.admits(cuda) or "trt-ver" not in options.taken:
        return ()
    with_cuda = [pair.trt_ver for pair in VERSION_PAIRS if pair.cuda_ver == cuda]
    with_trt = [pair.cuda_ver for pair in VERSION_PAIRS if pair.trt_ver == trt]
    if with_cuda:
        hint = f"try it, or use trt-ver {one_of(with_cuda)}"
    elif with_trt:
        hint = f"try it, or use cuda-ver {one_of(with_trt)}"
    else:
        newest = VERSION_PAIRS[-1]
        hint = f"try it; the newest pair seen is {quote(newest.trt_ver)} with {quote(newest.cuda_ver)}"
    what = f"trt-ver {quote(trt)} with cuda-ver {quote(cuda)} was seen on no page and in no job"
    return (Problem(at("trt-ver"), what, hint),)


_SEEN_PAIRS = frozenset((pair.trt_ver, pair.cuda_ver) for pair in VERSION_PAIRS)
