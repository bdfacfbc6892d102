"""What names stand for in Python: changes in their order, and nothing that only a run would tell."""

import re
from typing import Any

import pytest

from compilejob.fixes import fixed
from compilejob.read import read_bytes
from compilejob.results import results
from compilejob.rules.page import EXAMPLE

CALL = "client.create_compilation_job"
UNKNOWN = "?"


def seen(code: str) -> list[Any]:
    """The data of each request in a program, with `UNKNOWN` in the place of what only a run tells."""
    found: list[Any] = []
    for request in read_bytes("a.py", code.encode()).requests:
        data: Any = request.data
        for *around, last in request.unknown:
            holder = data
            for step in around:
                holder = holder[step]
            holder[last] = UNKNOWN
        found.append(data)
    return found


SOURCE = {"S3Uri": "s3://a/b", "Framework": "ONNX"}
ONE = {"RoleArn": "r", "InputConfig": SOURCE}
K = f"k = {ONE!r}\n"
SEND = f"{CALL}(**k)"


def source(**members: object) -> dict[str, object]:
    return {**ONE, "InputConfig": {**SOURCE, **members}}


CHANGED = {
    "a member of a member": (f"{K}k['InputConfig']['Framework'] = 'XGBOOST'\n{SEND}", source(Framework="XGBOOST")),
    "update of a member": (f"{K}k['InputConfig'].update(Framework='A')\n{SEND}", source(Framework="A")),
    "update with a dict": (f"{K}k.update({{'RoleArn': 's', 'Tags': []}})\n{SEND}", {**ONE, "RoleArn": "s", "Tags": []}),
    "merged in place": (f"{K}k |= {{'RoleArn': 's'}}\n{SEND}", {**ONE, "RoleArn": "s"}),
    "dict of a dict": (f"{K}{CALL}(**dict(k, RoleArn='s'))", {**ONE, "RoleArn": "s"}),
    "dict with a spread": (f"{K}{CALL}(**dict(**k, Tags=[]))", {**ONE, "Tags": []}),
    "a copy": (f"base = {ONE!r}\nk = copy.deepcopy(base)\nk['RoleArn'] = 's'\n{SEND}", {**ONE, "RoleArn": "s"}),
    "its own copy": (f"base = {ONE!r}\nk = base.copy()\nk.update(RoleArn='s')\n{SEND}", {**ONE, "RoleArn": "s"}),
    "under a condition": (f"{K}if a:\n  k['RoleArn'] = 's'\n{SEND}", {**ONE, "RoleArn": UNKNOWN}),
    "a member of a member, under a condition": (
        f"{K}if a:\n  k['InputConfig']['Framework'] = 'A'\n{SEND}",
        source(Framework=UNKNOWN),
    ),
    "a new member, under a condition": (f"{K}if a:\n  k['Tags'] = b\n{SEND}", {**ONE, "Tags": UNKNOWN}),
    "in a loop": (f"{K}for a in b:\n  k['RoleArn'] = a\n  {SEND}", {**ONE, "RoleArn": UNKNOWN}),
    "after the call": (f"{K}{SEND}\nk['RoleArn'] = 's'", {**ONE, "RoleArn": UNKNOWN}),
    "by a function": (f"{K}def go():\n  k['RoleArn'] = 's'\n{SEND}", {**ONE, "RoleArn": UNKNOWN}),
    "deleted": (f"{K}del k['RoleArn']\n{SEND}", {**ONE, "RoleArn": UNKNOWN}),
    "popped": (f"{K}k.pop('RoleArn', None)\n{SEND}", {**ONE, "RoleArn": UNKNOWN}),
    "set by default": (f"{K}k.setdefault('Tags', [])\n{SEND}", {**ONE, "Tags": UNKNOWN}),
    "appended": (f"t = []\nt.append(a)\n{CALL}(RoleArn='r', Tags=t)", {"RoleArn": "r", "Tags": UNKNOWN}),
    "a member set by an unknown name": (f"{K}k['InputConfig'][a] = 1\n{SEND}", {**ONE, "InputConfig": UNKNOWN}),
    "by another name": (
        f"i = {SOURCE!r}\nj = i\nj['Framework'] = 'A'\n{CALL}(RoleArn='r', InputConfig=i)",
        {"RoleArn": "r", "InputConfig": UNKNOWN},
    ),
    "in a loop over it": (
        f"i = {{'a': {{}}}}\nfor each in i.values():\n  each['b'] = 1\n{CALL}(RoleArn='r', Tags=i)",
        {"RoleArn": "r", "Tags": UNKNOWN},
    ),
    "after it was copied": (
        f"i = {{}}\nt = json.dumps(i)\ni['a'] = 1\n{CALL}(RoleArn='r', Tags=t)",
        {"RoleArn": "r", "Tags": UNKNOWN},
    ),
    "a text that a function gets": (f"n = 'a'\nwait(n)\n{CALL}(RoleArn=n)", {"RoleArn": "a"}),
    "a member that a function gets": (f"{K}wait(k['RoleArn'])\n{SEND}", ONE),
    "a structure that a function gets": (
        f"i = {SOURCE!r}\nk = {{'RoleArn': 'r', 'InputConfig': i}}\nfill(k['InputConfig'])\n{CALL}(RoleArn='r', InputConfig=i)",
        {"RoleArn": "r", "InputConfig": UNKNOWN},
    ),
    "inside of a copy": (
        f"i = {{'a': {{}}}}\nj = dict(i)\nj['a']['b'] = 1\n{CALL}(RoleArn='r', Tags=i)",
        {"RoleArn": "r", "Tags": UNKNOWN},
    ),
    "of a copy": (
        f"i = {{'a': {{}}}}\nj = dict(i)\nj['a'] = 1\n{CALL}(RoleArn='r', Tags=i)",
        {"RoleArn": "r", "Tags": {"a": {}}},
    ),
    "a tuple as text": (f"{CALL}(RoleArn='r', Tags=str((1, 2)))", {"RoleArn": "r", "Tags": UNKNOWN}),
}


