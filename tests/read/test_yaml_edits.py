"""Edits of YAML change a span only, and what is loaded then is the data with the fix applied."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from compilejob.findings import Fix, Remove, Rename, Replace
from compilejob.fixes import apply, fixed
from compilejob.read import read_bytes
from compilejob.read.yaml.file import read
from tests.read.edits import DATA, applied, fixes, meant

LAYOUTS = st.fixed_dictionaries(
    {
        "default_style": st.sampled_from([None, "'", '"', "|", ">"]),
        "default_flow_style": st.sampled_from([True, False, None]),
        "indent": st.sampled_from([2, 4]),
        "width": st.sampled_from([10, 80]),
        "allow_unicode": st.booleans(),
        "line_break": st.sampled_from(["\n", "\r\n"]),
        "explicit_start": st.booleans(),
        "sort_keys": st.sampled_from([False]),
    }
)


def edited(text: str, fix: Fix) -> str | None:
    edit = read("a.yaml", text, named=True).source.edit(fix)
    return apply(text, [edit]) if edit else None


@given(st.data(), DATA, LAYOUTS)
def test_what_was_edited_loads_to_the_fixed_data(draw: st.DataObject, data: Any, layout: dict[str, Any]) -> None:
    text = yaml.dump(data, **layout)
    try:
        loaded = yaml.safe_load(text)
    except (yaml.YAMLError, TypeError):
        return  # PyYAML does not read all that it writes
    if meant(loaded) != meant(data):
        return
    fix = draw.draw(fixes(data))
    after = edited(text, fix)
    if after is not None:
        assert meant(yaml.safe_load(after)) == applied(data, fix)


@given(st.data(), DATA, LAYOUTS)
def test_what_aliases_stand_for_stays_as_it_is(draw: st.DataObject, data: Any, layout: dict[str, Any]) -> None:
    text = yaml.dump({"first": data, "second": data}, **layout)
    fix = draw.draw(fixes({"second": data}))
    if len(fix.path) > 1:
        assert edited(text, fix) is None


EDITS = [
    pytest.param("a: ML.C5  # note\n", Replace(("a",), "ml_c5"), "a: ml_c5  # note\n", id="plain"),
    pytest.param("a: 8.2\n", Replace(("a",), "8.2.0"), "a: '8.2.0'\n", id="plain that was a number"),
    pytest.param("a: x\n", Replace(("a",), "null"), "a: 'null'\n", id="text that plain would be null"),
    pytest.param("a: 'x'\n", Replace(("a",), "it's"), "a: 'it''s'\n", id="single-quoted"),
    pytest.param('a: "x"\n', Replace(("a",), 'é"\n'), 'a: "é\\"\\n"\n', id="double-quoted"),
    pytest.param("a: 'x'\n", Replace(("a",), "x\ny"), 'a: "x\\ny"\n', id="line break in single quotes"),
    pytest.param("{a: [[1, 3]], b: 1}\n", Replace(("a",), [1, 3]), "{a: [1, 3], b: 1}\n", id="list on a line"),
    pytest.param("a:\n  - - 1\n", Replace(("a",), [1]), None, id="list on lines"),
    pytest.param("a: &x 1\nb: *x\n", Replace(("b",), 2), None, id="alias"),
    pytest.param(
        "- &x {a: 1}\n- <<: *x\n  b: 2\n", Replace((0, "a"), 2), None, id="member that another object takes in"
    ),
    pytest.param("- &x {a: 1}\n- <<: *x\n  b: 2\n", Replace((1, "a"), 2), None, id="member that is taken in"),
    pytest.param("a: &x 1\nb: 2\n", Replace(("a",), 2), "a: &x 2\nb: 2\n", id="anchor that is not used"),
    pytest.param("a: !!str 8.2\n", Replace(("a",), "x"), None, id="tag"),
    pytest.param(
        "a: |\n  {'k': 1}\nb: 1\n", Replace(("a",), '{"k": 1}\n'), 'a: |\n  {"k": 1}\nb: 1\n', id="literal block"
    ),
    pytest.param(
        "a: >-  # note\n  {'k':\n  1}\n\nb: 1\n",
        Replace(("a",), '{"k": 1}'),
        'a: >-  # note\n  {"k": 1}\n\nb: 1\n',
        id="folded block",
    ),
    pytest.param("a: |\n  x\n", Replace(("a",), "y"), 'a: "y"\n', id="block that cannot hold it"),
    pytest.param("a: |2-\n   x\n", Replace(("a",), "y"), 'a: "y"\n', id="block that numbers its indentation"),
    pytest.param("a: |  # note\n  x\n", Replace(("a",), "y"), None, id="block that cannot hold it, with a comment"),
    pytest.param("a_b: 1 # note\n", Rename(("a_b",), "a-b"), "a-b: 1 # note\n", id="rename"),
    pytest.param("'a_b': 1\n", Rename(("a_b",), "a-b"), "'a-b': 1\n", id="rename in quotes"),
    pytest.param("{a_b: 1}\n", Rename(("a_b",), "1"), "{'1': 1}\n", id="rename to a number"),
    pytest.param("a: 1\n# c\nb:\n# d\nc: 2\n", Remove(("b",)), "a: 1\n# c\n# d\nc: 2\n", id="remove, comments stay"),
    pytest.param("a: 1\nb: ~ # c\n", Remove(("b",)), "a: 1\n# c\n", id="remove, its comment stays"),
    pytest.param("a: 1\nb: null", Remove(("b",)), "a: 1\n", id="remove at the end"),
    pytest.param("- a: null\n  b: 1\n", Remove((0, "a")), "- b: 1\n", id="remove the first of an item"),
    pytest.param("- a: null # c\n  b: 1\n", Remove((0, "a")), None, id="remove the first of an item, with a comment"),
    pytest.param("a:\n- x\n- y # c\n", Remove(("a", 1)), "a:\n- x\n# c\n", id="remove an item"),
    pytest.param("a:\n  b: null\nc: 1\n", Remove(("a", "b")), None, id="remove the only member"),
    pytest.param("a: [x, y]\n", Remove(("a", 0)), "a: [y]\n", id="remove an item on a line"),
    pytest.param("{a: {b: , c: 1}}\n", Remove(("a", "b")), "{a: {c: 1}}\n", id="remove a member on a line"),
    pytest.param("a: {k: 1}\nb:\n  <<: {k: 2}\n  k: null\n  l: 1\n", Remove(("b", "k")), None, id="remove what hides"),
    pytest.param("a: '{\"k\": 1}'\n", Rename(("a", "k"), "l"), "a: '{\"l\": 1}'\n", id="inside single quotes"),
    pytest.param(
        'a: "{\\"k\\":\n  1}"\n', Replace(("a", "k"), "v"), 'a: "{\\"k\\":\n  \\"v\\"}"\n', id="inside double quotes"
    ),
    pytest.param(
        'a: |\n  {\n    "k": null,\n    "l": 1\n  }\n',
        Remove(("a", "k")),
        'a: |\n  {\n    "l": 1\n  }\n',
        id="inside a block",
    ),
    pytest.param("a: 1\r\nb: null\r\nc: 2\r\n", Remove(("b",)), "a: 1\r\nc: 2\r\n", id="CRLF"),
    pytest.param("a: 1\n---\na: 1\n", Replace((1, "a"), 2), "a: 1\n---\na: 2\n", id="second document"),
]


@pytest.mark.parametrize(("before", "fix", "after"), EDITS)
def test_an_edit_keeps_comments_layout_and_quotes(before: str, fix: Fix, after: str | None) -> None:
    assert edited(before, fix) == after


def test_fixing_a_file_changes_what_is_to_be_fixed() -> None:
    before = """\
# Xavier
InputConfig:
  S3Uri: s3://bucket/model.tar.gz
  Framework: PyTorch   # as we call it
  DataInputConfig: '{''input0'': [1, 3, 224, 224]}'
OutputConfig: {TargetDevice: Jetson-Xavier, KmsKeyId: null,
  CompilerOptions: {gpu_code: sm_72, trt-ver: '8.2.1'}}
"""
    after = """\
# Xavier
InputConfig:
  S3Uri: s3://bucket/model.tar.gz
  Framework: PYTORCH   # as we call it
  DataInputConfig: '{"input0": [1, 3, 224, 224]}'
OutputConfig: {TargetDevice: jetson_xavier, CompilerOptions: {gpu-code: sm_72, trt-ver: '8.2.1'}}
"""
    assert fixed(read_bytes("job.yaml", before.encode())).source.text == after
