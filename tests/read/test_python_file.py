"""Requests in Python source: what is resolved, what is unknown, where it stands and how it is repaired."""

import ast
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compilejob.fixes import fixed
from compilejob.read import read_bytes
from compilejob.read.place import Span
from compilejob.read.python.syntax import PythonSyntax
from compilejob.results import results
from compilejob.rules import FILE_RULES, RULES
from compilejob.rules.page import EXAMPLE, Page, request_of

CALL = "client.create_compilation_job"


def seen(code: str) -> list[tuple[object, list[str]]]:
    """The data of each request in a program, and the ways to what is unknown of it."""
    requests = read_bytes("a.py", code.encode()).requests
    return [(each.data, sorted(".".join(map(str, way)) for way in each.unknown)) for each in requests]


RESOLVED = {
    "keywords": (f"{CALL}(RoleArn='r', Tags=[])", {"RoleArn": "r", "Tags": []}),
    "a bare name": ("create_compilation_job(RoleArn='r')", {"RoleArn": "r"}),
    "a dict": (f"{CALL}(**{{'RoleArn': 'r'}})", {"RoleArn": "r"}),
    "a name": (f"kwargs = {{'RoleArn': 'r'}}\n{CALL}(**kwargs)", {"RoleArn": "r"}),
    "a name from the module": (f"ROLE = 'r'\ndef go():\n  {CALL}(RoleArn=ROLE)", {"RoleArn": "r"}),
    "a name of a function": (f"def go():\n  role = 'r'\n  {CALL}(RoleArn=role)", {"RoleArn": "r"}),
    "dict()": (f"{CALL}(**dict(RoleArn='r'))", {"RoleArn": "r"}),
    "a dict in a dict": (f"a = {{'RoleArn': 'r'}}\n{CALL}(**{{**a, 'Tags': []}})", {"RoleArn": "r", "Tags": []}),
    "merged dicts": (f"{CALL}(**({{'RoleArn': 'r'}} | {{'RoleArn': 's'}}))", {"RoleArn": "s"}),
    "a member set later": (f"k = {{}}\nk['RoleArn'] = 'r'\n{CALL}(**k)", {"RoleArn": "r"}),
    "update": (f"k = dict()\nk.update(RoleArn='r')\n{CALL}(**k)", {"RoleArn": "r"}),
    "with": (f"with open('a') as f:\n  role = 'r'\n{CALL}(RoleArn=role)", {"RoleArn": "r"}),
    "json.dumps": (f"{CALL}(RoleArn=json.dumps({{'a': (1, 2)}}))", {"RoleArn": '{"a": [1, 2]}'}),
    "json.dumps, compact": (f"{CALL}(RoleArn=json.dumps([1, 2], separators=(',', ':')))", {"RoleArn": "[1,2]"}),
    "str of a dict": (f"{CALL}(RoleArn=str({{'a': [1]}}))", {"RoleArn": "{'a': [1]}"}),
    "literals in a row": (f"{CALL}(RoleArn='a' \"b\")", {"RoleArn": "ab"}),
    "a sum": (f"{CALL}(RoleArn='a' + 'b')", {"RoleArn": "ab"}),
    "an f-string": (f"a = 'x'\n{CALL}(RoleArn=f'{{a}}/b')", {"RoleArn": "x/b"}),
    "a tuple": (f"{CALL}(Tags=(1, -2))", {"Tags": [1, -2]}),
}


@pytest.mark.parametrize(("code", "data"), RESOLVED.values(), ids=RESOLVED)
def test_what_is_plain_is_resolved(code: str, data: object) -> None:
    assert seen(code) == [(data, [])]


UNKNOWN = {
    "a name from elsewhere": f"from a import ROLE\n{CALL}(Tags=[], RoleArn=ROLE)",
    "a parameter": f"def go(role):\n  {CALL}(Tags=[], RoleArn=role)",
    "a parameter that hides a name": f"role = 'r'\ndef go(role):\n  {CALL}(Tags=[], RoleArn=role)",
    "a call": f"{CALL}(Tags=[], RoleArn=get_role())",
    "the environment": f"{CALL}(Tags=[], RoleArn=os.environ['ROLE'])",
    "an f-string with it": f"{CALL}(Tags=[], RoleArn=f'arn:{{account}}:role')",
    "bound twice": f"role = 'a'\nrole = 'b'\n{CALL}(Tags=[], RoleArn=role)",
    "bound under a condition": f"if x:\n  role = 'a'\n{CALL}(Tags=[], RoleArn=role)",
    "bound in a loop": f"for role in 'a', 'b':\n  {CALL}(Tags=[], RoleArn=role)",
    "bound by global": f"role = 'a'\ndef f():\n  global role\n  role = 'b'\n{CALL}(Tags=[], RoleArn=role)",
    "a part of JSON text": f"{CALL}(Tags=[], RoleArn=json.dumps({{'a': size}}))",
    "a name that stands for itself": f"a = a\n{CALL}(Tags=[], RoleArn=a)",
    "an item of a list": f"{CALL}(Tags=[], RoleArn=[role])",
}


