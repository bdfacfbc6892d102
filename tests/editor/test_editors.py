"""What completes where, and what hover shows: asked of real language servers, and of jedi as IPython asks it."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache

import pytest

from tests.editor.cursors import CURSORS, DIFFERENCES, offered_by
from tests.editor.editors import EDITORS, Editor
from tests.editor.page import PAGE, page
from tests.editor.test_docstrings import DESCRIBED, text

Editors = Callable[[str], Editor]

SLOW = {"basedpyright"}
"""The editors that take a quarter of a minute and more."""

each_editor = pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.slow] if name in SLOW else []) for name in EDITORS]
)


@pytest.fixture(scope="module")
def editors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editors]:
    """The editors by name, each started when it is first asked for."""
    with ExitStack() as stack:
        yield cache(lambda name: stack.enter_context(EDITORS[name](tmp_path_factory.mktemp(name))))


@each_editor
@pytest.mark.parametrize("code", CURSORS)
def test_what_counts_at_a_cursor_is_offered_before_all_else(editors: Editors, name: str, code: str) -> None:
    cursor, offered = CURSORS[code], editors(name).offers(code)
    expected = offered_by(name, cursor)
    assert {item for item in offered if cursor.counts(item)} == expected
    assert not cursor.first or set(offered[: len(expected)]) == expected


def test_each_difference_is_one() -> None:
    same = [
        (name, code)
        for name, found in DIFFERENCES.items()
        for code in found
        if found[code].offers == CURSORS[code].offers
    ]
    assert same == []


def mouse_on(name: str) -> str:
    """Code with the cursor in the last part of a dotted name."""
    owner, _, last = name.replace("Builder.", "CompilationJob.builder().").rpartition(".")
    return f"{owner}{'.' if owner else ''}{last[0]}|{last[1:]}"


def words(shown: str) -> str:
    """The words of a text, whatever the Markdown around them."""
    return " ".join(re.findall(r"\w+", shown.replace("\\", "").replace("&nbsp;", " ")))


@each_editor
@pytest.mark.parametrize("function", DESCRIBED)
def test_hover_shows_the_whole_docstring(editors: Editors, name: str, function: str) -> None:
    shown = words(editors(name).shows(mouse_on(function)))
    lines = [line for line in text(DESCRIBED[function]).splitlines() if line != "Args:"]
    assert [line for line in lines if words(line) not in shown] == []


PARAMETERS = {
    'targets.jetson_tx2(gpu_c|ode="sm_62")': 'GPU architecture to compile for, such as "sm_62".',
    'targets.ml_c5(dt|ype="int64")': (
        'Type of a PyTorch model\'s input; float32 when not given. Must be "float32", "float", "int64" or "long".'
    ),
    "CompilationJob.builder().max_runtime(sec|onds=900)": "When the job is stopped, at least 1.",
    'TensorInput(sh|ape=["1..10", 3])': 'Dimensions; a range of sizes as "1..10"; or the fixed shapes to choose from.',
}


@pytest.mark.parametrize("name", [pytest.param("basedpyright", marks=pytest.mark.slow), "ty"])
@pytest.mark.parametrize("code", PARAMETERS)
def test_hover_on_a_parameter_shows_what_the_docstring_says_of_it(editors: Editors, name: str, code: str) -> None:
    assert words(PARAMETERS[code]) in words(editors(name).shows(code))


@pytest.mark.slow
def test_the_page_shows_what_the_editors_offer(editors: Editors) -> None:
    stale = "docs/editor.md is stale; write it with `python -m tests.editor.page`"
    assert PAGE.read_text(encoding="utf-8") == page(editors), stale
