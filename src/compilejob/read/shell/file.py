"""Shell scripts: the requests in lines of `aws sagemaker create-compilation-job`. Nothing is run."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from compilejob.findings import Path
from compilejob.read.comments import MARK
from compilejob.read.document import Comment, Document, FoundRequest
from compilejob.read.place import Lines, Span
from compilejob.read.shell.request import request_of
from compilejob.read.shell.words import Script, Word
from compilejob.read.source import SourceText
from compilejob.read.syntax import Characters, Node

_OPERATION = "create-compilation-job"
_WRITING = frozenset({"echo", "printf"})


@dataclass(frozen=True, slots=True)
class ShellSyntax:
    """How a shell script holds values. It is not edited: what a word means depends on the quotes around."""

    texts: Mapping[Span, Characters]

    def characters(self, text: str, literal: Span) -> Characters | None:
        """What the string of a JSON text or of a shorthand holds."""
        del text
        return self.texts.get(literal)

    def value(self, text: str, old: Span, value: object) -> None:
        """Nothing."""

    def key(self, text: str, old: Span, name: str) -> None:
        """Nothing."""

    def inside(self, text: str, literal: Span, characters: str) -> None:
        """Nothing."""

    def removal(self, text: str, node: Node) -> None:
        """Nothing."""


def read(name: str, text: str, *, named: bool) -> Document:
    """The document in the text of a shell script called `name`."""
    del named  # what is no script cannot be told
    script = Script(text if _OPERATION in text else "")
    calls = [call for words in script.commands if (call := _call(words))]
    places: dict[Path, Node] = {}
    texts: dict[Span, Characters] = {}
    requests = []
    for index, words in enumerate(sorted(calls, key=lambda words: words[0].start)):
        path: Path = (index,) if len(calls) > 1 else ()
        request = request_of(words)
        places[path] = Node(Span(words[0].start, words[-1].end))
        places.update({(*path, *way): node for way, node in request.places.items()})
        texts.update(request.texts)
        requests.append(FoundRequest(path, request.data, frozenset(request.unknown)))
    source = SourceText(text, ShellSyntax(texts), lambda: places)
    return Document(name, source, tuple(requests), comments=tuple(_comments(text, script.comments)))


def _call(words: list[Word]) -> list[Word] | None:
    """The words of a command from `aws` on, when it makes a compilation job."""
    texts = [word.text for word in words]
    if _OPERATION not in texts or texts[0] in _WRITING:
        return None
    at = texts.index(_OPERATION)
    if "sagemaker" not in texts[:at] or {"help", "--generate-cli-skeleton"} & {*texts[at:]}:
        return None
    start = next((index for index, each in enumerate(texts[:at]) if each.split("/")[-1] == "aws"), None)
    return None if start is None else words[start:]


def _comments(text: str, spans: list[Span]) -> Iterator[Comment]:
    lines = Lines(text)
    for span in spans:
        if MARK in text[span.start : span.end]:
            place = lines.place(span)
            alone = not lines.line(place.line)[: place.column - 1].strip()
            yield Comment(text[span.start + 1 : span.end], span, place.line, alone)
