"""CJ5, continued: the Regions and partitions that the parts of a request are in."""

from collections.abc import Iterable

from compilejob.catalog import evidence
from compilejob.findings import Path, quote
from compilejob.model.request import Request
from compilejob.rules import paths, s3
from compilejob.rules.arns import Arn, Service, explain_arn, partition_of, read
from compilejob.rules.rule import ERROR, WARNING, Problem, rule


def _arn(text: str | None, service: Service) -> Arn | None:
    """The parts of a good ARN; a bad one is for `access` and `fields`."""
    return read(text) if text and text.startswith("arn:") and explain_arn(text, service) is None else None


def _region(text: str | None, service: Service) -> str | None:
    arn = _arn(text, service)
    return arn.region if arn else None


def regions(request: Request) -> list[tuple[Path, str]]:
    """The Regions a request tells, and where it does: in ARNs, in https addresses, in the SDK's names for buckets."""
    source, output = request.input_config, request.output_config
    told = (
        (paths.PACKAGE, _region(request.model_package_version_arn, "sagemaker")),
        (paths.S3_URI, None if source is None else s3.region(source.s3_uri)),
        (paths.S3_OUTPUT, s3.region(output.s3_output_location)),
        (paths.KMS_KEY, _region(output.kms_key_id, "kms")),
    )
    return [(path, region) for path, region in told if region]


@rule("CJ513", "partition-mismatch", ERROR, evidence.ARNS_PAGE)
def partition_mismatch(request: Request) -> Iterable[Problem]:
    """Two ARNs are of different partitions, or an ARN's Region is not in its partition.

    An account belongs to one partition, such as aws, aws-cn or aws-us-gov, and nothing in it refers to another.

    Fails: {"OutputConfig": {"KmsKeyId": "arn:aws-cn:kms:cn-north-1:111122223333:alias/ExampleAlias"}}
    Passes: {"OutputConfig": {"KmsKeyId": "arn:aws:kms:us-west-2:111122223333:alias/ExampleAlias"}}
    """
    package, key = request.model_package_version_arn, request.output_config.kms_key_id
    if package is None and (key is None or not key.startswith("arn:")):
        return ()
    role = read(request.role_arn)
    return [
        problem
        for path, arn in ((paths.PACKAGE, _arn(package, "sagemaker")), (paths.KMS_KEY, _arn(key, "kms")))
        if arn and role and (problem := _in_another_partition(path, arn, role.partition))
    ]


def _in_another_partition(path: Path, arn: Arn, wanted: str) -> Problem | None:
    own = partition_of(arn.region) or arn.partition
    if own != arn.partition:
        what = f"Region {quote(arn.region)} is in the partition {own}, not in {arn.partition}"
        return Problem(path, what, f"begin the ARN with arn:{own}, or give another Region")
    if own == wanted:
        return None
    what = f"{path[-1]} is in the partition {own}, RoleArn in {wanted}"
    return Problem(path, what, "use ARNs of one partition")


@rule("CJ514", "region-mismatch", WARNING, evidence.COMPILE_ERRORS_PAGE)
def region_mismatch(request: Request) -> Iterable[Problem]:
    """Two parts of a request are in different Regions.

    The job, its buckets, its key and its model package are in one Region: "Bucket … is in region … which is different
    from AWS Sagemaker service region". A key of several Regions has an ARN in each. Regions are told by ARNs, by https
    addresses and by the SDK's bucket names, sagemaker-REGION-ACCOUNT.

    Fails: {
        "InputConfig": {"S3Uri": "s3://sagemaker-us-east-1-111122223333/model.tar.gz"},
        "OutputConfig": {"KmsKeyId": "arn:aws:kms:us-west-2:111122223333:alias/ExampleAlias"}}
    Passes: {
        "InputConfig": {"S3Uri": "s3://sagemaker-us-east-1-111122223333/model.tar.gz"},
        "OutputConfig": {"KmsKeyId": "arn:aws:kms:us-east-1:111122223333:alias/ExampleAlias"}}
    """
    (first_path, first), *others = regions(request) or [((), "")]
    for path, other in others:
        if other != first and partition_of(other) == partition_of(first):
            what = f"{path[-1]} is in {other}, {first_path[-1]} in {first}"
            return (Problem(path, what, "use one Region: that of the job, its buckets and its key"),)
    return ()
