"""Where the members are that rules speak of."""

from compilejob.findings import Path

JOB_NAME: Path = ("CompilationJobName",)
ROLE: Path = ("RoleArn",)
PACKAGE: Path = ("ModelPackageVersionArn",)
SOURCE: Path = ("InputConfig",)
S3_URI: Path = (*SOURCE, "S3Uri")
FRAMEWORK: Path = (*SOURCE, "Framework")
VERSION: Path = (*SOURCE, "FrameworkVersion")
INPUTS: Path = (*SOURCE, "DataInputConfig")
OUTPUT: Path = ("OutputConfig",)
S3_OUTPUT: Path = (*OUTPUT, "S3OutputLocation")
DEVICE: Path = (*OUTPUT, "TargetDevice")
PLATFORM: Path = (*OUTPUT, "TargetPlatform")
OPTIONS: Path = (*OUTPUT, "CompilerOptions")
KMS_KEY: Path = (*OUTPUT, "KmsKeyId")
VPC: Path = ("VpcConfig",)
STOPPING: Path = ("StoppingCondition",)
TAGS: Path = ("Tags",)
