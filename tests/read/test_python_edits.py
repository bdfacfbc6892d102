"""Edits of Python change a span only, and what is read then is the data with the fix applied."""

import ast
import json
import pprint
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from compilejob.fixes import apply
from tests.read import pythons
from tests.read.edits import DATA, TEXTS, applied, fixes, meant

LAYOUTS = st.sampled_from([{"width": 1}, {"width": 30, "indent": 3}, {"width": 1000}])


def written(data: Any, layout: dict[str, Any], breaks: str, note: str) -> str:
    return pprint.pformat(data, sort_dicts=False, **layout).replace(",\n", f",{note}\n").replace("\n", breaks)


@given(st.data(), DATA, LAYOUTS, st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "  # a note, ('"]))
def test_what_was_edited_means_the_fixed_data(
    draw: st.DataObject, data: Any, layout: dict[str, Any], breaks: str, note: str
) -> None:
    text = written(data, layout, breaks, note)
    fix = draw.draw(fixes(data))
    edit = pythons.read("a.py", text).source.edit(replace(fix, path=(0, *fix.path)))
    if edit is not None:
        assert meant(ast.literal_eval(apply(text, [edit]))) == applied(data, fix)


STYLES: list[Callable[[str], str]] = [
    repr,
    json.dumps,
    lambda text: f"u{text!r}",
    lambda text: f"({text[:3]!r}\n{text[3:]!r})",
    lambda text: f"(\n{text[:3]!r}  # one\n{text[3:]!r})",
    lambda text: "'''{}'''".format(text.replace("\\", "\\\\").replace("'", "\\'")),
    lambda text: repr(text) if {*"'\\"} & {*text} else f"r'''{text}'''",
]
ARGUMENTS = st.dictionaries(st.sampled_from(["a", "Framework", "é"]), DATA | TEXTS | st.integers(), min_size=1)


@given(
    st.data(),
    ARGUMENTS,
    st.sampled_from(STYLES),
    st.sampled_from([", ", ",\n  ", " ,\n"]),
    st.sampled_from(["", ",", ", ", ",\n"]),
)
def test_what_was_edited_in_a_call_means_the_fixed_data(
    draw: st.DataObject, data: Any, style: Callable[[str], str], comma: str, end: str
) -> None:
    arguments = [f"{name}={in_style(value, style, comma)}" for name, value in data.items()]
    text = f"call(*positional, {comma.join(arguments)}{end})"
    fix = draw.draw(fixes(data))
    edit = pythons.read("a.py", text).source.edit(replace(fix, path=(0, *fix.path)))
    if edit is not None:
        (after,) = pythons.read("a.py", apply(text, [edit])).requests
        assert meant(after.data) == applied(data, fix)


def in_style(value: Any, style: Callable[[str], str], comma: str) -> str:
    if isinstance(value, str):
        return style(value)
    if isinstance(value, list):
        return f"[{comma.join(in_style(item, style, comma) for item in value)}]"
    if isinstance(value, dict):
        return f"{{{comma.join(f'{name!r}: {in_style(item, style, comma)}' for name, item in value.items())}}}"
    return f"({value!r})"
