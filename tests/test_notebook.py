"""What notebooks and terminals show of a request and a report: all of it, and nothing of it is taken for markup."""

import json
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compilejob import CompilationJob, Unlisted, check
from compilejob.rules.page import EXAMPLE, request_of
from compilejob.rules.rule import DOCS

ELEMENTS = {"a", "code", "div", "li", "span", "strong", "table", "td", "th", "tr", "ul"}
ATTRIBUTES = {"href", "style"}


class Shown(HTMLParser):
    """HTML as a browser takes it: the text it shows, and the elements and addresses it has."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.elements.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.addresses += [value or "" for name, value in attrs if name == "href"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    @property
    def text(self) -> str:
        return "".join(self.texts)


def shown(value: Any) -> Shown:
    return Shown(value._repr_html_())


def job_of(patch: str) -> CompilationJob:
    job = check(request_of(patch)).job
    assert job is not None
    return job


class TestARequest:
    def test_shows_each_member_that_is_sent_and_where_it_runs(self) -> None:
        patch = r"""{"OutputConfig": {"TargetDevice": "jetson_xavier", "CompilerOptions": "{\"gpu-code\": \"sm_72\"}"},
            "VpcConfig": {"SecurityGroupIds": ["sg-0a1b2c3d"], "Subnets": ["subnet-0a1b2c3d", "subnet-4e5f6a7b"]},
            "Tags": [{"Key": "team", "Value": "vision"}, {"Key": "stage", "Value": "trial"}]}"""
        assert shown(job_of(patch)).texts == [
            "CompilationJob: ",
            "PYTORCH for jetson_xavier",
            " (NVIDIA, LINUX ARM64 NVIDIA)",
            *("CompilationJobName", "resnet50"),
            *("RoleArn", "arn:aws:iam::111122223333:role/Neo"),
            *("InputConfig.S3Uri", "s3://bucket/model.tar.gz"),
            *("InputConfig.DataInputConfig", '{"input0": [1, 3, 224, 224]}'),
            *("InputConfig.Framework", "PYTORCH"),
            *("OutputConfig.S3OutputLocation", "s3://bucket/compiled/"),
            *("OutputConfig.TargetDevice", "jetson_xavier"),
            *("OutputConfig.CompilerOptions", '{"gpu-code": "sm_72"}'),
            *("VpcConfig.SecurityGroupIds", "sg-0a1b2c3d"),
            *("VpcConfig.Subnets", "subnet-0a1b2c3d, subnet-4e5f6a7b"),
            *("StoppingCondition.MaxRuntimeInSeconds", "900"),
            *("Tags", "team = vision, stage = trial"),
        ]

    def test_shows_what_is_to_be_said_of_it(self) -> None:
        page = shown(job_of('{"OutputConfig": {"TargetDevice": "ml_m4"}}'))
        assert "PYTORCH for ml_m4 (cloud CPU, LINUX X86_64, being retired)" in page.text
        assert page.text.endswith(
            'warningOutputConfig.TargetDevice: "ml_m4" is being retired (use ml_m5) CJ208 retired-target'
        )
        assert page.addresses == [f"{DOCS}CJ208/"]


class TestAReport:
    def test_shows_its_findings(self) -> None:
        page = shown(check(request_of('{"CompilationJobName": "my job", "OutputConfig": {"KmsKeyId": null}}')))
        assert page.text == (
            'Report not ok: 1 errorerrorCompilationJobName: "my job" is not a job name (use letters, digits and hyphens, '
            "beginning and ending with a letter or digit, such as resnet50-xavier) CJ105 malformed-value"
        )

    def test_shows_the_request_when_it_has_no_error(self) -> None:
        report = check(EXAMPLE)
        assert report.job is not None
        assert shown(report).text == "Report ok: no findings" + shown(report.job).text


LINES: Mapping[str, tuple[str, str]] = {
    "a device": ("{}", "<CompilationJob resnet50: PYTORCH for ml_c5>"),
    "a version and a platform": (
        """{"InputConfig": {"FrameworkVersion": "1.8"},
            "OutputConfig": {"TargetDevice": null, "TargetPlatform": {"Os": "LINUX", "Arch": "ARM64"}}}""",
        "<CompilationJob resnet50: PYTORCH 1.8 for LINUX ARM64>",
    ),
    "a model package": (
        """{"InputConfig": null,
            "ModelPackageVersionArn": "arn:aws:sagemaker:us-west-2:111122223333:model-package/detector/3"}""",
        "<CompilationJob resnet50: a model package for ml_c5>",
    ),
    "a long name": (
        json.dumps({"CompilationJobName": "a" * 63}),
        f"<CompilationJob {'a' * 63}: PYTORCH for ml_c5>",
    ),
    "long values that are vouched for": (
        json.dumps({"CompilationJobName": "a" * 63, "OutputConfig": {"TargetDevice": {"Unlisted": "b" * 99}}}),
        f"<CompilationJob {'a' * 38}…: PYTORCH for {'b' * 29}…>",
    ),
    "a value of several lines": (
        r'{"OutputConfig": {"TargetDevice": {"Unlisted": "a\nb\u001b"}}}',
        "<CompilationJob resnet50: PYTORCH for a…b…>",
    ),
}


@pytest.mark.parametrize("case", LINES)
def test_a_request_is_one_line_in_a_terminal(case: str) -> None:
    patch, line = LINES[case]
    assert repr(job_of(patch)) == line
    assert len(line) <= 100


@pytest.mark.parametrize(
    ("patch", "line"),
    [
        ("{}", "<Report ok: no findings>"),
        ('{"OutputConfig": {"TargetDevice": "ml_m4"}}', "<Report ok: 1 warning>"),
        (
            '{"CompilationJobName": "my job", "Tags": [{}], "OutputConfig": {"TargetDevice": "ml_m4"}}',
            "<Report not ok: 3 errors, 1 warning>",
        ),
    ],
    ids=["nothing", "a warning", "errors"],
)
def test_a_report_is_one_line_in_a_terminal(patch: str, line: str) -> None:
    assert repr(check(request_of(patch))) == line


MARKUP = st.text(alphabet=st.sampled_from("<>&\"'/=;:! -scriptonload#x0a{}\\\x00\ud800é"))
ANYTHING = MARKUP | st.sampled_from(
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</code></td>", "<!--", "&lt;b&gt;", "javascript:x"]
)


def as_shown(text: str) -> str:
    """A text with lone surrogates, which no file can hold, as escapes."""
    return text.encode(errors="backslashreplace").decode()


def assert_harmless(page: Shown) -> None:
    assert page.elements <= ELEMENTS
    assert page.attributes <= ATTRIBUTES
    assert [address for address in page.addresses if not address.startswith(DOCS)] == []
    assert page.open == []


@given(ANYTHING)
def test_text_of_a_request_is_no_markup(text: str) -> None:
    given_text = Unlisted(text)
    report = check(
        request_of("{}")
        | {
            "OutputConfig": {
                "S3OutputLocation": "s3://bucket/",
                "TargetDevice": given_text,
                "CompilerOptions": {text: text},
            },
            "InputConfig": EXAMPLE["InputConfig"] | {"Framework": given_text, "DataInputConfig": {text: [1, 3, 8, 8]}},
        }
    )
    page = shown(report.job or report)
    assert_harmless(page)
    if report.job:
        assert as_shown(text) in page.text


@given(st.dictionaries(st.sampled_from([*EXAMPLE]) | ANYTHING, ANYTHING | st.dictionaries(ANYTHING, ANYTHING)))
def test_text_of_findings_is_no_markup(request: dict[str, Any]) -> None:
    report = check({**EXAMPLE, **request})
    page = shown(report)
    assert_harmless(page)
    assert [finding for finding in report if as_shown(finding.message) not in page.text] == []
