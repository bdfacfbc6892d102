"""Texts as patterns of ECMA-262, the regular expressions of JSON Schema: anchored, and read with the flag "u"."""

import re
from collections.abc import Mapping
from typing import Any

from compilejob.findings import Path
from compilejob.rules import access, limits, network, paths, storage
from compilejob.rules.arns import _ACCOUNT, _ALIAS, _KEY_ID, _PARTITION, LONGEST_ROLE_NAME
from compilejob.rules.network import _GROUPS, _SUBNETS
from compilejob.rules.rule import Rule
from compilejob.rules.storage import _ARCHIVE, _NO_ARCHIVES

_TOKEN = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|\.")
_MEANINGS = {
    ".": r"[^\n]",
    r"\S": r"[^\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]",
}
"""What has another meaning in ECMA-262: the dot leaves out more than line feeds, and the spaces are not Unicode's."""


def whole(pattern: str) -> str:
    """The pattern of whole texts that the service model's `pattern` has, with the meaning it has to our model."""
    return f"^(?:{_TOKEN.sub(lambda token: _MEANINGS.get(token[0], token[0]), pattern)})$"


ONE_LINE = r"^[^\n]*$"

_SPACE = r"[ \t\n\r]*"
_OBJECT = rf'\{{{_SPACE}(?:\}}|"[\S\s]*\}})'
_LIST = r"\[[\S\s]*\]"


def _text(*kinds: str) -> str:
    return f"^{_SPACE}(?:{'|'.join(kinds)}){_SPACE}$"


OBJECT_OR_LIST = _text(_OBJECT, _LIST)
"""JSON texts of objects and lists, as far as their ends tell: the quotes of Python are told from those of JSON."""
OBJECT_OR_STRING = _text(_OBJECT, r'"[\S\s]*"')
NO_OBJECT = rf"^(?!{_SPACE}\{{)"
NO_STRING = rf'^(?!{_SPACE}")'
NO_LIST_BUT_EMPTY = rf"^(?!{_SPACE}\[{_SPACE}[^\] \t\n\r])"
NO_FLAT_LIST = rf"^(?!{_SPACE}\[{_SPACE}[-0-9])"
NOT_EMPTY = rf"^(?!{_SPACE}(?:\{{{_SPACE}\}}|\[{_SPACE}\]){_SPACE}$)"


def _any_case(text: str) -> str:
    return "".join(f"[{char}{char.upper()}]" if char.isalpha() else re.escape(char) for char in text)


_SUFFIXES = "|".join(map(_any_case, _NO_ARCHIVES))
_ARN = rf"arn:{_PARTITION.pattern}:kms:(?=[^:]{{9,16}}:)[a-z]+(?:-[a-z]+)+-[0-9]+:{_ACCOUNT.pattern}"

_BUCKET = (
    storage.bucket_name,
    r"^(?!s3://(?!(?:(?![0-9]+(?:\.[0-9]+){3}(?:/|$))[A-Za-z0-9._\-]{3,255}|arn:[^/\n]*)(?:/|$)))",
)

RULES: Mapping[Path, tuple[tuple[Rule[Any], str], ...]] = {
    paths.ROLE: ((access.role_name, rf"^[^/]*:role/(?:[^/]*/)*[^/]{{1,{LONGEST_ROLE_NAME}}}$"),),
    paths.S3_URI: (
        (
            storage.model_not_archive,
            rf"^(?:[\S\s]*{re.escape(_ARCHIVE)}$|(?!s3://[^/]*/?$|(?:s3://[\S\s]*|https://[^?#]*)(?:{_SUFFIXES})$))",
        ),
        _BUCKET,
    ),
    paths.S3_OUTPUT: (_BUCKET,),
    paths.KMS_KEY: (
        (
            access.kms_key_form,
            rf"^(?:|{_KEY_ID.pattern}|{_ALIAS.pattern}|{_ARN}:(?:key/(?:{_KEY_ID.pattern})|{_ALIAS.pattern}))$",
        ),
    ),
    (*paths.VPC, _GROUPS.member, 0): ((network.vpc_id_of_another_kind, f"^{_GROUPS.prefix}"),),
    (*paths.VPC, _SUBNETS.member, 0): ((network.vpc_id_of_another_kind, f"^{_SUBNETS.prefix}"),),
    (*paths.TAGS, 0, "Key"): ((limits.reserved_tag_key, f"^(?!{_any_case('aws:')})"),),
}
"""What rules find in one text, where a pattern can say it."""
