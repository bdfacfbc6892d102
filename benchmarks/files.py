"""Measure files: `python -m benchmarks.files [--quick]` prints Markdown tables of whole programs and of bulk work.

A program's time is the CPU time of its process and of those it starts, from start to end. What each can know of a
request differs: see the last column.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.contenders import CONTENDERS
from benchmarks.requests import mixed
from benchmarks.run import COMPILED, rounds, table
from benchmarks.service_schema import DRAFT_2020_12, json_schema

FLOOR = "`import pydantic, yaml`"
EVERYTHING = "types, limits, patterns, JSON texts, every rule; line and column"
SCHEMA = "types, limits, patterns"


def program_cpu(command: Sequence[str | Path]) -> float:
    """CPU seconds of a program and of the processes it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, capture_output=True, check=True, env=COMPILED)  # noqa: S603 - the programs of this file
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def python(*arguments: str | Path) -> list[str | Path]:
    return [sys.executable, *arguments]


def check(*arguments: str | Path) -> list[str | Path]:
    return python("-m", "compilejob", "check", "--isolated", *arguments)


def write_files(folder: Path, number: int) -> list[Path]:
    """Request files, a hundred to a directory."""
    paths = [folder / f"{index // 100:03}" / f"{index:05}.json" for index in range(number)]
    for index, path in enumerate(paths):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(mixed(index), indent=2), "utf-8")
    return paths


def write_lines(path: Path, number: int) -> None:
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(f"{json.dumps(mixed(index))}\n" for index in range(number))


def write_template(path: Path) -> None:
    """A CloudFormation template: what cfn-lint reads; it has no resource type for a compilation job."""
    properties = {"Name": "resnet50", "Type": "String", "Value": json.dumps(mixed(0))}
    resource_of_it = {"Type": "AWS::SSM::Parameter", "Properties": properties}
    path.write_text(json.dumps({"Resources": {"Job": resource_of_it}}), "utf-8")


def one_file(folder: Path, number: int) -> str:
    """A small file, cold: fresh interpreters, their start included."""
    [request] = write_files(folder / "one", 1)
    schema, template = folder / "schema.json", folder / "template.json"
    schema.write_text(json.dumps(json_schema(DRAFT_2020_12)), "utf-8")
    write_template(template)
    programs: dict[str, tuple[str | None, list[str | Path], str]] = {
        FLOOR: (None, python("-c", "import pydantic, yaml"), "nothing"),
        "`compilejob check`": (None, check(request), EVERYTHING),
        "check-jsonschema": (
            "check-jsonschema",
            python("-m", "check_jsonschema", "--schemafile", schema, request),
            SCHEMA,
        ),
        "cfn-lint": (
            "cfn-lint",
            python("-c", "import cfnlint.runner.cli; cfnlint.runner.cli.main()", template),
            "the template around a request; nothing of it",
        ),
    }
    there = {name: program for name, program in programs.items() if program[0] is None or _installed(program[0])}
    for _, command, _ in there.values():
        program_cpu(command)  # from now on the compiled modules are in the file system's cache
    times = rounds({name: partial(program_cpu, command) for name, (_, command, _) in there.items()}, number)
    return table(
        times, 1e3, "CPU ms", {"of the floor": FLOOR}, {"knows": {name: row[2] for name, row in there.items()}}
    )


