"""CJ1: one member at a time."""

import json
from typing import Any

import pytest

from compilejob.catalog import Accelerator, Arch, Framework, Os, TargetDevice
from compilejob.findings import Fix, Rename, Replace
from compilejob.rules import paths
from tests.rules.found import advised, findings, found

RUNTIME = "StoppingCondition.MaxRuntimeInSeconds"
GROUP, SUBNET = "sg-0a1b2c3d", "subnet-0a1b2c3d"


def source(**members: object) -> dict[str, Any]:
    return {"InputConfig": members}


def output(**members: object) -> dict[str, Any]:
    return {"OutputConfig": members}


def platform(**members: object) -> dict[str, Any]:
    return output(TargetDevice=None, TargetPlatform={"Os": "LINUX", "Arch": "ARM64"} | members)


def condition(**members: object) -> dict[str, Any]:
    return {"StoppingCondition": members}


def vpc(groups: object = (GROUP,), subnets: object = (SUBNET,)) -> dict[str, Any]:
    return {"VpcConfig": {"SecurityGroupIds": groups, "Subnets": subnets}}


def tags(*given: dict[str, str]) -> dict[str, Any]:
    return {"Tags": given}


CASES = [
    # CJ101
    pytest.param(
        {"CompilationJobName": None},
        ("CJ101", "request", "the request has no CompilationJobName", "add CompilationJobName"),
        id="no name",
    ),
    pytest.param(
        source(S3Uri=None), ("CJ101", "InputConfig", "InputConfig has no S3Uri", "add S3Uri"), id="no member of one"
    ),
    pytest.param(
        platform(Os=None),
        ("CJ101", "OutputConfig.TargetPlatform", "OutputConfig.TargetPlatform has no Os", "add Os"),
        id="no member of one inside another",
    ),
    pytest.param(
        tags({"Key": "a", "Value": "b"}, {"Value": "b"}),
        ("CJ101", "Tags[1]", "Tags[1] has no Key", "add Key"),
        id="no member of an item",
    ),
    # CJ102
    pytest.param(
        {"Tag": []}, ("CJ102", "Tag", 'the request has no member "Tag"', "use Tags"), id="a misspelled member"
    ),
    pytest.param(
        source(Region="us-west-2"),
        (
            "CJ102",
            "InputConfig.Region",
            'InputConfig has no member "Region"',
            "remove it; the members are S3Uri, DataInputConfig, Framework, FrameworkVersion",
        ),
        id="a member of nothing",
    ),
    pytest.param(
        platform(Memory=1),
        (
            "CJ102",
            "OutputConfig.TargetPlatform.Memory",
            'OutputConfig.TargetPlatform has no member "Memory"',
            "remove it; the members are Os, Arch, Accelerator",
        ),
        id="a member of nothing inside",
    ),
    pytest.param(
        tags({"Key": "a", "Value": "b", "value": "b"}),
        ("CJ102", "Tags[0].value", 'Tags[0] has no member "value"', "use Value"),
        id="a member of an item in another case",
    ),
    # CJ103
    pytest.param({"RoleArn": 5}, ("CJ103", "RoleArn", "RoleArn is 5, not a string", "put it in quotes"), id="a number"),
    pytest.param(
        {"InputConfig": []},
        ("CJ103", "InputConfig", "InputConfig is a list, not an object", "give an object"),
        id="a list for a structure",
    ),
    pytest.param({"Tags": {}}, ("CJ103", "Tags", "Tags is an object, not a list", "give a list"), id="an object"),
    pytest.param(
        {"Tags": ["a"]}, ("CJ103", "Tags[0]", 'Tags[0] is "a", not an object', "give an object"), id="an item"
    ),
    pytest.param(
        vpc(groups=[GROUP, 7]),
        ("CJ103", "VpcConfig.SecurityGroupIds[1]", "SecurityGroupIds[1] is 7, not a string", "put it in quotes"),
        id="an item of a member",
    ),
    pytest.param(
        vpc(subnets=SUBNET),
        ("CJ103", "VpcConfig.Subnets", f'Subnets is "{SUBNET}", not a list', "give a list"),
        id="one item for a list of one",
    ),
    pytest.param(
        condition(MaxRuntimeInSeconds=True),
        ("CJ103", RUNTIME, "MaxRuntimeInSeconds is true, not a whole number", "give a whole number"),
        id="true for 1",
    ),
    pytest.param(
        condition(MaxRuntimeInSeconds=900.0),
        ("CJ103", RUNTIME, "MaxRuntimeInSeconds is 900.0, not a whole number", "give a whole number"),
        id="a float",
    ),
    pytest.param(
        source(DataInputConfig=5),
        ("CJ103", "InputConfig.DataInputConfig", "DataInputConfig is 5, not a string", "put it in quotes"),
        id="a number for JSON text",
    ),
    pytest.param(
        output(CompilerOptions="[1, 2]"),
        (
            "CJ103",
            "OutputConfig.CompilerOptions",
            'CompilerOptions is "[1, 2]", not an object of options or a string of flags',
            "give an object of options or a string of flags",
        ),
        id="options in a list",
    ),
    pytest.param(
        {"CompilationJobName": "\ud800"},
        (
            "CJ103",
            "CompilationJobName",
            'CompilationJobName is "\\ud800", not a string of valid Unicode',
            "give a string of valid Unicode",
        ),
        id="half a character",
    ),
    pytest.param(
        source(DataInputConfig='{"\ud800": [1]}'),
        (
            "CJ103",
            "InputConfig.DataInputConfig",
            'DataInputConfig is "{\\"\\ud800\\": [1]}", not a string of valid Unicode',
            "give a string of valid Unicode",
        ),
        id="half a character in JSON text",
    ),
    # CJ104
    pytest.param(
        output(TargetDevice="toaster"),
        (
            "CJ104",
            "OutputConfig.TargetDevice",
            '"toaster" is no TargetDevice the service lists',
            'choose one with `compilejob targets`, or vouch for it: Unlisted("toaster")',
        ),
        id="no device",
    ),
    pytest.param(
        output(TargetDevice="ml_c7g"),
        (
            "CJ104",
            "OutputConfig.TargetDevice",
            '"ml_c7g" is no TargetDevice the service lists',
            'choose one with `compilejob targets`, or vouch for it: Unlisted("ml_c7g")',
        ),
        id="a device that may be to come is not taken for another",
    ),
    pytest.param(
        output(TargetDevice="jetson_xavire"),
        ("CJ104", "OutputConfig.TargetDevice", '"jetson_xavire" is no TargetDevice the service lists', 'use "jetson_xavier"'),
        id="a misspelled device",
    ),
    pytest.param(
        source(Framework="torch"),
        ("CJ104", "InputConfig.Framework", '"torch" is no Framework the service lists', 'use "PYTORCH"'),
        id="another name of a framework",
    ),
    pytest.param(
        platform(Arch="aarch64"),
        ("CJ104", "OutputConfig.TargetPlatform.Arch", '"aarch64" is no Arch the service lists', 'use "ARM64"'),
        id="another name of an architecture",
    ),
    pytest.param(
        output(TargetDevice=5),
        ("CJ104", "OutputConfig.TargetDevice", "TargetDevice is 5, not a string", "put it in quotes"),
        id="a number for a value of a list",
    ),
    # CJ105
    pytest.param(
        {"CompilationJobName": "-a"},
        (
            "CJ105",
            "CompilationJobName",
            '"-a" is not a job name',
            "use letters, digits and hyphens, beginning and ending with a letter or digit, such as resnet50-xavier",
        ),
        id="a name that begins with a hyphen",
    ),
    pytest.param(
        source(S3Uri="bucket/model.tar.gz"),
        (
            "CJ105",
            "InputConfig.S3Uri",
            '"bucket/model.tar.gz" is not an S3 URI',
            "use an S3 URI, such as s3://bucket/model.tar.gz",
        ),
        id="no S3 URI",
    ),
    pytest.param(
        {"RoleArn": "arn:aws:s3:::bucket/and/more"},
        (
            "CJ105",
            "RoleArn",
            'the ARN is one of service "s3", not of "iam"',
            "give the ARN of an IAM role, such as arn:aws:iam::111122223333:role/Neo",
        ),
        id="an ARN of something else",
    ),
    pytest.param(
        {"InputConfig": None, "ModelPackageVersionArn": "detector/3"},
        (
            "CJ105",
            "ModelPackageVersionArn",
            '"detector/3" is not an ARN',
            (
                "give the whole ARN of a model package version, "
                "such as arn:aws:sagemaker:us-west-2:111122223333:model-package/detector/3"
            ),
        ),
        id="a package that is no ARN",
    ),
    pytest.param(
        output(CompilerOptions='{"mcpu":\n"skylake-avx512"}'),
        ("CJ105", "OutputConfig.CompilerOptions", "CompilerOptions goes over more than one line", "write it on one line"),
        id="options on two lines",
    ),
    pytest.param(
        tags({"Key": "a*", "Value": "b"}),
        (
            "CJ105",
            "Tags[0].Key",
            '"a*" is not a tag key',
            "use letters, digits, spaces and _ . : / = + - @, such as team",
        ),
        id="a tag key",
    ),
    # CJ106
    pytest.param(
        {"CompilationJobName": "a" * 64},
        ("CJ106", "CompilationJobName", f'CompilationJobName has 64 characters: "{"a" * 59}…"', "use at most 63 characters"),
        id="a long name",
    ),
    # CJ107
    pytest.param(
        {"CompilationJobName": ""},
        ("CJ107", "CompilationJobName", 'CompilationJobName is "", shorter than 1 character', "give at least 1 character"),
        id="an empty text that must be given",
    ),
    pytest.param(
        source(DataInputConfig=""),
        (
            "CJ107",
            "InputConfig.DataInputConfig",
            'DataInputConfig is "", shorter than 1 character',
            "give at least 1 character or leave DataInputConfig out",
        ),
        id="an empty text that may be left out",
    ),
    pytest.param(
        {"RoleArn": "Neo"},
        (
            "CJ107",
            "RoleArn",
            '"Neo" is not an ARN',
            "give the whole ARN of an IAM role, such as arn:aws:iam::111122223333:role/Neo",
        ),
        id="a short text for an ARN",
    ),
    # CJ108
    pytest.param(
        condition(MaxRuntimeInSeconds=2**31),
        ("CJ108", RUNTIME, "MaxRuntimeInSeconds 2147483648 is out of range", "use 1 to 2147483647 seconds"),
        id="a long time",
    ),
    # CJ109
    pytest.param(
        tags(*({"Key": str(number), "Value": ""} for number in range(51))),
        ("CJ109", "Tags", "Tags has 51 items", "give 0 to 50 items"),
        id="many tags",
    ),
    pytest.param(
        vpc(subnets=[]), ("CJ109", "VpcConfig.Subnets", "Subnets has 0 items", "give 1 to 16 items"), id="no subnet"
    ),
    # CJ110
    pytest.param(
        source(DataInputConfig="{a: [1]}"),
        (
            "CJ110",
            "InputConfig.DataInputConfig",
            'DataInputConfig "{a: [1]}" is not JSON: a name in double quotes is missing',
            "write JSON, with names and texts in double quotes",
        ),
        id="no JSON",
    ),
    pytest.param(
        source(DataInputConfig="--verbose 1"),
        (
            "CJ110",
            "InputConfig.DataInputConfig",
            'DataInputConfig "--verbose 1" is not JSON: a value is missing',
            "write JSON, with names and texts in double quotes",
        ),
        id="flags for inputs",
    ),
    pytest.param(
        source(DataInputConfig='{"a": [1,], "b": x}'),
        (
            "CJ110",
            "InputConfig.DataInputConfig",
            r'DataInputConfig "{\"a\": [1,], \"b\": x}" is not JSON: a comma stands before the closing bracket',
            "write JSON, with names and texts in double quotes",
        ),
        id="a comma too many beside what cannot be meant",
    ),
    pytest.param(
        source(DataInputConfig=r'{"a": "\u12"}'),
        (
            "CJ110",
            "InputConfig.DataInputConfig",
            r'DataInputConfig "{\"a\": \"\\u12\"}" is not JSON: invalid \uxxxx escape',
            "write JSON, with names and texts in double quotes",
        ),
        id="half an escape",
    ),
    pytest.param(
        source(DataInputConfig="[[1, 3,]]"),
        (
            "CJ110",
            "InputConfig.DataInputConfig",
            'DataInputConfig "[[1, 3,]]" is not JSON: it has a trailing comma',
            "write [[1, 3]]",
        ),
        id="a comma too many in a list",
    ),
    pytest.param(
        source(DataInputConfig="{'a': [1,]}"),
        (
            "CJ110",
            "InputConfig.DataInputConfig",
            "DataInputConfig \"{'a': [1,]}\" is not JSON: it has single quotes and a trailing comma",
            'write {"a": [1]}',
        ),
        id="Python",
    ),
    pytest.param(
        output(TargetDevice="ml_inf1", CompilerOptions="--fast-math none"),
        (
            "CJ110",
            "OutputConfig.CompilerOptions",
            'CompilerOptions "--fast-math none" is not JSON: it has flags outside quotes',
            r'write "\"--fast-math none\""',
        ),
        id="flags outside quotes",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("patch", "expected"), CASES)
def test_what_is_found_and_advised(patch: dict[str, Any], expected: tuple[str, str, str, str]) -> None:
    assert advised(patch, "CJ1") == [expected]


FIXES = [
    pytest.param(
        source(frameworkVersion="1.8"),
        Rename(("InputConfig", "frameworkVersion"), "FrameworkVersion"),
        id="a member in another case",
    ),
    pytest.param({"Tag": []}, None, id="a misspelled member"),
    pytest.param(
        output(TargetDevice="ML.C5"), Replace(paths.DEVICE, TargetDevice.ML_C5), id="a device in another spelling"
    ),
    pytest.param(output(TargetDevice="ml_c5d"), None, id="a misspelled device"),
    pytest.param(
        source(Framework="pytorch"), Replace(paths.FRAMEWORK, Framework.PYTORCH), id="a framework in another case"
    ),
    pytest.param(source(Framework="torch"), None, id="a framework by another name"),
    pytest.param(platform(Os="linux"), Replace((*paths.PLATFORM, "Os"), Os.LINUX), id="a system"),
    pytest.param(platform(Arch="x86-64"), Replace((*paths.PLATFORM, "Arch"), Arch.X86_64), id="an architecture"),
    pytest.param(
        platform(Accelerator="mali"), Replace((*paths.PLATFORM, "Accelerator"), Accelerator.MALI), id="an accelerator"
    ),
    pytest.param(source(DataInputConfig="{'a': [1]}"), Replace(paths.INPUTS, '{"a": [1]}'), id="single quotes"),
    pytest.param(
        source(DataInputConfig=r"""{'a': [1], "b\"c": [2]}"""),
        Replace(paths.INPUTS, r'{"a": [1], "b\"c": [2]}'),
        id="single quotes beside an escaped double one",
    ),
    pytest.param(
        output(TargetDevice="ml_inf1", CompilerOptions="--verbose é"),
        Replace(paths.OPTIONS, '"--verbose é"'),
        id="flags with a letter that is not ASCII",
    ),
    pytest.param(source(DataInputConfig="{a: [1]}"), None, id="no JSON"),
]


@pytest.mark.parametrize(("patch", "fix"), FIXES)
def test_a_fix_is_given_where_it_takes_no_guess(patch: dict[str, Any], fix: Fix | None) -> None:
    assert [finding.fix for finding in findings(patch, "CJ1")] == [fix]


def _inputs(length: int) -> str:
    """A DataInputConfig of so many characters."""
    return json.dumps({"a" * (length - 15): [1, 3, 8]})


LENGTHS = [
    pytest.param({"CompilationJobName": "a"}, [], id="a name of 1 character"),
    pytest.param({"CompilationJobName": "a" * 63}, [], id="a name of 63"),
    pytest.param({"CompilationJobName": "a" * 64}, ["CJ106"], id="a name of 64"),
    pytest.param({"RoleArn": f"arn:aws:iam::111122223333:role/{'a' * 964}/{'b' * 1052}"}, [], id="a role of 2048"),
    pytest.param({"RoleArn": f"arn:aws:iam::111122223333:role/{'a' * 964}/{'b' * 1053}"}, ["CJ106"], id="a role of 2049"),
    pytest.param(source(S3Uri=f"s3://bucket/{'k' * 1005}.tar.gz"), [], id="an S3 URI of 1024"),
    pytest.param(source(S3Uri=f"s3://bucket/{'k' * 1006}.tar.gz"), ["CJ106"], id="an S3 URI of 1025"),
    pytest.param(source(FrameworkVersion="1.8"), [], id="a version of 3"),
    pytest.param(source(FrameworkVersion="18"), ["CJ107"], id="a version of 2"),
    pytest.param(source(FrameworkVersion="1.8.0.0.00"), [], id="a version of 10"),
    pytest.param(source(FrameworkVersion="1.8.0.0.000"), ["CJ106"], id="a version of 11"),
    pytest.param(source(DataInputConfig="5"), [], id="inputs of 1"),
    pytest.param(source(DataInputConfig=_inputs(16384)), [], id="inputs of 16384"),
    pytest.param(source(DataInputConfig=_inputs(16385)), ["CJ106"], id="inputs of 16385"),
    pytest.param(output(CompilerOptions='""'), ["CJ107"], id="options of 2"),
    pytest.param(output(CompilerOptions='"a"'), [], id="options of 3"),
    pytest.param(output(CompilerOptions=json.dumps({"mcpu": "a" * 1012})), [], id="options of 1024"),
    pytest.param(output(CompilerOptions=json.dumps({"mcpu": "a" * 1013})), ["CJ106"], id="options of 1025"),
    pytest.param(output(KmsKeyId="alias/" + "a" * 2042), [], id="a key of 2048"),
    pytest.param(output(KmsKeyId="alias/" + "a" * 2043), ["CJ106"], id="a key of 2049"),
    pytest.param(condition(MaxRuntimeInSeconds=1), [], id="1 second"),
    pytest.param(condition(MaxRuntimeInSeconds=0), ["CJ108"], id="0 seconds"),
    pytest.param(condition(MaxRuntimeInSeconds=2**31 - 1), [], id="2147483647 seconds"),
    pytest.param(condition(MaxPendingTimeInSeconds=1800), [], id="1800 seconds pending"),
    pytest.param(condition(MaxPendingTimeInSeconds=1799), ["CJ108"], id="1799 seconds pending"),
    pytest.param(condition(MaxPendingTimeInSeconds=2419200), [], id="2419200 seconds pending"),
    pytest.param(condition(MaxPendingTimeInSeconds=2419201), ["CJ108"], id="2419201 seconds pending"),
    pytest.param(vpc(groups=[GROUP] * 5), [], id="5 security groups"),
    pytest.param(vpc(groups=[GROUP] * 6), ["CJ109"], id="6 security groups"),
    pytest.param(vpc(groups=[]), ["CJ109"], id="no security group"),
    pytest.param(vpc(groups=["sg_1"] * 5), ["CJ105"] * 5, id="5 security groups that are none"),
    pytest.param(vpc(subnets=[SUBNET] * 16), [], id="16 subnets"),
    pytest.param(vpc(subnets=[SUBNET] * 17), ["CJ109"], id="17 subnets"),
    pytest.param(tags(*({"Key": str(number), "Value": ""} for number in range(50))), [], id="50 tags"),
    pytest.param(tags({"Key": "a" * 128, "Value": "b" * 256}), [], id="a tag of 128 and 256"),
    pytest.param(tags({"Key": "a" * 129, "Value": "b" * 257}), ["CJ106", "CJ106"], id="a tag of 129 and 257"),
    pytest.param(tags({"Key": "", "Value": ""}), ["CJ107"], id="a tag of 0 and 0"),
]  # fmt: skip


@pytest.mark.parametrize(("patch", "codes"), LENGTHS)
def test_limits_are_met_to_the_last_character(patch: dict[str, Any], codes: list[str]) -> None:
    assert [code for code, _, _ in found(patch, "CJ1")] == codes
