"""`guard`: the CreateCompilationJob requests of a boto3 client are checked before they are sent.

botocore calls a guard by its events; nothing of botocore is imported here, so that `import compilejob` stays light.
"""

from types import TracebackType
from typing import Any, Protocol, Self

from compilejob.check import check
from compilejob.errors import InvalidRequest
from compilejob.findings import quote
from compilejob.warn import warn

OPERATION = "CreateCompilationJob"
SERVICE = "sagemaker"

_EVENT = f"before-parameter-build.{SERVICE}.{OPERATION}"
"""When other handlers have had their say on what is sent, and before botocore's own validation."""

_REPORT = "compilejob.report"
"""By this name a call's context holds its report, so that it is checked and warned of once, by however many guards."""


class ClientLike(Protocol):
    """What a client of boto3 has."""

    @property
    def meta(self) -> Any:
        """Holds the client's events and its service."""


class SessionLike(Protocol):
    """What a session of boto3 has."""

    @property
    def events(self) -> Any:
        """The events that its clients are made with."""


class Guard:
    """A guard that is on. `undo()`, or the end of a `with` block, takes it off."""

    def __init__(self, events: Any, *, warn_only: bool) -> None:
        self._events = events
        self._warn_only = warn_only
        self._is_on = True
        events.register_last(_EVENT, self._check)

    def undo(self) -> None:
        """Take the guard off, of the clients too that a session has made meanwhile. Twice is as good as once."""
        self._is_on = False
        self._events.unregister(_EVENT, self._check)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.undo()

    def _check(self, params: Any, context: dict[str, Any], **_: object) -> None:
        if not self._is_on:
            return
        known = context.get(_REPORT)
        report = check(params) if known is None else known
        if report.errors and not self._warn_only:
            raise InvalidRequest.of(report.errors, params)
        if known is None:
            context[_REPORT] = report
            warn(report)


def guard(target: ClientLike | SessionLike, *, warn_only: bool = False) -> Guard:
    """Check every `create_compilation_job` of a boto3 client, however its arguments were made.

    Args:
        target: A SageMaker client, or a session for all clients that it makes from now on.
        warn_only: Warn of errors too, and send the request as it is.

    A request with errors is not sent: the call raises `InvalidRequest` with all of them. What is no error is a
    `CompilationJobWarning` on the line of the call. Other operations are left alone.

    Raises `TypeError` for what is neither, such as a client of another service.
    """
    meta = getattr(target, "meta", None)
    events = getattr(target if meta is None else meta, "events", None)
    service = SERVICE if meta is None else getattr(getattr(meta, "service_model", None), "service_name", None)
    if events is None or service != SERVICE:
        what = f"a client of {service}" if service != SERVICE else quote(target)
        raise TypeError(f"{what} cannot be guarded: give a SageMaker client or a session of boto3")
    return Guard(events, warn_only=warn_only)