@pytest.mark.parametrize(("code", "expected"), CHANGED.values(), ids=CHANGED)
def test_changes_are_seen(code: str, expected: object) -> None:
    assert seen(code) == [expected]


CALLS = {
    "a new client": "boto3.client('sagemaker').create_compilation_job(RoleArn='r')",
    "a client of a session": "session.Session().client('sagemaker').create_compilation_job(RoleArn='r')",
    "a method": "class Job:\n  role = 'x'\n  def run(self, role='y'):\n    self.sm.create_compilation_job(RoleArn='r', Tags=role)",
    "keywords of dict": "client.create_compilation_job(**dict(RoleArn='r'))",
    "awaited": "async def go():\n  await client.create_compilation_job(RoleArn='r')",
    "in a lambda": "go = lambda: client.create_compilation_job(RoleArn='r')",
    "under the main guard": "if __name__ == '__main__':\n  role = 'r'\n  client.create_compilation_job(RoleArn=role)",
    "in a comprehension": "[client.create_compilation_job(RoleArn='r') for a in b]",
}


@pytest.mark.parametrize("code", CALLS.values(), ids=CALLS)
def test_calls_of_all_kinds(code: str) -> None:
    assert [each for each in seen(code) if isinstance(each, dict) and each["RoleArn"] == "r"] != []


NONE = {
    "a method of the program's own": "jobs.create_compilation_job(name='a', framework='pytorch')",
    "positional arguments": f"self.create_compilation_job(client, RoleArn='r', InputConfig={SOURCE!r})",
    "a literal that anything may change": f"k = {dict(EXAMPLE)!r}\nif a:\n  k.update(b)\n{SEND}",
    "a response": f"stub.respond({ {**EXAMPLE, 'CompilationJobStatus': 'FAILED'}!r})",
    "nothing but names from elsewhere": f"{CALL}(**a, **b)",
}


@pytest.mark.parametrize("code", NONE.values(), ids=NONE)
def test_no_request(code: str) -> None:
    assert seen(code) == []


def codes(code: str) -> list[str]:
    document = read_bytes("a.py", code.encode(), named=False)
    return [placed.finding.code for result in results(document) for placed in result.placed]


