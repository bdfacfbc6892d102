"""The values compiler options are known to have, for editors to offer. Open sets end in `| str`."""

from collections.abc import Mapping
from typing import Literal

Dtype = Literal["float32", "float", "int64", "long"]
Precision = Literal["FP32", "FP16"]
AndroidLevel = Literal[21, 22, 23, 24, 25, 26, 27, 28, 29]
GpuCode = Literal["sm_37", "sm_53", "sm_61", "sm_62", "sm_70", "sm_72", "sm_75", "sm_80"] | str
TrtVersion = Literal["5.0.6", "5.1.6", "6.0.1", "7.0.0", "7.1.3", "7.2.1", "8.2.0", "8.2.1"] | str
CudaVersion = Literal["10.0", "10.1", "10.2", "11.2"] | str
JetpackVersion = Literal["4.6"] | str
X86Cpu = Literal["skylake-avx512", "core-avx2", "ivybridge"] | str
TextList = list[str] | tuple[str, ...]
"""A list of texts; not `Sequence[str]`, which a text itself is too."""
Extra = Mapping[str, object] | None
"""Options by wire name that this package does not know; they are sent as given, with a warning."""
