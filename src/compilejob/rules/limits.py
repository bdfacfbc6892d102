"""CJ5, continued: how long the job may take, and its tags."""

from collections.abc import Iterable

from compilejob.catalog import evidence
from compilejob.findings import Remove, quote
from compilejob.model.request import Request, Tag
from compilejob.rules import paths
from compilejob.rules.rule import ERROR, WARNING, Problem, rule

ADVISED_RUNTIME = 900  # seconds


@rule("CJ504", "ignored-limit", WARNING, evidence.STOPPING_PAGE)
def ignored_limit(request: Request) -> Iterable[Problem]:
    """StoppingCondition has a limit that has, or may have, no effect on a compilation job.

    MaxWaitTimeInSeconds is for managed spot training; a compilation job that was given it was described without it.
    MaxPendingTimeInSeconds is for training and compilation jobs, and takes effect, the page says, for those that
    request accelerated instances only. A compilation job does not name the instances it runs on.

    Fails: {"StoppingCondition": {"MaxRuntimeInSeconds": 900, "MaxWaitTimeInSeconds": 900}}
    Fails: {"StoppingCondition": {"MaxRuntimeInSeconds": 900, "MaxPendingTimeInSeconds": 7200}}
    Passes: {"StoppingCondition": {"MaxRuntimeInSeconds": 900}}
    """
    stopping = request.stopping_condition
    wait, pending = stopping.max_wait_time_in_seconds, stopping.max_pending_time_in_seconds
    if wait is None and pending is None:
        return ()
    problems = []
    if wait is not None:
        path = (*paths.STOPPING, "MaxWaitTimeInSeconds")
        what = f"MaxWaitTimeInSeconds {wait} is for managed spot training"
        problems.append(Problem(path, what, "remove it: compilation has no spot capacity to wait for", Remove(path)))
    if pending is not None:
        path = (*paths.STOPPING, "MaxPendingTimeInSeconds")
        what = f"MaxPendingTimeInSeconds {pending} takes effect only for jobs that request accelerated instances"
        problems.append(Problem(path, what, "remove it, unless you know that it has an effect on your job"))
    return problems


RESERVED = "aws:"


@rule("CJ505", "tag-repeated", ERROR, evidence.CREATE_PAGE)
def tag_repeated(tags: tuple[Tag, ...]) -> Iterable[Problem]:
    """Two tags have the same key.

    Tag keys are unique per resource; they differ by case.

    Fails: {"Tags": [{"Key": "team", "Value": "a"}, {"Key": "team", "Value": "b"}]}
    Passes: {"Tags": [{"Key": "team", "Value": "a"}]}
    """
    return [
        Problem(
            (*paths.TAGS, index, "Key"),
            f"tag key {quote(tag.key)} is given before",
            "keep one of the two tags",
            Remove((*paths.TAGS, index)) if tag in tags[:index] else None,
        )
        for index, tag in enumerate(tags)
        if any(before.key == tag.key for before in tags[:index])
    ]


@rule("CJ518", "reserved-tag-key", ERROR, evidence.TAG_LIMITS_PAGE)
def reserved_tag_key(tags: tuple[Tag, ...]) -> Iterable[Problem]:
    """A tag's key begins with aws:.

    Keys that begin with aws:, in any case of letters, are AWS's own; only its services set such tags.

    Fails: {"Tags": [{"Key": "aws:team", "Value": "vision"}]}
    Passes: {"Tags": [{"Key": "team", "Value": "aws:vision"}]}
    """
    return [
        Problem((*paths.TAGS, index, "Key"), f"tag key {quote(tag.key)} begins with aws:", "give the key another name")
        for index, tag in enumerate(tags)
        if tag.key[:4].lower() == RESERVED
    ]


@rule("CJ519", "runtime-missing", WARNING, evidence.STOPPING_PAGE)
def runtime_missing(request: Request) -> Iterable[Problem]:
    """StoppingCondition sets no MaxRuntimeInSeconds.

    The service takes it, and no page says how long a compilation job may then take.

    Fails: {"StoppingCondition": {"MaxRuntimeInSeconds": null}}
    Passes: {"StoppingCondition": {"MaxRuntimeInSeconds": 900}}
    """
    if request.stopping_condition.max_runtime_in_seconds is not None:
        return ()
    what = "StoppingCondition sets no MaxRuntimeInSeconds"
    return (Problem(paths.STOPPING, what, f"add it, {ADVISED_RUNTIME} to begin with"),)


@rule("CJ520", "short-runtime", WARNING, evidence.STOPPING_PAGE)
def short_runtime(request: Request) -> Iterable[Problem]:
    """MaxRuntimeInSeconds is shorter than the page advises to begin with.

    A job that takes longer fails with a TimeOut and has to be started again; a longer limit does not make a job longer.
    The SageMaker SDK raised its own 300 seconds to 900 after jobs had run into them.

    Fails: {"StoppingCondition": {"MaxRuntimeInSeconds": 300}}
    Passes: {"StoppingCondition": {"MaxRuntimeInSeconds": 900}}
    """
    runtime = request.stopping_condition.max_runtime_in_seconds
    if runtime is None or runtime >= ADVISED_RUNTIME:
        return ()
    what = f"MaxRuntimeInSeconds {runtime} is shorter than the {ADVISED_RUNTIME} seconds the page advises"
    path = (*paths.STOPPING, "MaxRuntimeInSeconds")
    return (Problem(path, what, f"give {ADVISED_RUNTIME} or more; the job still ends when it is done"),)
