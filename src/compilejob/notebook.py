"""Requests and findings as a terminal line and as the HTML that notebooks show: small, self-contained, escaped."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from compilejob.catalog import Status, TargetFacts
from compilejob.findings import Finding, Severity, counted
from compilejob.model.request import Request
from compilejob.model.structure import Unknown

_LINE = 100  # characters of a line
_PART = 30  # of what a line says of model and target, if the author vouches for more


class Markup(str):
    """HTML that needs no escaping, since `element` made it."""

    __slots__ = ()


def element(name: str, *content: str, **attributes: str) -> Markup:
    """An HTML element. Whatever is not `Markup` already is text, and escaped, also in attributes."""
    given = "".join(f' {attribute}="{_escaped(value)}"' for attribute, value in attributes.items())
    inner = "".join(part if isinstance(part, Markup) else _escaped(part) for part in content)
    return Markup(f"<{name}{given}>{inner}</{name}>")


def _escaped(text: str) -> str:
    """Text as HTML. Lone surrogates, which no notebook could store, are written as escapes."""
    from html import escape  # noqa: PLC0415 - for notebooks alone

    return escape(text.encode(errors="backslashreplace").decode())


def request_line(request: Request) -> str:
    """A request in one line: its name, framework and target."""
    rest = f": {_short(_model(request), _PART)} for {_short(_target(request), _PART)}>"
    return f"<CompilationJob {_short(request.compilation_job_name, _LINE - len('<CompilationJob ') - len(rest))}{rest}"


def findings_line(findings: Sequence[Finding]) -> str:
    """How many errors and warnings there are, in one line."""
    return f"<Report {_verdict(findings)}: {_counts(findings)}>"


def request_html(request: Request, findings: Iterable[Finding]) -> Markup:
    """What is sent, where it runs, and what is to be said of it."""
    return _page(*_request(request), _listed(findings))


def findings_html(findings: Sequence[Finding], request: Request | None) -> Markup:
    """What was found, above the request when it has no error."""
    head = element("strong", f"Report {_verdict(findings)}: ")
    return _page(head, _counts(findings), _listed(findings), *(_request(request) if request else ()))


# Colours that can be read on white and on black alike; all else is the notebook's own.
_COLOURS = {Severity.ERROR: "#c62828", Severity.WARNING: "#9a6700"}
_BADGE = "color: #ffffff; background: {}; border-radius: 0.3em; padding: 0 0.4em; margin-right: 0.4em"
_MUTED = "opacity: 0.75"
_CELL = "text-align: left; vertical-align: top; padding: 0.1em 1em 0.1em 0; background: transparent"
_VALUE = f"{_CELL}; overflow-wrap: anywhere; white-space: pre-wrap"
_LONG = "display: block; max-height: 9em; overflow: auto; background: transparent"


def _page(*content: str) -> Markup:
    return element("div", *content, style="max-width: 70em; line-height: 1.4")


def _request(request: Request) -> Iterator[str]:
    members = request.model_dump(mode="json", by_alias=True, exclude_none=True)
    rows = [_row(name, element("code", value, style=_LONG)) for name, value in _flat("", members)]
    yield element("strong", "CompilationJob: ")
    yield f"{_model(request)} for {_target(request)}"
    yield from _about(request)
    yield element("table", *rows, style="border-collapse: collapse; margin: 0.4em 0")


def _row(name: str, *content: str) -> Markup:
    return element("tr", element("th", name, style=_CELL), element("td", *content, style=_VALUE))


def _flat(prefix: str, members: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Members by their whole way, `OutputConfig.TargetDevice`, a list as one value."""
    for name, value in members.items():
        if isinstance(value, Mapping):
            yield from _flat(f"{prefix}{name}.", value)
        elif isinstance(value, list):
            yield f"{prefix}{name}", ", ".join(map(_item, value))
        else:
            yield f"{prefix}{name}", str(value)


def _item(value: object) -> str:
    """An item of a list: a VPC's id, or a tag."""
    return f"{value['Key']} = {value['Value']}" if isinstance(value, Mapping) else str(value)


def _listed(findings: Iterable[Finding]) -> Markup:
    items = [element("li", *_finding(finding), style="margin: 0.2em 0") for finding in findings]
    return element("ul", *items, style="list-style: none; padding: 0; margin: 0.4em 0")


def _finding(finding: Finding) -> Iterator[str]:
    yield element("span", finding.severity, style=_BADGE.format(_COLOURS[finding.severity]))
    yield element("code", finding.where)
    yield f": {finding.message} "
    if finding.hint:
        yield element("span", f"({finding.hint}) ", style=_MUTED)
    yield element("a", f"{finding.code} {finding.rule}", href=finding.url, style="color: inherit")


def _verdict(findings: Iterable[Finding]) -> str:
    return "not ok" if any(finding.severity is Severity.ERROR for finding in findings) else "ok"


def _counts(findings: Iterable[Finding]) -> str:
    severities = [finding.severity for finding in findings]
    counts = {severity: severities.count(severity) for severity in Severity}
    return ", ".join(counted(count, severity) for severity, count in counts.items() if count) or "no findings"


def _model(request: Request) -> str:
    config = request.input_config
    return " ".join(filter(None, (config.framework, config.framework_version))) if config else "a model package"


def _target(request: Request) -> str:
    output, platform = request.output_config, request.output_config.target_platform
    parts = (platform.os, platform.arch, platform.accelerator) if platform else (output.target_device,)
    return " ".join(filter(None, parts))


def _short(text: str, most: int) -> str:
    """A text, which may be anything its author vouched for, in so many characters that a terminal can show."""
    shown = "".join(character if character.isprintable() else "…" for character in text)
    return shown if len(shown) <= most else f"{shown[: most - 1]}…"


def _about(request: Request) -> Iterator[str]:
    """What the catalogue knows of the target beside its name."""
    try:
        facts = request.target
    except Unknown:
        return
    yield element("span", f" ({', '.join(_facts(facts))})", style=_MUTED)


def _facts(facts: TargetFacts) -> Iterator[str]:
    yield facts.family
    platform = " ".join(part for part in (facts.os, facts.arch, facts.accelerator) if part)
    if platform and platform != facts.name:
        yield platform
    if facts.status is not Status.CURRENT:
        yield facts.status
    if facts.region:
        yield f"in {facts.region} only"