@pytest.mark.parametrize("code", UNKNOWN.values(), ids=UNKNOWN)
def test_what_only_a_run_tells_is_unknown(code: str) -> None:
    assert seen(code) == [({"Tags": []}, ["RoleArn"])]


MEMBERS = sorted({*EXAMPLE, "Tags", "VpcConfig", "ModelPackageVersionArn"})
OPEN = {
    "a spread": f"{CALL}(**others, RoleArn='r')",
    "changed in a loop": f"k = {{'Tags': []}}\nfor a in b:\n  k.update(a)\n{CALL}(**k, RoleArn='r')",
    "handed to a function": f"k = {{'Tags': []}}\nadd(k)\n{CALL}(**k, RoleArn='r')",
}


@pytest.mark.parametrize("code", OPEN.values(), ids=OPEN)
def test_a_dict_that_is_not_seen_whole_may_hold_any_other_member(code: str) -> None:
    assert seen(code) == [({"RoleArn": "r"}, [name for name in MEMBERS if name != "RoleArn"])]


def test_a_dict_that_looks_like_a_request_is_one() -> None:
    ((data, unknown),) = seen(f"BASE = {dict(EXAMPLE)!r}")

    assert data == EXAMPLE
    assert [way for way in unknown if "." not in way] == ["ModelPackageVersionArn", "Tags", "VpcConfig"]


def test_a_dict_that_is_not_seen_to_be_sent_may_lack_anything() -> None:
    code = "BASE = {'InputConfig': {'Framework': 'ONNX'}, 'OutputConfig': {'TargetDevice': 'ml_c5'}}"

    assert _found(code) == []


def test_a_dict_that_is_sent_is_one_request() -> None:
    assert seen(f"a = {dict(EXAMPLE)!r}\n{CALL}(**a)") == [(EXAMPLE, [])]


NONE = {
    "a call without anything known": f"{CALL}(**kwargs)",
    "another call": "client.create_model(RoleArn='r')",
    "other dicts": "a = {'CompilationJobName': 'a'}",
    "the end of a name": "recreate_compilation_job(RoleArn='r')",
}


@pytest.mark.parametrize("code", NONE.values(), ids=NONE)
def test_no_request(code: str) -> None:
    assert seen(code) == []


VALID = [
    pytest.param(rule.code, example, id=f"{rule.name}-{index}")
    for rule in RULES
    if rule not in FILE_RULES
    for index, example in enumerate(Page.of(rule).passes)
    if "Unlisted" not in example
]


@pytest.mark.parametrize(("code", "example"), VALID)
def test_an_unknown_member_never_makes_a_finding(code: str, example: str) -> None:
    del code
    request = request_of(example)
    before = {each.finding.code for each in _found(f"{CALL}(**{request!r})")}
    ways = [(name,) for name in request] + [(name, inner) for name in request for inner in _inner(request[name])]
    added = {
        way: {each.finding.code for each in _found(f"{CALL}(**{_without(request, way)})")} - before for way in ways
    }

    assert {way: codes for way, codes in added.items() if codes} == {}


def _inner(value: object) -> list[str]:
    return list(value) if isinstance(value, dict) else []


def _found(code: str) -> list[Any]:
    return [placed for result in results(read_bytes("a.py", code.encode())) for placed in result.placed]


def _without(request: dict[str, Any], way: tuple[str, ...]) -> str:
    """The source of a request in which one member is a name that nothing is known of."""
    marked = json.loads(json.dumps(request))
    holder = marked if len(way) == 1 else marked[way[0]]
    holder[way[-1]] = "UNKNOWN"
    return repr(marked).replace("'UNKNOWN'", "unknown")


FAULTY = """\
shapes = {"input0": [1, 3, 224, 224]}
client.create_compilation_job(
    CompilationJobName=name,  # "é"
    InputConfig={"S3Uri": uri, "DataInputConfig": json.dumps(shapes), "Framework": "pytorch", "FrameworkVersion": None},
    OutputConfig={
        "CompilerOptions": json.dumps({"gpu_code": "sm_72", "trt-ver": "8.2.1", "cuda-ver": "10.2"}),
        "TargetDevice": "jetson_xavier", "S3OutputLocation": f"s3://{bucket}/",
    },
    **others,
)
sm.create_compilation_job(InputConfig={"S3Uri": uri, "DataInputConfig": "{'a': [1, 3]}", "Framework": "ONNX"}, **others)
"""

