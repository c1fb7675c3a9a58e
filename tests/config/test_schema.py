from __future__ import annotations

import json
import tomllib

import jsonschema
import pytest

from saidby.config.naming import keys
from saidby.config.schema import PATH, schema_text


@pytest.fixture
def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads(PATH.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_the_schema_in_the_package_is_that_of_the_options() -> None:
    hint = "saidby config --schema > server/saidby/schemas/saidby.schema.json"

    assert PATH.read_text(encoding="utf-8") == schema_text(), hint


def test_every_option_is_described() -> None:
    properties = json.loads(schema_text())["properties"]

    assert set(properties) == set(keys())
    assert all(entry["description"] for entry in properties.values())


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ('select = ["SB1"]\n[[speakers]]\nname = "A"\n', True),
        ("[threshold]\nSB1 = 0.5\n", True),
        ("[threshold]\nSB1 = 2\n", False),
        ('[severity]\nSB1 = "high"\n', False),
        ('model = "x"\n', False),
        ('[[speakers]]\naliases = ["A"]\n', False),
    ],
)
def test_editors_agree_with_saidby(
    validator: jsonschema.Draft202012Validator, text: str, sound: bool
) -> None:
    assert validator.is_valid(tomllib.loads(text)) is sound
