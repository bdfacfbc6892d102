"""`compilejob rules` and `compilejob explain`: the rule book."""

import argparse
import json
import sys
from typing import Any

from compilejob.cli.exits import Exit
from compilejob.rules import RULES
from compilejob.rules.closest import closest
from compilejob.rules.page import Page, markdown


def add_to(commands: Any) -> None:
    """Add the commands to the parser."""
    listing = commands.add_parser("rules", help="list every rule", description="List every rule: code, name, severity.")
    listing.add_argument("--format", choices=["text", "json"], default="text", help="(default: text)")
    listing.set_defaults(run=_list)
    page = commands.add_parser("explain", help="print a rule's page", description="Print a rule's page.")
    page.add_argument("rule", metavar="RULE", help="a rule's code or name, such as CJ201 or target-conflict")
    page.set_defaults(run=_explain)


def _list(options: argparse.Namespace) -> int:
    if options.format == "json":
        rows = [
            {
                "code": rule.code,
                "rule": rule.name,
                "severity": rule.severity,
                "title": Page.of(rule).title,
                "url": rule.url,
                "source": {"url": rule.source.url, "date": rule.source.date},
            }
            for rule in RULES
        ]
        sys.stdout.write(json.dumps(rows, indent=2) + "\n")
    else:
        for rule in RULES:
            print(f"{rule.code}  {rule.severity:7}  {rule.name:28}  {Page.of(rule).title}")
    return Exit.OK


def _explain(options: argparse.Namespace) -> int:
    known = {name: rule for rule in RULES for name in (rule.code, rule.name)}
    rule = known.get(options.rule) or known.get(options.rule.upper()) or known.get(options.rule.lower())
    if rule is None:
        near = closest(options.rule, known)
        meant = f"did you mean {near}?" if near else "`compilejob rules` lists them"
        print(f"compilejob: there is no rule {options.rule!r}; {meant}", file=sys.stderr)
        return Exit.USAGE
    sys.stdout.write(markdown(rule))
    return Exit.OK
