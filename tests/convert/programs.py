"""Programs that were written, run, and judged by the tools of those who would keep them."""

import json
import subprocess
import sys
from typing import Any

from compilejob import CompilationJob


def run(program: str) -> list[CompilationJob]:
    """The requests that a program makes."""
    names: dict[str, Any] = {}
    exec(program, names)  # noqa: S102 - our own program
    return names["jobs"] if "jobs" in names else [names["job"]]


def formatted(program: str) -> str:
    """A program as `ruff format` writes it, not told anything."""
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "format", "--isolated", "-"],
        input=program,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def sent(job: CompilationJob) -> Any:
    """What is sent, with its JSON texts as what they mean, in a form that tells 1 from 1.0 and keeps the order of inputs."""
    members = json.loads(json.dumps(job.to_boto3()))
    source, output = members.get("InputConfig", {}), members["OutputConfig"]
    if "DataInputConfig" in source:
        inputs = json.loads(source["DataInputConfig"])
        source["DataInputConfig"] = json.dumps(
            [*inputs.items()] if isinstance(inputs, dict) else inputs, sort_keys=True
        )
    if "CompilerOptions" in output:
        output["CompilerOptions"] = json.dumps(json.loads(output["CompilerOptions"]), sort_keys=True)
    return members
