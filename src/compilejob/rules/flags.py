r"""CJ3, continued: the options of the Neuron compilers, one string of command line flags."""

import re
from collections.abc import Iterable, Mapping, Sequence

from compilejob.catalog import Family, evidence
from compilejob.catalog.forms import Form, OneOfEach
from compilejob.catalog.neuron import COMPILERS, FLAG, Compiler, Flag, FlagStatus
from compilejob.findings import Replace, quote
from compilejob.rules import paths
from compilejob.rules.closest import closest, same_word
from compilejob.rules.commandline import CommandLine, Defect, Given, flag_of
from compilejob.rules.encoded import encoded_twice
from compilejob.rules.given_options import OptionsInOtherForm
from compilejob.rules.plain import plain, stranger
from compilejob.rules.rule import ERROR, WARNING, Problem, rule
from compilejob.wire import encode


@rule("CJ308", "flags-not-text", ERROR, evidence.INF1_OBJECT_OPTIONS)
def flags_not_text(options: OptionsInOtherForm) -> Iterable[Problem]:
    r"""A target that takes command line flags is given a JSON object.

    CompilerOptions for ml_inf1 is one JSON string of neuron-cc flags. A job given {"num-neuroncores": 2} was accepted
    and failed after sixteen minutes: "No operations were successfully partitioned and compiled to neuron".

    Fails: {"OutputConfig": {"TargetDevice": "ml_inf1", "CompilerOptions": "{\"num-neuroncores\": 2}"}}
    Passes: {"OutputConfig": {
        "TargetDevice": "ml_inf1",
        "CompilerOptions": "\"--verbose 1 --neuroncore-pipeline-cores 2\""}}
    """
    return _object_for_flags(options, Family.NEURON_CC)


@rule("CJ316", "neuronx-flags-not-text", WARNING, evidence.OUTPUT_PAGE)
def neuronx_flags_not_text(options: OptionsInOtherForm) -> Iterable[Problem]:
    r"""An Inferentia 2 or Trainium target is given a JSON object.

    The reference describes the form for ml_inf1 only, a string of flags. The compiler of ml_inf2 and ml_trn1 takes
    flags as well, so that an object is likely to be wrong here too.

    Fails: {"OutputConfig": {"TargetDevice": "ml_inf2", "CompilerOptions": "{\"auto-cast\": \"none\"}"}}
    Passes: {"OutputConfig": {"TargetDevice": "ml_inf2", "CompilerOptions": "\"--auto-cast none\""}}
    """
    return _object_for_flags(options, Family.NEURONX_CC)


def _object_for_flags(options: OptionsInOtherForm, family: Family) -> Iterable[Problem]:
    target = options.target
    if target.family is not family or isinstance(options.value, str):
        return ()
    compiler = COMPILERS[family]
    flags = _as_flags(options.value, FLAG[compiler])
    what = f"CompilerOptions for {target.name} is a JSON object, not a string of {compiler} flags"
    hint = f"write the flags as one JSON string, such as {encode(encode(flags or '--verbose 1'))}"
    return (Problem(paths.OPTIONS, what, hint, Replace(paths.OPTIONS, encode(flags)) if flags else None),)


def _as_flags(options: Mapping[str, object], known: Mapping[str, Flag]) -> str | None:
    """Options by key as flags, when each is a flag that is known."""
    words = []
    for key, value in options.items():
        flag = known.get(f"--{key.lstrip('-')}")
        text = str(value) if type(value) in {str, int} else ""
        if flag is None or flag.form is None or not text.isascii() or not re.fullmatch(r"[\w.:-]+", text):
            return None
        words.append((flag.today or f"{flag.name} {{}}").format(text))
    return " ".join(words)


@rule("CJ317", "unreadable-flags", ERROR, evidence.OUTPUT_PAGE)
def unreadable_flags(line: CommandLine) -> Iterable[Problem]:
    r"""A string of flags cannot be split into words.

    A quotation mark is not closed, or the string was encoded as JSON twice and holds JSON in place of flags.

    Fails: {"OutputConfig": {"TargetDevice": "ml_inf1", "CompilerOptions": "\"--fast-math 'none\""}}
    Fails: {"OutputConfig": {"TargetDevice": "ml_inf1", "CompilerOptions": "\"\\\"--fast-math none\\\"\""}}
    Passes: {"OutputConfig": {"TargetDevice": "ml_inf1", "CompilerOptions": "\"--fast-math none\""}}
    """
    if line.defect is Defect.ENCODED_TWICE:
        return (encoded_twice(paths.OPTIONS, line.text),)
    if line.defect is Defect.UNBALANCED:
        what = f"a quotation mark or a backslash has no partner in the flags {quote(line.text)}"
        return (Problem(paths.OPTIONS, what, "close the quotation or remove the mark"),)
    return ()


