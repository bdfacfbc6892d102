"""However a request is written in Python: it is read, what is found stands where its value is, and fixes keep the rest."""

import ast
import json
import re
import warnings
from random import Random
from types import SimpleNamespace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from compilejob.findings import Path
from compilejob.fixes import apply, fixed
from compilejob.read import Document, read_bytes
from compilejob.read.place import Span
from compilejob.read.source import SourceText
from compilejob.results import Placed, results
from compilejob.rules import FILE_RULES, RULES
from compilejob.rules.page import Page, request_of
from tests.read.edits import applied, meant
from tests.read.python_styles import program


def _plain(example: str) -> Any:
    try:
        request = request_of(example)
        return request if json.loads(json.dumps(request)) == request else None
    except TypeError:  # what is vouched for
        return None


PAGES = {
    f"{rule.name} {index}": example
    for rule in RULES
    if rule not in FILE_RULES
    for index, example in enumerate(Page.of(rule).fails)
}
REQUESTS = {name: request for name, example in PAGES.items() if (request := _plain(example))}
EXAMPLES = st.sampled_from(sorted(REQUESTS)).map(REQUESTS.__getitem__)
SEEDS = st.integers(0, 2**32).map(Random)


def sent(code: str) -> Any:
    """What a program sends."""
    requests: list[Any] = []
    client = SimpleNamespace(create_compilation_job=lambda **request: requests.append(request))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exec(compile(ast.parse(code), "a.py", "exec"), {"client": client, "json": json})  # noqa: S102 - made here
    (request,) = requests
    return request


def placed(document: Document) -> list[Placed]:
    return [each for result in results(document) for each in result.placed]


def value_at(data: Any, path: Path) -> Any:
    """The value at a path, also inside JSON texts; the nearest around it when it is missing."""
    for step in path:
        inside = json.loads(data) if isinstance(data, str) else data
        try:
            data = inside[step]
        except (KeyError, IndexError, TypeError):
            break
    return data


@settings(max_examples=200)
@given(EXAMPLES, SEEDS)
def test_a_request_in_any_style(request: dict[str, Any], random: Random) -> None:
    code = program(request, random)
    document = read_bytes("a.py", code.encode())
    (found,) = document.requests

    assert sent(code) == request
    assert (found.data, found.unknown) == (request, frozenset())
    as_json = placed(read_bytes("a.json", json.dumps(request).encode()))
    assert sorted(each.finding.code + each.finding.where for each in placed(document)) == sorted(
        each.finding.code + each.finding.where for each in as_json
    )


@settings(max_examples=200)
@given(EXAMPLES, SEEDS)
def test_a_finding_stands_at_its_value(request: dict[str, Any], random: Random) -> None:
    code = program(request, random)
    document = read_bytes("a.py", code.encode())
    source = document.source
    assert isinstance(source, SourceText)

    for each in placed(document):
        path = each.finding.path
        own = next(path[:length] for length in range(len(path), -1, -1) if path[:length] in source.nodes)
        span, around = source.span(path), source.span(own)
        if span == around:
            assert not own or evaluated(code[span.start : span.end]) == value_at(request, own)
        elif not BETWEEN_LITERALS.search(code, span.start, span.end):
            assert json.loads(cut(code, span, value_at(request, own), own)) == value_at(request, path)


BETWEEN_LITERALS = re.compile(r"""['"](?:  #.*| \\| |)\r?\n?\s*[fru]?['"]""")


def evaluated(expression: str) -> Any:
    """The value of an expression."""
    return eval(compile(ast.parse(f"(\n{expression}\n)", mode="eval"), "a.py", "eval"), {"json": json})  # noqa: S307 - made here


def cut(code: str, span: Span, text: str, path: Path) -> str:
    """What of a text is written in a span of a program, told by putting a mark in its place."""
    marked = value_at(sent(f"{code[: span.start]}@@{code[span.end :]}"), path)
    before, after = marked.split("@@")
    assert text.startswith(before)
    assert text.endswith(after)
    return text[len(before) : len(text) - len(after)]


@settings(max_examples=300)
@given(EXAMPLES, SEEDS)
def test_a_fix_is_the_fixed_request_and_keeps_the_rest(request: dict[str, Any], random: Random) -> None:
    code = program(request, random)
    document = read_bytes("a.py", code.encode())

    for each in placed(document):
        if each.finding.fix and each.correction:
            edit = each.correction.edit
            after = apply(code, [edit])
            assert after == code[: edit.span.start] + edit.text + code[edit.span.end :]
            assert meant(sent(after)) == applied(request, each.finding.fix)


@settings(max_examples=200)
@given(EXAMPLES, SEEDS)
def test_all_fixes_together(request: dict[str, Any], random: Random) -> None:
    after = fixed(read_bytes("a.py", program(request, random).encode()))
    as_json = json.loads(fixed(read_bytes("a.json", json.dumps(request).encode())).source.text)
    left = [each for each in placed(after) if each.finding.fix]

    assert [each.finding.code for each in left if each.correction] == []
    assert left or meant(sent(after.source.text)) == meant(as_json)


@settings(max_examples=100)
@given(request=EXAMPLES, random=SEEDS, is_list=st.booleans(), is_ascii=st.booleans())
def test_a_notebook_is_read_as_the_code_of_its_cell(
    request: dict[str, Any], random: Random, *, is_list: bool, is_ascii: bool
) -> None:
    code = program(request, random)
    cell = {"cell_type": "code", "source": code.splitlines(keepends=True) if is_list else code}
    text = json.dumps({"cells": [cell]}, indent=1, ensure_ascii=is_ascii)
    of_code, of_notebook = read_bytes("a.py", code.encode()), read_bytes("a.ipynb", text.encode())

    for one, other in zip(placed(of_code), placed(of_notebook), strict=True):
        assert other.finding == one.finding
        inner, outer = (each.source.span(one.finding.path) for each in (of_code, of_notebook))
        assert in_strings(text[outer.start : outer.end]) == code[inner.start : inner.end]
        if other.correction:
            (after,) = json.loads(apply(text, [other.correction.edit]))["cells"]
            assert one.correction
            assert "".join(after["source"]) == apply(code, [one.correction.edit])
        else:
            assert one.correction is None or is_list


def in_strings(part: str) -> str:
    """What a part of a notebook holds that starts and ends in strings."""
    held: str = json.loads(f'"{re.sub(NEXT_LINE, "", part)}"')
    return held


NEXT_LINE = r'(?<=\\n)",\n +"'
