"""Values that only a run tells: templates, references of CloudFormation, paths of Step Functions.

What such a value will be is not guessed: it is left out of the request and named as unknown.
"""

from collections.abc import Iterable

from compilejob.findings import Path
from compilejob.read.document import FoundRequest
from compilejob.read.texts import TEXTS


class Reference:
    """Stands for a value that a run will put in its place."""


REFERENCE = Reference()

PATH_SUFFIX = ".$"
"""Ends the names of members whose value a state machine of Step Functions selects."""

_TEMPLATES = (("${", "}"), ("{{", "}}"), ("<%", "%>"), ("{%", "%}"))
_FUNCTION = "Fn::"  # of CloudFormation
_OF_PROGRAMS = frozenset({"Parameters", "Arguments"})  # what a state of a state machine hands to an operation
_SIGNS = ("$", "%", "{{", _FUNCTION, '"Ref"')  # one of them is in every reference


def mentions_reference(text: str) -> bool:
    """Whether a text can hold a reference at all, told without reading it."""
    return any(sign in text for sign in _SIGNS)


def is_template(text: str) -> bool:
    """Whether a text holds a place for a value: "${name}", "{{ name }}", "<% name %>", "{% name %}"."""
    return any(
        (start := text.find(opening)) >= 0 and text.find(closing, start + len(opening)) >= 0
        for opening, closing in _TEMPLATES
    )


def without_references(requests: Iterable[FoundRequest], *, named: bool) -> tuple[FoundRequest, ...]:
    """The requests with every reference left out and named as unknown.

    A template is one where a program fills it in: in a file met on a walk, or in what a state machine hands on. In a
    file that somebody named it is a placeholder that was forgotten.
    """
    return tuple(_without(request, with_templates=not named or _is_of_program(request)) for request in requests)


def _is_of_program(request: FoundRequest) -> bool:
    return bool(request.path) and request.path[-1] in _OF_PROGRAMS


def _without(request: FoundRequest, *, with_templates: bool) -> FoundRequest:
    if not isinstance(request.data, dict):
        return request
    unknown: set[Path] = set()
    try:
        data = _Known(unknown, with_templates=with_templates).of(request.data, ())
    except RecursionError:  # which no request comes near
        return request
    return request._replace(data=data, unknown=request.unknown | unknown) if unknown else request


class _Known:
    """What is known of a value, and the members that are not."""

    def __init__(self, unknown: set[Path], *, with_templates: bool) -> None:
        self._unknown = unknown
        self._with_templates = with_templates

    def of(self, value: object, path: Path) -> object:
        """The value without its unknown members; `REFERENCE` when the whole is unknown."""
        if isinstance(value, str):
            return REFERENCE if self._with_templates and is_template(value) else value
        if isinstance(value, dict):
            return REFERENCE if path and _is_function(value) else self._of_members(value, path)
        if isinstance(value, list):
            items = [self.of(item, (*path, index)) for index, item in enumerate(value)]
            return REFERENCE if any(item is REFERENCE for item in items) else items
        return value

    def _of_members(self, members: dict[object, object], path: Path) -> object:
        known: dict[object, object] = {}
        for name, item in members.items():
            if not isinstance(name, str):
                known[name] = item
                continue
            is_path = name.endswith(PATH_SUFFIX)
            value = REFERENCE if is_path else self.of(item, (*path, name))
            if value is not REFERENCE:
                known[name] = value
            elif path[:2] in _OF_TEXTS:
                return REFERENCE  # a text that is known in part can only be guessed
            else:
                self._unknown.add((*path, name.removesuffix(PATH_SUFFIX)))
        return known


_OF_TEXTS = frozenset(TEXTS.items())


def _is_function(value: dict[object, object]) -> bool:
    """Whether an object is a function of CloudFormation: one member that says which."""
    if len(value) != 1:
        return False
    ((name, argument),) = value.items()
    return isinstance(name, str) and (name.startswith(_FUNCTION) or (name == "Ref" and isinstance(argument, str)))
