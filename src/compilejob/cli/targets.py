"""`compilejob targets`: what can be compiled for, and what is known of it."""

import argparse
import json
import sys
from typing import Any

from compilejob.catalog import TargetDevice, TargetFacts, options_of, platform_facts
from compilejob.catalog.neuron import COMPILERS
from compilejob.catalog.platforms import MATRIX
from compilejob.cli.exits import Exit


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser(
        "targets",
        help="list target devices and platforms",
        description="List every target device and platform: status, frameworks and versions, compiler options.",
    )
    command.add_argument("--format", choices=["text", "json"], default="text", help="(default: text)")
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    devices = [device.facts for device in TargetDevice]
    platforms = [platform_facts(os, arch, accelerator) for (os, accelerator), archs in MATRIX.items() for arch in archs]
    rows = [_row(facts) for facts in (*devices, *platforms)]
    if options.format == "json":
        sys.stdout.write(json.dumps(rows, indent=2) + "\n")
        return Exit.OK
    for row in rows:
        print(f"{row['target']}  ({row['status']})")
        frameworks = (f"{name} {', '.join(versions)}".rstrip() for name, versions in row["frameworks"].items())
        print(f"    frameworks: {'; '.join(frameworks) or 'in no table'}")
        print(f"    options: {', '.join(row['options']) or 'none documented'}")
    return Exit.OK


def _row(facts: TargetFacts) -> dict[str, Any]:
    supports = {framework: facts.support(framework) for framework in facts.frameworks}
    return {
        "target": facts.name,
        "status": facts.status,
        "instead": facts.instead,
        "frameworks": {name: list(support.versions) for name, support in supports.items() if support},
        "options": _options(facts),
        "source": {"url": facts.source.url, "date": facts.source.date},
    }


def _options(facts: TargetFacts) -> list[str]:
    if facts.family in COMPILERS:
        return [f"flags of {COMPILERS[facts.family]}"]
    return [option.key for option in options_of(facts.family) if option.documented]
