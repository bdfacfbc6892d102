"""Findings as pydantic errors, and back."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Self

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from compilejob.findings import Finding, Path


class InvalidRequest(ValidationError):
    """Raised by the builder, `CompilationJob.of`, `sources` and `targets` for a request with errors.

    `.findings` holds every error at once. It is a `pydantic.ValidationError`, and so a `ValueError`.
    """

    @classmethod
    def of(cls, errors: Iterable[Finding], data: object) -> Self:
        """The exception for the errors of the request in `data`."""
        return cls.from_exception_data("CompilationJob", lines(errors, data))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every error of the request."""
        return findings(self)

    def __str__(self) -> str:
        found = self.findings
        count = "1 error" if len(found) == 1 else f"{len(found)} errors"
        return "\n".join([f"{count} in the compilation request", *(f"  {finding}" for finding in found)])


def findings(error: ValidationError) -> tuple[Finding, ...]:
    """The findings in a pydantic error, wherever in the user's own models the request stood.

    Lines of other models are left out. A finding's path is the line's whole location.
    """
    return tuple(
        replace(line["ctx"]["finding"], path=line["loc"])
        for line in error.errors(include_url=False, include_input=False)
        if isinstance(line.get("ctx", {}).get("finding"), Finding)
    )


def lines(found: Iterable[Finding], data: object) -> list[InitErrorDetails]:
    """Findings as the lines a `ValidationError` is made of."""
    return [
        InitErrorDetails(
            type=PydanticCustomError(finding.code, "{message}", {"message": finding.message, "finding": finding}),
            loc=finding.path,
            input=_value_at(data, finding.path),
        )
        for finding in found
    ]


def _value_at(data: object, path: Path) -> object:
    """The value at a path, or the nearest one around it that exists."""
    for step in path:
        try:
            data = data[step]  # type: ignore[index]  # whatever it is: what cannot be indexed ends the way
        except (TypeError, LookupError):
            break
    return data
