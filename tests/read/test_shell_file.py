"""Requests in shell scripts: the words of `aws sagemaker create-compilation-job`, at their characters."""

import json
import re
import shlex
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compilejob.fixes import fixed
from compilejob.read import Document, read_bytes
from compilejob.read.shell.shorthand import NoShorthand, Shorthand
from compilejob.read.shell.words import UNKNOWN, Script
from compilejob.results import results
from compilejob.rules import FILE_RULES, RULES
from compilejob.rules.page import Page, request_of

AWS = "aws sagemaker create-compilation-job"
MEMBERS = [
    "CompilationJobName",
    "InputConfig",
    "ModelPackageVersionArn",
    "OutputConfig",
    "RoleArn",
    "StoppingCondition",
    "Tags",
    "VpcConfig",
]


def read(script: str, *, named: bool = True) -> Document:
    return read_bytes("a.sh", script.encode(), named=named)


def seen(script: str) -> list[tuple[object, list[str]]]:
    """The data of each request in a script, and the ways to what is unknown of it."""
    return [(each.data, sorted(".".join(map(str, way)) for way in each.unknown)) for each in read(script).requests]


WORDS = {
    "quotes": ("a 'b c' \"d $\" e'f'\"g\"", [["a", "b c", "d $", "efg"]]),
    "escapes": ('a\\ b "\\"\\$\\a" \'\\n\'', [["a b", '"$\\a', "\\n"]]),
    "lines": ("a \\\n  b\\\nc\nd; e && f | g", [["a", "bc"], ["d"], ["e"], ["f"], ["g"]]),
    "CRLF": ("a \\\r\n b\r\nc", [["a", "b"], ["c"]]),
    "comments": ("# it's\na#b # c\n", [["a#b"]]),
    "variables": ('a $b "x${c:-d}y" $1 $((1 + 2))', [["a", UNKNOWN, f"x{UNKNOWN}y", UNKNOWN, UNKNOWN]]),
    "commands in commands": ('a="$(b "c)" (d))" e', [["b", "c)"], ["d"], [f"a={UNKNOWN}", "e"]]),
    "backticks": ("a `b c` d", [["a", UNKNOWN, "d"]]),
    "redirections": ("a 2>b c <d >> e 2>&1 f", [["a", "c", "f"]]),
    "documents": ("a <<E b\nit's\nE\nc <<-'E F'\n'\n\tE F\nd", [["a", "b"], ["c"], ["d"]]),
    "here strings": ("a <<< 'b' c", [["a", "c"]]),
    "braces": ("a {b,c} {} {d}", [["a", UNKNOWN, "{}", "{d}"]]),
    "homes": ("a ~/b c~", [["a", f"{UNKNOWN}/b", "c~"]]),
    "other quotes": ("a $'b\\'c' $\"d\"", [["a", UNKNOWN, "d"]]),
    "a quote that does not end": ("a\nb 'c\nd", [["a"]]),
    "functions": (
        "f() {\n  a\n}\ncase $x in b) c;; esac",
        [["f"], ["{"], ["a"], ["}"], ["case", UNKNOWN, "in", "b"], ["c"], ["esac"]],
    ),
}


@pytest.mark.parametrize(("script", "expected"), WORDS.values(), ids=WORDS)
def test_words_are_those_of_a_shell(script: str, expected: list[list[str]]) -> None:
    assert [[word.text for word in words] for words in Script(script).commands] == expected


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters=UNKNOWN), min_size=1), min_size=1))
def test_quoted_words_are_read_at_their_places(words: list[str]) -> None:
    script = shlex.join(["aws", *words])
    (command,) = Script(script).commands

    assert [word.text for word in command[1:]] == words
    for word in command:
        assert all(
            script[start:end] == char
            for char, start, end in zip(word.text, word.starts, word.ends, strict=True)
            if char != "'"
        )


@given(st.text(st.sampled_from("a '\"\\$`(){}<>#;&|\n\r\t~=,-")))
def test_any_text_is_read(script: str) -> None:
    for words in Script(script).commands:
        assert all(len(word.text) == len(word.starts) == len(word.ends) for word in words)


SHORT = {
    "texts": ("a=b,c=d e", {"a": "b", "c": "d e"}),
    "a list": ("a=b,c,d=e", {"a": ["b", "c"], "d": "e"}),
    "a list in brackets": ("a=[b,'c,d'],e=[]", {"a": ["b", "c,d"], "e": []}),
    "an object": ("a={b=c,d=[e]},f=", {"a": {"b": "c", "d": ["e"]}, "f": ""}),
    "quotes": ('a=\'{"b": [1,2]}\',c="d\\""', {"a": '{"b": [1,2]}', "c": 'd"'}),
    "an escaped comma": ("a=b\\,c", {"a": "b,c"}),
    "equals signs": ("a=b=c", {"a": "b=c"}),
}