WRONG = {**EXAMPLE, "RoleArn": "", "InputConfig": {**EXAMPLE["InputConfig"], "Framework": "pytorch"}}
FILLED = {
    "sent elsewhere": (f"k = {WRONG!r}\nsend(k)", ["CJ107", "CJ104"]),
    "filled in a loop": (f"k = {WRONG!r}\nfor a in b:\n  k['RoleArn'] = a\n  send(k)", ["CJ104"]),
    "filled as an attribute": (f"self.k = {WRONG!r}\nself.k['InputConfig']['Framework'] = a\nsend(self.k)", ["CJ107"]),
    "filled through a list": (f"k = [{WRONG!r}]\nfor a in k:\n  a.update(RoleArn=b)\n  send(a)", ["CJ104"]),
    "a copy that is filled": (f"K = {WRONG!r}\ndef go(a):\n  k = dict(K)\n  k['RoleArn'] = a\n  send(k)", ["CJ104"]),
    "templates": (f"k = { ({**WRONG, 'RoleArn': '{{ role }}'})!r}", ["CJ104"]),
}


@pytest.mark.parametrize(("code", "expected"), FILLED.values(), ids=FILLED)
def test_what_a_program_fills_in_is_not_judged(code: str, expected: list[str]) -> None:
    assert codes(code) == expected


LOWER = {**EXAMPLE, "InputConfig": {**EXAMPLE["InputConfig"], "Framework": "pytorch"}}
SHARED = {
    "used once": (f"k = {LOWER!r}\n{SEND}", True),
    "used by print": (f"k = {LOWER!r}\nprint(k['RoleArn'], k)\n{SEND}", True),
    "used twice": (f"k = {LOWER!r}\n{SEND}\n{SEND}", False),
    "used elsewhere": (f"k = {LOWER!r}\n{SEND}\njobs = [k]", False),
    "a text that is used elsewhere": (
        f"f = 'pytorch'\nload(f)\n{CALL}(RoleArn='r', InputConfig={{'Framework': f}})",
        False,
    ),
    "a literal that is sent elsewhere": (f"k = {LOWER!r}\nsend(k)\nsend(k)", True),
}


@pytest.mark.parametrize(("code", "is_changed"), SHARED.values(), ids=SHARED)
def test_what_is_used_elsewhere_is_not_changed(code: str, *, is_changed: bool) -> None:
    after = fixed(read_bytes("a.py", code.encode())).source.text

    assert after == (code.replace("'pytorch'", "'PYTORCH'") if is_changed else code)


def test_a_member_that_hides_another_is_not_removed() -> None:
    code = f"{CALL}(RoleArn='r', InputConfig={{**{{'FrameworkVersion': 'x'}}, 'Framework': 'ONNX', 'FrameworkVersion': None}})"

    assert codes(code) != []
    assert fixed(read_bytes("a.py", code.encode())).source.text == code


CHAINS = {
    "sums": ("'x'", "{0} + {0}"),
    "dicts": ("{{'a': 1}}", "{{'b': {0}, 'c': {0}}}"),
    "JSON texts": ("'\"'", "json.dumps({0})"),
    "lists": ("[]", "[{0}, {0}]"),
    "merged dicts": ("{{'a': 1}}", "{{**{0}, **{0}}}"),
}


@pytest.mark.parametrize(("first", "next_one"), CHAINS.values(), ids=CHAINS)
def test_what_grows_without_end_is_unknown(first: str, next_one: str) -> None:
    lines = [f"a0 = {first.format()}", *(f"a{n} = {next_one.format(f'a{n - 1}')}" for n in range(1, 60))]
    code = "\n".join([*lines, f"{CALL}(RoleArn='r', Tags=a59)"])

    assert [each["RoleArn"] for each in seen(code)] == ["r"]


def test_many_requests_on_a_long_line_have_their_places() -> None:
    code = f"jobs = ['é', {', '.join([repr(LOWER)] * 1000)}]"
    document = read_bytes("a.py", code.encode())
    columns = {
        placed.place.column
        for result in results(document)
        for placed in result.placed
        if placed.finding.code == "CJ104"
    }

    assert columns == {match.start() + 1 for match in re.finditer("'pytorch'", code)}
