"""The answer to ``initialize``, given before anything else is loaded.

The types of the protocol, the rules and the language model take a second or more to
import. What the server can do is written down in ``capabilities.json``, which
``announcing`` makes from the features, and depends on the client in two places only.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from saidby.text.lines import Units

NAME = "saidby"
PATH = Path(__file__).parent / "capabilities.json"
_UNITS: dict[str, Units] = {"utf-8": "utf-8", "utf-16": "utf-16", "utf-32": "utf-32"}


@dataclass(frozen=True, slots=True)
class Greeting:
    """A request to initialize that can be answered as it stands."""

    id: int | str
    params: Mapping[str, Any]

    @property
    def model(self) -> str | None:
        """The language model, if the client's user chose one."""
        options = _options(self.params)
        model = options.get("model")
        return model if isinstance(model, str) and model else None


def greeting_in(body: bytes) -> Greeting | None:
    """A well-formed request to initialize; all else is to be answered with care."""
    try:
        message = json.loads(body)
        id, params = message["id"], message["params"]
        process = params.get("processId")
        well = (
            message["jsonrpc"] == "2.0"
            and message["method"] == "initialize"
            and isinstance(params["capabilities"], dict)
            and type(id) in (int, str)
            and (process is None or type(process) is int)
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return Greeting(id, params) if well else None


def result_for(params: Mapping[str, Any]) -> dict[str, Any]:
    """What is answered to ``initialize``."""
    capabilities = json.loads(PATH.read_text(encoding="utf-8"))
    capabilities["positionEncoding"] = encoding_for(params)
    if not _inside(params, "capabilities", "textDocument", "rename", "prepareSupport"):
        capabilities["renameProvider"] = True
    if _options(params).get("workspace") is False:
        capabilities["diagnosticProvider"]["workspaceDiagnostics"] = False
    info = {"name": NAME, "version": version(NAME)}
    return {"capabilities": capabilities, "serverInfo": info}


def encoding_for(params: Mapping[str, Any]) -> Units:
    """The first encoding offered that we have, unless one is pinned and offered."""
    offered = _inside(params, "capabilities", "general", "positionEncodings")
    names = offered if isinstance(offered, list) else []
    pinned = _options(params).get("positionEncoding")
    if pinned == "utf-16" or (isinstance(pinned, str) and pinned in names):
        return _UNITS.get(pinned, "utf-16")
    known = (_UNITS[name] for name in names if isinstance(name, str) and name in _UNITS)
    return next(known, "utf-16")


def _options(params: Mapping[str, Any]) -> Mapping[str, Any]:
    """The initialization options, which may stand in a section of our name."""
    found = params.get("initializationOptions")
    if not isinstance(found, Mapping):
        return {}
    inner = found.get(NAME)
    return inner if isinstance(inner, Mapping) else found


def _inside(values: Any, *keys: str) -> Any:
    for key in keys:
        values = values.get(key) if isinstance(values, Mapping) else None
    return values
