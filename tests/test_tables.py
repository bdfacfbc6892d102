"""What is written is in its table: a rule in `RULES`, a format in `FORMATS`."""

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType

from compilejob import read, report, rules
from compilejob.report import FORMATS
from compilejob.rules import RULES
from compilejob.rules.rule import Rule


def modules(package: ModuleType) -> Iterator[ModuleType]:
    """The modules of a package."""
    for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        yield importlib.import_module(module.name)


def public(package: ModuleType) -> Iterator[tuple[str, object]]:
    """The public names of a package's modules, with what they stand for."""
    for module in modules(package):
        yield from ((name, value) for name, value in vars(module).items() if not name.startswith("_"))


def test_every_rule_is_in_the_table() -> None:
    assert [name for name, value in public(rules) if isinstance(value, Rule) and value not in RULES] == []


def test_every_report_is_in_the_table() -> None:
    reports = {name: value for name, value in public(report) if name.endswith("Report")}
    assert sorted(reports) == sorted(format_.name for format_ in FORMATS.values())


def test_every_reader_is_in_the_table() -> None:
    readers = [module.__name__.rpartition(".")[2] for module in modules(read) if hasattr(module, "read")]
    assert [name for name in readers if name not in read.FORMATS.values()] == []
