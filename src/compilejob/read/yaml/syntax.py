"""How YAML writes values: what is put in the place of a value keeps its style where that can hold it."""

import re
from dataclasses import dataclass

import yaml

from compilejob.read.json.syntax import JSON, json_literal
from compilejob.read.place import Span, whole_lines
from compilejob.read.quoting import double_quoted
from compilejob.read.syntax import Characters, Node
from compilejob.read.yaml.nodes import Tree, Written
from compilejob.read.yaml.scalars import block_comment, characters, numbers_its_indent

_WORD = re.compile(r"[A-Za-z/_][A-Za-z0-9/_.:+@-]*(?<!:)")
_STARTS_ITEM = re.compile(r"[ ]*(?:-[ ]+)+")


@dataclass(frozen=True, slots=True)
class YamlSyntax:
    """How YAML writes values. What aliases stand for is not edited: it stands in several places at once."""

    tree: Tree

    def characters(self, text: str, literal: Span) -> Characters | None:
        """What the scalar holds."""
        written = self.tree.written.get(literal)
        if written is None or not isinstance(written.node, yaml.ScalarNode):
            return None
        return characters(text, literal.start, written.content_end, written.node.value)

    def value(self, text: str, old: Span, value: object) -> str | None:
        """How a value is written in the place of an old one, in its style."""
        written = self.tree.written.get(old)
        if written is None or not _can_change(written, text):
            return None
        node = written.node
        if isinstance(node, yaml.CollectionNode):
            has_layout = not node.flow_style or "#" in text[old.start : old.end]
            return None if has_layout or isinstance(value, str) else _checked(json_literal(value), value)
        if not isinstance(value, str):
            return _checked(json_literal(value), value)
        if _style(node) in ("|", ">"):
            return _block(text, written, value)
        return _scalar(value, _style(node))

    def key(self, text: str, old: Span, name: str) -> str | None:
        """How a key is written in the place of an old one, in its style."""
        written = self.tree.keys.get(old)
        if written is None or written.key is None or written.is_shared or _merges(written):
            return None
        is_bare = written.key.start_mark.index == old.start  # no anchor, no tag
        return _scalar(name, _style(written.key)) if is_bare and not text.startswith("*", old.start) else None

    def inside(self, text: str, literal: Span, characters: str) -> str | None:
        """How characters are written inside the scalar, which stays in its style."""
        written = self.tree.written.get(literal)
        style = text[literal.start : literal.start + 1]
        if written is None or written.is_shared:
            return None
        if style == '"':
            return double_quoted(characters)[1:-1]
        if style not in ("'", "|", ">") or (
            characters and (not characters.isprintable() or characters != characters.strip())
        ):
            return None
        return characters.replace("'", "''") if style == "'" else characters

    def removal(self, text: str, node: Node) -> Span | None:
        """A member with its lines or its comma; None when an empty object, or a merged member, would come to light."""
        written = self.tree.written.get(node.span)
        whole = Span(node.key.start if node.key else node.span.start, node.span.end)
        if written is None or written.holder is None or not _can_go(written, text, whole):
            return None
        holder = written.holder.node
        if isinstance(holder, yaml.CollectionNode) and holder.flow_style:
            return JSON.removal(text, node)
        if len(holder.value) == 1:
            return None
        if node.key is None:
            dash = text.rfind("-", 0, whole.start)
            return whole_lines(text, Span(dash, whole.end)) if not text[dash + 1 : whole.start].strip() else None
        return whole_lines(text, whole) or _before_the_next(text, written, whole)


def _can_change(written: Written, text: str) -> bool:
    """Whether a value stands in one place only, and no tag says what it is."""
    return not written.is_shared and "!" not in text[written.node.start_mark.index : written.span.start]


def _can_go(written: Written, text: str, whole: Span) -> bool:
    """Whether a member stands in one place only, nothing in it is used elsewhere, and it covers no merged one."""
    if written.is_shared or _merges(written) or any(sign in text[whole.start : whole.end] for sign in "&*"):
        return False
    has_more = (written.key or written.node).start_mark.index != whole.start  # an anchor or a tag
    return not has_more and not text[: whole.start].rstrip(" ").endswith("?")


def _before_the_next(text: str, written: Written, whole: Span) -> Span | None:
    """The first member of an object that is an item of a list, up to the next member, which takes its place."""
    holder = written.holder
    if holder is None:
        return None
    (first, _), (following, _), *_ = holder.node.value
    line_start = max(text.rfind("\n", 0, whole.start), text.rfind("\r", 0, whole.start)) + 1
    next_start = following.start_mark.index
    is_first = first is written.key and _STARTS_ITEM.fullmatch(text, line_start, whole.start)
    return Span(whole.start, next_start) if is_first and not text[whole.end : next_start].strip() else None


def _style(node: yaml.Node) -> str:
    return (node.style or "") if isinstance(node, yaml.ScalarNode) else ""


def _scalar(value: str, style: str) -> str:
    """A text on one line, in the style or the nearest to it that can hold it."""
    plain = _plain(value) if not style else None
    single = _single_quoted(value) if style != '"' else None
    return plain or single or double_quoted(value)


def _merges(written: Written) -> bool:
    return written.holder is not None and written.holder.merges


def _plain(value: str) -> str | None:
    return _checked(value, value) if _WORD.fullmatch(value) else None


def _single_quoted(value: str) -> str | None:
    return "'" + value.replace("'", "''") + "'" if value.isprintable() else None


def _checked(literal: str, value: object) -> str | None:
    """The literal, when it means the value: YAML takes some words and numbers for other things than JSON does."""
    try:
        (read,) = yaml.safe_load(f"[{literal}]")
    except (yaml.YAMLError, ValueError):
        return None
    return literal if read == value and isinstance(value, type(read)) else None


def _block(text: str, written: Written, value: str) -> str | None:
    """A text as a block of the same header and indentation or, when that cannot hold it, in double quotes."""
    start, end = written.span.start, written.content_end
    lines = text[start:end].splitlines(keepends=True)
    first = next((line for line in lines[1:] if line.strip()), "")
    indent = first[: len(first) - len(first.lstrip(" "))]
    if (
        first
        and not numbers_its_indent(text, start)
        and value.strip()
        and value.splitlines()[0] == value.splitlines()[0].lstrip(" ")
    ):
        ending = lines[0][len(lines[0].rstrip("\r\n")) :]
        block = lines[0] + ending.join(indent + line if line else "" for line in value.rstrip("\n").split("\n"))
        rest = text[written.span.end : end]
        if characters(block + rest, 0, len(block + rest), value) is not None:
            return block
    return double_quoted(value) if block_comment(text, start) is None else None
