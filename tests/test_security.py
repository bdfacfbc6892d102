"""What SECURITY.md says the tool never does, by the audit events of the interpreter."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_docs import ROOT

HOSTILE = {
    "CompilationJobName": "__import__('os').system('touch owned')",
    "RoleArn": "$(touch owned) `touch owned`",
    "InputConfig": {
        "S3Uri": "file:///etc/hostname",
        "Framework": "../../../etc/hostname",
        "DataInputConfig": "{'input': __import__('os').system('touch owned')}",
    },
    "OutputConfig": {
        "S3OutputLocation": "http://127.0.0.1:9/",
        "TargetDevice": "no device of this catalogue",
        "CompilerOptions": "{'class_labels': open('owned', 'w')}",
    },
    "StoppingCondition": {"MaxRuntimeInSeconds": 900},
}
"""A request with code, commands, paths and addresses in the place of values."""

WATCHED = """\
import gzip
import sys
from compilejob.cli import main

main(["check", "examples/faulty.json"])
seen = []
sys.addaudithook(lambda event, arguments: seen.append((event, arguments[0] if event == "open" else None)))
main(sys.argv[1:])
for event, opened in tuple(seen):
    print(event, opened or "", file=sys.stderr)
"""
"""Runs a command, and writes what it asks of the interpreter once everything it needs has been imported."""

NETWORK = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.sendmsg")
HARMFUL = (*NETWORK, "compile", "exec", "import", "subprocess.", "os.", "shutil.", "pickle.", "marshal.", "ctypes.")


def events(*arguments: str) -> list[tuple[str, str]]:
    """What a command asked of the interpreter: each event, with the file for "open"."""
    done = subprocess.run(  # noqa: S603 - a program of this file
        [sys.executable, "-c", WATCHED, *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    return [(event, opened) for event, _, opened in (line.partition(" ") for line in done.stderr.splitlines())]


def test_a_checked_file_is_read_and_nothing_in_it_is_run_or_opened(tmp_path: Path) -> None:
    file = tmp_path / "hostile.json"
    file.write_text(json.dumps(HOSTILE), encoding="utf-8")
    seen = events("check", "--isolated", str(file))
    assert [event for event, _ in seen if event.startswith(HARMFUL)] == []
    opened = [Path(name) for event, name in seen if event == "open"]
    assert [path for path in opened if not path.name.startswith("service-2.json")] == [file]


@pytest.mark.parametrize(
    "command",
    [
        "check examples/faulty.json",
        "convert examples/resnet50-xavier.json",
        "explain CJ201",
        "rules",
        "targets",
        "schema",
        "init-ci github --stdout",
        "submit examples/resnet50-xavier.json --rehearse --wait",
        "submit examples/faulty.json",
    ],
)
def test_nothing_goes_over_the_network(command: str) -> None:
    assert [event for event, _ in events(*command.split()) if event.startswith(NETWORK)] == []
