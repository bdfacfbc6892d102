"""CJ3: compiler options by key."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compilejob.catalog import DEVICES, FLAG_FAMILIES, OPTIONS, options_of
from compilejob.catalog.options import VERSION_PAIRS, VersionPair
from tests.rules.compiler_options import output, text_after_fixes
from tests.rules.found import findings, found

PATH = "OutputConfig.CompilerOptions"
NVIDIA = "LINUX ARM64 NVIDIA"
ALL_THREE = {"gpu-code": "sm_72", "trt-ver": "8.2.1", "cuda-ver": "10.2"}


FINDINGS = [
    # required by the platform
    pytest.param(
        output(NVIDIA),
        [("CJ301", "OutputConfig", f"{NVIDIA} requires CompilerOptions with gpu-code, trt-ver and cuda-ver")],
        id="none given",
    ),
    pytest.param(
        output(NVIDIA, {"gpu-code": "sm_72"}),
        [("CJ301", PATH, f"CompilerOptions for {NVIDIA} lacks trt-ver and cuda-ver")],
        id="two missing",
    ),
    pytest.param(
        output(NVIDIA, {"gpu-code": "sm_72", "trt_ver": "8.2.1", "cudaver": "10.2"}),
        [
            ("CJ301", f"{PATH}.trt_ver", f'CompilerOptions for {NVIDIA} lacks trt-ver and has "trt_ver"'),
            ("CJ301", f"{PATH}.cudaver", f'CompilerOptions for {NVIDIA} lacks cuda-ver and has "cudaver"'),
        ],
        id="required options misspelled are not unknown as well",
    ),
    pytest.param(
        output("LINUX X86_64 NVIDIA", {"mcpu": "skylake-avx512"}),
        [("CJ301", PATH, "CompilerOptions for LINUX X86_64 NVIDIA lacks gpu-code, trt-ver and cuda-ver")],
        id="the m5 sample of the API reference",
    ),
    pytest.param(
        output(NVIDIA, '"-O2"'),
        [("CJ309", PATH, f'CompilerOptions for {NVIDIA} is the string "-O2", not an object of options')],
        id="a string lacks no options",
    ),
    pytest.param(
        output(NVIDIA, {"gpu-code": "sm_72", "trt-ver": "8.2.1"}),
        [("CJ301", PATH, f"CompilerOptions for {NVIDIA} lacks cuda-ver")],
        id="one missing",
    ),
    pytest.param(
        output(NVIDIA, {"gpu-code": "sm_72", "trt-ver": "8.2.1", "precision_mod": "fp16"}),
        [
            ("CJ301", PATH, f"CompilerOptions for {NVIDIA} lacks cuda-ver"),
            ("CJ304", f"{PATH}.precision_mod", '"precision_mod" is an unknown compiler option'),
        ],
        id="one missing, and one misspelled that is not required",
    ),
    # spelling
    pytest.param(
        output("ml_c5", {"mcpu": "core-avx2", "DTYPE": "int64"}),
        [("CJ302", f"{PATH}.DTYPE", '"DTYPE" is written "dtype" in every job seen to complete')],
        id="DTYPE after another option",
    ),
    pytest.param(
        output("ml_c5", {"DTYPE": "int64", "dtype": "int64"}),
        [("CJ302", f"{PATH}.DTYPE", '"DTYPE" is written "dtype" in every job seen to complete')],
        id="both spellings",
    ),
    pytest.param(
        output(NVIDIA, {"gpu_code": "sm_72", "trt-ver": "8.2.1", "cuda-ver": "10.2"}),
        [("CJ302", f"{PATH}.gpu_code", '"gpu_code" is written "gpu-code" in every job seen to complete')],
        id="gpu_code",
    ),
    pytest.param(
        output("ml_c5", {"DTYPE": "int64"}),
        [("CJ302", f"{PATH}.DTYPE", '"DTYPE" is written "dtype" in every job seen to complete')],
        id="DTYPE",
    ),
    # other targets' options
    pytest.param(
        output("ml_c5", {"trt-ver": "7.1.3", "gpu_code": "sm_70"}),
        [
            ("CJ303", f"{PATH}.trt-ver", "trt-ver is no documented option of ml_c5"),
            ("CJ303", f"{PATH}.gpu_code", "gpu_code is no documented option of ml_c5"),
        ],
        id="GPU options for a CPU",
    ),
    pytest.param(
        output(NVIDIA, {**ALL_THREE, "mcpu": "cortex-a72"}),
        [("CJ303", f"{PATH}.mcpu", f"mcpu is no documented option of {NVIDIA}")],
        id="mcpu beside the GPU options",
    ),
    pytest.param(
        output("LINUX ARM64 NNA", {"mcpu": "cortex-a72"}),
        [("CJ303", f"{PATH}.mcpu", "mcpu is no documented option of LINUX ARM64 NNA")],
        id="NNA, which has no documented options",
    ),
    pytest.param(
        output("rk3399", {"mattr": ["+neon"]}),
        [("CJ303", f"{PATH}.mattr", "mattr is no documented option of rk3399")],
        id="mattr for a board of 64-bit ARM with an accelerator",
    ),
    pytest.param(
        output("LINUX X86_64 NVIDIA", {**ALL_THREE, "gpu-code": "sm_75", "JETPACK_VERSION": "4.6"}, "TENSORFLOW"),
        [("CJ303", f"{PATH}.JETPACK_VERSION", "JETPACK_VERSION is no documented option of LINUX X86_64 NVIDIA")],
        id="JetPack on a machine that is no Jetson board",
    ),
    pytest.param(
        output("ml_trn1", {"dtype": "float16"}),
        [("CJ305", f"{PATH}.dtype", 'dtype is "float16", not "float32", "float", "int64" or "long"')],
        id="dtype of Trainium",
    ),
    pytest.param(
        output("jetson_xavier", {"precision_mode": "FP16"}),
        [("CJ303", f"{PATH}.precision_mode", "precision_mode is no documented option of jetson_xavier")],
        id="precision_mode of Elastic Inference",
    ),
    # unknown options
    pytest.param(
        output("ml_c5", {"mcup": "core-avx2"}),
        [("CJ304", f"{PATH}.mcup", '"mcup" is an unknown compiler option')],
        id="a typing mistake",
    ),
    pytest.param(
        output("ml_m5", {"VERBOSE": "1"}),
        [("CJ304", f"{PATH}.VERBOSE", '"VERBOSE" is an unknown compiler option')],
        id="nothing like it",
    ),
    # forms
    pytest.param(
        output("jetson_tx2", {"trt-ver": "8.2", "cuda-ver": "10"}),
        [
            (
                "CJ305",
                f"{PATH}.trt-ver",
                'trt-ver is "8.2", not a TensorRT version in three parts such as "8.2.1"',
            ),
            ("CJ305", f"{PATH}.cuda-ver", 'cuda-ver is "10", not a CUDA version in two parts such as "10.2"'),
        ],
        id="versions with a part too few",
    ),
    pytest.param(
        output("jetson_tx2", {"cuda-ver": 11}),
        [("CJ305", f"{PATH}.cuda-ver", 'cuda-ver is 11, not a CUDA version in two parts such as "10.2"')],
        id="a version that is a number with a part too few",
    ),
    pytest.param(
        output("ml_c5", {"dtype": "float16"}),
        [("CJ305", f"{PATH}.dtype", 'dtype is "float16", not "float32", "float", "int64" or "long"')],
        id="dtype",
    ),
    pytest.param(
        output("qcs605", {"ANDROID_PLATFORM": 30}),
        [("CJ305", f"{PATH}.ANDROID_PLATFORM", "ANDROID_PLATFORM is 30, not a whole number from 21 to 29")],
        id="Android level out of range",
    ),
    pytest.param(
        output("qcs605", {"ANDROID_PLATFORM": "30"}),
        [("CJ305", f"{PATH}.ANDROID_PLATFORM", 'ANDROID_PLATFORM is "30", not a whole number from 21 to 29')],
        id="Android level out of range, in quotes",
    ),
    pytest.param(
        output("ml_eia2", {"precision_mode": "INT8", "output_names": "output:0"}, "TENSORFLOW"),
        [
            ("CJ305", f"{PATH}.precision_mode", 'precision_mode is "INT8", not "FP16" or "FP32"'),
            (
                "CJ305",
                f"{PATH}.output_names",
                'output_names is "output:0", not a list of tensor names such as ["output:0"]',
            ),
        ],
        id="Elastic Inference",
    ),
    # forms that are shown and not stated
    pytest.param(
        output("jetson_tx2", {"gpu-code": "Pascal"}),
        [("CJ311", f"{PATH}.gpu-code", 'gpu-code is "Pascal", not a compute capability such as "sm_72"')],
        id="gpu-code by name",
    ),
    pytest.param(
        output("jetson_tx2", {"gpu-code": "sm‑62"}),
        [("CJ311", f"{PATH}.gpu-code", 'gpu-code "sm‑62" holds "‑" (U+2011), which is not ASCII')],
        id="gpu-code with a typographic hyphen",
    ),
    pytest.param(
        output("rasp3b", {"mattr": "+neon"}),
        [("CJ311", f"{PATH}.mattr", 'mattr is "+neon", not a list of CPU flags such as ["+neon"]')],
        id="mattr as a string",
    ),
    pytest.param(
        output("coreml", {"class_labels": ["cat", "dog"]}),
        [("CJ311", f"{PATH}.class_labels", "class_labels is a list, not the name of a label file in the archive")],
        id="class_labels as a list",
    ),
    pytest.param(
        output("ml_c5", {"mcpu": ["core-avx2"]}),
        [("CJ311", f"{PATH}.mcpu", 'mcpu is a list, not a CPU name such as "skylake-avx512"')],
        id="mcpu as a list",
    ),
    pytest.param(
        output("coreml", {"class_labels": "s3://bucket/labels.txt"}),
        [
            (
                "CJ311",
                f"{PATH}.class_labels",
                'class_labels is "s3://bucket/labels.txt", not the name of a label file in the archive',
            )
        ],
        id="class_labels in a bucket",
    ),
    pytest.param(
        output("coreml", {"class_labels": "/opt/ml/labels.txt"}),
        [
            (
                "CJ311",
                f"{PATH}.class_labels",
                'class_labels is "/opt/ml/labels.txt", not the name of a label file in the archive',
            )
        ],
        id="class_labels on a disk",
    ),
    pytest.param(
        output("coreml", {"class_labels": ""}),
        [("CJ311", f"{PATH}.class_labels", 'class_labels is "", not the name of a label file in the archive')],
        id="class_labels without a name",
    ),
    # types
    pytest.param(
        output("qcs605", {"ANDROID_PLATFORM": "28"}),
        [
            (
                "CJ311",
                f"{PATH}.ANDROID_PLATFORM",
                'ANDROID_PLATFORM "28" is a string, and a whole number on the AWS pages',
            )
        ],
        id="Android level in quotes",
    ),
    pytest.param(
        output("jetson_tx2", {"cuda-ver": 10.2}),
        [("CJ311", f"{PATH}.cuda-ver", "cuda-ver 10.2 is a decimal number, and a string on the AWS pages")],
        id="cuda-ver without quotes",
    ),
    # undocumented
    pytest.param(
        output(NVIDIA, {**ALL_THREE, "precision-mode": "fp16"}),
        [("CJ306", f"{PATH}.precision-mode", "precision-mode is undocumented (TensorRT precision)")],
        id="seen in completed jobs only",
    ),
    # frameworks
    pytest.param(
        output("ml_c5", {"dtype": "int64"}, "MXNET"),
        [("CJ307", f"{PATH}.dtype", "dtype is read for PYTORCH models, not for MXNET")],
        id="dtype without PyTorch",
    ),
    pytest.param(
        output("jetson_xavier", {"JETPACK_VERSION": "4.6", "gpu_code": "sm_72"}),
        [("CJ307", f"{PATH}.JETPACK_VERSION", "JETPACK_VERSION is read for TENSORFLOW models, not for PYTORCH")],
        id="JETPACK_VERSION without TensorFlow",
    ),
    # one object
    pytest.param(
        output("ml_c5", json.dumps('{"mcpu": "core-avx2"}')),
        [
            (
                "CJ309",
                PATH,
                r'CompilerOptions was encoded as JSON twice, and is the string "{\"mcpu\": \"core-avx2\"}"',
            )
        ],
        id="encoded twice",
    ),
    pytest.param(
        output("ml_c5", '"--verbose 1"'),
        [("CJ309", PATH, 'CompilerOptions for ml_c5 is the string "--verbose 1", not an object of options')],
        id="flags",
    ),
    pytest.param(
        output("ml_eia2", {"signature_def_key": "serving", "output_names": ["output:0"]}, "TENSORFLOW"),
        [("CJ310", PATH, "signature_def_key and output_names exclude each other")],
        id="signature and output names",
    ),
    # values against the target and each other
    pytest.param(
        output("jetson_nano", {"JETPACK_VERSION": "4.6", "gpu_code": "sm_72"}, "TENSORFLOW"),
        [("CJ312", f"{PATH}.gpu_code", 'gpu_code "sm_72" is another GPU than that of jetson_nano, "sm_53"')],
        id="the device table's row for TensorFlow 2",
    ),
    pytest.param(
        output("ml_g4dn", {"gpu-code": "sm_70"}),
        [("CJ312", f"{PATH}.gpu-code", 'gpu-code "sm_70" is another GPU than that of ml_g4dn, "sm_75"')],
        id="GPU of another instance",
    ),
    pytest.param(
        output(NVIDIA, {"gpu-code": "sm_72", "trt-ver": "8.5.2", "cuda-ver": "11.4"}),
        [("CJ313", f"{PATH}.trt-ver", 'trt-ver "8.5.2" with cuda-ver "11.4" was seen on no page and in no job')],
        id="versions of JetPack 5",
    ),
    pytest.param(
        output("LINUX X86_64 NVIDIA", ALL_THREE),
        [("CJ325", f"{PATH}.gpu-code", 'gpu-code "sm_72" is the GPU of ARM64 boards, and the target is X86_64')],
        id="GPU of a board in a server",
    ),
    pytest.param(
        output(NVIDIA, {"gpu-code": "sm_80", "trt-ver": "7.2.1", "cuda-ver": "10.2"}),
        [("CJ326", f"{PATH}.gpu-code", 'gpu-code "sm_80" (Ampere) is newer than cuda-ver "10.2"')],
        id="Ampere with CUDA 10",
    ),
    pytest.param(
        output(NVIDIA, {"gpu-code": "sm_87", "trt-ver": "7.2.1", "cuda-ver": "10.2"}),
        [("CJ326", f"{PATH}.gpu-code", 'gpu-code "sm_87" (Ampere) is newer than cuda-ver "10.2"')],
        id="a later GPU of a generation",
    ),
    pytest.param(
        output("ml_g4dn", {"gpu_code": "sm_75", "cuda-ver": "9.2"}),
        [
            ("CJ302", f"{PATH}.gpu_code", '"gpu_code" is written "gpu-code" in every job seen to complete'),
            ("CJ326", f"{PATH}.gpu_code", 'gpu_code "sm_75" (Turing) is newer than cuda-ver "9.2"'),
        ],
        id="the other spelling, on a device",
    ),
    pytest.param(
        output("LINUX ARM64", {"mcpu": "skylake-avx512"}),
        [("CJ314", f"{PATH}.mcpu", 'mcpu "skylake-avx512" does not exist on ARM64')],
        id="x86 processor on ARM",
    ),
    pytest.param(
        output("ml_c5", {"mattr": ["+neon", "+avx2"]}),
        [("CJ314", f"{PATH}.mattr", 'mattr "+neon" does not exist on X86_64')],
        id="ARM feature on x86",
    ),
    pytest.param(
        output("ml_c5", {"mcpu": "skylake–avx512"}),
        [("CJ315", f"{PATH}.mcpu", 'mcpu "skylake–avx512" holds "–" (U+2013), which is not ASCII')],
        id="mcpu with a dash",
    ),
    pytest.param(
        output("rasp3b", {"mattr": ["+neon", "+vfp四"]}),
        [("CJ315", f"{PATH}.mattr", 'mattr "+vfp四" holds "四" (U+56DB), which is not ASCII')],
        id="mattr with a letter of another script",
    ),
]


@pytest.mark.parametrize(("patch", "expected"), FINDINGS)
def test_what_is_found(patch: dict[str, Any], expected: list[tuple[str, str, str]]) -> None:
    assert found(patch, "CJ3") == expected


NOTHING_FOUND = [
    pytest.param(output("ml_c5"), id="none given"),
    pytest.param(output("LINUX X86_64"), id="a CPU platform without mcpu, as in completed jobs"),
    pytest.param(output("jetson_xavier"), id="a Jetson device without options"),
    pytest.param(output("LINUX ARM_EABIHF", {"mattr": ["+neon"]}), id="Raspberry Pi 3 of the API reference"),
    pytest.param(
        output(NVIDIA, {"gpu-code": "sm_62", "trt-ver": "6.0.1", "cuda-ver": "10.0"}),
        id="Jetson TX2 of the API reference",
    ),
    pytest.param(output("ANDROID ARM_EABI", {"ANDROID_PLATFORM": 25, "mattr": ["+neon"]}), id="ARMv7 phone"),
    pytest.param(output("ANDROID ARM64", {"ANDROID_PLATFORM": 29}), id="ARMv8 phone"),
    pytest.param(output("ml_c5", {"dtype": "float32", "mcpu": "skylake-avx512"}), id="dtype"),
    pytest.param(output("coreml", {"class_labels": "étiquettes.txt"}), id="a file's name in any script"),
    pytest.param(output("ml_eia2", {"output_names": ["output:0"]}, "TENSORFLOW"), id="frozen graph"),
    pytest.param(output(NVIDIA, ALL_THREE), id="completed 2025-09-30"),
    pytest.param(output("jetson_tx2", {"gpu-code": "sm_62"}), id="a Jetson device and one option"),
    pytest.param(
        output("LINUX X86_64 NVIDIA", {"gpu-code": "sm_75", "trt-ver": "8.2.1", "cuda-ver": "10.2"}),
        id="a server's GPU on X86_64",
    ),
    pytest.param(output(NVIDIA, {**ALL_THREE, "gpu-code": "sm_75"}), id="a card in an ARM64 machine"),
    pytest.param(
        output("LINUX X86_64 NVIDIA", {"gpu-code": "sm_80", "trt-ver": "8.2.0", "cuda-ver": "11.2"}),
        id="Ampere with the versions of the guide for Lookout for Vision",
    ),
    pytest.param(output("jetson_xavier", {"JETPACK_VERSION": "4.6"}, "TENSORFLOW"), id="JetPack on a Jetson board"),
    pytest.param(output("rk3288", {"mattr": ["+neon"]}), id="a board of 32-bit ARM with an accelerator"),
    pytest.param(output("LINUX ARM_EABIHF MALI", {"mattr": ["+neon"]}), id="a platform of 32-bit ARM likewise"),
    pytest.param(output("ml_trn1", {"dtype": "int64"}), id="dtype of Trainium, which is an ml_ and no ml_inf"),
    pytest.param(output("rasp4b", {"mcpu": "core-avx2"}), id="a device whose architecture no page says"),
    pytest.param(output("ml_c5", "{'mcpu': 'core-avx2'}"), id="what is not JSON is found by CJ110 alone"),
]


@pytest.mark.parametrize("patch", NOTHING_FOUND)
def test_what_is_right_is_left_alone(patch: dict[str, Any]) -> None:
    assert found(patch, "CJ3") == []


def test_options_too_short_and_too_long_for_the_service_are_found_with_the_text() -> None:
    assert found(output("ml_c5", {}), "CJ1") == [("CJ107", PATH, 'CompilerOptions is "{}", shorter than 3 characters')]
    assert [finding.code for finding in findings(output("ml_c5", {"mcpu": "a" * 1024}), "CJ")] == ["CJ106"]


@pytest.mark.parametrize("name", [name for name, device in DEVICES.items() if device.facts.family not in FLAG_FAMILIES])
def test_the_suggested_values_of_a_devices_own_options_pass(name: str) -> None:
    facts = DEVICES[name].facts
    suggested = {
        "gpu-code": facts.gpu_code or "sm_72",
        "trt-ver": "8.2.1",
        "cuda-ver": "10.2",
        "mcpu": "generic",
        "mattr": ["+feature"],
        "dtype": "int64",
        "ANDROID_PLATFORM": 28,
        "class_labels": "labels.txt",
        "precision_mode": "FP16",
        "output_names": ["output:0"],
    }
    own = {option.key for option in options_of(facts.family)}
    options = {key: value for key, value in suggested.items() if key in own}

    assert found(output(name, options or None), "CJ3") == []


@pytest.mark.parametrize("pair", VERSION_PAIRS, ids=lambda pair: f"{pair.trt_ver} with {pair.cuda_ver}")
def test_every_pair_of_versions_that_was_seen_passes(pair: VersionPair) -> None:
    assert found(output(NVIDIA, {"gpu-code": "sm_72", "trt-ver": pair.trt_ver, "cuda-ver": pair.cuda_ver}), "CJ3") == []


HINTS = [
    pytest.param(
        output(NVIDIA),
        'add gpu-code, a compute capability such as "sm_72"; trt-ver, a TensorRT version in three parts such as '
        '"8.2.1"; cuda-ver, a CUDA version in two parts such as "10.2"',
        id="all missing, and none given",
    ),
    pytest.param(
        output(NVIDIA, {"gpu-code": "sm_72", "trt-ver": "8.2.1", "cudaver": "10.2"}),
        "rename it to cuda-ver",
        id="one misspelled",
    ),
    pytest.param(output("ml_c5", {"mcpu": "天"}), "use ASCII characters only", id="no typographic character"),
    pytest.param(output("ml_c5", {"mcpu": "skylake–avx512"}), 'write "skylake-avx512"', id="a typographic dash"),
    pytest.param(
        output("LINUX X86_64 NVIDIA", {"mcpu": "skylake-avx512"}),
        "remove Accelerator if the machine has no GPU, or add gpu-code, a compute capability such as "
        '"sm_72"; trt-ver, a TensorRT version in three parts such as "8.2.1"; cuda-ver, a CUDA version in two parts '
        'such as "10.2"',
        id="a CPU that is called a GPU",
    ),
    pytest.param(
        output(NVIDIA, {"gpu-code": "sm_72", "trt-ver": "8.2.1"}),
        'add cuda-ver, a CUDA version in two parts such as "10.2"',
        id="one missing",
    ),
    pytest.param(
        output("ml_c5", {"DTYPE": "int64", "dtype": "int64"}), "remove DTYPE; dtype is given too", id="both spellings"
    ),
    pytest.param(
        output("ml_c5", {"gpu-code": "sm_70"}), "remove it; ml_c5 takes mcpu, mattr, dtype", id="other family"
    ),
    pytest.param(
        output("rk3399", {"mcpu": "cortex-a72"}), "remove it; rk3399 takes no documented option", id="takes none"
    ),
    pytest.param(output("rk3288", {"mcpu": "cortex-a17"}), "remove it; rk3288 takes mattr", id="takes one, being ARM"),
    pytest.param(output("jetson_xavier", {"precision_mode": "FP16"}), "use precision-mode", id="same word"),
    pytest.param(
        output("LINUX X86_64 NVIDIA", ALL_THREE),
        "give the code of the machine's own GPU, or correct Arch",
        id="GPU of a board",
    ),
    pytest.param(
        output(NVIDIA, {"gpu-code": "sm_80", "trt-ver": "7.2.1", "cuda-ver": "10.2"}),
        'use cuda-ver "11.0" or newer, such as "11.2" with trt-ver "8.2.0"',
        id="GPU newer than CUDA",
    ),
    pytest.param(
        output(NVIDIA, {"gpu-code": "sm_90", "trt-ver": "8.2.0", "cuda-ver": "11.2"}),
        'use cuda-ver "11.8" or newer',
        id="GPU newer than any CUDA seen",
    ),
    pytest.param(output("ml_c5", {"mcup": "core-avx2"}), "use mcpu", id="nearest"),
    pytest.param(
        output("ml_c5", {"mcup": "core-avx2", "mcpu": "core-avx2"}),
        "remove it, unless you know that the service takes it",
        id="the nearest is given too",
    ),
    pytest.param(output("ml_c5", '"-O2"'), "give an object with mcpu, mattr, dtype", id="a string"),
    pytest.param(output("rk3399", '"-O2"'), "remove it", id="a string where nothing is taken"),
    pytest.param(
        output("jetson_nano", {"gpu-code": "sm_72"}),
        'use "sm_53", or leave gpu-code out: the service knows its devices',
        id="another GPU",
    ),
    pytest.param(
        output("jetson_xavier", {"trt-ver": "8.2.1", "cuda-ver": "11.2"}),
        'try it, or use trt-ver "8.2.0"',
        id="unseen pair, CUDA seen",
    ),
    pytest.param(
        output("jetson_xavier", {"trt-ver": "8.2.1", "cuda-ver": "11.4"}),
        'try it, or use cuda-ver "10.2"',
        id="unseen pair, TensorRT seen",
    ),
    pytest.param(
        output("jetson_xavier", {"trt-ver": "8.5.2", "cuda-ver": "11.4"}),
        'try it; the newest pair seen is "8.2.1" with "10.2"',
        id="unseen pair, neither seen",
    ),
]


@pytest.mark.parametrize(("patch", "hint"), HINTS)
def test_what_is_advised(patch: dict[str, Any], hint: str) -> None:
    assert [finding.hint for finding in findings(patch, "CJ3")] == [hint]


GPUS = [
    pytest.param(output("ml_p3", {"gpu-code": "sm_72"}), ["CJ312"], id="an instance with the GPU of a board"),
    pytest.param(
        output(NVIDIA, {"gpu-code": "sm_80", "trt-ver": "8.2.0", "cuda-ver": "11.0"}),
        ["CJ313"],
        id="as new a CUDA as the GPU needs",
    ),
    pytest.param(
        output(NVIDIA, {"gpu-code": "sm_80", "trt-ver": "8.2.1", "cuda-ver": "ten"}), ["CJ305"], id="no CUDA version"
    ),
    pytest.param(
        output(NVIDIA, {"gpu-code": "sm_80", "trt-ver": "eight", "cuda-ver": "11.4"}),
        ["CJ305"],
        id="no TensorRT version",
    ),
    pytest.param(output("ml_c5", {"trt-ver": "8.5.2", "cuda-ver": "11.4"}), ["CJ303", "CJ303"], id="versions on a CPU"),
]


@pytest.mark.parametrize(("patch", "codes"), GPUS)
def test_versions_are_compared_where_they_are_versions(patch: dict[str, Any], codes: list[str]) -> None:
    assert [code for code, _, _ in found(patch, "CJ3")] == codes


def test_only_options_of_a_cpu_make_a_gpu_doubtful() -> None:
    lacking = findings(output("LINUX X86_64 NVIDIA", {"ANDROID_PLATFORM": 28}), "CJ301")

    assert [finding.hint for finding in lacking] == [
        (
            'add gpu-code, a compute capability such as "sm_72"; trt-ver, a TensorRT version in three parts such as '
            '"8.2.1"; cuda-ver, a CUDA version in two parts such as "10.2"'
        )
    ]


def test_a_string_that_was_encoded_twice_is_told_so() -> None:
    assert found(output("ml_c5", json.dumps(json.dumps("-O2"))), "CJ3") == [
        ("CJ309", PATH, r'CompilerOptions was encoded as JSON twice, and is the string "\"-O2\""')
    ]


FIXES = [
    pytest.param("jetson_tx2", {"gpu_code": "sm_62"}, {"gpu-code": "sm_62"}, id="gpu_code"),
    pytest.param("ml_c5", {"MCPU": "core-avx2"}, {"mcpu": "core-avx2"}, id="case of a key"),
    pytest.param("ml_c5", {"MCPU": "a", "Mcpu": "b"}, {"mcpu": "a", "Mcpu": "b"}, id="no key is given twice"),
    pytest.param(
        "jetson_tx2",
        {"gpu_code": "sm_62", "GPU-code": "b"},
        {"gpu-code": "sm_62", "GPU-code": "b"},
        id="nor by another spelling",
    ),
    pytest.param("ml_c5", {"dtype": "Float32"}, {"dtype": "float32"}, id="case of a value"),
    pytest.param("jetson_tx2", {"trt-ver": "8.2"}, {"trt-ver": "8.2.0"}, id="a part too few"),
    pytest.param("jetson_tx2", {"trt-ver": 8.2}, {"trt-ver": "8.2.0"}, id="a part too few, as a number"),
    pytest.param("jetson_tx2", {"trt-ver": "8.2.1.8"}, {"trt-ver": "8.2.1"}, id="TensorRT's own four parts"),
    pytest.param("jetson_tx2", {"trt-ver": "8"}, None, id="two parts too few"),
    pytest.param("jetson_tx2", {"trt-ver": "8.2.x"}, None, id="no number"),
    pytest.param("jetson_tx2", {"cuda-ver": "11"}, {"cuda-ver": "11.0"}, id="CUDA 11"),
    pytest.param("jetson_tx2", {"cuda-ver": "10.2.89"}, {"cuda-ver": "10.2"}, id="CUDA with its build"),
    pytest.param("jetson_tx2", {"cuda-ver": 10.2}, {"cuda-ver": "10.2"}, id="a number"),
    pytest.param("jetson_tx2", {"gpu-code": "SM62"}, {"gpu-code": "sm_62"}, id="sm code"),
    pytest.param("jetson_tx2", {"gpu-code": 62}, {"gpu-code": "sm_62"}, id="sm code as a number"),
    pytest.param("jetson_tx2", {"gpu-code": "sm‑62"}, {"gpu-code": "sm_62"}, id="sm code with another hyphen"),
    pytest.param("qcs605", {"ANDROID_PLATFORM": "28"}, {"ANDROID_PLATFORM": 28}, id="level in quotes"),
    pytest.param("qcs605", {"ANDROID_PLATFORM": "android-28"}, {"ANDROID_PLATFORM": 28}, id="level as CMake has it"),
    pytest.param("qcs605", {"ANDROID_PLATFORM": 28.0}, {"ANDROID_PLATFORM": 28}, id="level with a point"),
    pytest.param("qcs605", {"ANDROID_PLATFORM": "35"}, None, id="level out of range"),
    pytest.param("rasp3b", {"mattr": "+neon,+vfpv4"}, {"mattr": ["+neon", "+vfpv4"]}, id="flags in one string"),
    pytest.param("coreml", {"class_labels": "/labels.txt"}, None, id="a label file that may be elsewhere"),
    pytest.param("rasp3b", {"mattr": ","}, None, id="no flag in a string"),
    pytest.param("ml_c5", {"mcpu": "skylake–avx512"}, {"mcpu": "skylake-avx512"}, id="dash"),
    pytest.param("ml_c5", {"mcpu": "天"}, None, id="no typographic character"),
    pytest.param("ml_c5", {"mattr": ["–avx512f"]}, None, id="a feature of several"),
    pytest.param("ml_c5", {"mcup": "core-avx2"}, None, id="nearest is a guess"),
    pytest.param("ml_c5", '"{\\"mcpu\\": \\"core-avx2\\"}"', {"mcpu": "core-avx2"}, id="encoded twice"),
    pytest.param(
        NVIDIA,
        {"gpu-code": "sm_72", "trt_ver": "8.2.1", "cuda-ver": "10.2"},
        {"gpu-code": "sm_72", "trt-ver": "8.2.1", "cuda-ver": "10.2"},
        id="a required option",
    ),
]


@pytest.mark.parametrize(("target", "options", "expected"), FIXES)
def test_a_fix_writes_what_can_only_be_meant(target: str, options: object, expected: object) -> None:
    text = text_after_fixes(output(target, options))

    assert (text and json.loads(text)) == expected


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=5,
)
KEYS = st.sampled_from([spelling for option in OPTIONS for spelling in (option.key, *option.also_spelled)])
TARGETS = st.sampled_from([*DEVICES, NVIDIA, "LINUX X86_64", "ANDROID ARM64", "LINUX ARM64 NNA"])


@given(TARGETS, JSON | st.dictionaries(KEYS | st.text(max_size=9), JSON, max_size=4))
def test_whatever_the_options_are_they_are_judged(target: str, options: object) -> None:
    for finding in findings(output(target, json.dumps(options)), "CJ3"):
        assert finding.where.startswith("OutputConfig")
        assert "\n" not in finding.message
        assert len(finding.message) < 200