@pytest.mark.parametrize(("text", "expected"), SHORT.values(), ids=SHORT)
def test_shorthand(text: str, expected: object) -> None:
    assert Shorthand(text).value == expected


@pytest.mark.parametrize(
    "text", ["", "a", "a=b,", "a=b,a=c", "a={b", 'a={"b": 1}', "a=[b", "a='b'c", f"a={'{a=' * 99}"]
)
def test_what_is_no_shorthand(text: str) -> None:
    with pytest.raises(NoShorthand):
        Shorthand(text)


TOLD: dict[str, tuple[str, object, list[str]]] = {
    "texts": (f"{AWS} --compilation-job-name a --role-arn='r'", {"CompilationJobName": "a", "RoleArn": "r"}, []),
    "JSON": (
        f"{AWS} --stopping-condition '{{\"MaxRuntimeInSeconds\": 9}}'",
        {"StoppingCondition": {"MaxRuntimeInSeconds": 9}},
        [],
    ),
    "shorthand": (
        f"{AWS} --stopping-condition MaxRuntimeInSeconds=9",
        {"StoppingCondition": {"MaxRuntimeInSeconds": 9}},
        [],
    ),
    "lists": (
        f"{AWS} --vpc-config Subnets=a,SecurityGroupIds=b,c",
        {"VpcConfig": {"Subnets": ["a"], "SecurityGroupIds": ["b", "c"]}},
        [],
    ),
    "tags": (
        f"{AWS} --tags Key=a,Value=b Key=c,Value=d",
        {"Tags": [{"Key": "a", "Value": "b"}, {"Key": "c", "Value": "d"}]},
        [],
    ),
    "tags in JSON": (f'{AWS} --tags \'[{{"Key": "a"}}]\'', {"Tags": [{"Key": "a"}]}, []),
    "other options": (
        "aws --region x sagemaker create-compilation-job --role-arn r --output text >b",
        {"RoleArn": "r"},
        [],
    ),
    "a variable": (f'{AWS} --role-arn "$ROLE"', {}, ["RoleArn"]),
    "a variable in JSON": (
        f'{AWS} --input-config "{{\\"S3Uri\\": \\"s3://$B/m\\", \\"Framework\\": \\"ONNX\\"}}"',
        {"InputConfig": {"Framework": "ONNX"}},
        ["InputConfig.S3Uri"],
    ),
    "a variable between quotes": (
        f"{AWS} --stopping-condition '{{\"MaxRuntimeInSeconds\": '$N', \"MaxWaitTimeInSeconds\": 9}}'",
        {"StoppingCondition": {"MaxWaitTimeInSeconds": 9}},
        ["StoppingCondition.MaxRuntimeInSeconds"],
    ),
    "a variable in shorthand": (
        f"{AWS} --input-config S3Uri=s3://$B/m,Framework=ONNX",
        {"InputConfig": {"Framework": "ONNX"}},
        ["InputConfig.S3Uri"],
    ),
    "a variable in a list": (f"{AWS} --vpc-config Subnets=$A,b", {"VpcConfig": {}}, ["VpcConfig.Subnets"]),
    "a variable in tags": (f"{AWS} --tags Key=a,Value=$B", {}, ["Tags"]),
    "a variable for a structure": (f"{AWS} --input-config $I --role-arn r", {"RoleArn": "r"}, ["InputConfig"]),
    "a text in a file": (f"{AWS} --role-arn file://a --tags []", {"Tags": []}, ["RoleArn"]),
    "a file": (f"{AWS} --input-config file://a.json --role-arn r", {"RoleArn": "r"}, ["InputConfig"]),
    "more options": (f'{AWS} --role-arn r "$@"', {"RoleArn": "r"}, [name for name in MEMBERS if name != "RoleArn"]),
    "a whole request": (
        f'{AWS} --cli-input-json \'{{"RoleArn": "a", "Tags": []}}\' --role-arn b',
        {"RoleArn": "b", "Tags": []},
        [],
    ),
    "a whole request in a file": (
        f"{AWS} --cli-input-json file://a --role-arn r",
        {"RoleArn": "r"},
        [name for name in MEMBERS if name != "RoleArn"],
    ),
    "no JSON": (f"{AWS} --input-config '{{'", {"InputConfig": "{"}, []),
    "in a command": (f'ARN="$({AWS} --role-arn r)"', {"RoleArn": "r"}, []),
    "with a path": ("if /usr/bin/aws sagemaker create-compilation-job --role-arn r; then", {"RoleArn": "r"}, []),
}


