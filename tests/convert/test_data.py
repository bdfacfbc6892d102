"""JSON is what is sent; YAML has objects in the place of JSON texts, and reads as the same request."""

import json

import pytest
from hypothesis import given

from compilejob import CompilationJob
from compilejob.convert import FORMS
from compilejob.convert.data import json_form, yaml_form
from compilejob.read import read_bytes
from tests.convert.programs import sent
from tests.convert.requests import KNOWN, UNUSUAL, job_of, made_requests


def read(text: str) -> list[CompilationJob]:
    """The requests that a YAML text holds."""
    document = read_bytes("jobs.yaml", text.encode())
    assert document.problems == ()
    return [job_of(request.data) for request in document.requests]


@pytest.mark.parametrize("name", KNOWN)
def test_json_is_what_is_sent_to_the_letter(name: str) -> None:
    assert json.loads(json_form([KNOWN[name]])) == KNOWN[name].to_boto3()


def test_yaml_has_objects_in_the_place_of_json_texts() -> None:
    assert (
        yaml_form([UNUSUAL["options that are not documented"]])
        == """\
# yaml-language-server: $schema=https://compilejob.readthedocs.io/en/stable/compilejob.schema.json
CompilationJobName: resnet50
RoleArn: arn:aws:iam::111122223333:role/Neo
InputConfig:
  S3Uri: s3://bucket/model.tar.gz
  DataInputConfig:
    input0: [1, 3, 224, 224]
  Framework: PYTORCH
OutputConfig:
  S3OutputLocation: s3://bucket/compiled/
  TargetDevice: jetson_xavier
  CompilerOptions:
    precision-mode: fp16
    trt-ver: 8.2.1
StoppingCondition:
  MaxRuntimeInSeconds: 900
"""
    )


def test_yaml_has_flags_as_json_text() -> None:
    assert "\n  CompilerOptions: '\"--verbose 1 -O2\"'\n" in yaml_form([UNUSUAL["flags"]])


NOT_VOUCHED_FOR = [name for name in KNOWN if "vouched" not in name and "called" not in name]
"""Values are vouched for in Python only."""


@pytest.mark.parametrize("name", NOT_VOUCHED_FOR)
def test_yaml_reads_as_the_same_request(name: str) -> None:
    assert [sent(job) for job in read(yaml_form([KNOWN[name]]))] == [sent(KNOWN[name])]


@given(made_requests(vouching=False))
def test_yaml_reads_as_what_the_builder_made(job: CompilationJob) -> None:
    assert [sent(again) for again in read(yaml_form([job]))] == [sent(job)]


@pytest.mark.parametrize("form", ["json", "yaml"])
def test_several_requests_are_a_list(form: str) -> None:
    jobs = [KNOWN[name] for name in NOT_VOUCHED_FOR]
    assert [sent(job) for job in read(FORMS[form](jobs))] == [sent(job) for job in jobs]  # JSON is YAML, too
