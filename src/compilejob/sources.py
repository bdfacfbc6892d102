"""`sources`: where the model comes from, one function a framework."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from compilejob.parts import Source, model_source, package_source

Shape = Sequence[int]
"""The dimensions of an input, batch first."""

CoreMlShape = Sequence[int | str | Sequence[int]]
"""Dimensions, ranges of sizes such as "1..10", or the fixed shapes to choose from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TensorInput:
    """A tensor input for Core ML, where shapes may be flexible.

    Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InputConfig.html
    """

    shape: CoreMlShape
    """Dimensions; a range of sizes as "1..10"; or the fixed shapes to choose from."""
    default_shape: Shape | None = None
    """The shape used when none is chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageInput:
    """An image input for Core ML: each value is multiplied by `scale`, then the channel's `bias` is added.

    Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InputConfig.html
    """

    shape: CoreMlShape
    """Dimensions; a range of sizes as "1..10"; or the fixed shapes to choose from."""
    bias: Sequence[float]
    """One number a channel."""
    scale: float
    """One number for all values, such as 0.0078."""
    default_shape: Shape | None = None
    """The shape used when none is chosen."""


CoreMlInput = TensorInput | ImageInput
AnyInput = Shape | CoreMlInput


class Sources:
    """One function a framework; each takes what the framework takes and no more.

    Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InputConfig.html
    """

    def tensorflow(
        self, s3_uri: str, *, inputs: Mapping[str, AnyInput], framework_version: str | None = None
    ) -> Source:
        """A TensorFlow SavedModel or frozen graph.

        Args:
            s3_uri: The model archive in S3, one .tar.gz object.
            inputs: Each input's name and shape, NHWC for pictures; for Core ML also `TensorInput` and `ImageInput`.
            framework_version: Major and minor, such as "2.9" (cloud instances) or "2.4" (edge).

        Raises `InvalidRequest` for what cannot be right whatever the target.
        Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InputConfig.html
        """
        return model_source("TENSORFLOW", s3_uri, _wire(inputs), framework_version)

    def keras(self, s3_uri: str, *, inputs: Mapping[str, Shape]) -> Source:
        """A Keras model, one .h5 file.

        Args:
            s3_uri: The model archive in S3, one .tar.gz object.
            inputs: Each input's name and shape, NCHW although the model itself is NHWC.

        Raises `InvalidRequest` for what cannot be right whatever the target.
        Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InputConfig.html
        """
        return model_source("KERAS", s3_uri, _wire(inputs), None)

    def mxnet(self, s3_uri: str, *, inputs: Mapping[str, Shape], framework_version: str | None = None) -> Source:
        """An MXNet model: its symbol .json and its .params.

        Args:
            s3_uri: The model archive in S3, one .tar.gz object.
            inputs: Each input's name and shape in order, NCHW for pictures; label inputs too when the symbol has
                them.
            framework_version: Major and minor, such as "1.8".

        Raises `InvalidRequest` for what cannot be right whatever the target.
        Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InputConfig.html
        """
        return model_source("MXNET", s3_uri, _wire(inputs), framework_version)

    def onnx(self, s3_uri: str, *, inputs: Mapping[str, Shape]) -> Source:
        """An ONNX model, one .onnx file.

        Args:
            s3_uri: The model archive in S3, one .tar.gz object.
            inputs: Each input's name and shape in order, NCHW for pictures.

        Raises `InvalidRequest` for what cannot be right whatever the target.
        Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InputConfig.html
        """
        return model_source("ONNX", s3_uri, _wire(inputs), None)

    def pytorch(
        self,
        s3_uri: str,
        *,
        inputs: Mapping[str, AnyInput] | Sequence[AnyInput] | None = None,
        framework_version: str | None = None,
    ) -> Source:
        """A traced PyTorch model, one .pth file.

        Args:
            s3_uri: The model archive in S3, one .tar.gz object.
            inputs: Each input's shape, by name or in order, NCHW for pictures; for Core ML also `TensorInput` and
                `ImageInput`. Left out, the service derives them on cloud instances from version 2.0 on.
            framework_version: Major and minor, such as "1.13" or "2.0" (cloud instances) or "1.8" (edge).

        Raises `InvalidRequest` for what cannot be right whatever the target.
        Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InputConfig.html
        """
        return model_source("PYTORCH", s3_uri, _wire(inputs), framework_version)

    def xgboost(self, s3_uri: str) -> Source:
        """An XGBoost model, one file; it needs no inputs.

        Args:
            s3_uri: The model archive in S3, one .tar.gz object.

        Raises `InvalidRequest` for what cannot be right whatever the target.
        Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InputConfig.html
        """
        return model_source("XGBOOST", s3_uri, None, None)

    def tflite(self, s3_uri: str, *, inputs: Mapping[str, Shape], framework_version: str | None = None) -> Source:
        """A TensorFlow Lite model, one .tflite file, for edge targets.

        Args:
            s3_uri: The model archive in S3, one .tar.gz object.
            inputs: The name and shape of every input, NHWC for pictures.
            framework_version: Major and minor, such as "1.15".

        Raises `InvalidRequest` for what cannot be right whatever the target.
        Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InputConfig.html
        """
        return model_source("TFLITE", s3_uri, _wire(inputs), framework_version)

    def darknet(self, s3_uri: str, *, inputs: Mapping[str, Shape]) -> Source:
        """A Darknet model: one .cfg and one .weights file.

        Args:
            s3_uri: The model archive in S3, one .tar.gz object.
            inputs: The input's name and shape, NCHW; only the first is read.

        Raises `InvalidRequest` for what cannot be right whatever the target.
        Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InputConfig.html
        """
        return model_source("DARKNET", s3_uri, _wire(inputs), None)

    def sklearn(self, s3_uri: str, *, inputs: Mapping[str, Shape] | None = None) -> Source:
        """A scikit-learn model, one .joblib file (no page describes this framework).

        Args:
            s3_uri: The model archive in S3, one .tar.gz object.
            inputs: The input, called "input", with two dimensions; whether it may be left out no page says.

        Raises `InvalidRequest` for what cannot be right whatever the target.
        Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InputConfig.html
        """
        return model_source("SKLEARN", s3_uri, _wire(inputs), None)

    def model_package(self, arn: str) -> Source:
        """A version of a model package; framework and inputs come from the package.

        Args:
            arn: Its ARN, such as "arn:aws:sagemaker:us-west-2:111122223333:model-package/detector/3".

        Raises `InvalidRequest` when it is no such ARN.
        Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateCompilationJob.html
        """
        return package_source(arn)


sources: Final = Sources()
"""Where the model comes from, one function a framework."""


def _wire(inputs: Any) -> Any:
    """Inputs as JSON writes them; those that hold themselves as they are, for the model to refuse."""
    try:
        return _written(inputs)
    except RecursionError:
        return inputs


def _written(inputs: Any) -> Any:
    if type(inputs) in _LISTS:  # as shapes are; ABCs take their time
        return [item if type(item) is int else _written(item) for item in inputs]
    if isinstance(inputs, Mapping):
        return {name: _written(spec) for name, spec in inputs.items()}
    if isinstance(inputs, ImageInput | TensorInput):
        given = {name: _written(value) for name, value in asdict(inputs).items() if value is not None}
        return given | {"type": "Image"} if isinstance(inputs, ImageInput) else given
    if isinstance(inputs, Sequence) and not isinstance(inputs, str):
        return [_written(item) for item in inputs]
    return inputs


_LISTS = frozenset({list, tuple})