REPAIRED = """\
shapes = {"input0": [1, 3, 224, 224]}
client.create_compilation_job(
    CompilationJobName=name,  # "é"
    InputConfig={"S3Uri": uri, "DataInputConfig": json.dumps(shapes), "Framework": "PYTORCH"},
    OutputConfig={
        "CompilerOptions": json.dumps({"gpu-code": "sm_72", "trt-ver": "8.2.1", "cuda-ver": "10.2"}),
        "TargetDevice": "jetson_xavier", "S3OutputLocation": f"s3://{bucket}/",
    },
    **others,
)
sm.create_compilation_job(InputConfig={"S3Uri": uri, "DataInputConfig": '{"a": [1, 3]}', "Framework": "ONNX"}, **others)
"""


def test_findings_have_their_places() -> None:
    found = [(each.place.line, each.place.column, each.finding.code, each.finding.where) for each in _found(FAULTY)]

    assert found == [
        (4, 84, "CJ104", "InputConfig.Framework"),
        (4, 115, "CJ111", "InputConfig.FrameworkVersion"),
        (6, 40, "CJ302", "OutputConfig.CompilerOptions.gpu_code"),
        (11, 73, "CJ110", "InputConfig.DataInputConfig"),
    ]


def test_fixes_change_their_spans_only() -> None:
    assert fixed(read_bytes("a.py", FAULTY.encode())).source.text == REPAIRED


ENCODED = {
    "a cookie": ("# -*- coding: latin-1 -*-\n", "latin-1", "iso-8859-1"),
    "a cookie on the second line": ("#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\n", "cp1252", "cp1252"),
    "a cookie that is not true": ("# coding: ascii\n", "utf-8", "utf-8"),
    "a cookie for no encoding": ("# coding: klingon\n", "utf-8", "utf-8"),
    "a cookie for no text": ("# coding: rot13\n", "utf-8", "utf-8"),
    "a cookie for nothing": ("# coding: undefined\n", "utf-8", "utf-8"),
    "no cookie": ("", "utf-8", "utf-8"),
    "a byte order mark": ("", "utf-8-sig", "utf-8"),
    "CRLF": ("\r\n", "utf-8", "utf-8"),
}


@pytest.mark.parametrize(("head", "encoding", "expected"), ENCODED.values(), ids=ENCODED)
def test_a_file_is_read_and_written_as_it_is_encoded(head: str, encoding: str, expected: str) -> None:
    code = f"{head}# é\n{CALL}(InputConfig={{'Framework': 'pytorch', 'DataInputConfig': \"{{'é\\u4e2d': [1]}}\"}})"
    document = fixed(read_bytes("a.py", code.encode(encoding)))

    assert document.encoding == expected
    assert document.encoded(document.source.text) == code.replace("'pytorch'", "'PYTORCH'").replace(
        "\"{'é\\u4e2d': [1]}\"", "'{\"é\\u4e2d\": [1]}'"
    ).encode(encoding)


UNREADABLE = {
    "no program": (b"client.create_compilation_job(", (1, 30)),
    "NUL": (b"create_compilation_job(\0)", (1, 1)),
    "depth": (b"create_compilation_job(" + b"(" * 10_000, (1, 1)),
}


@pytest.mark.parametrize(("content", "place"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_is_no_python_is_a_finding(content: bytes, place: tuple[int, int]) -> None:
    ((placed,),) = (result.placed for result in results(read_bytes("a.py", content)))

    assert placed.finding.code == "CJ002"
    assert placed.finding.message.startswith("the file is not Python: ")
    assert place[0] == placed.place.line


def test_deep_expressions_are_no_requests() -> None:
    assert seen(f"{CALL}(RoleArn='a'{' + b' * 5000})") in ([], [({}, ["RoleArn"])])


TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)
LITERALS: dict[str, Callable[[str], str]] = {
    "repr": repr,
    "double quotes": lambda text: PythonSyntax().value('""', Span(0, 2), text) or "",
    "escaped": lambda text: "'" + "".join(f"\\U{ord(char):08x}" for char in text) + "'",
}


@given(TEXTS, st.sampled_from(sorted(LITERALS)))
def test_the_characters_of_a_literal(text: str, form: str) -> None:
    literal = LITERALS[form](text)
    characters = PythonSyntax().characters(literal, Span(0, len(literal)))

    assert ast.literal_eval(literal) == text
    assert characters is not None
    assert characters.text == text
    assert len(characters.offsets) == len(text) + 1
    if form == "escaped":
        assert list(characters.offsets) == [1 + 10 * index for index in range(len(text) + 1)]


@given(TEXTS, st.sampled_from(["''", '""', "''''''"]))
def test_what_is_written_means_the_same(text: str, old: str) -> None:
    span = Span(0, len(old))
    inside = PythonSyntax().inside(old, span, text)
    quotes = old[: len(old) // 2]

    assert ast.literal_eval(PythonSyntax().value(old, span, text) or "") == text
    assert inside is not None
    assert ast.literal_eval(f"{quotes}[{inside}]{quotes}") == f"[{text}]"  # inside of an object or a list