@pytest.mark.parametrize(("script", "data", "unknown"), TOLD.values(), ids=TOLD)
def test_what_a_command_tells(script: str, data: object, unknown: list[str]) -> None:
    assert seen(script) == [(data, unknown)]


@pytest.mark.parametrize(
    "script",
    [
        f"# {AWS} --role-arn r",
        f"{AWS} help",
        f"{AWS} --generate-cli-skeleton",
        f"echo {AWS} --role-arn r",
        f"'{AWS}'",
        "",
    ],
)
def test_no_request(script: str) -> None:
    assert seen(script) == []


SCRIPT = """\
#!/bin/bash
# it's a job
aws sagemaker create-compilation-job \\
  --compilation-job-name "my job" --role-arn "$ROLE" \\
  --input-config "{\\"S3Uri\\": \\"s3://bucket/a.tar.gz\\", \\"DataInputConfig\\": \\"{\\\\\\"a\\\\\\": [1, -3]}\\", \\"Framework\\": \\"onyx\\"}" \\
  --output-config S3OutputLocation=s3://bucket/o/,TargetDevice=jetson_tx2,CompilerOptions='"{\\"gpu_code\\": \\"sm_62\\"}"' \\
  --stopping-condition MaxRuntimeInSeconds=0  # compilejob: ignore
"""


def test_findings_have_their_places() -> None:
    lines = SCRIPT.split("\n")
    found = [
        (
            each.finding.code,
            each.finding.where,
            lines[each.place.line - 1][each.place.column - 1 : each.place.end_column - 1],
        )
        for result in results(read(SCRIPT))
        for each in result.placed
    ]

    assert found == [
        ("CJ105", "CompilationJobName", '"my job"'),
        ("CJ406", "InputConfig.DataInputConfig.a[1]", "-3"),
        ("CJ104", "InputConfig.Framework", '\\"onyx\\"'),
        ("CJ302", "OutputConfig.CompilerOptions.gpu_code", '\\"gpu_code\\"'),
        ("CJ108", "StoppingCondition.MaxRuntimeInSeconds", "0"),
    ]


def test_scripts_are_not_changed() -> None:
    assert fixed(read(SCRIPT)).source.text == SCRIPT


def test_comments_for_the_program_are_kept() -> None:
    (comment,) = read(SCRIPT).comments

    assert (comment.text, comment.line, comment.is_alone) == (" compilejob: ignore", 7, False)


def test_a_script_met_on_a_walk_is_read() -> None:
    assert len(read(SCRIPT, named=False).requests) == 1


PAGES = [
    (f"{rule.name} {index}", example)
    for rule in RULES
    if rule not in FILE_RULES
    for index, example in enumerate(Page.of(rule).fails)
]


def _plain(example: str) -> Any:
    try:
        request = json.loads(json.dumps(request_of(example)))
    except TypeError:  # what is vouched for
        return None
    is_told = request.keys() <= {*MEMBERS} and all(isinstance(value, str | dict | list) for value in request.values())
    return request if is_told and isinstance(request.get("RoleArn", ""), str) else None


REQUESTS = {name: request for name, example in PAGES if (request := _plain(example))}


@given(st.sampled_from(sorted(REQUESTS)).map(REQUESTS.__getitem__), st.integers(0, 2**32).map(Random))
def test_a_request_in_any_quotes(request: dict[str, Any], random: Random) -> None:
    def option(name: str, value: Any) -> str:
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=random.random() < 0.5)
        escaped = re.sub(r'(["\\$`])', r"\\\1", text)
        name = re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()
        quoted = random.choice((shlex.quote(text), '"' + escaped + '"'))
        return "--" + name + random.choice((" ", "=", " \\\n   ")) + quoted

    document = read(" \\\n  ".join([AWS, *(option(name, value) for name, value in request.items())]))
    as_json = read_bytes("a.json", json.dumps(request).encode())

    assert [(each.data, each.unknown) for each in document.requests] == [(request, frozenset())]
    assert told(document) == told(as_json)


def told(document: Document) -> list[str]:
    return sorted(f"{each.finding.code} {each.finding.where}" for result in results(document) for each in result.placed)
