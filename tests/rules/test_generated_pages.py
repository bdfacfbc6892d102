"""docs/python.md and docs/rules are made from docstrings; `python docs/generate.py` makes them."""

import importlib.util
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_no_page_is_stale_missing_or_left_over() -> None:
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    generate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generate)

    found = [DOCS / "python.md", *DOCS.glob("rules/*.md")]
    written = {path.relative_to(DOCS).as_posix(): path.read_text("utf-8") for path in found}

    assert written == generate.pages()
