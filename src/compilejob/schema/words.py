"""What members and their values are, for people who write them in an editor."""

from collections.abc import Iterator, Mapping

from compilejob.catalog import Accelerator, Arch, Framework, Status, TargetFacts
from compilejob.catalog.devices import DEVICES
from compilejob.catalog.options import taken_by
from compilejob.catalog.platforms import ALSO_CALLED, MATRIX
from compilejob.model.limits import Items, Seconds, Text
from compilejob.rules.given_options import documented_keys

MEMBERS: Mapping[str, str] = {
    "CompilationJobName": "The job's name, unique in the account and Region.",
    "RoleArn": "The role that SageMaker assumes: it reads the model and writes the result.",
    "ModelPackageVersionArn": "The version of a model package to compile, in place of `InputConfig`.",
    "InputConfig": "The model to compile, in place of `ModelPackageVersionArn`.",
    "S3Uri": "The model archive, one `.tar.gz` object.",
    "DataInputConfig": "Names and shapes of the model's inputs, batch first. A value is sent as its JSON text.",
    "Framework": "The framework the model was trained in.",
    "FrameworkVersion": "The framework's version; some frameworks and targets take none.",
    "OutputConfig": "Where the compiled model goes and what it runs on.",
    "S3OutputLocation": "The prefix under which the compiled model is written.",
    "TargetDevice": "A device or an instance type, in place of `TargetPlatform`.",
    "TargetPlatform": "An operating system, an architecture and an accelerator, in place of `TargetDevice`.",
    "Os": "The operating system.",
    "Arch": "The architecture of the CPU.",
    "Accelerator": "What computes beside the CPU, where there is such a thing.",
    "CompilerOptions": "Options of the target's compiler. A value is sent as its JSON text.",
    "KmsKeyId": "The key that encrypts the compiled model; the account's key for S3 when it is left out.",
    "VpcConfig": "The VPC through which the job reads the model.",
    "SecurityGroupIds": "The security groups of the job.",
    "Subnets": "The subnets of the job.",
    "StoppingCondition": "How long the job may take.",
    "MaxRuntimeInSeconds": "After how long the job is stopped.",
    "MaxWaitTimeInSeconds": "A member of managed spot training, which compilation ignores.",
    "MaxPendingTimeInSeconds": "How long the job may wait until it starts.",
    "Tags": "The tags of the job.",
    "Key": "The key of the tag.",
    "Value": "The value of the tag.",
}


def of_member(name: str, limit: object) -> str:
    """What a member is and which values it has, in Markdown."""
    return " ".join(filter(None, (MEMBERS[name], _of_limit(limit))))


def _of_limit(limit: object) -> str:
    match limit:
        case Text(least=least, most=most, wanted=wanted, example=example):
            return f"{wanted[0].upper()}{wanted[1:]}, such as `{example}`; {max(least, 0)} to {most} characters."
        case Seconds(least=least, most=most):
            return f"{least} to {most} seconds."
        case Items(least=least, most=most):
            return f"{least} to {most} items."
    return ""


def of_value(value: str) -> str:
    """What a value of a closed set is; empty where the catalogue has nothing to say."""
    if value in DEVICES:
        return " ".join(_of_device(DEVICES[value].facts))
    match value:
        case Framework():
            return _of_framework(value)
        case Arch():
            return f"Also called {', '.join(name for name, arch in ALSO_CALLED.items() if arch is value)}."
        case Accelerator():
            listed = {os: archs for (os, accelerator), archs in MATRIX.items() if accelerator is value}
            where = "; ".join(f"{os} on {', '.join(archs)}" for os, archs in listed.items())
            return f"Listed for {where}." if where else "No page describes it."
    return ""


def _of_device(facts: TargetFacts) -> Iterator[str]:
    if facts.status is not Status.CURRENT:
        status = f"{facts.status[0].upper()}{facts.status[1:]}"
        yield f"{status}: use {facts.instead}." if facts.instead else f"{status}."
    frameworks = [(framework, facts.support(framework)) for framework in facts.frameworks]
    listed = [f"{framework} {', '.join(support.versions)}".rstrip() for framework, support in frameworks if support]
    yield f"Compiles {'; '.join(listed)}." if listed else "No table lists what compiles for it."
    taken = documented_keys(taken_by(facts))
    if taken:
        yield f"Takes the options {taken}."
    if facts.region:
        yield f"Offered in {facts.region}."


def _of_framework(framework: Framework) -> str:
    facts = framework.facts
    layout = f"Pictures are {facts.layout}. " if facts.layout else ""
    return (
        f"{layout}DataInputConfig: {facts.inputs}. FrameworkVersion: {'taken' if facts.takes_version else 'not taken'}."
    )
