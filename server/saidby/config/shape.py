"""What a configuration file may hold, made from the fields of the options."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from functools import cache, reduce
from operator import or_
from types import GenericAlias, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import pydantic
from pydantic import BaseModel, ConfigDict, create_model

from saidby.config.naming import key_of
from saidby.options import CastEntry, Options

_STRICT = ConfigDict(extra="forbid", strict=True, frozen=True)


@cache
def project() -> type[BaseModel]:
    """The shape of ``saidby.toml`` in a workspace."""
    return _from_dataclass(Options, "Saidby")


@cache
def user() -> type[BaseModel]:
    """The shape of the user's own settings: only these may choose a model."""
    model = pydantic.Field(default=None, description="The language model to use.")
    return create_model(
        "User", __base__=project(), __config__=None, model=(str | None, model)
    )


def _from_dataclass(values: type[Any], name: str) -> type[BaseModel]:
    hints = get_type_hints(values)
    members: dict[str, Any] = {
        field.name: (_typed(hints[field.name], field), _described(field))
        for field in fields(values)
    }
    return create_model(name, __config__=_STRICT, **members)


def _described(field: Field[Any]) -> Any:
    """The field as pydantic has it; a tuple of values stays one."""
    default: Any = ... if _is_required(field) else _default(field)
    return pydantic.Field(
        default=default,
        alias=key_of(field),
        description=field.metadata.get("help"),
    )


def _is_required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _default(field: Field[Any]) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


def _typed(hint: Any, field: Field[Any]) -> Any:
    """A field's type with its bounds, and entries of the cast as a shape."""
    if hint is CastEntry:
        return _from_dataclass(CastEntry, "Speaker")
    if hint in (int, float):
        least, most = field.metadata.get("least"), field.metadata.get("most")
        return Annotated[hint, pydantic.Field(ge=least, le=most)]
    inner = tuple(_typed(part, field) for part in get_args(hint))
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return reduce(or_, inner)
    return GenericAlias(origin, inner) if origin in (tuple, Mapping) else hint
