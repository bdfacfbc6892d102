"""ListCompilationJobs of a rehearsal: filters, order and pages."""

import operator
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from compilejob.aws.rehearsed_job import Body, Refused
from compilejob.aws.status import Status
from compilejob.findings import quote

PAGE_SIZE = 10
"""Jobs on a page when MaxResults is not given: what the API reference says of most lists; of this one it says nothing."""

LARGEST_PAGE = 100
"""The largest MaxResults, from the service model."""

FILTERS: Mapping[str, Callable[[Body, Any], bool]] = {
    "NameContains": lambda job, text: text in job["CompilationJobName"],
    "StatusEquals": lambda job, status: bool(job["CompilationJobStatus"] == status),
    "CreationTimeAfter": lambda job, time: bool(job["CreationTime"] > time),
    "CreationTimeBefore": lambda job, time: bool(job["CreationTime"] < time),
    "LastModifiedTimeAfter": lambda job, time: bool(job["LastModifiedTime"] > time),
    "LastModifiedTimeBefore": lambda job, time: bool(job["LastModifiedTime"] < time),
}
"""Which summaries each filter lets through."""

SORT_KEYS: Mapping[str, Callable[[Body], str]] = {
    "Name": lambda job: job["CompilationJobName"],
    "CreationTime": lambda job: f"{job['CreationTime']:020.6f} {job['CompilationJobName']}",
    "Status": lambda job: f"{job['CompilationJobStatus']} {job['CompilationJobName']}",
}
"""By what summaries are sorted: texts that differ for different jobs, so that one says where a page ends."""

_CHOICES: Mapping[str, tuple[str, ...]] = {
    "SortBy": tuple(SORT_KEYS),
    "SortOrder": ("Ascending", "Descending"),
    "StatusEquals": tuple(Status),
}


def page(summaries: Iterable[Body], request: Body) -> dict[str, Any]:
    """One page of the jobs that pass the filters, and a NextToken when more follow.

    The token is the sort key of the page's last job: a page begins after it, whatever was created or deleted meanwhile.
    """
    _check(request)
    key = SORT_KEYS[request.get("SortBy", "CreationTime")]
    descending = request.get("SortOrder") == "Descending"
    last = request.get("NextToken")
    passing = {
        key(job): job
        for job in summaries
        if all(passes(job, request[name]) for name, passes in FILTERS.items() if name in request)
    }
    follows = operator.lt if descending else operator.gt
    keys = [at for at in sorted(passing, reverse=descending) if last is None or follows(at, last)]
    shown = keys[: request.get("MaxResults", PAGE_SIZE)]
    more = {"NextToken": shown[-1]} if len(keys) > len(shown) else {}
    return {"CompilationJobSummaries": [passing[at] for at in shown], **more}


def _check(request: Body) -> None:
    """Refuse what the service model's enumerations and maxima refuse; boto3 checks neither."""
    for name, choices in _CHOICES.items():
        if name in request and request[name] not in choices:
            what = f"{name} is {quote(request[name])}, not one of {', '.join(choices)}"
            raise Refused("ValidationException", what)
    if request.get("MaxResults", PAGE_SIZE) > LARGEST_PAGE:
        raise Refused("ValidationException", f"MaxResults is {request['MaxResults']}, more than {LARGEST_PAGE}")