@rule("CJ318", "flags-not-ascii", WARNING, evidence.NEURONX_CC)
def flags_not_ascii(line: CommandLine) -> Iterable[Problem]:
    r"""A string of flags holds a character that is not ASCII, such as a dash that a word processor has made.

    No flag has one, and a long dash is not two hyphens, though the page of the compiler prints it so in its examples.

    Fails: {"OutputConfig": {"TargetDevice": "ml_inf2", "CompilerOptions": "\"\u2014model-type transformer\""}}
    Passes: {"OutputConfig": {"TargetDevice": "ml_inf2", "CompilerOptions": "\"--model-type transformer\""}}
    """
    if line.defect is not Defect.NOT_ASCII:
        return ()
    typed = plain(_LONG_DASH.sub("--", line.text))
    what = f"the flags {quote(line.text)} hold {stranger(line.text)}, which is not ASCII"
    fix = None if typed is None else Replace(paths.OPTIONS, encode(typed))
    return (Problem(paths.OPTIONS, what, f"write {quote(typed)}" if typed else "use ASCII characters only", fix),)


_LONG_DASH = re.compile("(?<!\\S)-?[\u2013\u2014]-?(?=[a-z]{2})")


@rule("CJ319", "unknown-flag", WARNING, evidence.NEURON_CC)
def unknown_flag(line: CommandLine) -> Iterable[Problem]:
    r"""A flag is given that the compiler's reference does not list.

    It may be a typing mistake, at which the compiler stops.

    Fails: {"OutputConfig": {"TargetDevice": "ml_inf1", "CompilerOptions": "\"--neuroncore-pipeline-core 2\""}}
    Passes: {"OutputConfig": {"TargetDevice": "ml_inf1", "CompilerOptions": "\"--neuroncore-pipeline-cores 2\""}}
    """
    known, found = FLAG[line.compiler], []
    for given in line.given:
        if given.flag is None and not _compilers_with(given.word):
            near, same = closest(given.word, known), same_word(given.word, known)
            what = f"{quote(given.word)} is no flag that the reference of {line.compiler} lists"
            hint = f"use {near}" if near else f"remove it, unless you know that {line.compiler} takes it"
            fix = line.edit(Given(given.word, None), same) if same else None
            found.append(Problem(paths.OPTIONS, what, hint, fix))
    return found


def _compilers_with(word: str) -> list[Compiler]:
    return [compiler for compiler in Compiler if flag_of(FLAG[compiler], word).flag is not None]


@rule("CJ320", "flag-of-another-compiler", WARNING, evidence.NEURON_CC)
def flag_of_another_compiler(line: CommandLine) -> Iterable[Problem]:
    r"""A flag is given that another Neuron compiler has.

    ml_inf1 is compiled for by neuron-cc, ml_inf2 and ml_trn1 by neuronx-cc. The API reference speaks of ml_inf1 and
    links to the flags of neuronx-cc.

    Fails: {"OutputConfig": {"TargetDevice": "ml_inf1", "CompilerOptions": "\"--auto-cast none\""}}
    Passes: {"OutputConfig": {"TargetDevice": "ml_inf1", "CompilerOptions": "\"--fast-math none\""}}
    """
    return [
        Problem(
            paths.OPTIONS,
            f"{quote(given.word)} is a flag of {compiler}, not of {line.compiler}",
            f"remove it, or use a flag of {line.compiler}",
        )
        for given in line.given
        if given.flag is None
        for compiler in _compilers_with(given.word)
    ]


@rule("CJ321", "outdated-flag", WARNING, evidence.NEURON_CC)
def outdated_flag(line: CommandLine) -> Iterable[Problem]:
    r"""A flag is given that has been renamed, replaced or dropped.

    --num-neuroncores is --neuroncore-pipeline-cores since 2020-11-17; the old name was still read then, and was to be
    removed. --fast-math replaces --fp32-cast. Flags such as --static-weights are no longer needed.

    Fails: {"OutputConfig": {"TargetDevice": "ml_inf1", "CompilerOptions": "\"--num-neuroncores 2\""}}
    Passes: {"OutputConfig": {"TargetDevice": "ml_inf1", "CompilerOptions": "\"--neuroncore-pipeline-cores 2\""}}
    """
    found = []
    for given in line.given:
        flag = given.flag
        if flag is None or flag.status is not FlagStatus.OUTDATED:
            continue
        if flag.today is None:
            what, hint, fix = f"{given.word} is no longer needed", "remove it", line.edit(given, "")
        elif _lacks_value(given) or _value_problems(line, given):
            what, hint, fix = f"{given.word} is outdated", f"write {flag.today.format('…')}", None
        else:
            written = flag.today.format(*given.values)
            what, hint, fix = f"{given.word} is outdated", f"write {written}", line.edit(given, written)
        found.append(Problem(paths.OPTIONS, what, hint, fix))
    return found


