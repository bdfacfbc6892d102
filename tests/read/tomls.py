"""Data written as TOML in many ways."""

import json
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st


@dataclass(frozen=True)
class Layout:
    """How TOML is written."""

    quotes: str
    has_tables: bool
    is_dotted: bool
    comment: str
    space: str
    line_break: str


LAYOUTS = st.builds(
    Layout,
    quotes=st.sampled_from(["'", '"', "'''", '"""']),
    has_tables=st.booleans(),
    is_dotted=st.booleans(),
    comment=st.sampled_from(["", " # note", "# ] } ' \" note"]),
    space=st.sampled_from(["", " ", "\t "]),
    line_break=st.sampled_from(["\n", "\r\n"]),
)


def written(data: dict[str, Any], layout: Layout) -> str:
    """Data as TOML."""
    return layout.line_break.join(_table(data, (), layout)) + layout.line_break


def _table(data: dict[str, Any], path: tuple[str, ...], layout: Layout) -> list[str]:
    plain = {name: value for name, value in data.items() if not (layout.has_tables and _is_table(value))}
    lines: list[str] = []
    for name, value in plain.items():
        if layout.is_dotted and isinstance(value, dict) and value:
            lines += [
                f"{_name(name)} . {_name(inner)}={_value(item, layout)}{layout.comment}"
                for inner, item in value.items()
            ]
        else:
            lines.append(f"{_name(name)}{layout.space}={layout.space}{_value(value, layout)}{layout.comment}")
    for name, value in data.items():
        if name in plain:
            continue
        inner = (*path, name)
        header = f"{layout.space}.{layout.space}".join(map(_name, inner))
        if isinstance(value, dict):
            lines += [f"[{header}]{layout.comment}", *_table(value, inner, layout)]
        else:
            for item in value:
                lines += [f"[[{header}]]{layout.comment}", *_table(item, inner, layout)]
    return lines


def _is_table(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and all(isinstance(item, dict) for item in value))


def _name(name: str) -> str:
    return json.dumps(name, ensure_ascii=False)


def _value(value: Any, layout: Layout) -> str:
    if isinstance(value, str):
        return _text(value, layout)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_name(name)} = {_value(item, layout)}" for name, item in value.items()) + "}"
    if isinstance(value, list):
        gap = layout.comment + layout.line_break if layout.comment else layout.space
        return f"[{gap}{''.join(f'{_value(item, layout)},{gap}' for item in value)}]"
    return json.dumps(value)


def _text(text: str, layout: Layout) -> str:
    several = len(layout.quotes) > 1
    if layout.quotes[0] == '"':
        escaped = json.dumps(text, ensure_ascii=False)[1:-1].replace("\x7f", "\\u007f")
        if several:
            escaped = layout.line_break + escaped.replace("\\n", layout.line_break).replace(
                " ", f"\\{layout.line_break}  \\u0020"
            )
        return layout.quotes + escaped + layout.quotes
    if "'" in text or ("\n" in text and not several) or not text.replace("\n", "").isprintable():
        return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
    opening = layout.line_break if several else ""  # which is no part of the text
    return layout.quotes + opening + text.replace("\n", layout.line_break) + layout.quotes