def many(folder: Path, number: int, files: int, lines: int) -> str:
    """Many requests, warm: CPU time for each, all processes together, without what it takes to start a program."""
    write_files(folder / "many", files)
    jsonl = folder / "jobs.jsonl"
    write_lines(jsonl, lines)
    [request] = write_files(folder / "start", 1)
    start = min(program_cpu(check(request)) for _ in range(number))
    schema = folder / "schema.json"
    schema.write_text(json.dumps(json_schema(DRAFT_2020_12)), "utf-8")

    def each(command: list[str | Path], count: int, start: float) -> Callable[[], float]:
        return lambda: (program_cpu(command) - start) / count

    work: dict[str, Callable[[], float]] = {ALONE: partial(_in_process, "`check`", lines)}
    for jobs in (1, os.cpu_count() or 1):
        shared = f"{jobs} process" if jobs == 1 else f"{jobs} processes"
        work[f"`compilejob check`, JSON Lines, {shared}"] = each(check("--jobs", str(jobs), jsonl), lines, start)
        work[f"`compilejob check`, files, {shared}"] = each(check("--jobs", str(jobs), folder / "many"), files, start)
    knows = dict.fromkeys(work, EVERYTHING)
    if _installed("check-jsonschema"):
        some = sorted((folder / "many").rglob("*.json"))[: max(files // 10, 2)]
        command = python("-m", "check_jsonschema", "--schemafile", schema)
        alone = min(program_cpu([*command, request]) for _ in range(number))
        work["check-jsonschema, files"] = each([*command, *some], len(some), alone)
        knows["check-jsonschema, files"] = SCHEMA
    if _installed("jsonschema-rs"):
        work["jsonschema-rs, `json.loads` of each line included"] = partial(_bulk, jsonl, lines)
        knows["jsonschema-rs, `json.loads` of each line included"] = SCHEMA
    return table(rounds(work, number), 1e6, "CPU µs", {"of `check` alone": ALONE}, {"knows": knows})


ALONE = "`check` alone, a request in memory"


def _in_process(contender: str, number: int) -> float:
    """CPU seconds that one way to judge takes for a request."""
    judge = CONTENDERS[contender]().judge
    requests = [mixed(index) for index in range(min(number, 5000))]
    judge(requests[0])
    before = resource.getrusage(resource.RUSAGE_SELF)
    for request in requests:
        judge(request)
    after = resource.getrusage(resource.RUSAGE_SELF)
    return (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime) / len(requests)


def _bulk(jsonl: Path, number: int) -> float:
    judge = CONTENDERS["jsonschema-rs"]().judge
    before = resource.getrusage(resource.RUSAGE_SELF)
    with jsonl.open(encoding="utf-8") as stream:
        for line in stream:
            judge(json.loads(line))
    after = resource.getrusage(resource.RUSAGE_SELF)
    return (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime) / number


def memory(folder: Path, sizes: Sequence[int]) -> str:
    """The most memory of any process, by the number of lines."""
    lines = ["| lines | MB of the file | MB of the largest process |", "| ---: | ---: | ---: |"]
    for size in sizes:
        path = folder / f"{size}.jsonl"
        write_lines(path, size)
        program = (
            "import resource, sys\nfrom compilejob.cli import main\nmain(['check', sys.argv[1]])\n"
            "print(max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))"
        )
        # From a shell, since Linux counts what a process was before it became another program.
        command = ["/bin/sh", "-c", '"$@"; exit $?', "sh", *python("-c", program, path)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - ours
        most = int(done.stdout.splitlines()[-1]) / 1024
        lines.append(f"| {size:,} | {path.stat().st_size / 1e6:.1f} | {most:.0f} |")
    return "\n".join(lines)


def _installed(distribution: str) -> bool:
    try:
        version(distribution)
    except PackageNotFoundError:
        return False
    return True


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="less of all: for a first look, not for the record")
    quick = parser.parse_args().quick
    print(f"Python {platform.python_version()}, {platform.platform()}, {os.cpu_count()} cores\n")
    there = filter(_installed, ("cfn-lint", "check-jsonschema", "compilejob", "jsonschema-rs"))
    print(f"{', '.join(f'{name} {version(name)}' for name in there)}\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"### one file\n\n{one_file.__doc__}\n\n{one_file(folder, 3 if quick else 15)}\n", flush=True)
        files, lines = (300, 3000) if quick else (10_000, 100_000)
        bulk = many(folder, 2 if quick else 5, files, lines)
        print(f"### {lines:,} lines and {files:,} files\n\n{many.__doc__}\n\n{bulk}\n", flush=True)
        sizes = (1000, 3000) if quick else (1000, 10_000, 100_000)
        print(f"### memory\n\n{memory.__doc__}\n\n{memory(folder, sizes)}")


if __name__ == "__main__":
    main()
