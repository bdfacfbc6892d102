"""The layers of the design as data: a module imports from its own layer and from those above it, never from below."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

LAYERS = (
    "catalog",  # what the service accepts
    "memory",  # results kept
    "wire",  # JSON inside a JSON string
    "repair",  # text that is almost JSON
    "types",  # the request as typed dictionaries
    "model",  # the request, field by field
    "findings",
    "notebook",  # requests and findings as notebooks show them
    "warn",  # findings as Python's warnings
    "rules",  # what may not be said together
    "errors",  # findings as pydantic errors
    "examine",  # from data to findings
    "parts",  # a source or a target on its own
    "migrate",  # from other tools' arguments to requests
    "job",
    "check",
    "guard",  # a client's requests, checked before they are sent
    "testing",  # requests in the tests of users
    "sources",
    "targets",
    "__init__",  # the public names
    "read",  # files to data
    "discover",  # which files are read
    "config",  # how a team wants requests checked
    "results",  # findings in their places
    "knowledge",  # what a team knows better than the catalogue
    "suppress",  # findings that a file or a team silences
    "judged",  # findings as a team wants them told
    "baseline",  # findings that were there when a team began
    "fixes",  # findings to better files
    "lint",  # many files to results
    "report",  # findings to text
    "schema",  # request files as a JSON Schema
    "convert",  # requests to other forms
    "artifact",  # model archives
    "aws",
    "cli",
    "__main__",
)

SDK_LAYERS = {"aws", "cli"}
"""The layers that may import boto3 and botocore."""

SOURCE = Path(__file__).parents[1] / "src" / "compilejob"
MODULES = {
    path.relative_to(SOURCE): ast.parse(path.read_text(encoding="utf-8")) for path in sorted(SOURCE.rglob("*.py"))
}


def layer_of(module: Path) -> str:
    return module.with_suffix("").parts[0]


def imported(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """The dotted names that import statements may import; for a name from a package, the name inside it."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def imported_layers(tree: ast.Module) -> set[str]:
    """The layers that a module imports from, wherever in it the import stands."""
    names = [name.split(".") for name in imported(ast.walk(tree))]
    inside = [name[1:2] for name in names if name[0] == "compilejob"]
    return {step[0] if step and step[0] in LAYERS else "__init__" for step in inside}


def type_checking_only(tree: ast.Module) -> set[ast.AST]:
    """The nodes under `if TYPE_CHECKING:`."""
    return {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for statement in node.body
        for inner in ast.walk(statement)
    }


def test_every_module_has_a_layer() -> None:
    assert set(map(layer_of, MODULES)) - set(LAYERS) == set()


@pytest.mark.parametrize("module", MODULES, ids=str)
class TestEachModule:
    def test_imports_from_no_layer_below_its_own(self, module: Path) -> None:
        below = LAYERS[LAYERS.index(layer_of(module)) + 1 :]
        assert imported_layers(MODULES[module]).isdisjoint(below)

    def test_imports_by_whole_names(self, module: Path) -> None:
        statements = [node for node in ast.walk(MODULES[module]) if isinstance(node, ast.ImportFrom)]
        assert [statement.lineno for statement in statements if statement.level] == []

    def test_imports_stubs_for_type_checkers_only(self, module: Path) -> None:
        at_run_time = set(ast.walk(MODULES[module])) - type_checking_only(MODULES[module])
        assert [name for name in imported(at_run_time) if name.startswith(("mypy_boto3_", "types_boto3"))] == []

    def test_imports_the_sdk_in_its_layers_only(self, module: Path) -> None:
        packages = {name.split(".")[0] for name in imported(ast.walk(MODULES[module]))}
        assert packages.isdisjoint({"boto3", "botocore"}) or layer_of(module) in SDK_LAYERS


HEAVY = ("boto3", "botocore", "rich", "mypy_boto3_sagemaker", "asyncio", "yaml")
"""What a check has no need of, and would wait for."""

REQUEST = {
    "CompilationJobName": "a",
    "RoleArn": "arn:aws:iam::111122223333:role/Neo",
    "InputConfig": {"S3Uri": "s3://bucket/model.tar.gz", "DataInputConfig": "{'a': [1]}", "Framework": "ONNX"},
    "OutputConfig": {"S3OutputLocation": "s3://bucket/compiled/", "TargetDevice": "ml_c5"},
    "StoppingCondition": {"MaxRuntimeInSeconds": 900},
}


@pytest.mark.parametrize("device", ["ml_c5", "a device that botocore may know"])
def test_a_check_loads_nothing_heavy(device: str) -> None:
    request = REQUEST | {"OutputConfig": {"S3OutputLocation": "s3://bucket/compiled/", "TargetDevice": device}}
    program = f"""\
import json, sys
import compilejob
assert not compilejob.check(json.loads({json.dumps(request)!r})).ok
print(*sorted(set(sys.modules) & set({HEAVY!r})))
"""
    done = subprocess.run(  # noqa: S603 - a program of this file
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []


FOR_MANY_FILES = ("multiprocessing", "concurrent.futures")
"""What a check of one file does not wait for either."""


def test_a_check_of_a_file_on_the_command_line_loads_nothing_heavy(tmp_path: Path) -> None:
    (tmp_path / "job.json").write_text(json.dumps(REQUEST), "utf-8")
    program = f"""\
import sys
from compilejob.cli import COMMANDS, main
assert main(["check", "job.json"]) == 1
others = {{f"compilejob.cli.{{module}}" for module in COMMANDS.values()}} - {{"compilejob.cli.check"}}
print(*sorted(set(sys.modules) & (set({HEAVY + FOR_MANY_FILES!r}) | others)), file=sys.stderr)
"""
    done = subprocess.run(  # noqa: S603 - a program of this file
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert done.stderr.split() == []
