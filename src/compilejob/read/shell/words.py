"""The commands in a shell script: their words, with the place of each character. Nothing is run."""

import re
from contextlib import suppress
from dataclasses import dataclass, field

from compilejob.read.place import Span

UNKNOWN = "\ue000"
"""Stands in a word for what only a run tells, such as the value of a variable."""

_NAME = re.compile(r"[A-Za-z_]\w*|[0-9@*#?$!-]", re.ASCII)
_LINE_END = re.compile(r"\r\n|\r|\n")
_JOINED_LINE = re.compile(r"\\(?:\r\n|\n)")
_ENDS_WORD = frozenset(" \t\r\n;&|()<>")
_ESCAPED_IN_QUOTES = frozenset('$`"\\')
_ANSI_QUOTED = re.compile(r"'(?:\\.|[^'\\])*'", re.DOTALL)
_BRACES = re.compile(r"\{[^{}]*(?:,|\.\.)[^{}]*\}")
_MOST_LEVELS = 50


class Unfinished(Exception):
    """A quote or parenthesis does not end."""


@dataclass(slots=True)
class Word:
    """A word of a command as the command gets it."""

    start: int
    end: int = 0
    text: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    plain: str = ""
    """What of it stands in no quotes."""
    characters: list[str] = field(default_factory=list)

    def add(self, char: str, start: int, end: int) -> None:
        """Add a character that is written from `start` to `end`."""
        self.characters.append(char)
        self.starts.append(start)
        self.ends.append(end)

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """A stretch of the word, in the script."""
        last = len(self.text) if end is None else end
        if start >= last:
            return Span(self.end, self.end) if start >= len(self.text) else Span(self.starts[start], self.starts[start])
        return Span(self.starts[start], self.ends[last - 1])

    def cut(self, start: int, end: int | None = None) -> "Word":
        """A part of the word."""
        span = self.span(start, end)
        return Word(span.start, span.end, self.text[start:end], self.starts[start:end], self.ends[start:end])


class Script:
    """Reads a script: its commands and comments. What stands behind a quote that does not end is left out."""

    def __init__(self, text: str) -> None:
        self.commands: list[list[Word]] = []
        self.comments: list[Span] = []
        self._text = text
        self._at = 0
        self._documents: list[str] = []
        self._levels = 0
        with suppress(Unfinished):
            self._read("")

    def _read(self, closing: str) -> None:
        """Read commands up to what closes them, or to the end."""
        self._levels += 1
        if self._levels > _MOST_LEVELS:
            raise Unfinished
        words: list[Word] = []
        while self._at < len(self._text):
            char = self._text[self._at]
            if char == closing:
                break
            if joined := _JOINED_LINE.match(self._text, self._at):
                self._at = joined.end()
            elif char in " \t":
                self._at += 1
            elif char == "#":
                self._comment()
            elif char in "<>":
                self._redirection(words)
            elif char in _ENDS_WORD:
                words = self._end_of_command(words)
            else:
                words.append(self._word())
        self._end_of_command(words)
        self._levels -= 1

    def _end_of_command(self, words: list[Word]) -> list[Word]:
        if words:
            self.commands.append(words)
        char = self._text[self._at : self._at + 1]
        end = _LINE_END.match(self._text, self._at)
        self._at = end.end() if end else self._at + (char in _ENDS_WORD and char != ")")
        if end:
            self._skip_documents()
        elif char == "(":
            self._read(")")
            self._at += 1
        elif char == ")" and self._levels == 1:
            self._at += 1
        return []

    def _comment(self) -> None:
        end = _LINE_END.search(self._text, self._at)
        span = Span(self._at, end.start() if end else len(self._text))
        self.comments.append(span)
        self._at = span.end

    def _redirection(self, words: list[Word]) -> None:
        if words and words[-1].plain.isdigit() and words[-1].end == self._at:
            words.pop()  # the number of what is redirected
        if self._text.startswith(("<(", ">("), self._at):
            self._at += 2
            self._nested(")")
            return
        signs = re.compile(r"<<<|<<-?|[<>]+[&|]?").match(self._text, self._at)
        self._at = signs.end() if signs else self._at + 1
        while self._text.startswith((" ", "\t"), self._at):
            self._at += 1
        if self._text[self._at : self._at + 1] not in _ENDS_WORD:
            target = self._word()
            if signs and signs[0] in ("<<", "<<-"):
                self._documents.append(target.text)

    def _skip_documents(self) -> None:
        """Pass over the texts that commands of the last line read."""
        for end in self._documents:
            line = re.compile(rf"^\t*{re.escape(end)}\r?$", re.MULTILINE).search(self._text, self._at)
            self._at = line.end() if line else len(self._text)
        self._documents.clear()

    def _nested(self, closing: str) -> None:
        self._read(closing)
        if self._at >= len(self._text):
            raise Unfinished
        self._at += 1

    def _word(self) -> Word:
        text, word = self._text, Word(self._at)
        plain: list[str] = []
        while self._at < len(text) and (char := text[self._at]) not in _ENDS_WORD:
            if char == "\\":
                self._escape(word)
            elif char == "'":
                end = self._find("'", self._at + 1)
                for offset in range(self._at + 1, end):
                    word.add(text[offset], offset, offset + 1)
                self._at = end + 1
            elif char == '"':
                self._quoted(word)
            elif char in "$`":
                self._expansion(word)
            else:
                is_home = char == "~" and self._at == word.start
                word.add(UNKNOWN if is_home else char, self._at, self._at + 1)
                plain.append(char)
                self._at += 1
        word.end = self._at
        word.text, word.plain = "".join(word.characters), "".join(plain)
        if _BRACES.search(word.plain):  # one word becomes several
            word.text, word.starts, word.ends = UNKNOWN, [word.start], [word.end]
        return word

    def _escape(self, word: Word) -> None:
        joined = _JOINED_LINE.match(self._text, self._at)
        if not joined and self._at + 1 < len(self._text):
            word.add(self._text[self._at + 1], self._at, self._at + 2)
        self._at = joined.end() if joined else self._at + 2

    def _quoted(self, word: Word) -> None:
        text = self._text
        self._at += 1
        while (char := text[self._at : self._at + 1]) != '"':
            if not char:
                raise Unfinished
            if char == "\\" and (
                _JOINED_LINE.match(text, self._at) or text[self._at + 1 : self._at + 2] in _ESCAPED_IN_QUOTES
            ):
                self._escape(word)
            elif char in "$`":
                self._expansion(word, in_quotes=True)
            else:
                word.add(char, self._at, self._at + 1)
                self._at += 1
        self._at += 1

    def _expansion(self, word: Word, *, in_quotes: bool = False) -> None:
        text, start = self._text, self._at
        if text[start] == "`":
            self._at = self._find("`", start + 1) + 1
        elif text.startswith("$((", start):
            self._at = self._find("))", start) + 2
        elif text.startswith("$(", start):
            self._at += 2
            self._nested(")")
        elif text.startswith("${", start):
            self._at = self._find("}", start) + 1
        elif name := _NAME.match(text, start + 1):
            self._at = name.end()
        elif not in_quotes and (quoted := _ANSI_QUOTED.match(text, start + 1)):
            self._at = quoted.end()
        elif not in_quotes and text.startswith('$"', start):
            self._at += 1
            return
        else:
            word.add("$", start, start + 1)
            self._at += 1
            return
        word.add(UNKNOWN, start, self._at)

    def _find(self, sign: str, start: int) -> int:
        found = self._text.find(sign, start)
        if found < 0:
            raise Unfinished
        return found
