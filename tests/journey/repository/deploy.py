"""Compile what was trained last night."""

import json

import boto3

ROLE = "arn:aws:iam::111122223333:role/NeoCompilation"
INPUTS = {"data": [1, 3, 224, 224]}


def compile_model(model: str, region: str) -> None:
    client = boto3.client("sagemaker", region_name=region)
    client.create_compilation_job(
        CompilationJobName=f"{model}-xavier",
        RoleArn=ROLE,
        InputConfig={
            "S3Uri": f"s3://acme-models-111122223333/{model}/model.tar.gz",
            "DataInputConfig": json.dumps(INPUTS),
            "Framework": "mxnet",
        },
        OutputConfig={
            "S3OutputLocation": f"s3://acme-models-111122223333/{model}/compiled/",
            "TargetDevice": "jetson-xavier",
            "CompilerOptions": json.dumps({"gpu-code": "sm_62", "trt-ver": "8.2.1", "cuda-ver": "10.2"}),
        },
        StoppingCondition={"MaxRuntimeInSeconds": 900},
    )
