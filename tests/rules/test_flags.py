"""CJ3, continued: the flags of the Neuron compilers."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compilejob.catalog import FLAG_FAMILIES
from compilejob.catalog.forms import Choice, OneOfEach
from compilejob.catalog.neuron import COMPILERS, FLAG, FLAGS, Compiler, Flag, FlagStatus
from tests.catalog.test_devices import has_source
from tests.rules.compiler_options import output, text_after_fixes
from tests.rules.found import findings, found

DEVICE = {Compiler.NEURON_CC: "ml_inf1", Compiler.NEURONX_CC: "ml_trn1"}


def flags(text: str, target: str = "ml_inf1") -> dict[str, Any]:
    """A patch: a target and the flags it is given."""
    return output(target, json.dumps(text, ensure_ascii=False))


FINDINGS = [
    # no flags at all
    pytest.param(
        output("ml_inf1", {"num-neuroncores": 2}),
        [("CJ308", "CompilerOptions for ml_inf1 is a JSON object, not a string of neuron-cc flags")],
        id="the object of amazon-sagemaker-examples issue 2312",
    ),
    pytest.param(
        output("ml_trn1", {"auto-cast": "none"}),
        [("CJ316", "CompilerOptions for ml_trn1 is a JSON object, not a string of neuronx-cc flags")],
        id="an object for Trainium",
    ),
    pytest.param(
        output("ml_inf2", {"dtype": "int64"}),
        [("CJ316", "CompilerOptions for ml_inf2 is a JSON object, not a string of neuronx-cc flags")],
        id="dtype, which is for no ml_inf",
    ),
    pytest.param(
        output("ml_trn1", {"dtype": "int64", "auto-cast": "none"}),
        [("CJ316", "CompilerOptions for ml_trn1 is a JSON object, not a string of neuronx-cc flags")],
        id="dtype beside a flag",
    ),
    # not to be read
    pytest.param(
        flags("--fast-math 'none"),
        [("CJ317", 'a quotation mark or a backslash has no partner in the flags "--fast-math \'none"')],
        id="open quotation",
    ),
    pytest.param(
        flags("--verbose 1\\"),
        [("CJ317", r'a quotation mark or a backslash has no partner in the flags "--verbose 1\\"')],
        id="backslash at the end",
    ),
    pytest.param(
        flags('"--dtype int64"'),
        [("CJ317", r'CompilerOptions was encoded as JSON twice, and is the string "\"--dtype int64\""')],
        id="flags encoded twice",
    ),
    pytest.param(
        flags('{"num-neuroncores": 2}'),
        [("CJ317", r'CompilerOptions was encoded as JSON twice, and is the string "{\"num-neuroncores\": 2}"')],
        id="an object encoded twice",
    ),
    pytest.param(
        flags("—-model-type transformer", "ml_inf2"),
        [("CJ318", 'the flags "—-model-type transformer" hold "—" (U+2014), which is not ASCII')],
        id="the dash of the compiler's page",
    ),
    pytest.param(
        flags("--verbose\u00a01"),
        [("CJ318", 'the flags "--verbose\\xa01" hold U+00A0, which is not ASCII')],
        id="a space that does not break",
    ),
    # unknown
    pytest.param(
        flags("--neuroncore-pipeline-core 2"),
        [("CJ319", '"--neuroncore-pipeline-core" is no flag that the reference of neuron-cc lists')],
        id="a typing mistake",
    ),
    pytest.param(
        flags("neuroncore-pipeline-cores 2"),
        [("CJ319", '"neuroncore-pipeline-cores" is no flag that the reference of neuron-cc lists')],
        id="no hyphens",
    ),
    pytest.param(
        flags("compile model.pb --verbose 1"),
        [("CJ319", '"compile" is no flag that the reference of neuron-cc lists')],
        id="a whole command line",
    ),
    pytest.param(
        flags("--tensorizer-options='--a --b'", "ml_trn1"),
        [("CJ319", '"--tensorizer-options" is no flag that the reference of neuronx-cc lists')],
        id="an undocumented flag with a quoted value",
    ),
    # the other compiler's
    pytest.param(
        flags("--auto-cast none -O3"),
        [
            ("CJ320", '"--auto-cast" is a flag of neuronx-cc, not of neuron-cc'),
            ("CJ320", '"-O3" is a flag of neuronx-cc, not of neuron-cc'),
        ],
        id="neuronx-cc's flags on ml_inf1",
    ),
    pytest.param(
        flags("--fast-math none", "ml_inf2"),
        [("CJ320", '"--fast-math" is a flag of neuron-cc, not of neuronx-cc')],
        id="neuron-cc's flag on ml_inf2",
    ),
    # outdated
    pytest.param(
        flags("--verbose 1 --num-neuroncores 2 -O2"),
        [("CJ321", "--num-neuroncores is outdated")],
        id="the sample of the API reference",
    ),
    pytest.param(
        flags("--static-weights --batching_en"),
        [("CJ321", "--static-weights is no longer needed"), ("CJ321", "--batching_en is no longer needed")],
        id="no longer needed",
    ),
    pytest.param(
        flags("--fp32-cast some"),
        [("CJ321", "--fp32-cast is outdated"), ("CJ324", '"some" is no known value of --fp32-cast')],
        id="outdated and with a wrong value",
    ),
    # Neo's own
    pytest.param(
        flags("--framework TENSORFLOW --output"),
        [("CJ322", "--framework is for Neo to set"), ("CJ322", "--output is for Neo to set")],
        id="Neo's own",
    ),
    pytest.param(flags("--target inf2", "ml_inf2"), [("CJ322", "--target is for Neo to set")], id="target"),
    # values
    pytest.param(
        flags("--neuroncore-pipeline-cores"), [("CJ323", "--neuroncore-pipeline-cores has no value")], id="at the end"
    ),
    pytest.param(
        flags("--neuroncore-pipeline-cores --verbose 1"),
        [("CJ323", "--neuroncore-pipeline-cores has no value")],
        id="before a flag",
    ),
    pytest.param(flags("--verbose="), [("CJ323", "--verbose has no value")], id="nothing assigned"),
    pytest.param(
        flags("--dtype float16"), [("CJ324", '"float16" is no known value of --dtype')], id="outside a closed set"
    ),
    pytest.param(
        flags("--neuroncore-pipeline-cores two"),
        [("CJ324", '"two" is no known value of --neuroncore-pipeline-cores')],
        id="no number",
    ),
    pytest.param(
        flags("--neuroncore-pipeline-cores 2 4"),
        [("CJ324", '--neuroncore-pipeline-cores takes one value, and has "2 4"')],
        id="two values",
    ),
    pytest.param(
        flags("--enable-saturate-infinity=true"),
        [("CJ324", '--enable-saturate-infinity takes no value, and has "true"')],
        id="a value for a switch",
    ),
    pytest.param(
        flags("--fast-math none all"),
        [("CJ324", 'the values "all" and "none" of --fast-math exclude each other')],
        id="values that exclude each other",
    ),
    pytest.param(
        flags("-O4", "ml_inf2"), [("CJ324", '"4" is no known value of -O')], id="a value that follows without a space"
    ),
    pytest.param(flags("--dtype Int64"), [("CJ324", '"Int64" is no known value of --dtype')], id="a value in capitals"),
    pytest.param(
        flags("--verbosely 1"),
        [("CJ319", '"--verbosely" is no flag that the reference of neuron-cc lists')],
        id="a flag that begins like another",
    ),
    pytest.param(flags("-lnc 2", "ml_trn1"), [("CJ324", '"2" is no known value of -lnc')], id="cores as on Trainium 2"),
]


@pytest.mark.parametrize(("patch", "expected"), FINDINGS)
def test_what_is_found(patch: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    where = "OutputConfig.CompilerOptions"
    assert found(patch, "CJ3") == [(code, where, message) for code, message in expected]


NOTHING_FOUND = [
    pytest.param(output("ml_inf1"), id="none given"),
    pytest.param(flags("--verbose 1 --neuroncore-pipeline-cores 2"), id="a notebook of AWS"),
    pytest.param(flags("--dtype int64"), id="the BERT notebook of AWS"),
    pytest.param(flags("-O2"), id="the default, which the API reference shows"),
    pytest.param(flags("--fast-math fp32-cast-matmult no-fast-relayout"), id="one value of each group"),
    pytest.param(flags("--verbose=DEBUG  --neuroncore-pipeline-cores=4"), id="assigned"),
    pytest.param(flags("--verbose 'INFO'"), id="a quoted value"),
    pytest.param(flags("--model-type transformer --auto-cast matmul -O2", "ml_inf2"), id="neuronx-cc"),
    pytest.param(flags("--optlevel=1 --verbose 35", "ml_trn1"), id="neuronx-cc, assigned"),
]


@pytest.mark.parametrize("patch", NOTHING_FOUND)
def test_what_is_right_is_left_alone(patch: dict[str, Any]) -> None:
    assert found(patch, "CJ3") == []


HINTS = [
    pytest.param(
        output("ml_inf1", {"num-neuroncores": 2}),
        r'write the flags as one JSON string, such as "\"--neuroncore-pipeline-cores 2\""',
        id="an object as flags",
    ),
    pytest.param(
        output("ml_inf1", {"cores": 2}),
        r'write the flags as one JSON string, such as "\"--verbose 1\""',
        id="an object of no known flags",
    ),
    pytest.param(flags("--neuroncore-pipeline-core 2"), "use --neuroncore-pipeline-cores", id="nearest"),
    pytest.param(flags("--xyz"), "remove it, unless you know that neuron-cc takes it", id="none near"),
    pytest.param(flags("--fp32-cast some"), "write --fast-math fp32-cast-…", id="outdated, without its value"),
    pytest.param(flags("--fp32-cast ALL"), "write --fast-math fp32-cast-…", id="outdated, its value in capitals"),
    pytest.param(flags("--verbose 天"), "use ASCII characters only", id="no typographic character"),
    pytest.param(flags("--dtype"), 'give "float32", "float", "int64" or "long"', id="a value is missing"),
    pytest.param(flags("--dtype Int64"), "use int64", id="a value that can only be meant"),
    pytest.param(flags("--static-weights"), "remove it", id="no longer needed"),
    pytest.param(flags("--fast-math none all"), "keep one of them", id="values that exclude each other"),
    pytest.param(flags("--verbose 1 2"), "keep one of them", id="two values"),
    pytest.param(flags("--enable-saturate-infinity 1"), "remove it", id="a value for a switch"),
]


@pytest.mark.parametrize(("patch", "hint"), HINTS)
def test_what_is_advised(patch: dict[str, Any], hint: str) -> None:
    assert findings(patch, "CJ3")[0].hint == hint


FIXES = [
    pytest.param("--verbose 1 --num-neuroncores 2", "--verbose 1 --neuroncore-pipeline-cores 2", id="renamed"),
    pytest.param("--num-neuroncores=2 -O2", "--neuroncore-pipeline-cores 2 -O2", id="renamed, assigned"),
    pytest.param("--fp32-cast matmult", "--fast-math fp32-cast-matmult", id="replaced"),
    pytest.param("--fp32-cast some", None, id="replaced, value unknown"),
    pytest.param("--static-weights --verbose 1 --sb_size 120", "--verbose 1", id="no longer needed"),
    pytest.param("-verbose 1", "--verbose 1", id="one hyphen"),
    pytest.param("--neuroncore_pipeline_cores=2", "--neuroncore-pipeline-cores=2", id="underscores"),
    pytest.param("--neuroncore-pipeline-core 2", None, id="nearest is a guess"),
    pytest.param("--verbose debug", "--verbose DEBUG", id="case of a value"),
    pytest.param("--verbose 'debug'", None, id="a quoted value is not rewritten"),
    pytest.param("-O2   --verbose debug", "-O2   --verbose DEBUG", id="the space between others stays"),
    pytest.param("--fast-math NONE no-fast-relayout", "--fast-math none no-fast-relayout", id="one value of two"),
    pytest.param("--enable-saturate-infinity true", "--enable-saturate-infinity", id="a value for a switch"),
    pytest.param("—verbose 1", "--verbose 1", id="one long dash"),
    pytest.param("—-verbose 1", "--verbose 1", id="a long dash and a hyphen"),
    pytest.param("–O2 --verbose “INFO”", '-O2 --verbose "INFO"', id="a short flag and quotation marks"),
    pytest.param("--verbose 天", None, id="no typographic character"),
    pytest.param('"--verbose 1"', "--verbose 1", id="encoded twice"),
    pytest.param('{"num-neuroncores": 2}', "--neuroncore-pipeline-cores 2", id="an object, encoded twice"),
]


@pytest.mark.parametrize(("before", "after"), FIXES)
def test_a_fix_writes_what_can_only_be_meant(before: str, after: str | None) -> None:
    text = text_after_fixes(flags(before))

    assert (text and json.loads(text)) == after


@pytest.mark.parametrize(
    "patch", [output("ml_inf1", {"cores": 2}), flags("--verbose 天")], ids=["unknown keys", "no typographic character"]
)
def test_no_fix_is_given_where_nothing_can_be_meant(patch: dict[str, Any]) -> None:
    assert [finding.fix for finding in findings(patch, "CJ3")] == [None]


def test_flags_of_which_none_is_needed_are_removed() -> None:
    assert text_after_fixes(flags("--static-weights")) == ""


OBJECTS = [
    pytest.param({"num-neuroncores": 2, "--verbose": 1}, "--neuroncore-pipeline-cores 2 --verbose 1", id="known"),
    pytest.param({"cores": 2}, None, id="unknown"),
    pytest.param({"verbose": True}, None, id="no value of a flag"),
    pytest.param({"verbose": "a b"}, None, id="two words"),
    pytest.param({"verbose": "天"}, None, id="a character that is not ASCII"),
    pytest.param({"enable-saturate-infinity": "true"}, None, id="a value for a switch"),
]


@pytest.mark.parametrize(("options", "expected"), OBJECTS)
def test_an_object_of_known_flags_is_written_as_flags(options: dict[str, object], expected: str | None) -> None:
    text = text_after_fixes(output("ml_inf1", options))

    assert (text and json.loads(text)) == expected


def written(flag: Flag) -> list[str]:
    """A flag with each value of its closed set, or with one its form admits."""
    if flag.form is None:
        return [flag.name]
    values: tuple[str, ...] = ("1",)
    if isinstance(flag.form, Choice):
        values = flag.form.values
    elif isinstance(flag.form, OneOfEach):
        values = tuple(value for group in flag.form.groups for value in group)
    return [f"{name} {value}" for name in (flag.name, *flag.also) for value in values]


def _id(flag: Flag) -> str:
    return f"{flag.compiler} {flag.name}"


@pytest.mark.parametrize("flag", FLAGS, ids=_id)
class TestEachFlag:
    def test_is_found_by_its_names(self, flag: Flag) -> None:
        assert {name for name, known in FLAG[flag.compiler].items() if known is flag} == {flag.name, *flag.also}

    def test_has_a_source_with_a_date(self, flag: Flag) -> None:
        assert has_source(flag.source)

    def test_passes_with_its_values_if_it_is_current(self, flag: Flag) -> None:
        expected = {FlagStatus.CURRENT: [], FlagStatus.OUTDATED: ["CJ321"], FlagStatus.SET_BY_NEO: ["CJ322"]}
        codes = {
            text: [finding.code for finding in findings(flags(text, DEVICE[flag.compiler]), "CJ3")]
            for text in written(flag)
        }
        assert codes == dict.fromkeys(written(flag), expected[flag.status])

    def test_is_current_as_it_is_written_today(self, flag: Flag) -> None:
        if flag.today is not None:
            for text in written(flag):
                fixed = text_after_fixes(flags(text, DEVICE[flag.compiler]))
                assert fixed is not None
                assert found(output(DEVICE[flag.compiler], fixed), "CJ3") == []


def test_every_family_that_takes_flags_has_a_compiler() -> None:
    assert COMPILERS.keys() == FLAG_FAMILIES


PIECES = st.sampled_from([*FLAG[Compiler.NEURON_CC], *FLAG[Compiler.NEURONX_CC], "'", "=", "--x", "—", "1", " "])


@given(st.sampled_from(sorted(DEVICE.values())), st.text(max_size=30) | st.lists(PIECES).map("".join))
def test_whatever_the_flags_are_they_are_judged(target: str, text: str) -> None:
    for finding in findings(flags(text, target), "CJ3"):
        assert finding.where == "OutputConfig.CompilerOptions"
        assert "\n" not in finding.message
        assert len(finding.message) < 200


CURRENT = {
    compiler: [
        text
        for flag in FLAGS
        if flag.compiler is compiler and flag.status is FlagStatus.CURRENT
        for text in written(flag)
    ]
    for compiler in Compiler
}
LINES = st.sampled_from(Compiler).flatmap(
    lambda compiler: st.tuples(st.just(compiler), st.lists(st.sampled_from(CURRENT[compiler]), min_size=1, max_size=5))
)


@given(LINES)
def test_current_flags_in_any_order_pass(line: tuple[Compiler, list[str]]) -> None:
    compiler, texts = line

    assert found(flags(" ".join(texts), DEVICE[compiler]), "CJ3") == []


def test_flags_that_lack_the_quotes_of_json_are_given_them() -> None:
    patch = output("ml_inf1", "--verbose 1")

    assert found(patch, "CJ") == [
        (
            "CJ110",
            "OutputConfig.CompilerOptions",
            'CompilerOptions "--verbose 1" is not JSON: it has flags outside quotes',
        )
    ]
    assert text_after_fixes(patch) == '"--verbose 1"'
