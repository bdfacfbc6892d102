"""Measure: `python -m benchmarks.run [--quick] [CASE ...]` prints Markdown tables, one a case and one of imports.

What a call costs is measured in rounds, A B C A B C …, and a ratio is the median of the ratios within one round: what a
busy machine does to one contender it then does to its neighbours too. The clock is the process's CPU time, which does
not run while others have the processor. pyperf, which measures one program after the other in processes of their own,
has no rounds, and so no ratios of this kind; timeit gives the same object to every call.
"""

import argparse
import gc
import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import count, islice
from statistics import median

from benchmarks.contenders import BOTOCORE, CONTENDERS, FLOOR, Contender
from benchmarks.requests import CASES, Case, minimal

Times = Mapping[str, list[float]]
"""By name, one time for each round."""

_BATCH = 0.02  # seconds, about; well above what the clock can tell apart
_MOST_CALLS = 500


def contenders() -> tuple[dict[str, Contender], dict[str, str]]:
    """The contenders whose library is installed, and why the others are left out."""
    there: dict[str, Contender] = {}
    absent: dict[str, str] = {}
    for name, make in CONTENDERS.items():
        try:
            there[name] = make()
        except ModuleNotFoundError as error:
            absent[name] = str(error)
    return there, absent


def rounds(work: Mapping[str, Callable[[], float]], number: int) -> Times:
    """Do all the work once in each round, each time beginning with another part of it."""
    times: dict[str, list[float]] = {name: [] for name in work}
    names = list(work)
    for first in range(number):
        start = first % len(names)
        for name in names[start:] + names[:start]:
            times[name].append(work[name]())
    return times


def per_call(contender: Contender, case: Case, numbers: Iterator[int], calls: int) -> float:
    """Seconds a call, each call with a request that none had before."""
    given = [contender.given(request) for request in case.fresh(islice(numbers, calls))]
    judge = contender.judge
    gc.disable()
    begin = time.process_time()
    for request in given:
        judge(request)
    end = time.process_time()
    gc.enable()
    return (end - begin) / calls


def time_case(case: Case, there: Mapping[str, Contender], number: int) -> Times:
    numbers = count()
    work = {}
    for name, contender in there.items():
        if case.valid or contender.takes_invalid:
            per_call(contender, case, numbers, 1)  # what is done once, such as building a model, is import's to tell
            calls = round(_BATCH / per_call(contender, case, numbers, 5))
            work[name] = partial(per_call, contender, case, numbers, min(max(calls, 1), _MOST_CALLS))
    gc.collect()
    gc.freeze()
    return rounds(work, number)


COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The environment of programs: modules are compiled once, as those of an installed package are."""

_FIRST_CHECK = f"compilejob.check({minimal(0)!r})"
_NO_KEYS = 'region_name="us-west-2", aws_access_key_id="none", aws_secret_access_key="none"'
PYDANTIC = "pydantic and one trivial model"
PROGRAMS: Mapping[str, str] = {
    "Python itself": "",
    PYDANTIC: "import pydantic\nclass Trivial(pydantic.BaseModel):\n    name: str",
    "`import compilejob`": "import compilejob",
    "`import compilejob` and the first `check`": f"import compilejob\n{_FIRST_CHECK}",
    "`import boto3`": "import boto3",
    "`import boto3` and the first SageMaker client": f'import boto3\nboto3.client("sagemaker", {_NO_KEYS})',
    "`import sagemaker.core.resources`": "import sagemaker.core.resources",
}


def counts_instructions() -> bool:
    """Whether `perf` is here and may count, which virtual machines often do not let it."""
    try:
        return _instructions("") > 0
    except (OSError, ValueError):
        return False


def _instructions(program: str) -> float:
    """Millions of instructions of a fresh interpreter."""
    perf = ("perf", "stat", "-x", ",", "-e", "instructions:u", sys.executable, "-c", program)
    done = subprocess.run(perf, capture_output=True, text=True, check=True, env=COMPILED)
    return int(done.stderr.splitlines()[-1].partition(",")[0]) / 1e6


def _cpu(program: str) -> float:
    """CPU milliseconds of a fresh interpreter."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run((sys.executable, "-c", program), capture_output=True, check=True, env=COMPILED)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime) * 1e3


def time_imports(number: int) -> tuple[Times, str]:
    """What the programs cost, and in which unit; those that fail are left out."""
    measure, unit = (_instructions, "M instructions") if counts_instructions() else (_cpu, "CPU ms")
    work = {}
    for name, program in PROGRAMS.items():
        try:
            measure(program)  # from now on the compiled modules are in the file system's cache
        except subprocess.CalledProcessError:
            continue
        work[name] = partial(measure, program)
    return rounds(work, number), unit


def table(
    times: Times, scale: float, unit: str, against: Mapping[str, str], more: Mapping[str, Mapping[str, str]]
) -> str:
    """The times as Markdown: best, median, ratios to the rows of `against`, and the columns of `more`."""
    lines = [["", f"best {unit}", f"median {unit}", *against, *more]]
    lines.append(["---", *["---:"] * (len(lines[0]) - 1)])
    for name, own in times.items():
        ratios = [f"{median(a / b for a, b in zip(own, times[other], strict=True)):.2f}" for other in against.values()]
        cells = [f"{figure * scale:.1f}" for figure in (min(own), median(own))]
        lines.append([name, *cells, *ratios, *(column[name] for column in more.values())])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", nargs="*", metavar="CASE", help=f"{', '.join(CASES)}; all and the imports if none")
    parser.add_argument("--quick", action="store_true", help="a few rounds: for a first look, not for the record")
    arguments = parser.parse_args()
    unknown = sorted({*arguments.cases} - {*CASES})
    if unknown:
        parser.error(f"no case {', '.join(unknown)}")

    there, absent = contenders()
    print(f"Python {platform.python_version()}, {platform.platform()}, {os.cpu_count()} cores\n")
    versions = sorted({f"{contender.library} {contender.version}" for contender in there.values()})
    print(f"{', '.join(versions)}\n")
    for name, reason in absent.items():
        print(f"Without {name}: {reason}\n")
    for name in arguments.cases or CASES:
        case = CASES[name]
        print(f"### {name}\n\n{case.make.__doc__}\n")
        times = time_case(case, there, 5 if arguments.quick else 25)
        more = {"knows": {name: contender.knows for name, contender in there.items()}}
        if not case.valid:
            [request] = case.fresh([0])
            found = {name: len(there[name].judge(there[name].given(request))) for name in times}
            more = {"finds": {name: str(number) for name, number in found.items()}}
        print(table(times, 1e6, "µs", {"of botocore": BOTOCORE, "of types only": FLOOR}, more), flush=True)
        print()
    if not arguments.cases:
        times, unit = time_imports(3 if arguments.quick else 15)
        print("### imports\n\nFresh interpreters, their start included.\n")
        print(table(times, 1, unit, {"of pydantic": PYDANTIC}, {}))


if __name__ == "__main__":
    main()
