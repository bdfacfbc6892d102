"""`rehearse`: a boto3 client that a rehearsal answers in place of AWS.

The rehearsal sits where botocore would send: it gets the serialised request, and its answer takes the way of a real
one through botocore's parser, so that parameter validation, typed exceptions and paginators are the client's own.
"""

import json
import os
import time
from collections.abc import Callable, Collection, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, cast
from uuid import uuid4

from botocore.awsrequest import AWSResponse
from botocore.client import BaseClient
from botocore.compat import HTTPHeaders
from botocore.configprovider import BOTOCORE_DEFAUT_SESSION_VARIABLES
from botocore.loaders import Loader, create_loader
from botocore.model import OperationModel
from botocore.parsers import create_parser
from botocore.session import Session

from compilejob.aws.rehearsal import Rehearsal
from compilejob.aws.rehearsed_job import Body, Durations, Refused

if TYPE_CHECKING:
    from mypy_boto3_sagemaker import SageMakerClient

OPERATIONS: Mapping[str, Callable[[Rehearsal, Body], Body]] = {
    "CreateCompilationJob": Rehearsal.create,
    "DescribeCompilationJob": Rehearsal.describe,
    "ListCompilationJobs": Rehearsal.list,
    "StopCompilationJob": Rehearsal.stop,
    "DeleteCompilationJob": Rehearsal.delete,
}


_HANDLER = "compilejob.aws.rehearse"
"""What botocore knows the handler by, so that another rehearsal of the same client takes its place."""


class NotRehearsed(NotImplementedError):
    """Raised by a rehearsing client for an operation that is not one of the five; nothing is sent."""


def rehearse(
    client: BaseClient,
    *,
    clock: Callable[[], float] = time.time,
    failures: Mapping[str, str] | None = None,
    durations: Durations | None = None,
    job_limit: int | None = None,
    known: Collection[str] = (),
) -> Rehearsal:
    """Let a rehearsal answer everything that `client` is asked from now on. Nothing is sent to AWS any more.

    *clock*: seconds since the epoch, by which jobs go from status to status; a `VirtualClock` in tests.
    *failures*: by job name, the FailureReason of jobs that end FAILED. *durations*: how long jobs are in each status.
    *job_limit*: how many jobs may run at once; one more is refused with ResourceLimitExceeded.
    *known*: targets, frameworks and the like that the service is to know beside those of the catalogue.

    A client that rehearses already begins anew, without jobs.
    """
    rehearsal = Rehearsal(
        partition=client.meta.partition,
        region=client.meta.region_name,
        clock=clock,
        failures={} if failures is None else failures,
        durations=durations or Durations(),
        job_limit=job_limit,
        known=frozenset(known),
    )
    parser = create_parser("json")

    def answer(model: OperationModel, params: Mapping[str, Any], **_: object) -> tuple[AWSResponse, Any]:
        if model.name not in OPERATIONS:
            raise NotRehearsed(f"{model.name} is no operation of a rehearsal; it was not sent")
        status, body = _respond(OPERATIONS[model.name], rehearsal, json.loads(params["body"]))
        headers = HTTPHeaders()
        headers["x-amzn-requestid"] = str(uuid4())
        response = {"status_code": status, "headers": headers, "body": json.dumps(body).encode()}
        parsed = parser.parse(response, model.output_shape)  # type: ignore[arg-type]  # None is how no output is told
        return AWSResponse(params["url"], status, headers, None), parsed

    client.meta.events.unregister("before-call", unique_id=_HANDLER)
    client.meta.events.register_first("before-call", answer, unique_id=_HANDLER)  # type: ignore[arg-type]  # this event takes an answer
    return rehearsal


def _respond(operation: Callable[[Rehearsal, Body], Body], rehearsal: Rehearsal, request: Body) -> tuple[int, Body]:
    try:
        return 200, operation(rehearsal, request)
    except Refused as refused:
        return 400, {"__type": refused.code, "message": refused.message}


def rehearsal_client(region_name: str = "us-west-2") -> "SageMakerClient":
    """A boto3 client that rehearses. It needs no account, and reads neither credentials nor the user's AWS settings.

    `rehearse` sets what it does: `rehearse(client, clock=…, failures=…)`.
    """
    session = Session(session_vars=_NO_SETTINGS)
    session.register_component("data_loader", _loader())
    session.set_credentials("rehearsal", "rehearsal")
    client = session.create_client("sagemaker", region_name)
    rehearse(client)
    return cast("SageMakerClient", client)


@cache
def _loader() -> Loader:
    """One loader for all sessions: it keeps the service model, which takes longest to read."""
    return create_loader()


_NO_SETTINGS: dict[str, tuple[Any, Any, Any, Any]] = {
    **{name: (None, None, *others) for name, (_, _, *others) in BOTOCORE_DEFAUT_SESSION_VARIABLES.items()},
    "config_file": (None, None, os.devnull, None),
    "credentials_file": (None, None, os.devnull, None),
    "ignore_configured_endpoint_urls": (None, None, True, None),
}
"""botocore's session variables as (name in the file, name in the environment, default, conversion): none is read."""
