"""What editors ask, and the three that answer: basedpyright, ty and jedi. Each is asked the same of the same buffers."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Protocol

import jedi  # type: ignore[import-untyped]  # it has neither annotations of its own nor stubs

from tests.editor.language_server import LanguageServer

HEAD = """\
from compilejob import CompilationJob, ImageInput, TensorInput, check, sources, targets
from compilejob.types import CompilationJobKwargs, NvidiaOptionsDict
"""
"""What every buffer begins with."""

CURSOR = "|"


class Editor(Protocol):
    """What an editor shows at the cursor, a bar in the code below `HEAD`."""

    def offers(self, code: str) -> list[str]:
        """The completions, in the order they are shown in, without the quotes that only some write."""

    def shows(self, code: str) -> str:
        """What is shown of the name the mouse rests on, as Markdown."""


class _Lsp:
    """An editor with a language server behind it."""

    def __init__(self, server: LanguageServer) -> None:
        self._server = server

    def offers(self, code: str) -> list[str]:
        answer = self._server.ask("completion", *_buffer(code)) or []
        items: list[dict[str, str]] = answer["items"] if isinstance(answer, dict) else answer
        return [_name(item["label"]) for item in sorted(items, key=lambda item: item.get("sortText", item["label"]))]

    def shows(self, code: str) -> str:
        answer = self._server.ask("hover", *_buffer(code))
        return str(answer["contents"]["value"]) if answer else ""


class _Jedi:
    """IPython and notebooks, which ask jedi with the names that exist in them."""

    def __init__(self, folder: Path) -> None:
        self._project = jedi.Project(folder)
        self._names: dict[str, Any] = {}
        exec(HEAD, self._names)  # noqa: S102 - a cell that was run

    def offers(self, code: str) -> list[str]:
        cell, line, column = self._cell(code)
        return [_name(completion.name_with_symbols) for completion in cell.complete(line, column)]

    def shows(self, code: str) -> str:
        cell, line, column = self._cell(code)
        return "\n".join(name.docstring() for name in cell.help(line, column))

    def _cell(self, code: str) -> tuple[jedi.Interpreter, int, int]:
        before, _, after = code.partition(CURSOR)
        lines = before.split("\n")
        return jedi.Interpreter(before + after, [self._names], project=self._project), len(lines), len(lines[-1])


def _buffer(code: str) -> tuple[str, int]:
    """The text of a buffer and the cursor's place in it."""
    before, _, after = code.partition(CURSOR)
    return HEAD + before + after, len(HEAD + before)


def _name(label: str) -> str:
    return label.strip("'\"")


@contextmanager
def _basedpyright(folder: Path) -> Iterator[Editor]:
    command = [sys.executable, "-c", "from basedpyright.langserver import main; main()", "--stdio"]
    # Names that an import would have to be added for are left out: there are thousands, and none of them is asked for.
    settings = {
        "python": {"pythonPath": sys.executable},
        "basedpyright": {"analysis": {"autoImportCompletions": False}},
    }
    with LanguageServer(command, folder, settings) as server:
        yield _Lsp(server)


@contextmanager
def _ty(folder: Path) -> Iterator[Editor]:
    settings = {"ty": {"configuration": {"environment": {"python": sys.prefix}}}}
    with LanguageServer([sys.executable, "-m", "ty", "server"], folder, settings) as server:
        yield _Lsp(server)


@contextmanager
def _jedi(folder: Path) -> Iterator[Editor]:
    yield _Jedi(folder)


EDITORS: Mapping[str, Callable[[Path], AbstractContextManager[Editor]]] = {
    "basedpyright": _basedpyright,
    "ty": _ty,
    "jedi": _jedi,
}
"""How each is started with a folder open."""
