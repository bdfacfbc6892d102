"""The request that the words of a command of the AWS CLI make."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from compilejob.findings import Path
from compilejob.model.limits import Items, Seconds
from compilejob.model.lookup import limit, members
from compilejob.model.request import Request
from compilejob.read.json.syntax import JSON, nodes
from compilejob.read.place import Span
from compilejob.read.references import REFERENCE
from compilejob.read.shell.shorthand import NoShorthand, Shorthand
from compilejob.read.shell.words import UNKNOWN, Word
from compilejob.read.syntax import Characters, Node
from compilejob.wire import NotJson, decode

_FILES = ("file://", "fileb://", "http://", "https://")  # whose content the CLI takes
_WHOLE = ("--cli-input-json", "--cli-input-yaml")
_OPTIONS = {"--" + re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower(): name for name in members(Request, ())}
_FLAGS = frozenset({"--debug", "--no-verify-ssl", "--no-paginate", "--no-sign-request", "--no-cli-pager"})
_QUOTED_OR_UNKNOWN = re.compile(rf'"(?:\\.|[^"\\])*"|{UNKNOWN}', re.DOTALL)


@dataclass(slots=True)
class Told:
    """What a command tells of a request."""

    data: dict[str, Any] = field(default_factory=dict)
    unknown: set[Path] = field(default_factory=set)
    places: dict[Path, Node] = field(default_factory=dict)
    texts: dict[Span, Characters] = field(default_factory=dict)

    def put(self, name: str, value: object) -> None:
        """Add the value of a member, without what is unknown of it."""
        self.unknown = {path for path in self.unknown if path[0] != name}
        known = self._known(value, (name,))
        if known is REFERENCE:
            self.data.pop(name, None)
            self.unknown.add((name,))
        else:
            self.data[name] = known

    def put_whole(self, request: object) -> None:
        """Add the members of a whole request that no option has given."""
        if not isinstance(request, dict):
            self.be_open()
            return
        for name, value in request.items():
            if name not in self.data and (name,) not in self.unknown:
                self.put(name, value)

    def be_open(self) -> None:
        """Any member that is not told may be there."""
        self.unknown |= {(name,) for name in members(Request, ()) if name not in self.data}

    def _known(self, value: object, path: Path) -> object:
        if isinstance(value, str):
            return REFERENCE if UNKNOWN in value else value
        if isinstance(value, list):
            items = [self._known(item, (*path, index)) for index, item in enumerate(value)]
            inside = {way for way in self.unknown if way[: len(path)] == path}
            self.unknown -= inside
            return items if not inside and all(item is not REFERENCE for item in items) else REFERENCE
        if isinstance(value, dict):
            found = {name: self._known(item, (*path, name)) for name, item in value.items()}
            self.unknown |= {(*path, name) for name, item in found.items() if item is REFERENCE}
            return {name: item for name, item in found.items() if item is not REFERENCE}
        return value


def request_of(words: list[Word]) -> Told:
    """The request of a command."""
    told = Told()
    is_open = False
    whole: list[Word] = []
    for option, values in _options(words):
        name = _OPTIONS.get(option.text)
        if name and values:
            _put(told, name, option, values)
        others = values if option.text in _FLAGS else values[1:]
        if UNKNOWN in option.text or any(UNKNOWN in word.text for word in others):
            is_open = True  # there may be any option in it
        if option.text in _WHOLE:
            whole += values[:1]
    for word in whole:
        inside = Told()
        told.put_whole(_structure(inside, word, ()))
        told.places = inside.places | told.places
        told.texts |= inside.texts
    if is_open:
        told.be_open()
    return told


def _options(words: list[Word]) -> Iterator[tuple[Word, list[Word]]]:
    """The options, each with the words behind it; the first word is taken for one."""
    option = words[0]
    values: list[Word] = []
    for word in words[1:]:
        if not word.text.startswith("--"):
            values.append(word)
            continue
        yield option, values
        name, sign, _ = word.text.partition("=")
        option, values = (word.cut(0, len(name)), [word.cut(len(name) + 1)]) if sign else (word, [])
    yield option, values


def _put(told: Told, name: str, option: Word, values: list[Word]) -> None:
    first, last = values[0], values[0]
    value: Any
    if isinstance(limit(Request, (name,)), Items) and not _is_json(first, "["):
        last = values[-1]
        value = [_structure(told, word, (name, index)) for index, word in enumerate(values)]
    elif members(Request, (name,)) or isinstance(limit(Request, (name,)), Items):
        value = _structure(told, first, (name,))
    else:
        value = REFERENCE if first.text.startswith(_FILES) else first.text
    told.places[name,] = Node(Span(first.start, last.end), Span(option.start, option.end))
    told.put(name, value)


def _structure(told: Told, word: Word, path: Path) -> Any:
    """The object or list that a word tells in JSON or in shorthand; a text when it is neither."""
    if word.text.startswith(_FILES):
        return REFERENCE
    is_json = _is_json(word, "{[")
    if is_json:
        word = _with_quotes(word)
    try:
        value, found = _in_json(word) if is_json else _in_shorthand(word, path)
    except (NotJson, NoShorthand):
        return word.text
    for way, node in found.items():
        span = word.span(node.span.start, node.span.end)
        told.places[*path, *way] = Node(span, word.span(node.key.start, node.key.end) if node.key else None)
        characters = _characters(word, node.span, is_json=is_json)
        if characters:
            told.texts[span] = characters
    return value


def _is_json(word: Word, opening: str) -> bool:
    return word.text.lstrip()[:1] in {*opening}


def _in_json(word: Word) -> tuple[Any, dict[Path, Node]]:
    value, _ = decode(word.text)
    return value, dict(nodes(word.text))


def _in_shorthand(word: Word, path: Path) -> tuple[Any, dict[Path, Node]]:
    shorthand = Shorthand(word.text)
    return _typed(shorthand.value, path), shorthand.places


def _typed(value: Any, path: Path) -> Any:
    """A value of a shorthand as what the member takes: shorthand has texts only."""
    if isinstance(value, dict):
        return {name: _typed(item, (*path, name)) for name, item in value.items()}
    kind = limit(Request, path)
    if isinstance(kind, Items) and isinstance(value, str):
        return [value]
    return int(value) if isinstance(kind, Seconds) and re.fullmatch(r"-?[0-9]{1,18}", str(value)) else value


def _characters(word: Word, span: Span, *, is_json: bool) -> Characters | None:
    """What a string in the text of a word holds, at its places in the script."""
    text = word.text[span.start : span.end]
    if is_json:
        inner = JSON.characters(word.text, span)
    elif text[:1] in ("'", '"'):
        escapes = re.compile(rf"\\{text[0]}|\\\\|.", re.DOTALL)
        parts = list(escapes.finditer(word.text, span.start + 1, span.end - 1))
        inner = Characters("".join(part[0][-1] for part in parts), [*(part.start() for part in parts), span.end - 1])
    else:
        inner = Characters(text, range(span.start, span.end + 1))
    if inner is None or not inner.text:
        return None
    offsets = [word.starts[at] if at < len(word.starts) else word.end for at in inner.offsets[:-1]]
    return Characters(inner.text, (*offsets, word.ends[inner.offsets[-1] - 1]))


def _with_quotes(word: Word) -> Word:
    """A JSON text in which what is unknown and stands in no string is one."""
    quoted = Word(word.start, word.end)
    position = 0
    for match in _QUOTED_OR_UNKNOWN.finditer(word.text):
        for at in range(position, match.end()):
            is_bare = match[0] == UNKNOWN and at == match.start()
            for char in f'"{UNKNOWN}"' if is_bare else word.text[at]:
                quoted.add(char, word.starts[at], word.ends[at])
        position = match.end()
    for at in range(position, len(word.text)):
        quoted.add(word.text[at], word.starts[at], word.ends[at])
    quoted.text = "".join(quoted.characters)
    return quoted
