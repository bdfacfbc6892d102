"""Every boto3 client of the process guarded for a while, whoever made it and whenever."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from botocore.client import BaseClient

from compilejob.guard import OPERATION, SERVICE, guard

_CLIENT: Any = BaseClient
"""The class of all clients; its `_make_api_call`, which no stub knows, is where all their calls pass."""


@contextmanager
def every_client_guarded() -> Iterator[None]:
    """Check every CreateCompilationJob request that a client of boto3 sends, as `guard` does for one client."""
    call = _CLIENT._make_api_call  # noqa: SLF001 - as above

    def guarded(client: BaseClient, operation_name: str, api_params: Any) -> Any:
        if operation_name != OPERATION or client.meta.service_model.service_name != SERVICE:
            return call(client, operation_name, api_params)
        with guard(client):
            return call(client, operation_name, api_params)

    _CLIENT._make_api_call = guarded  # noqa: SLF001 - as above
    try:
        yield
    finally:
        _CLIENT._make_api_call = call  # noqa: SLF001 - as above
