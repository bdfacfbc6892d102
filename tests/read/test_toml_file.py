"""TOML: requests in tables, the places of their values, comments, and edits."""

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compilejob.findings import Fix, Path, Remove, Rename, Replace
from compilejob.fixes import apply, fixed
from compilejob.read import read_bytes
from compilejob.read.source import SourceText
from compilejob.read.toml.file import read
from compilejob.read.toml.nodes import tree_of
from compilejob.read.toml.syntax import TomlSyntax
from compilejob.results import results
from tests.read.edits import DATA, applied, fixes, meant
from tests.read.tomls import LAYOUTS, Layout, written

REQUEST = '''\
[tool.neo.job]
CompilationJobName = "resnet50"
RoleArn = "arn:aws:iam::111122223333:role/Neo"
StoppingCondition.MaxRuntimeInSeconds = 900

[tool.neo.job.InputConfig]  # the model
S3Uri = "s3://bucket/model.tar.gz"
Framework = "PYTORCH"
FrameworkVersion = "1.8"
DataInputConfig = """
{"input0": [1, 3, 224, 224],
 \\t"input1": [1, 10]}"""

[tool.neo.job.OutputConfig]
S3OutputLocation = 's3://bucket/compiled/'
TargetDevice = "jetson_xavier"
CompilerOptions = { gpu-code = "sm_72", trt-ver = "8.2.1", cuda-ver = "10.2" }
'''

FOUND = [
    pytest.param("", "", [], id="nothing wrong"),
    pytest.param('Version = "1.8"', "Version = 1.10", [(9, 20, "CJ103")], id="a number"),
    pytest.param("[1, 10]", "[0, 10]", [(12, 15, "CJ406")], id="a dimension in a text of several lines"),
    pytest.param('"8.2.1"', '"8.2"', [(17, 51, "CJ305")], id="an option in an inline table"),
    pytest.param("Seconds = 900", "Seconds = 0", [(4, 41, "CJ108")], id="a dotted key"),
    pytest.param('S3Uri = "s3://bucket/model.tar.gz"\n', "", [(6, 1, "CJ101")], id="a missing member, by its table"),
    pytest.param('"resnet50"', "2026-01-01", [(2, 22, "CJ103")], id="a date"),
]


def found(text: str) -> list[tuple[int, int, str]]:
    return [
        (placed.place.line, placed.place.column, placed.finding.code)
        for result in results(read_bytes("job.toml", text.encode()))
        for placed in result.placed
    ]


@pytest.mark.parametrize(("old", "new", "expected"), FOUND)
def test_a_finding_has_its_place(old: str, new: str, expected: list[tuple[int, int, str]]) -> None:
    assert found(REQUEST.replace(old, new, 1) if old else REQUEST) == expected


UNREAD = [
    pytest.param("a = ", (1, 5, "CJ002", "the file is not TOML: invalid value"), id="no value"),
    pytest.param(
        "a = 1\nb\n",
        (2, 2, "CJ002", "the file is not TOML: expected '=' after a key in a key/value pair"),
        id="no sign",
    ),
    pytest.param("a = '", (1, 6, "CJ002", 'the file is not TOML: expected "\'"'), id="a text that does not end"),
    pytest.param("a = " + "[" * 100_000, (1, 1, "CJ002", "the file is not TOML: it is nested too deeply"), id="deep"),
    pytest.param(
        "a = " + "1" * 5000, (1, 1, "CJ002", "the file is not TOML: a value cannot be what it says"), id="digits"
    ),
    pytest.param("a = 1\na = 2\n", (2, 6, "CJ002", "the file is not TOML: cannot overwrite a value"), id="a key twice"),
]


@pytest.mark.parametrize(("text", "expected"), UNREAD)
def test_a_file_that_cannot_be_read_is_a_finding(text: str, expected: tuple[int, int, str, str]) -> None:
    (result,) = results(read_bytes("job.toml", text.encode()))
    told = [(each.place.line, each.place.column, each.finding.code, each.finding.message) for each in result.placed]
    assert told == [expected]


def test_requests_are_found_in_arrays_of_tables() -> None:
    text = REQUEST.replace("[tool.neo.job]", "[[jobs]]").replace("[tool.neo.job.", "[jobs.")
    document = read_bytes("jobs.toml", (text + text.replace('"resnet50"', '"resnet18"')).encode())
    assert [request.pointer for request in document.requests] == ["/jobs/0", "/jobs/1"]
    place = document.place(("jobs", 1, "InputConfig", "Framework"))
    assert (place.line, place.column) == (25, 13)


PLACES = [
    pytest.param("a = 1", ("a",), "1", id="plain"),
    pytest.param("a.b = 1", ("a",), "a", id="table of a dotted key"),
    pytest.param("[a.b]\nc = 1", ("a", "b"), "[a.b]", id="table"),
    pytest.param('["a.b" . c]\nd = 1', ("a.b", "c", "d"), "1", id="quoted name"),
    pytest.param("a = [[1], [\n  2, # c\n]]", ("a", 1, 0), "2", id="array"),
    pytest.param("a = {b = {c = 1, d = 2}}", ("a", "b", "d"), "2", id="inline table"),
    pytest.param("a = 1979-05-27 07:32:00 # c", ("a",), "1979-05-27 07:32:00", id="date and time"),
    pytest.param("[[a]]\n[[a]]\n[a.b]\nc = '''\nx'''", ("a", 1, "b", "c"), "'''\nx'''", id="table in an array"),
    pytest.param('a = """x\\"""\n""""', ("a",), '"""x\\"""\n""""', id="quotes in a text of several lines"),
]


