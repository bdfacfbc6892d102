"""What every rule advises for the failing examples on its page."""

from typing import Any

import pytest

from compilejob import check
from compilejob.rules import FILE_RULES, RULES
from compilejob.rules.page import Page, request_of
from compilejob.rules.rule import Rule

ADVICE = {
    "CJ101 missing-member": ["add StoppingCondition"],
    "CJ102 unknown-member": ["use FrameworkVersion"],
    "CJ103 wrong-type": ["give a whole number"],
    "CJ104 unknown-value": ['use "ml_c5"'],
    "CJ105 malformed-value": [
        "use letters, digits and hyphens, beginning and ending with a letter or digit, such as resnet50-xavier",
        "give the account as 12 digits, zeros at its beginning too",
    ],
    "CJ106 text-too-long": ["use at most 63 characters"],
    "CJ107 text-too-short": ["give at least 3 characters or leave CompilerOptions out"],
    "CJ108 number-out-of-range": ["use 1 to 2147483647 seconds"],
    "CJ109 item-count": ["give 1 to 5 items"],
    "CJ110 text-not-json": ['write {"input0": [1, 3, 224, 224]}'],
    "CJ111 null-member": ["remove it"],
    "CJ112 unlisted-value": ["check it against the current AWS pages"],
    "CJ113 repeated-key": ["keep one of them"],
    "CJ114 value-for-json-text": ["write it as JSON text"],
    "CJ115 response-member": ["keep the request and not the response"],
    "CJ201 target-conflict": ["remove one of the two"],
    "CJ202 target-missing": ["add TargetDevice or TargetPlatform"],
    "CJ203 source-conflict": ["remove one of the two"],
    "CJ204 source-missing": ["add InputConfig or ModelPackageVersionArn"],
    "CJ205 framework-not-for-target": [
        "choose another target, or one of its frameworks: TENSORFLOW, KERAS, MXNET, ONNX, PYTORCH, XGBOOST"
    ],
    "CJ206 framework-not-listed": ["try it first; listed are TENSORFLOW, KERAS, MXNET, ONNX, PYTORCH, XGBOOST"],
    "CJ207 platform-not-listed": ['use Arch "X86_64", "ARM64", "ARM_EABIHF" or "ARM_EABI"'],
    "CJ208 retired-target": ["use ml_g4dn"],
    "CJ209 undocumented-target": [
        "use TargetPlatform LINUX ARM64, as the AWS sample for Graviton does",
        "leave Accelerator out",
    ],
    "CJ210 target-outside-region": ["run the job in us-east-1, with its buckets there"],
    "CJ211 package-without-version": ["add its number, as in detector/3"],
    "CJ301 missing-option": [
        'add trt-ver, a TensorRT version in three parts such as "8.2.1"; cuda-ver, a CUDA version in two parts such as "10.2"',
        'remove Accelerator if the machine has no GPU, or add gpu-code, a compute capability such as "sm_72"; trt-ver, a TensorRT version in three parts such as "8.2.1"; cuda-ver, a CUDA version in two parts such as "10.2"',
    ],
    "CJ302 disputed-spelling": ["rename it to gpu-code"],
    "CJ303 option-of-another-family": ["remove it; rasp3b takes mcpu, mattr"],
    "CJ304 unknown-option": ["use mcpu"],
    "CJ305 option-value": ['write "8.2.0"'],
    "CJ306 undocumented-option": ["compare a job with and without it"],
    "CJ307 option-of-another-framework": ["remove it"],
    "CJ308 flags-not-text": ['write the flags as one JSON string, such as "\\"--neuroncore-pipeline-cores 2\\""'],
    "CJ309 options-not-object": ["give an object with mcpu, mattr, dtype", "encode it once"],
    "CJ310 exclusive-options": ["remove one of the two"],
    "CJ311 option-form": ['write "sm_62"', "write 28", "give the name of a label file in the archive"],
    "CJ312 gpu-code-of-another-device": ['use "sm_53", or leave gpu-code out: the service knows its devices'],
    "CJ313 unseen-version-pair": ['try it; the newest pair seen is "8.2.1" with "10.2"'],
    "CJ314 cpu-of-another-architecture": ["remove it, or correct the target"],
    "CJ315 option-not-ascii": ['write "skylake-avx512"'],
    "CJ316 neuronx-flags-not-text": ['write the flags as one JSON string, such as "\\"--auto-cast none\\""'],
    "CJ317 unreadable-flags": ["close the quotation or remove the mark", "encode it once"],
    "CJ318 flags-not-ascii": ['write "--model-type transformer"'],
    "CJ319 unknown-flag": ["use --neuroncore-pipeline-cores"],
    "CJ320 flag-of-another-compiler": ["remove it, or use a flag of neuron-cc"],
    "CJ321 outdated-flag": ["write --neuroncore-pipeline-cores 2"],
    "CJ322 flag-set-by-neo": ["remove it"],
    "CJ323 flag-without-value": [
        'give "all", "none", "fast-relayout", "no-fast-relayout", "fp32-cast-all", "fp32-cast-matmult", "fp32-cast-matmult-fp16", "fp32-cast-matmult-bf16" or "fp32-cast-all-fp16"'
    ],
    "CJ324 flag-value": [
        'give "all", "none", "fast-relayout", "no-fast-relayout", "fp32-cast-all", "fp32-cast-matmult", "fp32-cast-matmult-fp16", "fp32-cast-matmult-bf16" or "fp32-cast-all-fp16"'
    ],
    "CJ325 gpu-of-another-architecture": ["give the code of the machine's own GPU, or correct Arch"],
    "CJ326 gpu-newer-than-cuda": ['use cuda-ver "11.0" or newer, such as "11.2" with trt-ver "8.2.0"'],
    "CJ401 version-not-for-framework": ["remove it"],
    "CJ402 version-refused-by-target": ["remove it"],
    "CJ403 inputs-missing": [
        "add DataInputConfig with the name and shape of each input",
        "give the name and shape of each input",
    ],
    "CJ404 inputs-without-names": ['name each input, such as {"data": [1, 3, 224, 224]}'],
    "CJ405 input-object-outside-coreml": ["give the shape alone, such as [1, 3, 224, 224]"],
    "CJ406 input-dimension": ["give the size the model runs with"],
    "CJ407 input-layout": ['write an object, such as {"input0": [1, 3, 224, 224]}', "encode it once", "give one shape"],
    "CJ408 coreml-dimension": [
        'write a range as "1..10", the smaller bound first',
        "give dimensions, or a list of fixed shapes",
    ],
    "CJ409 image-without-scale": ["add bias and scale"],
    "CJ410 default-shape-outside": ["choose one inside the ranges or from the list of shape"],
    "CJ411 version-not-listed": [
        'use "1.7"; listed are 1.7, 1.8, 1.9',
        'use "1.8"; listed are 1.4, 1.5, 1.6, 1.7, 1.8, 1.12, 1.13, 2.0',
        'use "1.8"; listed are 1.7, 1.8',
    ],
    "CJ412 version-doubtful-for-target": ["leave it out unless a job has completed with it"],
    "CJ413 inputs-left-to-default": ['add FrameworkVersion "2.0", or DataInputConfig'],
    "CJ414 inputs-not-needed": ["leave it out"],
    "CJ415 flat-input-list": ["write [[1, 3, 224, 224]]"],
    "CJ416 input-without-dimensions": ["give its dimensions, batch first"],
    "CJ417 huge-input": ["check its dimensions"],
    "CJ418 picture-layout": ["give [1, 3, 224, 224] if it is a picture", "give [1, 224, 224, 3] if it is a picture"],
    "CJ419 picture-without-batch": ["give [1, 3, 224, 224] if it is a picture"],
    "CJ420 input-rank": ["give the shape of the model's own input"],
    "CJ421 input-not-read": ["give one input"],
    "CJ422 doubtful-input-name": ['use "input"', "name the input as the model does"],
    "CJ423 input-order": ["choose names whose alphabetical order is the order of the model's arguments"],
    "CJ424 coreml-ranks": ["give all shapes the same number of dimensions"],
    "CJ425 bias-length": ["give one number for each channel"],
    "CJ426 bias-on-tensor": ['add "type": "Image", or remove scale'],
    "CJ427 unknown-input-member": ['rename it to "type"'],
    "CJ428 token-ids-as-float": [
        'add "dtype": "int64" to CompilerOptions, unless the model takes float32',
        "add --dtype int64 to CompilerOptions, unless the model takes float32",
    ],
    "CJ501 model-not-archive": ["pack the model into one .tar.gz and give its URI"],
    "CJ502 archive-suffix": ["give the URI of one object that ends in .tar.gz"],
    "CJ503 kms-key-form": [
        "give a key id, a key ARN, alias/NAME or an alias ARN",
        "give the account as 12 digits, zeros at its beginning too",
    ],
    "CJ504 ignored-limit": [
        "remove it: compilation has no spot capacity to wait for",
        "remove it, unless you know that it has an effect on your job",
    ],
    "CJ505 tag-repeated": ["keep one of the two tags"],
    "CJ506 bucket-name": [
        "a bucket name has 3 to 63 lower-case letters, digits, dots and hyphens",
        "write the bucket's name in its place",
    ],
    "CJ507 old-bucket-name": ["check it: only buckets made in us-east-1 before March 2018 have such names"],
    "CJ508 https-address": ['use "s3://bucket/model.tar.gz"'],
    "CJ509 doubtful-key": ["write one / where there are two", "separate folders by /"],
    "CJ510 output-is-input": ["give a prefix of its own"],
    "CJ511 placeholder": ["write the name that is meant in its place"],
    "CJ512 role-name": ["end the ARN with the role's name"],
    "CJ513 partition-mismatch": ["use ARNs of one partition"],
    "CJ514 region-mismatch": ["use one Region: that of the job, its buckets and its key"],
    "CJ515 vpc-id-of-another-kind": ["give an id that begins with sg-"],
    "CJ516 vpc-id-form": ["give sg- and 8 or 17 digits or letters a to f"],
    "CJ517 vpc-id-repeated": ["remove it"],
    "CJ518 reserved-tag-key": ["give the key another name"],
    "CJ519 runtime-missing": ["add it, 900 to begin with"],
    "CJ520 short-runtime": ["give 900 or more; the job still ends when it is done"],
}


def _name(rule: Rule[Any]) -> str:
    return f"{rule.code} {rule.name}"


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule not in FILE_RULES], ids=_name)
def test_what_is_advised(rule: Rule[Any]) -> None:
    found = [finding for example in Page.of(rule).fails for finding in check(request_of(example))]

    assert {each.url for each in found if each.code == rule.code} == {rule.url}
    assert list(dict.fromkeys(each.hint for each in found if each.code == rule.code)) == ADVICE[_name(rule)]
