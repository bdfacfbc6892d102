"""A small client of language servers: it opens a buffer and asks what an editor asks at a cursor."""

import itertools
import json
import subprocess
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

PATIENCE = 300
"""Seconds after which a server that gives no answer is ended, so that none can hold up the tests for ever."""


class LanguageServer:
    """A language server on its standard streams, with one folder open in it; `settings` are its configuration."""

    def __init__(self, command: Sequence[str], folder: Path, settings: Mapping[str, object]) -> None:
        self._folder = folder
        self._settings = settings
        self._buffer = {"uri": (folder / "buffer.py").as_uri()}
        self._numbers = itertools.count(1)
        self._process = subprocess.Popen(  # noqa: S603 - the servers of this environment
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def __enter__(self) -> Self:
        self._request("initialize", self._introduction())
        self._send(method="initialized", params={})
        document = {**self._buffer, "languageId": "python", "version": next(self._numbers), "text": ""}
        self._send(method="textDocument/didOpen", params={"textDocument": document})
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if error is None:
            self._request("shutdown", None)
            self._send(method="exit")
        else:
            self._process.kill()
        self._process.communicate()

    def ask(self, question: str, text: str, cursor: int) -> Any:
        """The answer to `textDocument/QUESTION` at a place in the buffer, once `text` is typed into it."""
        buffer = {**self._buffer, "version": next(self._numbers)}
        self._send(method="textDocument/didChange", params={"textDocument": buffer, "contentChanges": [{"text": text}]})
        lines = text[:cursor].split("\n")
        position = {"line": len(lines) - 1, "character": len(lines[-1])}
        return self._request(f"textDocument/{question}", {"textDocument": self._buffer, "position": position})

    def _introduction(self) -> dict[str, object]:
        """What an editor says of itself: it can be asked for its configuration, and shows Markdown."""
        folder = {"uri": self._folder.as_uri(), "name": self._folder.name}
        capabilities = {
            "textDocument": {"hover": {"contentFormat": ["markdown"]}},
            "workspace": {"configuration": True, "workspaceFolders": True},
        }
        return {
            "processId": None,
            "rootUri": folder["uri"],
            "workspaceFolders": [folder],
            "capabilities": capabilities,
        }

    def _request(self, method: str, params: object) -> Any:
        """The server's answer."""
        number = next(self._numbers)
        self._send(id=number, method=method, params=params)
        watchdog = threading.Timer(PATIENCE, self._process.kill)
        watchdog.start()
        try:
            answer = self._answer_to(number)
        finally:
            watchdog.cancel()
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer["result"]

    def _answer_to(self, number: int) -> dict[str, Any]:
        """The answer to a request of ours; what the server asks in the meantime is answered."""
        while True:
            message = self._receive()
            if "method" not in message and message["id"] == number:
                return message
            if "method" in message and "id" in message:
                self._send(id=message["id"], result=self._answer(message))

    def _answer(self, asked: Mapping[str, Any]) -> object:
        if asked["method"] != "workspace/configuration":
            return None
        return [self._settings.get(item["section"]) for item in asked["params"]["items"]]

    def _send(self, **message: object) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b": ")
            if name == b"Content-Length":
                length = int(value)
        if not length:
            raise RuntimeError(f"{self._process.args!r} ended")
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        return message