@rule("CJ322", "flag-set-by-neo", WARNING, evidence.NEURON_CC)
def flag_set_by_neo(line: CommandLine) -> Iterable[Problem]:
    r"""A flag is given that says what the rest of the request says.

    Neo runs the compiler: it names the framework, the inputs, the target and the output file itself.

    Fails: {"OutputConfig": {"TargetDevice": "ml_inf1", "CompilerOptions": "\"--output model.neff\""}}
    Passes: {"OutputConfig": {"TargetDevice": "ml_inf1", "CompilerOptions": "\"--verbose 1\""}}
    """
    return [
        Problem(paths.OPTIONS, f"{given.word} is for Neo to set", "remove it")
        for given in line.given
        if given.flag is not None and given.flag.status is FlagStatus.SET_BY_NEO
    ]


@rule("CJ323", "flag-without-value", ERROR, evidence.NEURON_CC)
def flag_without_value(line: CommandLine) -> Iterable[Problem]:
    r"""A flag that takes a value has none.

    It stands at the end, or another flag follows where its value should be.

    Fails: {"OutputConfig": {"TargetDevice": "ml_inf1", "CompilerOptions": "\"--fast-math --verbose 1\""}}
    Passes: {"OutputConfig": {"TargetDevice": "ml_inf1", "CompilerOptions": "\"--fast-math none --verbose 1\""}}
    """
    return [
        Problem(paths.OPTIONS, f"{given.word} has no value", f"give {given.flag.form.wanted}")
        for given in line.given
        if given.flag is not None and given.flag.form is not None and _lacks_value(given)
    ]


def _lacks_value(given: Given) -> bool:
    flag = given.flag
    return flag is not None and flag.is_of_use and flag.form is not None and not any(given.values)


@rule("CJ324", "flag-value", WARNING, evidence.NEURON_CC)
def flag_value(line: CommandLine) -> Iterable[Problem]:
    r"""A flag's value is not one that the compiler's reference lists for it.

    The references list the values of most flags; a flag without a value takes none. AWS samples give --verbose a
    number, which is taken here too.

    Fails: {"OutputConfig": {"TargetDevice": "ml_inf1", "CompilerOptions": "\"--fast-math fp32-cast-some\""}}
    Passes: {"OutputConfig": {
        "TargetDevice": "ml_inf1",
        "CompilerOptions": "\"--fast-math fp32-cast-matmult no-fast-relayout\""}}
    """
    return [problem for given in line.given for problem in _value_problems(line, given)]


def _value_problems(line: CommandLine, given: Given) -> Sequence[Problem]:
    flag, word = given.flag, given.word
    if flag is None or not flag.is_of_use or _lacks_value(given):
        return ()
    if flag.form is None:
        return _too_many(line, given, "no value", word) if given.values else ()
    if isinstance(flag.form, OneOfEach):
        clash = flag.form.clash(given.values)
        if clash:
            what = f"the values {' and '.join(map(quote, clash))} of {word} exclude each other"
            return (Problem(paths.OPTIONS, what, "keep one of them"),)
    elif len(given.values) > 1:
        return _too_many(line, given, "one value", None)
    return [_wrong_value(line, given, value, flag.form) for value in given.values if not flag.form.admits(value)]


def _too_many(line: CommandLine, given: Given, takes: str, written: str | None) -> Sequence[Problem]:
    what = f"{given.word} takes {takes}, and has {quote(' '.join(given.values))}"
    if written is None:
        return (Problem(paths.OPTIONS, what, "keep one of them"),)
    return (Problem(paths.OPTIONS, what, "remove it", line.edit(given, written)),)


def _wrong_value(line: CommandLine, given: Given, value: str, form: Form) -> Problem:
    meant = form.meant(value)
    what = f"{quote(value)} is no known value of {given.word}"
    if meant is None:
        return Problem(paths.OPTIONS, what, f"give {form.wanted}")
    written = " ".join((given.word, *(str(meant) if word == value else word for word in given.values)))
    return Problem(paths.OPTIONS, what, f"use {meant}", line.edit(given, written))
