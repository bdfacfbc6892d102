"""Text that was not typed on a keyboard: what word processors and web pages put in the place of ASCII characters."""

_TYPED = str.maketrans(
    {
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2212": "-",
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u00a0": " ",
    }
)


def stranger(text: str) -> str:
    """The first character of `text` that is not ASCII, as messages name it."""
    char = next(char for char in text if not char.isascii())
    name = f"U+{ord(char):04X}"
    return f'"{char}" ({name})' if char.isprintable() else name


def plain(text: str) -> str | None:
    """The ASCII text that `text` was made from, when every other character in it is a typographic one."""
    typed = text.translate(_TYPED)
    return typed if typed.isascii() else None
