r"""CJ3, continued: the values of compiler options, each by itself and against the target."""

from collections.abc import Iterable

from compilejob.catalog import Option, evidence
from compilejob.catalog.forms import Form
from compilejob.catalog.options import ARCHITECTURES
from compilejob.findings import Replace, quote
from compilejob.rules.given_options import OptionsByKey, at
from compilejob.rules.plain import plain, stranger
from compilejob.rules.rule import ERROR, WARNING, Problem, rule
from compilejob.wire import encode


def _misshapen(options: OptionsByKey) -> list[tuple[str, object, Option]]:
    """The documented options of the target whose value does not have their form, by the key and with the value given."""
    return [
        (key, value, option)
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

    The reference states the forms: trt-ver is x.y.z and cuda-ver x.y, dtype is one of four words, an Android level is
    a number from 21 to 29, precision_mode is FP16 or FP32, output_names is a list.

    Fails: {"OutputConfig": {"TargetDevice": "jetson_tx2", "CompilerOptions": "{\"trt-ver\": \"8.2\"}"}}
    Passes: {"OutputConfig": {"TargetDevice": "jetson_tx2", "CompilerOptions": "{\"trt-ver\": \"8.2.1\"}"}}
    """
    return [
        _wrong(key, value, option.form)
        for key, value, option in _misshapen(options)
        if option.form_stated and not _only_retyped(value, option.form)
    ]


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


@rule("CJ311", "option-form", WARNING, evidence.OUTPUT_PAGE)
def option_form(options: OptionsByKey) -> Iterable[Problem]:
    r"""A compiler option's value has another form than on the AWS pages, which show a form and state none.

    In samples gpu-code is sm_ and a number, mattr is a list, class_labels names a file of the archive, versions are in
    quotes and an Android level is not. Whether the service reads another form is not known.

    Fails: {"OutputConfig": {"TargetDevice": "jetson_tx2", "CompilerOptions": "{\"gpu-code\": \"62\"}"}}
    Fails: {"OutputConfig": {"TargetDevice": "qcs605", "CompilerOptions": "{\"ANDROID_PLATFORM\": \"28\"}"}}
    Fails: {"OutputConfig": {
        "TargetDevice": "coreml",
        "CompilerOptions": "{\"class_labels\": \"s3://bucket/labels.txt\"}"}}
    Passes: {"OutputConfig": {"TargetDevice": "qcs605", "CompilerOptions": "{\"ANDROID_PLATFORM\": 28}"}}
    """
    found = []
    for key, value, option in _misshapen(options):
        if _only_retyped(value, option.form):
            meant = option.form.meant(value)
            what = f"{key} {quote(value)} is {_type_of(value)}, and {_type_of(meant)} on the AWS pages"
            found.append(Problem(at(key), what, f"write {encode(meant)}", Replace(at(key), meant)))
        elif not option.form_stated:
            found.append(_wrong(key, value, option.form))
    return found


def _type_of(value: object) -> str:
    return "a string" if isinstance(value, str) else "a whole number" if isinstance(value, int) else "a decimal number"


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
