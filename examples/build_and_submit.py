"""Build a request with the fluent builder and submit it with boto3.

    python examples/build_and_submit.py

It needs AWS credentials, an execution role and a model archive of your own in place of those named here.
"""

import boto3

from compilejob import CompilationJob, sources, targets


def build() -> CompilationJob:
    """The request: a traced PyTorch model for an ARM64 board with an NVIDIA GPU."""
    return (
        CompilationJob.builder()
        .name("resnet50-xavier")
        .role_arn("arn:aws:iam::111122223333:role/Neo")
        .source(
            sources.pytorch("s3://bucket/model.tar.gz", inputs={"input0": [1, 3, 224, 224]}, framework_version="1.8")
        )
        .target(targets.linux_nvidia("ARM64", gpu_code="sm_72", trt_ver="8.2.1", cuda_ver="10.2"))
        .output("s3://bucket/compiled/")
        .build()
    )


def submit(job: CompilationJob) -> str:
    """Create the compilation job and return its ARN."""
    client = boto3.client("sagemaker")
    return client.create_compilation_job(**job.to_boto3())["CompilationJobArn"]


if __name__ == "__main__":
    print(submit(build()))  # noqa: T201 - what a script is for
