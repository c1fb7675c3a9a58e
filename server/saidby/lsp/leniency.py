"""What some clients send and the protocol does not have, read as what it means.

An edit that is not understood would leave the server with another text than the
writer's, so little is refused: numbers out of range mean the nearest in range, null
means that something optional is not there, a document without a version has one.
"""

from __future__ import annotations

from typing import Any

_MOST = 2**31 - 1
_COUNTED = ("line", "character")
_DOCUMENT = {"version": 0, "languageId": ""}


def mended(value: Any, key: str = "") -> Any:
    """JSON values that the protocol's types take, if the message makes any sense."""
    if isinstance(value, dict):
        found = {k: mended(v, k) for k, v in value.items() if v is not None}
        return {**_DOCUMENT, **found} if key == "textDocument" else found
    if isinstance(value, list):
        return [mended(one) for one in value]
    if key in _COUNTED and isinstance(value, int | float):
        return int(min(max(value, 0), _MOST))
    return value
