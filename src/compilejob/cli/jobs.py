"""Creating jobs from the command line, on AWS or on the rehearsal endpoint."""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from compilejob.aws import JobNotCompleted, VirtualClock, rehearsal_client, rehearse, submit, wait
from compilejob.cli.exits import Exit
from compilejob.job import CompilationJob

if TYPE_CHECKING:
    from mypy_boto3_sagemaker import SageMakerClient

Sleep = Callable[[float], None]


def submit_all(jobs: Sequence[CompilationJob], options: argparse.Namespace) -> int:
    """Create the jobs, one after the other, and wait for them when asked to."""
    try:
        client, sleep = _endpoint(options)
        ended = [_submit(client, job, sleep if options.wait else None) for job in jobs]
    except (BotoCoreError, ClientError) as error:
        print(f"compilejob: AWS refused: {error}", file=sys.stderr)
        return Exit.ERRORS
    return Exit.OK if all(ended) else Exit.ERRORS


def _endpoint(options: argparse.Namespace) -> tuple["SageMakerClient", Sleep]:
    if not options.rehearse:
        session = boto3.Session(region_name=options.region, profile_name=options.profile)
        return session.client("sagemaker"), time.sleep
    client = rehearsal_client(options.region or "us-west-2")
    clock = VirtualClock()
    rehearse(client, clock=clock)
    print("rehearsal: a real boto3 client, no AWS account, nothing is sent")
    return client, clock.sleep


def _submit(client: "SageMakerClient", job: CompilationJob, sleep: Sleep | None) -> bool:
    """Whether the job was created and, when waited for, completed."""
    name = job.compilation_job_name
    print(f"{name}: created {submit(client, job)}")
    if sleep is None:
        return True
    try:
        description = wait(client, name, sleep=sleep, on_status=lambda status: print(f"{name}: {status}", flush=True))
    except JobNotCompleted as error:
        print(f"compilejob: {error}", file=sys.stderr)
        return False
    print(f"{name}: compiled model at {description['ModelArtifacts']['S3ModelArtifacts']}")
    return True
