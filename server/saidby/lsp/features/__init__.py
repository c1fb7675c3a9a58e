"""What a client can ask. To add something: write its file, then a row in FEATURES.

An answer function is pure: it gets what is known, asks ``queries`` and converts.

- For one draft: ``answer(snapshot, client, params)``.
- ``workspace=True``: ``answer(desk, client, params)``; ``desk.snapshot(uri)`` and
  ``desk.snapshots()`` give what is known of one draft and of all.

A draft that is not known, or has not been analysed yet, is answered with null.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from lsprotocol import types as t

from saidby.lsp.features import folding_range


class Need(Enum):
    """What an answer waits for."""

    LAST = "the last finished analysis, however old"
    CURRENT = "an analysis of the text of now"
    TEXT = "nothing: the text is enough"


@dataclass(frozen=True, slots=True)
class Feature:
    """One request of the protocol and what answers it.

    ``options`` are announced to the client as they are. ``heavy`` answers may take
    more than a few milliseconds for a novel and are made in a thread.
    """

    method: str
    answer: Callable[..., Any]
    options: Any = None
    needs: Need = Need.LAST
    workspace: bool = False
    heavy: bool = False


FEATURES: tuple[Feature, ...] = (
    Feature(t.TEXT_DOCUMENT_FOLDING_RANGE, folding_range.folding_range, heavy=True),
)
