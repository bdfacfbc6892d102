"""Where the catalogue's facts were read: one name a page, with the date of the text that was read."""

from typing import NamedTuple


class Source(NamedTuple):
    """A page that states a fact, and the date of the text of it that was read (ISO, as exact as is known)."""

    url: str
    date: str

    def __str__(self) -> str:
        return f"{self.url} ({self.date})"


_REFERENCE = "https://docs.aws.amazon.com/sagemaker/latest/APIReference/"
_GUIDE = "https://docs.aws.amazon.com/sagemaker/latest/dg/"

# The service model and the API reference (the same text, read from botocore 1.43.11).
SERVICE_MODEL = Source(
    "https://github.com/boto/botocore/blob/1.43.11/botocore/data/sagemaker/2017-07-24/service-2.json", "2026-08-07"
)
SERVICE_MODEL_HISTORY = Source(
    "https://github.com/boto/botocore/commits/develop/botocore/data/sagemaker/2017-07-24/service-2.json", "2026-08-07"
)
CREATE_PAGE = Source(_REFERENCE + "API_CreateCompilationJob.html", "2026-08-07")
INPUT_PAGE = Source(_REFERENCE + "API_InputConfig.html", "2026-08-07")
OUTPUT_PAGE = Source(_REFERENCE + "API_OutputConfig.html", "2026-08-07")
STOPPING_PAGE = Source(_REFERENCE + "API_StoppingCondition.html", "2026-08-07")
SEED_OUTPUT_PAGE = Source(
    "https://boto3.amazonaws.com/v1/documentation/api/latest/reference/services/sagemaker/client/"
    "create_compilation_job.html",
    "2023-04",
)

# The developer guide.
CLOUD_PAGE = Source(_GUIDE + "neo-supported-cloud.html", "2025")
EDGE_FRAMEWORKS_PAGE = Source(_GUIDE + "neo-supported-devices-edge-frameworks.html", "2025")
EDGE_DEVICES_PAGE = Source(_GUIDE + "neo-supported-devices-edge-devices.html", "2025")
TESTED_MODELS_PAGE = Source(_GUIDE + "neo-supported-edge-tested-models.html", "2025")
PREPARE_PAGE = Source(_GUIDE + "neo-compilation-preparing-model.html", "2025")
COMPILE_ERRORS_PAGE = Source(_GUIDE + "neo-troubleshooting-compilation.html", "2025")
IMAGES_PAGE = Source(_GUIDE + "neo-deployment-hosting-services-container-images.html", "2025")
VPC_PAGE = Source(_GUIDE + "neo-vpc.html", "2025")

# The guides of the services a request refers to.
_DOCS = "https://docs.aws.amazon.com/"
ARNS_PAGE = Source(_DOCS + "IAM/latest/UserGuide/reference-arns.html", "2025")
BUCKET_NAMES_PAGE = Source(_DOCS + "AmazonS3/latest/userguide/bucketnamingrules.html", "2025")
EC2_IDS_PAGE = Source(_DOCS + "AWSEC2/latest/UserGuide/resource-ids.html", "2025")
IAM_NAMES_PAGE = Source(_DOCS + "IAM/latest/UserGuide/reference_iam-quotas.html", "2025")
OBJECT_KEYS_PAGE = Source(_DOCS + "AmazonS3/latest/userguide/object-keys.html", "2025")
TAG_LIMITS_PAGE = Source(_DOCS + "tag-editor/latest/userguide/best-practices-and-strats.html", "2025")
CUDA_MATRIX = Source(
    "https://docs.nvidia.com/datacenter/tesla/drivers/cuda-toolkit-driver-and-architecture-matrix.html", "2025"
)

# What the service, its clients and its loader were seen to do.
VERSION_FIELD_ERROR = Source("https://github.com/aws/amazon-sagemaker-examples/issues/3239", "2022-03-21")
EIA_END = Source("https://github.com/boto/botocore/blob/develop/CHANGELOG.rst", "2025-02-21")
INF1_OBJECT_OPTIONS = Source("https://github.com/aws/amazon-sagemaker-examples/issues/2312", "2021-05-13")
SDK_MODEL = Source("https://github.com/aws/sagemaker-python-sdk/blob/v2.257.6/src/sagemaker/model.py", "2023-06-02")
OLD_INSTANCES = Source("https://github.com/aws/deep-learning-containers/pull/3950", "2024-05-28")
GRAVITON_SAMPLE = Source("https://github.com/aws-samples/aws-graviton-ml-inference-sagemaker-neo-example", "2022")
NULL_SHAPE_FAILURE = Source("https://github.com/aws/amazon-sagemaker-examples/issues/1284", "2020")
COMPLETED_JOBS = Source(
    "https://github.com/awslabs/DefectDetectionApplication/blob/d1e46b5/SageMaker_%20Training_DDA_Rajat.ipynb",
    "2025-09-30",
)
INF1_FLAGS_SAMPLE = Source(
    "https://github.com/aws/amazon-sagemaker-examples/blob/e0b676b92/sagemaker_neo_compilation_jobs/"
    "deploy_huggingface_model_on_Inf1_instance/inf1_bert_compile_and_deploy.ipynb",
    "2023-05-09",
)
LOOKOUT_GUIDE = Source(
    "https://github.com/awsdocs/amazon-lookout-for-vision-developer-guide/tree/8cbf43d/doc_source", "2023-06-15"
)
LOADER = Source("https://github.com/neo-ai/neo-loader/tree/06788c0/src/neo_loader", "2022-08-17")
NEURON_CC = Source("https://github.com/aws-neuron/aws-neuron-sdk/tree/81ce03ae", "2025")
NEURONX_CC = Source(
    "https://awsdocs-neuron.readthedocs-hosted.com/en/latest/compiler/neuronx-cc/api-reference-guide/"
    "neuron-compiler-cli-reference-guide.html",
    "2025",
)