@pytest.mark.parametrize(("text", "path", "expected"), PLACES)
def test_a_value_has_its_place(text: str, path: Path, expected: str) -> None:
    span = tree_of(text, tomllib.loads(text)).places[path].span
    assert text[span.start : span.end] == expected


def test_places_that_do_not_fit_the_values_are_not_told() -> None:
    assert tree_of("a = 1", {"b": 1}).places == {}


@given(DATA, LAYOUTS)
def test_every_value_has_its_place(data: Any, layout: Layout) -> None:
    text = written(data, layout)
    assert tomllib.loads(text) == data
    tree = tree_of(text, data)
    for path, node in tree.places.items():
        value = data
        for step in path:
            value = value[step]
        if node.span in tree.members:
            assert tomllib.loads(f"k = {text[node.span.start : node.span.end]}")["k"] == value
        if isinstance(value, str):
            held = TomlSyntax(tree).characters(text, node.span)
            assert held is not None
            assert held.text == value
            assert len(held.offsets) == len(value) + 1
    assert tree.places


@given(st.data(), DATA, LAYOUTS)
def test_what_was_edited_loads_to_the_fixed_data(draw: st.DataObject, data: Any, layout: Layout) -> None:
    text = written(data, layout)
    fix = draw.draw(fixes(data))
    after = edited(text, fix)
    if after is not None:
        assert meant(tomllib.loads(after)) == applied(data, fix)


def edited(text: str, fix: Fix) -> str | None:
    data = tomllib.loads(text)
    tree = tree_of(text, data)
    edit = SourceText(text, TomlSyntax(tree), lambda: tree.places).edit(fix)
    return apply(text, [edit]) if edit else None


EDITS = [
    pytest.param('a = "x" # c\n', Replace(("a",), 'y"'), 'a = "y\\"" # c\n', id="basic"),
    pytest.param("a = 'x'\n", Replace(("a",), 'y"'), "a = 'y\"'\n", id="literal"),
    pytest.param("a = 'x'\n", Replace(("a",), "it's"), 'a = "it\'s"\n', id="literal that cannot hold it"),
    pytest.param("a = '''\nx'''\n", Replace(("a",), "y\nz"), "a = '''\ny\nz'''\n", id="literal of several lines"),
    pytest.param('a = """\nx"""\n', Replace(("a",), 'y\n"'), 'a = """\ny\n\\""""\n', id="basic of several lines"),
    pytest.param("a = 8.2\n", Replace(("a",), "8.2.0"), 'a = "8.2.0"\n', id="number"),
    pytest.param("a = [[1, 3]]\n", Replace(("a",), [1, 3]), "a = [1, 3]\n", id="array"),
    pytest.param("a = [\n  [1, 3], # c\n]\n", Replace(("a",), [1, 3]), None, id="array with a layout"),
    pytest.param("[a]\nb = 1\n", Replace(("a",), 1), None, id="table"),
    pytest.param("[a]\nb_c = 1\n", Rename(("a", "b_c"), "b-c"), "[a]\nb-c = 1\n", id="rename"),
    pytest.param("[a_b]\nc = 1\n", Rename(("a_b",), "a-b"), None, id="rename a table"),
    pytest.param("a = 1\nb = 2 # c\n", Remove(("b",)), "a = 1\n# c\n", id="remove, its comment stays"),
    pytest.param("a = 1\nb = 2\nc = 3\n", Remove(("b",)), "a = 1\nc = 3\n", id="remove"),
    pytest.param("a.b = 1\n", Remove(("a", "b")), None, id="remove a dotted key"),
    pytest.param("a = { b = 1, c = 2 }\n", Remove(("a", "c")), "a = { b = 1 }\n", id="remove from an inline table"),
    pytest.param("a = [1, 2]\n", Remove(("a", 0)), "a = [2]\n", id="remove an item"),
    pytest.param("a = '{\"k\": 1}'\n", Rename(("a", "k"), "l"), "a = '{\"l\": 1}'\n", id="inside a literal"),
    pytest.param('a = "{\\"k\\": 1}"\n', Replace(("a", "k"), "v"), 'a = "{\\"k\\": \\"v\\"}"\n', id="inside a basic"),
]


@pytest.mark.parametrize(("before", "fix", "after"), EDITS)
def test_an_edit_keeps_comments_layout_and_quotes(before: str, fix: Fix, after: str | None) -> None:
    assert edited(before, fix) == after


def test_fixing_a_file_changes_what_is_to_be_fixed() -> None:
    before = REQUEST.replace('"PYTORCH"', '"PyTorch" # so').replace("gpu-code", "gpu_code")
    after = before.replace('"PyTorch"', '"PYTORCH"').replace("gpu_code", "gpu-code")
    assert fixed(read_bytes("job.toml", before.encode())).source.text == after


@given(st.binary() | st.text(alphabet=st.sampled_from("ab=.-[]{}'\"#\\ 1,\n")).map(str.encode))
def test_whatever_is_read_nothing_is_raised(content: bytes) -> None:
    document = read_bytes("any.toml", content)
    assert document.requests or document.problems


def test_comments_are_told_where_they_are_for_us() -> None:
    text = "# compilejob: ignore[x]\n" + REQUEST.replace('"PYTORCH"', '"#compilejob:"#compilejob: y')
    told = [(each.text, each.line, each.is_alone) for each in read("a.toml", text, named=True).comments]
    assert told == [(" compilejob: ignore[x]", 1, True), ("compilejob: y", 9, False)]
