"""Jupyter notebooks: the Python of their code cells, read as one program."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from compilejob.findings import Path
from compilejob.read.document import Document
from compilejob.read.json.file import not_json
from compilejob.read.json.syntax import JSON, nodes
from compilejob.read.mapped import Assembled, mapped
from compilejob.read.notebook.cell import python
from compilejob.read.python import file as python_file
from compilejob.read.syntax import Characters, Node
from compilejob.read.unread import unread
from compilejob.rules.reading import Unread, file_malformed
from compilejob.wire import NotJson, decode

_HOLDERS = ("cells", "worksheets")


def read(name: str, text: str, *, named: bool) -> Document:
    """The document in the text of a notebook called `name`. One without a request is a document without any."""
    del named
    try:
        notebook, _ = decode(text)
    except NotJson as error:
        return unread(name, text, file_malformed, not_json(text, error), error.offset)
    if not isinstance(notebook, dict) or notebook.keys().isdisjoint(_HOLDERS):
        return unread(name, text, file_malformed, Unread("it has no cells", "a notebook"))
    assembled = _program(text, notebook) if _is_python(notebook) else Assembled()
    return mapped(python_file.read(name, assembled.text, named=False), text, assembled)


def _program(text: str, notebook: Mapping[str, Any]) -> Assembled:
    """The code of all cells, in their order."""
    assembled = Assembled()
    places = dict(nodes(text))
    for path, cell in _cells(notebook):
        if isinstance(cell, dict) and cell.get("cell_type") == "code":
            parts = list(_strings(text, places, (*path, "source" if "source" in cell else "input")))
            code = "".join(part.text for part in parts)
            assembled.add(parts, f"{python(code)}\n")
    return assembled


def _cells(holder: Mapping[str, Any], path: Path = ()) -> Iterator[tuple[Path, object]]:
    """The cells and the ways to them. Notebooks of format 3 have them in worksheets."""
    for name in _HOLDERS:
        items = holder.get(name)
        for index, item in enumerate(items if isinstance(items, list) else ()):
            if name == "cells":
                yield (*path, name, index), item
            elif isinstance(item, dict) and not path:
                yield from _cells(item, (name, index))


def _strings(text: str, places: Mapping[Path, Node], path: Path) -> Iterator[Characters]:
    """What the strings of a cell hold: it is one, or a list of them."""
    whole = JSON.characters(text, places[path].span) if path in places else None
    if whole is not None:
        yield whole
        return
    index = 0
    while node := places.get((*path, index)):
        part = JSON.characters(text, node.span)
        if part is not None:
            yield part
        index += 1


def _is_python(notebook: Mapping[str, Any]) -> bool:
    """Whether the notebook is in Python, or says nothing of its language."""
    metadata = notebook.get("metadata")
    told = metadata if isinstance(metadata, dict) else {}
    languages = (_member(told.get("kernelspec"), "language"), _member(told.get("language_info"), "name"))
    return all(re.match("i?python", language, re.IGNORECASE) for language in languages if language is not None)


def _member(holder: object, name: str) -> str | None:
    value = holder.get(name) if isinstance(holder, dict) else None
    return value if isinstance(value, str) else None
