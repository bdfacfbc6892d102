"""What only a run tells is left out of a request and named; nothing is found in its place."""

import json
from typing import Any

import pytest
import yaml

from compilejob.findings import Path
from compilejob.read import Document, read_bytes
from compilejob.results import results

REQUEST: dict[str, Any] = {
    "CompilationJobName": "resnet50",
    "RoleArn": "arn:aws:iam::111122223333:role/Neo",
    "InputConfig": {
        "S3Uri": "s3://bucket/model.tar.gz",
        "DataInputConfig": '{"input0": [1, 3, 224, 224]}',
        "Framework": "PYTORCH",
        "FrameworkVersion": "1.8",
    },
    "OutputConfig": {"S3OutputLocation": "s3://bucket/compiled/", "TargetDevice": "ml_c5"},
    "StoppingCondition": {"MaxRuntimeInSeconds": 900},
}


def changed(path: Path, value: Any, name: str | None = None) -> Any:
    """The request with another value, and maybe another name, at a path."""
    request = json.loads(json.dumps(REQUEST))
    holder = request
    for step in path[:-1]:
        holder = holder.setdefault(step, {})
    holder.pop(path[-1], None)
    holder[name or path[-1]] = value
    return request


ROLE: Path = ("RoleArn",)
INPUTS: Path = ("InputConfig", "DataInputConfig")

UNKNOWN = [
    pytest.param(ROLE, "$.role", "RoleArn.$", id="path of a state machine"),
    pytest.param(ROLE, {"Ref": "Role"}, None, id="Ref"),
    pytest.param(ROLE, {"Fn::GetAtt": ["Role", "Arn"]}, None, id="function"),
    pytest.param(("OutputConfig", "TargetDevice"), {"Ref": "Device"}, None, id="inside a structure"),
    pytest.param(INPUTS, {"input0": [1, 3, {"Ref": "Height"}, 224]}, None, id="part of a text makes the text unknown"),
    pytest.param(("Tags",), [{"Key": "a", "Value": "b"}, {"Ref": "Tag"}], None, id="an item makes the list unknown"),
    pytest.param(("OutputConfig",), "$.output", "OutputConfig.$", id="a structure"),
]
TEMPLATES = [
    pytest.param(ROLE, "${role}", None, id="${}"),
    pytest.param(ROLE, "arn:aws:iam::{{ account }}:role/Neo", None, id="{{ }}"),
    pytest.param(ROLE, "<% role %>", None, id="<% %>"),
    pytest.param(ROLE, "{% $states.input.role %}", None, id="{% %}"),
    pytest.param(INPUTS, '{"input0": [1, 3, ${height}, 224]}', None, id="inside a text"),
    pytest.param(("StoppingCondition", "MaxRuntimeInSeconds"), "${seconds}", None, id="in the place of a number"),
]


def told(document: Document) -> tuple[list[set[Path]], list[str]]:
    found = [str(placed.finding) for result in results(document) for placed in result.placed]
    return [set(request.unknown) for request in document.requests], found


@pytest.mark.parametrize("named", [True, False], ids=["named", "met on a walk"])
@pytest.mark.parametrize("suffix", [".json", ".jsonl", ".yaml"])
@pytest.mark.parametrize(("path", "value", "name"), UNKNOWN)
def test_a_reference_is_unknown(path: Path, value: Any, name: str | None, suffix: str, *, named: bool) -> None:
    content = json.dumps(changed(path, value, name)).encode()
    assert told(read_bytes(f"a{suffix}", content, named=named)) == ([{path}], [])


@pytest.mark.parametrize("suffix", [".json", ".jsonl", ".yaml"])
@pytest.mark.parametrize(("path", "value", "name"), TEMPLATES)
def test_a_template_in_a_file_met_on_a_walk_is_unknown(path: Path, value: Any, name: str | None, suffix: str) -> None:
    content = json.dumps(changed(path, value, name)).encode()
    assert told(read_bytes(f"a{suffix}", content, named=False)) == ([{path}], [])


def test_a_template_in_a_table_is_unknown() -> None:
    text = """\
CompilationJobName = "resnet50"
RoleArn = "${role}"
[OutputConfig]
S3OutputLocation = "s3://bucket/compiled/"
TargetDevice = "{{ device }}"
"""
    (request,) = read_bytes("a.toml", text.encode(), named=False).requests
    assert request.unknown == {("RoleArn",), ("OutputConfig", "TargetDevice")}


def test_a_template_in_a_request_that_was_named_is_a_placeholder() -> None:
    content = json.dumps(changed(("InputConfig", "S3Uri"), "s3://bucket/${name}/model.tar.gz")).encode()
    (result,) = results(read_bytes("a.json", content))
    assert [placed.finding.code for placed in result.placed] == ["CJ511"]


def test_a_state_machine_hands_on_what_is_known() -> None:
    job = changed(ROLE, "{% $states.input.role %}")
    job["CompilationJobName.$"] = "$.name"
    del job["CompilationJobName"]
    machine = {"States": {"Compile": {"Type": "Task", "Parameters": job}}}
    document = read_bytes("a.asl.json", json.dumps(machine).encode())
    assert [request.pointer for request in document.requests] == ["/States/Compile/Parameters"]
    assert told(document) == ([{ROLE, ("CompilationJobName",)}], [])


TAGS = [
    pytest.param("RoleArn: !Sub arn:${AWS::Partition}:iam::role", {ROLE}, id="text"),
    pytest.param("RoleArn: !GetAtt Role.Arn", {ROLE}, id="attribute"),
    pytest.param("RoleArn: !If [a, b, c]", {ROLE}, id="list"),
    pytest.param("RoleArn: !Join\n  a: b", {ROLE}, id="object"),
    pytest.param("OutputConfig: {TargetDevice: !Ref Device}", {("OutputConfig", "TargetDevice")}, id="inside"),
    pytest.param("InputConfig: {DataInputConfig: {a: [1, !ENV B]}}", {INPUTS}, id="part of a text"),
    pytest.param("!Ref a: b", set(), id="a key"),
]


@pytest.mark.parametrize(("text", "unknown"), TAGS)
def test_a_value_with_a_tag_of_its_own_is_unknown(text: str, unknown: set[Path]) -> None:
    (request,) = read_bytes("a.yaml", f"CompilationJobName: a\nStoppingCondition: {{}}\n{text}\n".encode()).requests
    assert request.unknown == unknown


def test_a_request_without_references_is_as_it_was() -> None:
    document = read_bytes("a.yaml", yaml.dump(REQUEST).encode(), named=False)
    assert [request.data for request in document.requests] == [REQUEST]
    assert told(document) == ([set()], [])
