"""yaml-language-server, as an editor talks to it: it is given a file and asked what it would show."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

VERSION = "1.25.0"
CURSOR = "⎸"
"""Where the cursor is in a text that is completed."""

_SETTINGS = {"yaml": {"validate": True, "completion": True, "schemaStore": {"enable": False}}}
_CAPABILITIES = {
    "textDocument": {
        "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}},
        "publishDiagnostics": {"relatedInformation": False},
    },
    "workspace": {"didChangeConfiguration": {}},
}


def install(folder: Path) -> Path:
    """The server's program, installed by npm into a folder unless it is there already."""
    program = folder / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
    if not program.exists():
        npm = shutil.which("npm")
        assert npm is not None
        package = f"yaml-language-server@{VERSION}"
        subprocess.run([npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", package], check=True)  # noqa: S603
    return program


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A squiggle: the line that it is under, counted from 1, the text above it, and its message."""

    line: int
    text: str
    message: str


class YamlServer:
    """A running server. Each text that is asked about is a file of its own, beside the schema."""

    def __init__(self, program: Path, folder: Path) -> None:
        node = shutil.which("node")
        assert node is not None
        self._process = subprocess.Popen(  # noqa: S603 - the server that was installed
            [node, str(program), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._folder = folder
        self._files = 0
        self._requests = 0

    def __enter__(self) -> Self:
        self._ask("initialize", processId=None, rootUri=self._folder.as_uri(), capabilities=_CAPABILITIES)
        self._tell("initialized")
        self._tell("workspace/didChangeConfiguration", settings=_SETTINGS)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._ask("shutdown")
        self._tell("exit")
        self._process.communicate()

    def diagnostics(self, text: str) -> list[Diagnostic]:
        """What the server finds in a text, from top to bottom."""
        uri = self._open(text)
        while True:
            message = self._read()
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri:
                break
        lines = text.splitlines()
        found = [
            Diagnostic(
                each["range"]["start"]["line"] + 1, _under(lines, each["range"]), each["message"].replace("\n", " ")
            )
            for each in message["params"]["diagnostics"]
        ]
        return sorted(found, key=lambda each: (each.line, each.message))

    def completion(self, text: str) -> dict[str, dict[str, Any]]:
        """What the server offers at the cursor, by label."""
        before, _, after = text.partition(CURSOR)
        position = {"line": before.count("\n"), "character": len(before) - (before.rfind("\n") + 1)}
        offered = self._ask(
            "textDocument/completion", textDocument={"uri": self._open(before + after)}, position=position
        )
        return {item["label"]: item for item in offered["items"]}

    def _open(self, text: str) -> str:
        self._files += 1
        uri = (self._folder / f"{self._files}.yaml").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", textDocument=document)
        return uri

    def _ask(self, method: str, **params: object) -> Any:
        self._requests += 1
        self._send({"id": self._requests, "method": method, "params": params})
        while True:
            message = self._read()
            if message.get("id") == self._requests and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def _tell(self, method: str, **params: object) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: Mapping[str, object]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._pipe(self._process.stdin).write(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
        self._pipe(self._process.stdin).flush()

    def _read(self) -> dict[str, Any]:
        """The next message. What the server asks of its editor is answered with nothing."""
        stream = self._pipe(self._process.stdout)
        length = 0
        while line := stream.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        message: dict[str, Any] = json.loads(stream.read(length))
        if "method" in message and "id" in message:
            self._send({"id": message["id"], "result": None})
        return message

    @staticmethod
    def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
        assert stream is not None
        return stream


def _under(lines: list[str], span: Mapping[str, Mapping[str, int]]) -> str:
    """The text of a range, as far as it is on its first line."""
    start, end = span["start"], span["end"]
    line = lines[start["line"]] if start["line"] < len(lines) else ""
    return line[start["character"] : end["character"] if end["line"] == start["line"] else None]
