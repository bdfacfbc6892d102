r"""CJ3, continued: the values of compiler options, each by itself, together, and against the target."""

from collections.abc import Iterable

from compilejob.catalog import OPTION, evidence
from compilejob.catalog.forms import Form, one_of
from compilejob.catalog.options import ARCHITECTURES, VERSION_PAIRS
from compilejob.findings import Replace, quote
from compilejob.rules.given_options import OptionsByKey, at
from compilejob.rules.plain import plain, stranger
from compilejob.rules.rule import ERROR, WARNING, Problem, rule
from compilejob.wire import encode

_GPU_CODE = OPTION["gpu-code"]


def _misshapen(options: OptionsByKey) -> list[tuple[str, object, Form]]:
    """The documented options of the target whose value does not have its form: key, value and form."""
    return [
        (key, value, option.form)
        for key, value in options.given.items()
        if (option := options.taken.get(key)) and option.documented and not option.form.admits(value)
    ]


def _only_retyped(value: object, form: Form) -> bool:
    """Whether a value says what its form wants, as a number in place of a string or the other way round."""
    meant = form.meant(value)
    if meant is None or isinstance(meant, list) or type(meant) is type(value):
        return False
    return isinstance(value, str) or meant == value or form.admits(str(value))


@rule("CJ305", "option-value", ERROR, evidence.OUTPUT_PAGE)
def option_value(options: OptionsByKey) -> Iterable[Problem]:
    r"""A compiler option's value does not have its documented form.

    The reference states the forms: trt-ver is x.y.z and cuda-ver x.y, dtype is one of four words, mattr is a list, an
    Android level is a number from 21 to 29.

    Fails: {"OutputConfig": {"TargetDevice": "jetson_tx2", "CompilerOptions": "{\"trt-ver\": \"8.2\"}"}}
    Passes: {"OutputConfig": {"TargetDevice": "jetson_tx2", "CompilerOptions": "{\"trt-ver\": \"8.2.1\"}"}}
    """
    misshapen = _misshapen(options)
    return [_wrong(key, value, form) for key, value, form in misshapen if not _only_retyped(value, form)]


def _wrong(key: str, value: object, form: Form) -> Problem:
    if isinstance(value, str) and not value.isascii():
        what = f"{key} {quote(value)} holds {stranger(value)}, which is not ASCII"
        value = plain(value)
    else:
        what = f"{key} is {quote(value)}, not {form.wanted}"
    meant = value if form.admits(value) else form.meant(value)
    if meant is None:
        return Problem(at(key), what, f"give {form.wanted}")
    return Problem(at(key), what, f"write {encode(meant)}", Replace(at(key), meant))


@rule("CJ311", "option-type", WARNING, evidence.OUTPUT_PAGE)
def option_type(options: OptionsByKey) -> Iterable[Problem]:
    r"""A compiler option is a number where the AWS pages have a string, or the other way round.

    A number stands in quotes, or a version does not. Whether the service reads it is not known.

    Fails: {"OutputConfig": {"TargetDevice": "qcs605", "CompilerOptions": "{\"ANDROID_PLATFORM\": \"28\"}"}}
    Passes: {"OutputConfig": {"TargetDevice": "qcs605", "CompilerOptions": "{\"ANDROID_PLATFORM\": 28}"}}
    """
    found = []
    for key, value, form in _misshapen(options):
        if _only_retyped(value, form):
            meant = form.meant(value)
            what = f"{key} {quote(value)} is {_type_of(value)}, and {_type_of(meant)} on the AWS pages"
            found.append(Problem(at(key), what, f"write {encode(meant)}", Replace(at(key), meant)))
    return found


def _type_of(value: object) -> str:
    return "a string" if isinstance(value, str) else "a whole number" if isinstance(value, int) else "a decimal number"


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
    form = _GPU_CODE.form
    return [
        Problem(
            at(key),
            f"{key} {quote(given)} is another GPU than that of {options.target.name}, {quote(code)}",
            f"use {quote(code)}, or leave {key} out: the service knows its devices",
        )
        for key in (_GPU_CODE.key, *_GPU_CODE.also_spelled)
        if key in options.given
        for given in (options.given[key],)
        if given != code and form.admits(given)
    ]


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
    well_formed = OPTION["trt-ver"].form.admits(trt) and OPTION["cuda-ver"].form.admits(cuda)
    if not well_formed or "trt-ver" not in options.taken:
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


@rule("CJ314", "cpu-of-another-architecture", WARNING, evidence.OUTPUT_PAGE)
def cpu_of_another_architecture(options: OptionsByKey) -> Iterable[Problem]:
    r"""Mcpu or mattr names a CPU or a CPU feature that the target's architecture does not have.

    Skylake is an x86 processor; NEON belongs to ARM.

    Fails: {"OutputConfig": {"TargetDevice": "rasp3b", "CompilerOptions": "{\"mcpu\": \"skylake-avx512\"}"}}
    Passes: {"OutputConfig": {"TargetDevice": "rasp3b", "CompilerOptions": "{\"mattr\": [\"+neon\"]}"}}
    """
    arch = options.target.arch
    return [
        Problem(at(key), f"{key} {quote(name)} does not exist on {arch}", "remove it, or correct the target")
        for key, name in _cpu_names(options)
        if arch is not None and name in ARCHITECTURES and arch not in ARCHITECTURES[name]
    ]


def _cpu_names(options: OptionsByKey) -> list[tuple[str, str]]:
    """The CPU and the CPU features that the options name, with the option's key."""
    mcpu, mattr = options.given.get("mcpu"), options.given.get("mattr")
    named: list[tuple[str, str]] = []
    if isinstance(mcpu, str) and "mcpu" in options.taken:
        named.append(("mcpu", mcpu))
    if isinstance(mattr, list) and "mattr" in options.taken:
        named.extend(("mattr", flag) for flag in mattr if isinstance(flag, str))
    return named


@rule("CJ315", "option-not-ascii", WARNING, evidence.OUTPUT_PAGE)
def option_not_ascii(options: OptionsByKey) -> Iterable[Problem]:
    r"""Mcpu or mattr holds a character that is not ASCII, such as a dash that a word processor has made.

    Names of CPUs and of their features are ASCII; the compiler passes over one it does not know.

    Fails: {"OutputConfig": {"CompilerOptions": "{\"mcpu\": \"skylake\u2013avx512\"}"}}
    Passes: {"OutputConfig": {"CompilerOptions": "{\"mcpu\": \"skylake-avx512\"}"}}
    """
    return [
        Problem(
            at(key),
            f"{key} {quote(name)} holds {stranger(name)}, which is not ASCII",
            f"write {quote(typed)}" if typed else "use ASCII characters only",
            Replace(at(key), typed) if typed and key == "mcpu" else None,
        )
        for key, name in _cpu_names(options)
        if not name.isascii()
        for typed in (plain(name),)
    ]
