"""The settings that a client can send, in its section ``saidby``.

What is not among them is none of the client's business; what is wrong is told and its
default holds.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Annotated, Any, Literal, cast, get_type_hints

from annotated_types import Interval
from pydantic import TypeAdapter, ValidationError

from saidby.config.checking import complaints
from saidby.options import SeverityName

Encoding = Literal["utf-8", "utf-16", "utf-32"]


def _setting(default: Any, help: str) -> Any:
    return field(default=default, metadata={"help": help})


@dataclass(frozen=True, slots=True)
class Hints:
    """Which inlay hints to give."""

    untagged: bool = _setting(
        False, "Show who says a quotation that has no tag of its own."
    )
    pronouns: bool = _setting(False, "Show whom the pronoun of a tag means.")


@dataclass(frozen=True, slots=True)
class Settings:
    """One resource's settings, by their names in Python; ``key`` gives the client's.

    A value of None leaves the matter to the project file and its defaults.
    """

    run: Literal["onType", "onSave", "manual"] = _setting(
        "onType", "When findings are renewed."
    )
    delay: Annotated[int, Interval(ge=0, le=60000)] = _setting(
        500, "Milliseconds without typing before an edited paragraph is reported on."
    )
    select: tuple[str, ...] | None = _setting(
        None, "Rules to report: codes, names or code prefixes."
    )
    extend_select: tuple[str, ...] | None = _setting(
        None, "Rules to report besides the default ones."
    )
    ignore: tuple[str, ...] | None = _setting(None, "Rules not to report.")
    severity: Mapping[str, SeverityName] | None = _setting(
        None, "Rules, each with the severity to report it at."
    )
    untagged_run: Annotated[int, Interval(ge=1, le=1000000)] | None = _setting(
        None, "How many turns in a row may go without a tag."
    )
    far_tag: Annotated[int, Interval(ge=1, le=1000000)] | None = _setting(
        None, "How many words may stand between a quotation and its speaker's name."
    )
    said_bookisms: tuple[str, ...] | None = _setting(
        None, "Speech verbs that the house style allows besides the plain ones."
    )
    min_severity: SeverityName = field(
        default="warning", metadata={"help": "Report nothing less severe."}
    )
    max_findings: Annotated[int, Interval(ge=0, le=100000)] = _setting(
        1000, "Findings reported for one draft at the most; 0 means all."
    )
    workspace: bool = _setting(
        True, "Whether drafts that are not open may be read and analysed."
    )
    max_drafts: Annotated[int, Interval(ge=0, le=100000)] = _setting(
        200, "Drafts of the workspace that are analysed at the most, besides open ones."
    )
    lens: bool = _setting(True, "Show the figures of a draft above it.")
    hints: Hints = field(default_factory=Hints)
    # Decided once, when the server is initialized.
    position_encoding: Encoding | None = field(
        default=None,
        metadata={"help": "The encoding of positions, if not the first on offer."},
    )
    # From the user's or the machine's settings only, never from a workspace.
    model: str | None = _setting(None, "The language model to use.")


# What takes the place of the project file's values, as the command line's options do.
OVERRIDES = (
    "select",
    "extend_select",
    "ignore",
    "severity",
    "untagged_run",
    "far_tag",
    "said_bookisms",
)


def key(name: str) -> str:
    """What the client calls a setting: ``extend_select`` is ``extendSelect``."""
    first, *others = name.split("_")
    return first + "".join(map(str.capitalize, others))


def keys() -> dict[str, str]:
    """The client's name of every setting, with dots, and ours."""
    found: dict[str, str] = {}
    for item in fields(Settings):
        if item.name == "hints":
            found |= {f"hints.{key(h.name)}": f"hints.{h.name}" for h in fields(Hints)}
        else:
            found[key(item.name)] = item.name
    return found


def overrides(settings: Settings) -> dict[str, Any]:
    """What the client says about options, by the names of the options' fields."""
    given = ((name, getattr(settings, name)) for name in OVERRIDES)
    return {name: value for name, value in given if value is not None}


def parse(data: Any) -> tuple[Settings, tuple[str, ...]]:
    """Settings as the client sends them, and what is wrong with them, in words.

    Null is the default. What is wrong is left out; what is unknown is somebody else's.
    """
    if not isinstance(data, Mapping):
        wrong = data is not None
        return Settings(), ("saidby: settings are an object",) if wrong else ()
    faults: list[str] = []
    given = _checked(Settings, "", data, faults)
    given["hints"] = Hints(**_checked(Hints, "hints.", _hints(data, faults), faults))
    faults += _unheard_of(given)
    return Settings(**given), tuple(faults)


def _hints(data: Mapping[str, Any], faults: list[str]) -> dict[str, Any]:
    """The settings of hints, which may stand in an object or each by itself."""
    inner = data.get("hints")
    if not isinstance(inner, Mapping):
        if inner is not None:
            faults.append("saidby.hints: settings are an object")
        inner = {}
    dotted = {h.removeprefix("hints."): data[h] for h in data if h.startswith("hints.")}
    return {**inner, **dotted}


def _checked(
    shape: type[Any], prefix: str, data: Mapping[str, Any], faults: list[str]
) -> dict[str, Any]:
    """The valid values, by our names."""
    found = {}
    for item in fields(shape):
        value = data.get(key(item.name))
        if value is None or item.name == "hints":
            continue
        try:
            found[item.name] = _adapter(cast("Any", shape), item.name).validate_json(
                json.dumps(value), strict=True
            )
        except ValueError as error:
            faults.append(f"saidby.{prefix}{key(item.name)}: {_reason(error)}")
    return found


@cache
def _adapter(shape: Hashable, name: str) -> Any:
    return TypeAdapter(get_type_hints(shape, include_extras=True)[name])


def _reason(error: ValueError) -> str:
    if isinstance(error, ValidationError):
        return error.errors()[0]["msg"]
    return "not a valid value"


def _unheard_of(given: dict[str, Any]) -> list[str]:
    """Takes out the overrides that name rules which are not there."""
    chosen = {name: given[name] for name in OVERRIDES if name in given}
    faults = []
    for path, message in complaints(chosen):
        name = str(path[0]).replace("-", "_")
        given.pop(name, None)
        faults.append(f"saidby.{key(name)}: {message}")
    return faults
