"""yaml-language-server, as an editor uses it: it is shown a file, and says what is wrong with it and what may follow."""

import itertools
import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

PACKAGE = "yaml-language-server@1.25.0"
CURSOR = "⎸"
"""Where the cursor is in a text."""


def install(folder: Path) -> Path:
    """The server's program, installed by npm into a folder."""
    command = [_program("npm"), "install", "--prefix", str(folder), "--no-audit", "--no-fund", PACKAGE]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - one package of one version
    return folder / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"


def _program(name: str) -> str:
    found = shutil.which(name)
    assert found is not None, f"{name} is not there"
    return found


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """What is underlined: the line, counted from 1, the text on it, and what is said of it."""

    line: int
    text: str
    message: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What an editor lists at the cursor."""

    label: str
    documentation: str
    accepted: str
    """The text of the file once the offer is accepted, with its places to change as they stand in it."""


class YamlServer:
    """A running server with a folder open in it. Each text it is asked about is another file of the folder."""

    def __init__(self, program: Path, folder: Path) -> None:
        self._folder = folder
        self._numbers = itertools.count(1)
        self._process = subprocess.Popen(  # noqa: S603 - the server that was installed
            [_program("node"), str(program), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def __enter__(self) -> Self:
        completion = {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}}
        capabilities = {"textDocument": {"completion": completion}}
        self._request("initialize", {"processId": None, "rootUri": None, "capabilities": capabilities})
        self._send(method="initialized", params={})
        settings = {"yaml": {"schemaStore": {"enable": False}}}  # it would be fetched
        self._send(method="workspace/didChangeConfiguration", params={"settings": settings})
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.kill()
        self._process.communicate()

    def diagnostics(self, text: str, path: Path | None = None) -> list[Diagnostic]:
        """What is wrong with a text, from top to bottom; *path* is the file it is in, when there is one."""
        uri = self._open(text, path)
        while True:
            message = self._receive()
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri:
                break
        found = (
            Diagnostic(each["range"]["start"]["line"] + 1, _underlined(text, each["range"]), each["message"])
            for each in message["params"]["diagnostics"]
        )
        return sorted(found, key=lambda each: (each.line, each.message))

    def offers(self, text: str) -> list[Offer]:
        """What is offered at the cursor, in its order."""
        before, _, after = text.partition(CURSOR)
        lines = before.split("\n")
        position = {"line": len(lines) - 1, "character": len(lines[-1])}
        document = {"uri": self._open(before + after)}
        answer = self._request("textDocument/completion", {"textDocument": document, "position": position})
        return [
            Offer(item["label"], _text(item.get("documentation", "")), _accepted(before + after, item["textEdit"]))
            for item in answer["items"]
        ]

    def _open(self, text: str, path: Path | None = None) -> str:
        uri = (path or self._folder / f"{next(self._numbers)}.yaml").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._send(method="textDocument/didOpen", params={"textDocument": document})
        return uri

    def _request(self, method: str, params: object) -> Any:
        number = next(self._numbers)
        self._send(id=number, method=method, params=params)
        while True:
            message = self._receive()
            if "method" not in message and message["id"] == number:
                return message["result"]

    def _send(self, **message: object) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        """The next message. What the server asks of its editor is answered with nothing."""
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b": ")
            if name == b"Content-Length":
                length = int(value)
        assert length, "the server ended"
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        if "method" in message and "id" in message:
            self._send(id=message["id"], result=None)
        return message


Place = Mapping[str, int]


def _underlined(text: str, span: Mapping[str, Place]) -> str:
    """The text of a range, as far as it is on its first line."""
    start, end = (_offset(text, span[side]) for side in ("start", "end"))
    return text[start:end].partition("\n")[0]


def _accepted(text: str, edit: Mapping[str, Any]) -> str:
    """A text in which an offer is accepted, as editors do it: lines are indented as the first one is."""
    start, end = (_offset(text, edit["range"][side]) for side in ("start", "end"))
    line = text[text.rfind("\n", 0, start) + 1 : start]
    indent = line[: len(line) - len(line.lstrip())]
    written = re.sub(
        r"\$\{\d+(?::([^}]*)|\|([^,|]*)[^}]*)\}|\$\d+", lambda stop: stop[1] or stop[2] or "", edit["newText"]
    )
    return text[:start] + written.replace("\n", f"\n{indent}") + text[end:]


def _offset(text: str, place: Place) -> int:
    lines = text.split("\n")
    return sum(len(line) + 1 for line in lines[: place["line"]]) + place["character"]


def _text(documentation: str | Mapping[str, str]) -> str:
    return documentation if isinstance(documentation, str) else documentation["value"]
