"""Which rehearsed jobs are listed, in what order and on which page."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compilejob.aws import VirtualClock, rehearsal_client, rehearse
from compilejob.aws.listing import FILTERS, LARGEST_PAGE, PAGE_SIZE, SORT_KEYS, page
from tests.aws.calls import JOBS, error_of, request

if TYPE_CHECKING:
    from mypy_boto3_sagemaker import SageMakerClient


def _at(seconds: float) -> datetime:
    return datetime.fromtimestamp(VirtualClock()() + seconds, UTC)


@pytest.fixture(scope="module")
def client() -> "SageMakerClient":
    """A client of four jobs, each created 100 seconds after the one before; seen at 400 seconds."""
    client, clock = rehearsal_client(), VirtualClock()
    rehearse(client, clock=clock, failures={"beta": "ServerError"})
    for name in ("delta", "beta", "alpha-2", "alpha-1"):
        client.create_compilation_job(**request(name))
        clock.sleep(100)
    client.stop_compilation_job(CompilationJobName="alpha-2")
    return client


LISTS: Mapping[str, tuple[dict[str, Any], Sequence[str]]] = {
    "by creation when nothing is asked": ({}, ["delta", "beta", "alpha-2", "alpha-1"]),
    "by creation, descending": ({"SortOrder": "Descending"}, ["alpha-1", "alpha-2", "beta", "delta"]),
    "by name": ({"SortBy": "Name"}, ["alpha-1", "alpha-2", "beta", "delta"]),
    "by name, descending": ({"SortBy": "Name", "SortOrder": "Descending"}, ["delta", "beta", "alpha-2", "alpha-1"]),
    "by status": ({"SortBy": "Status", "SortOrder": "Ascending"}, ["delta", "beta", "alpha-1", "alpha-2"]),
    "name contains": ({"NameContains": "ta"}, ["delta", "beta"]),
    "name contains nothing of the kind": ({"NameContains": "omega"}, []),
    "completed": ({"StatusEquals": "COMPLETED"}, ["delta"]),
    "failed": ({"StatusEquals": "FAILED"}, ["beta"]),
    "stopping": ({"StatusEquals": "STOPPING"}, ["alpha-2"]),
    "in progress": ({"StatusEquals": "INPROGRESS"}, ["alpha-1"]),
    "created after": ({"CreationTimeAfter": _at(100)}, ["alpha-2", "alpha-1"]),
    "created before": ({"CreationTimeBefore": _at(100)}, ["delta"]),
    "modified after": ({"LastModifiedTimeAfter": _at(330)}, ["beta", "alpha-2"]),
    "modified before": ({"LastModifiedTimeBefore": _at(370)}, ["delta", "alpha-1"]),
    "two filters": ({"NameContains": "alpha", "StatusEquals": "STOPPING"}, ["alpha-2"]),
    "first page": ({"MaxResults": 3}, ["delta", "beta", "alpha-2"]),
}
"""By what is asked: the arguments, and the names of the jobs that are listed."""


@pytest.mark.parametrize(("arguments", "names"), LISTS.values(), ids=LISTS)
def test_jobs_are_filtered_and_sorted(
    client: "SageMakerClient", arguments: dict[str, Any], names: Sequence[str]
) -> None:
    summaries = client.list_compilation_jobs(**arguments)["CompilationJobSummaries"]
    assert [job["CompilationJobName"] for job in summaries] == names


@pytest.mark.parametrize("size", [1, 2, 3, 4, 100])
@pytest.mark.parametrize("order", ["Ascending", "Descending"])
@pytest.mark.parametrize("by", SORT_KEYS)
def test_the_paginator_lists_every_job_once(client: "SageMakerClient", size: int, order: Any, by: Any) -> None:
    whole = client.list_compilation_jobs(SortBy=by, SortOrder=order)["CompilationJobSummaries"]
    pages = client.get_paginator("list_compilation_jobs").paginate(
        SortBy=by, SortOrder=order, PaginationConfig={"PageSize": size}
    )
    assert [part["CompilationJobSummaries"] for part in pages] == [
        whole[begin : begin + size] for begin in range(0, len(whole), size)
    ]


def test_jobs_may_be_deleted_between_pages(clock: VirtualClock) -> None:
    client = rehearsal_client()
    rehearse(client, clock=clock)
    for number in range(25):
        client.create_compilation_job(**request(f"job-{number}"))
    clock.sleep(270)
    for part in client.get_paginator("list_compilation_jobs").paginate():
        for job in part["CompilationJobSummaries"]:
            client.delete_compilation_job(CompilationJobName=job["CompilationJobName"])
    assert client.list_compilation_jobs()["CompilationJobSummaries"] == []


SUMMARIES = st.lists(
    st.fixed_dictionaries(
        {
            "CompilationJobName": st.text("aAbB019-", min_size=1, max_size=8),
            "CreationTime": st.floats(min_value=0, max_value=4e9).map(lambda time: round(time, 3)),
            "CompilationJobStatus": st.sampled_from(["COMPLETED", "STOPPED", "STOPPING"]),
        }
    ),
    max_size=12,
    unique_by=lambda job: job["CompilationJobName"],
)


@given(
    summaries=SUMMARIES,
    size=st.none() | st.integers(1, 5),
    by=st.sampled_from([*SORT_KEYS]),
    order=st.sampled_from(["Ascending", "Descending"]),
)
def test_pages_are_the_sorted_list_cut_up(summaries: Any, size: int | None, by: str, order: str) -> None:
    member = {"Name": "CompilationJobName", "Status": "CompilationJobStatus"}.get(by, by)
    whole = sorted(summaries, key=lambda job: (job[member], job["CompilationJobName"]), reverse=order == "Descending")
    asked = {"SortBy": by, "SortOrder": order, **({} if size is None else {"MaxResults": size})}
    pages = [page(summaries, asked)]
    while token := pages[-1].get("NextToken"):
        pages.append(page(summaries, {**asked, "NextToken": token}))
    step = size or PAGE_SIZE
    assert [part["CompilationJobSummaries"] for part in pages] == [
        whole[begin : begin + step] for begin in range(0, max(len(whole), 1), step)
    ]


TARGETS: Mapping[str, dict[str, str]] = {
    "device": {"CompilationTargetDevice": "ml_c5"},
    "platform": {
        "CompilationTargetPlatformOs": "LINUX",
        "CompilationTargetPlatformArch": "ARM64",
        "CompilationTargetPlatformAccelerator": "NVIDIA",
    },
    "package": {"CompilationTargetDevice": "ml_c5"},
}


@pytest.mark.parametrize("name", JOBS)
def test_a_summary_has_the_target_and_how_far_the_job_got(name: str, clock: VirtualClock) -> None:
    client = rehearsal_client()
    rehearse(client, clock=clock)
    client.create_compilation_job(**JOBS[name].to_boto3())
    clock.sleep(270)
    assert client.list_compilation_jobs()["CompilationJobSummaries"] == [
        {
            "CompilationJobName": name,
            "CompilationJobArn": f"arn:aws:sagemaker:us-west-2:123456789012:compilation-job/{name}",
            "CompilationJobStatus": "COMPLETED",
            "CreationTime": _at(0),
            "CompilationStartTime": _at(30),
            "CompilationEndTime": _at(270),
            "LastModifiedTime": _at(270),
            **TARGETS[name],
        }
    ]


REFUSED: Mapping[str, tuple[dict[str, Any], str]] = {
    "status": (
        {"StatusEquals": "Completed"},
        'StatusEquals is "Completed", not one of STARTING, INPROGRESS, COMPLETED, FAILED, STOPPING, STOPPED',
    ),
    "member to sort by": ({"SortBy": "name"}, 'SortBy is "name", not one of Name, CreationTime, Status'),
    "order": ({"SortOrder": "Up"}, 'SortOrder is "Up", not one of Ascending, Descending'),
    "page size": ({"MaxResults": 101}, "MaxResults is 101, more than 100"),
}


@pytest.mark.parametrize(("arguments", "message"), REFUSED.values(), ids=REFUSED)
def test_what_the_service_model_does_not_list_is_refused(
    client: "SageMakerClient", arguments: dict[str, Any], message: str
) -> None:
    assert error_of(client.list_compilation_jobs, **arguments) == ("ValidationException", message)


def test_filters_and_orders_are_those_of_the_service_model(client: "SageMakerClient") -> None:
    model = client.meta.service_model
    asked = model.operation_model("ListCompilationJobs").input_shape
    assert asked is not None
    assert {*FILTERS, "SortBy", "SortOrder", "MaxResults", "NextToken"} == {*asked.members}
    assert {*SORT_KEYS} == {*model.shape_for("ListCompilationJobsSortBy").metadata["enum"]}
    assert model.shape_for("MaxResults").metadata["max"] == LARGEST_PAGE
