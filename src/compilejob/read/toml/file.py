"""TOML files. In TOML, tables and arrays may stand for the JSON texts of a request.

`tomllib` reads the values and tells no places, nor does any typed library that is kept: tomlkit keeps layout without
saying where things stand. So `nodes` finds the places.
"""

import re
import tomllib

from compilejob.read.comments import comments
from compilejob.read.document import Document
from compilejob.read.place import Lines
from compilejob.read.references import without_references
from compilejob.read.shape import requests_in
from compilejob.read.source import SourceText
from compilejob.read.texts import with_texts
from compilejob.read.toml.nodes import Tree, tree_of
from compilejob.read.toml.syntax import TomlSyntax
from compilejob.read.unread import unread
from compilejob.rules.reading import Unread, file_malformed

_MOST_CHARACTERS = 8_000_000  # tomllib reads a million in some seconds
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def read(name: str, text: str, *, named: bool) -> Document:
    """The document in the text of a TOML file called `name`."""
    if len(text) > _MOST_CHARACTERS:
        return unread(name, text, file_malformed, Unread(f"it has more than {_MOST_CHARACTERS} characters", "TOML"))
    try:
        data = tomllib.loads(text)
    except RecursionError:
        return unread(name, text, file_malformed, Unread("it is nested too deeply", "TOML"))
    except ValueError as error:
        reason, offset = _reason(error, text)
        return unread(name, text, file_malformed, Unread(reason, "TOML"), offset)
    requests = without_references(requests_in(data, named=named), named=named)
    tree = tree_of(text, data) if requests else Tree()
    source = SourceText(text, TomlSyntax(tree), lambda: tree.places)
    remarks = comments(text, tree.literals())
    return Document(name, source, tuple(map(with_texts, requests)), comments=remarks)


def _reason(error: ValueError, text: str) -> tuple[str, int]:
    """Why a text cannot be read, and the offset at which that was found."""
    message = str(error)
    found = _AT.search(message)
    if found is None:
        return "a value cannot be what it says", 0  # such as a number of thousands of digits
    reason = message[: found.start()]
    at = Lines(text).offset(int(found[1]), int(found[2])) if found[1] else len(text)
    return reason[:1].lower() + reason[1:], at
