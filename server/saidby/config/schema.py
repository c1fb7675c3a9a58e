"""The JSON Schema of ``saidby.toml``, for editors: ``saidby config --schema``."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import CoreSchema

from saidby.config import shape

PATH = Path(__file__).parent.parent / "schemas" / "saidby.schema.json"


class _Untitled(GenerateJsonSchema):
    """Titles would only say the keys again."""

    schema_dialect = "https://json-schema.org/draft/2020-12/schema"

    def field_title_should_be_set(self, schema: object) -> bool:
        return False

    def generate(self, schema: CoreSchema, mode: str = "validation") -> JsonSchemaValue:
        made = super().generate(schema, mode)  # type: ignore[arg-type]
        return {"$schema": self.schema_dialect, **made}


def schema_text() -> str:
    """The schema as the package has it, made anew from the options."""
    schema = shape.project().model_json_schema(schema_generator=_Untitled)
    schema["title"] = "saidby.toml"
    schema["description"] = "Settings of saidby; see saidby config."
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
