"""What the commands print, and what they end with."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from compilejob.rules import RULES
from compilejob.rules.page import EXAMPLE, markdown

Run = Callable[..., subprocess.CompletedProcess[str]]

GOOD = json.dumps(EXAMPLE)
WARNED = json.dumps(dict(EXAMPLE) | {"Tags": None})
BAD = json.dumps(dict(EXAMPLE) | {"CompilationJobName": "my job"})

EXITS = [
    pytest.param(GOOD, (), 0, id="nothing wrong"),
    pytest.param(WARNED, (), 0, id="a warning"),
    pytest.param(WARNED, ("--fail-on", "warning"), 1, id="a warning that fails"),
    pytest.param(BAD, (), 1, id="an error"),
    pytest.param(f"[{GOOD}, {BAD}]", (), 1, id="an error in a list"),
    pytest.param("[]", (), 3, id="an empty list"),
    pytest.param("{", (), 1, id="no JSON"),
    pytest.param("", (), 1, id="an empty file"),
    pytest.param("3", (), 1, id="no request"),
    pytest.param(GOOD, ("--format", "toml"), 2, id="an unknown format"),
]


@pytest.mark.parametrize(("content", "options", "expected"), EXITS)
def test_the_exit_code_says_what_was_found(run: Run, content: str, options: tuple[str, ...], expected: int) -> None:
    ended = run("check", *options, "-", stdin=content)

    assert ended.returncode == expected
    assert "Traceback" not in ended.stderr


def test_the_text_report_gives_place_message_and_help(run: Run, tmp_path: Path) -> None:
    (tmp_path / "job.json").write_text(BAD.replace(', "RoleArn"', ',\n "RoleArn"'), "utf-8")

    ended = run("check", "job.json")

    assert ended.stdout.splitlines() == [
        'job.json:1:24: error: "my job" is not a job name [CJ105 malformed-value]',
        "    at CompilationJobName",
        '   1 | {"CompilationJobName": "my job",',
        "     |                        ^^^^^^^^",
        "    help: use letters, digits and hyphens, beginning and ending with a letter or digit, such as resnet50-xavier",
        "    docs: https://compilejob.readthedocs.io/en/stable/rules/CJ105/",
        "",
        "1 error and 0 warnings in 1 request of 1 file",
    ]


def test_the_json_report_keeps_its_contract(run: Run) -> None:
    ended = run("check", "--format", "json", "-", stdin=f"[{GOOD},\n{BAD}]")

    assert json.loads(ended.stdout) == {
        "version": 1,
        "results": [
            {"file": "<stdin>", "pointer": "/0", "name": "resnet50", "findings": [], "suppressed": []},
            {
                "file": "<stdin>",
                "pointer": "/1",
                "name": "my job",
                "findings": [
                    {
                        "code": "CJ105",
                        "rule": "malformed-value",
                        "severity": "error",
                        "path": ["CompilationJobName"],
                        "message": '"my job" is not a job name',
                        "hint": "use letters, digits and hyphens, beginning and ending with a letter or digit, "
                        "such as resnet50-xavier",
                        "url": "https://compilejob.readthedocs.io/en/stable/rules/CJ105/",
                        "line": 2,
                        "column": 24,
                        "end_line": 2,
                        "end_column": 32,
                        "fixable": False,
                        "fix": None,
                    }
                ],
                "suppressed": [],
            },
        ],
        "summary": {"files": 1, "requests": 2, "errors": 1, "warnings": 0, "suppressed": 0},
    }


def test_a_file_that_is_missing_does_not_hide_the_others(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text(BAD, "utf-8")

    ended = run("check", "none.json", "bad.json")

    assert [line for line in ended.stdout.splitlines() if "error:" in line] == [
        "none.json:1:1: error: the file cannot be read: No such file or directory [CJ001 file-unreadable]",
        'bad.json:1:24: error: "my job" is not a job name [CJ105 malformed-value]',
    ]


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"\x80", b"\x00\x00\x00"], ids=repr)
def test_a_file_that_is_no_text_is_a_finding(run: Run, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "binary.json").write_bytes(content)

    ended = run("check", "binary.json")

    assert ended.returncode == 1
    assert "binary.json:1:1: error: the file " in ended.stdout


def test_diff_shows_and_fix_does(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "job.json"
    file.write_text('{\n  "Tags": null,\n  "OutputConfig": {"TargetDevice": "ml.c5"}\n}', "utf-8")

    shown = run("check", "--diff", "job.json")

    assert shown.stdout == (
        "--- job.json\n+++ job.json fixed\n@@ -1,4 +1,3 @@\n {\n"
        '-  "Tags": null,\n-  "OutputConfig": {"TargetDevice": "ml.c5"}\n'
        '+  "OutputConfig": {"TargetDevice": "ml_c5"}\n }\n\\ No newline at end of file\n'
    )
    assert file.read_text("utf-8").count("null") == 1

    run("check", "--fix", "job.json")

    assert file.read_text("utf-8") == '{\n  "OutputConfig": {"TargetDevice": "ml_c5"}\n}'
    assert run("check", "--diff", "job.json").stdout == ""


def test_fix_keeps_links_and_rights(run: Run, tmp_path: Path) -> None:
    file, link = tmp_path / "job.json", tmp_path / "link.json"
    file.write_text('{"Tags": null}', "utf-8")
    file.chmod(0o640)
    link.symlink_to(file)

    run("check", "--fix", "link.json")

    assert (file.read_text("utf-8"), file.stat().st_mode & 0o777, link.is_symlink()) == ("{}", 0o640, True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["job.json", "link.json"]


def test_fix_says_what_it_cannot_write(run: Run, tmp_path: Path) -> None:
    (tmp_path / "job.json").write_text('{"Tags": null}', "utf-8")
    (tmp_path / ".job.json.fixed").mkdir()

    ended = run("check", "--fix", "job.json")

    assert ended.stderr == "compilejob: job.json could not be written: Is a directory\n"
    assert (tmp_path / "job.json").read_text("utf-8") == '{"Tags": null}'


def test_fix_refuses_standard_input(run: Run) -> None:
    assert run("check", "--fix", "-", stdin=BAD).returncode == 2


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_explain_prints_the_page_of_every_rule(capsys: pytest.CaptureFixture[str], rule: object) -> None:
    from compilejob.cli import main  # noqa: PLC0415 - the real entry, in process for speed over all rules

    for name in (rule.code, rule.code.lower(), rule.name):  # type: ignore[attr-defined]  # a Rule of any subject
        assert main(["explain", name]) == 0
        assert capsys.readouterr().out == markdown(rule)  # type: ignore[arg-type]  # as above


def test_explain_tells_the_closest_rule(run: Run) -> None:
    ended = run("explain", "target-conflit")

    assert (ended.returncode, ended.stderr) == (
        2,
        "compilejob: there is no rule 'target-conflit'; did you mean target-conflict?\n",
    )


def test_rules_lists_every_rule(run: Run) -> None:
    ended = run("rules", "--format", "json")

    assert [(row["code"], row["rule"]) for row in json.loads(ended.stdout)] == [
        (rule.code, rule.name) for rule in RULES
    ]


def test_targets_lists_devices_with_their_options(run: Run) -> None:
    rows = {row["target"]: row for row in json.loads(run("targets", "--format", "json").stdout)}

    assert rows["rasp3b"]["options"] == ["mcpu", "mattr"]
    assert rows["ml_inf1"]["options"] == ["flags of neuron-cc"]
    assert rows["ANDROID ARM64"]["options"] == ["mattr", "ANDROID_PLATFORM"]
    assert rows["ml_p2"]["instead"] == "ml_g4dn"


def test_submit_rehearses_a_job_to_its_end(run: Run, tmp_path: Path) -> None:
    (tmp_path / "job.json").write_text(GOOD, "utf-8")

    ended = run("submit", "job.json", "--rehearse", "--wait")

    assert (ended.returncode, ended.stdout.splitlines()) == (
        0,
        [
            "rehearsal: a real boto3 client, no AWS account, nothing is sent",
            "resnet50: created arn:aws:sagemaker:us-west-2:111122223333:compilation-job/resnet50",
            "resnet50: STARTING",
            "resnet50: INPROGRESS",
            "resnet50: COMPLETED",
            "resnet50: compiled model at s3://bucket/compiled/model-ml_c5.tar.gz",
        ],
    )


def test_submit_refuses_a_request_with_errors_and_names_them(run: Run) -> None:
    ended = run("submit", "-", "--rehearse", stdin=f"[{GOOD}, {BAD}]")

    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr.splitlines()[0] == (
        f'<stdin>:1:{len(GOOD) + 27}: error: "my job" is not a job name [CJ105 malformed-value]'
    )
    assert ended.stderr.splitlines()[-1] == "compilejob: nothing was submitted"


def test_submit_refuses_two_jobs_of_one_name_before_any_is_created(run: Run) -> None:
    ended = run("submit", "-", "--rehearse", stdin=f"[{GOOD},\n {GOOD}]")

    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.splitlines()[0] == (
        '<stdin>:2:25: error: "resnet50" names a job before this one in the file [CJ005 job-name-repeated]'
    )


def test_submit_says_what_keeps_it_from_aws(run: Run) -> None:
    ended = run("submit", "-", "--profile", "none", stdin=GOOD)

    assert ended.returncode == 1
    assert ended.stderr == "compilejob: AWS refused: The config profile (none) could not be found\n"


def test_version_and_help(run: Run) -> None:
    assert run("--version").stdout.startswith("compilejob ")
    assert "check" in run("--help").stdout
    assert run().returncode == 2


def test_check_loads_nothing_heavy(tmp_path: Path) -> None:
    (tmp_path / "job.json").write_text(BAD, "utf-8")
    code = (
        "import sys; from compilejob.cli import main; main(['check', 'job.json']);"
        "print([name for name in ('boto3', 'botocore', 'rich', 'mypy_boto3_sagemaker', 'asyncio') if name in sys.modules])"
    )

    ended = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True
    )

    assert ended.stdout.splitlines()[-1] == "[]"
