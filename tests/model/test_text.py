"""Members that hold JSON text: the text is kept, whatever it is given as."""

from typing import Any

import pytest

from compilejob import Unlisted
from compilejob.model.request import InputConfig

MEMBERS: dict[str, Any] = {"S3Uri": "s3://bucket/model.tar.gz", "Framework": "PYTORCH"}


class Text(str):
    """A text of a type of its own, such as a configuration library's."""

    __slots__ = ()


GIVEN = [
    pytest.param('{"a":[1, 3]}', '{"a":[1, 3]}', id="text"),
    pytest.param(Text('{"a":[1, 3]}'), '{"a":[1, 3]}', id="text of another type"),
    pytest.param({"a": [1, 3]}, '{"a": [1, 3]}', id="object"),
    pytest.param(([1, 3],), "[[1, 3]]", id="tuple"),
]


@pytest.mark.parametrize(("given", "text"), GIVEN)
def test_it_is_a_plain_text_afterwards(given: object, text: str) -> None:
    for _ in range(2):  # the second time it is recalled
        read = InputConfig.model_validate({**MEMBERS, "DataInputConfig": given}).data_input_config

        assert read is not None
        assert (type(read.text), read.text) == (str, text)


@pytest.mark.parametrize("framework", ["PYTORCH", Unlisted("JAX")])
def test_values_are_dumped_as_their_texts(framework: str) -> None:
    given = {**MEMBERS, "Framework": framework, "DataInputConfig": '{"a":[1, 3]}', "FrameworkVersion": None}
    dumped = InputConfig.model_validate(given).model_dump(mode="json", by_alias=True)

    assert dumped == given
    assert {type(value) for value in dumped.values()} == {str, type(None)}
