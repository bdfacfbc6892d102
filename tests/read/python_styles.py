"""Requests written out as Python source, in whatever styles people write it."""

import json
from random import Random
from textwrap import indent
from typing import Any

GAPS = (" ", "\n    ", '  # it\'s "so", (\n    ', " \\\n ")
COMMAS = (", ", ",\n    ", ",  # why, {'\n    ", " ,\n", ",")


def expression(value: Any, random: Random) -> str:
    """An expression for a value."""
    if isinstance(value, str):
        return _text(value, random)
    if isinstance(value, dict):
        return _object(value, random)
    if isinstance(value, list):
        return _joined("[", [expression(item, random) for item in value], "]", random)
    return random.choice(("{}", "{}", "({})")).format(repr(value))


def program(request: dict[str, Any], random: Random) -> str:
    """A program that sends a request."""
    if all(map(str.isidentifier, request)) and random.random() < 0.4:
        code = _keywords("client.create_compilation_job(", request, random)
    elif random.random() < 0.5:
        code = f"client.create_compilation_job(**{expression(request, random)})"
    else:
        last = list(request)[-1]
        base = {name: value for name, value in request.items() if name != last}
        code = random.choice(
            (
                f"request = {expression(request, random)}",
                f"request = {expression(base, random)}\nrequest[{last!r}] = {expression(request[last], random)}",
                f"request = {expression(base, random)}\nrequest.update({expression({last: request[last]}, random)})",
            )
        )
        code += "\nclient.create_compilation_job(**request)"
    head = random.choice(("", "# é ✓ 😀\n", "'''é\n'''; ", "import json\n"))
    if random.random() < 0.3 and "'''" not in code and '"""' not in code and "\\\n" not in code:
        code = f"def go():\n{indent(code, '    ')}\ngo()"
        head = head.replace("; ", "\n")
    return random.choice(("{}", "{}\n")).format(head + code).replace("\n", random.choice(("\n", "\n", "\r\n")))


def _text(value: str, random: Random) -> str:
    try:
        inner = json.loads(value)
    except ValueError:
        inner = None
    if isinstance(inner, dict | list) and random.random() < 0.5:
        for options, written in ((None, ""), ((",", ":"), ", separators=(',', ':')")):
            if json.dumps(inner, separators=options) == value:
                return f"json.dumps({expression(inner, random)}{written})"
    if random.random() < 0.2 and len(value) > 1:
        cut = random.randrange(1, len(value))
        parts = (_literal(value[:cut], random), _literal(value[cut:], random))
        return f"({random.choice(GAPS).join(parts)})"
    return _literal(value, random)


def _literal(value: str, random: Random) -> str:
    quote = random.choice(("'", '"', "'''", '"""'))
    styles = [
        repr(value),
        json.dumps(value) if value.isascii() else repr(value),
        quote + "".join(f"\\x{ord(char):02x}" if char in "'\"\\" else char for char in value) + quote,
        quote + "".join(f"\\u{ord(char):04x}" if char < "\U00010000" else repr(char)[1:-1] for char in value) + quote,
        f"u{value!r}",
        f"f{value!r}".replace("{", "{{").replace("}", "}}") if "\\" not in repr(value) else repr(value),
    ]
    if quote[0] not in value and "\\" not in value:
        styles += [f"r{quote}{value}{quote}", f"{quote}{value}{quote}", f"{quote}\\\n{value}{quote}"]
    written = random.choice(styles)
    return written if value.isprintable() else repr(value)


def _object(value: dict[str, Any], random: Random) -> str:
    if all(map(str.isidentifier, value)) and random.random() < 0.2:
        return _keywords("dict(", value, random)
    if len(value) > 1 and random.random() < 0.2:
        names = list(value)
        first, rest = ({name: value[name] for name in part} for part in (names[:1], names[1:]))
        form = random.choice(("{{**{}, **{}}}", "({} | {})"))
        return form.format(expression(first, random), expression(rest, random))
    items = [
        f"{_literal(name, random)}{random.choice((': ', ':', ' : '))}{expression(item, random)}"
        for name, item in value.items()
    ]
    return _joined("{", items, "}", random)


def _keywords(opening: str, value: dict[str, Any], random: Random) -> str:
    equals = random.choice(("=", " = "))
    return _joined(opening, [f"{name}{equals}{expression(item, random)}" for name, item in value.items()], ")", random)


def _joined(opening: str, items: list[str], closing: str, random: Random) -> str:
    """Items between brackets, some with a comma behind the last one."""
    comma = random.choice(COMMAS)
    start = "\n    " if "\n" in comma else ""
    end = random.choice(("", comma if items else "", "\n"))
    return f"{opening}{start}{comma.join(items)}{end}{closing}"
