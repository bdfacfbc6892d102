"""The typed interface, judged by the type checkers themselves.

`legal.py` and `examples/` must pass. Each marked line of `illegal.py` must be refused, by both checkers and for the
reason it is marked with. An ignore comment that nothing needs is an error in both.
"""

import pytest

from tests.typing import checkers
from tests.typing.checkers import Complaint, programs
from tests.typing.page import PAGE, page

pytestmark = pytest.mark.slow  # mypy and basedpyright on every illegal program


@pytest.fixture(scope="module")
def mypy_complaints(tmp_path_factory: pytest.TempPathFactory) -> list[Complaint]:
    return checkers.mypy_without_ignores(tmp_path_factory.mktemp("mypy"))


@pytest.fixture(scope="module")
def pyright_complaints(tmp_path_factory: pytest.TempPathFactory) -> list[Complaint]:
    return checkers.pyright_without_ignores(tmp_path_factory.mktemp("pyright"))


def test_mypy_accepts_what_is_legal_and_needs_every_ignore() -> None:
    assert checkers.mypy("tests/typing", "examples") == []


def test_pyright_accepts_what_is_legal_and_needs_every_ignore() -> None:
    assert checkers.pyright(checkers.HERE / "pyrightconfig.json") == []


def test_mypy_refuses_each_illegal_program_as_marked(mypy_complaints: list[Complaint]) -> None:
    refused = {(complaint.line, complaint.code) for complaint in mypy_complaints}
    assert refused == {(program.line, program.mypy) for program in programs()}


def test_pyright_refuses_each_illegal_program_as_marked(pyright_complaints: list[Complaint]) -> None:
    refused = {(complaint.line, complaint.code) for complaint in pyright_complaints}
    assert refused == {(program.line, program.pyright) for program in programs()}


def test_the_page_shows_what_the_checkers_say(
    mypy_complaints: list[Complaint], pyright_complaints: list[Complaint]
) -> None:
    stale = "docs/typing.md is stale; write it with `python -m tests.typing.page`"
    assert PAGE.read_text(encoding="utf-8") == page(mypy_complaints, pyright_complaints), stale
