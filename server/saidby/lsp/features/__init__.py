"""What a client can ask. To add something: write its file, then a row in FEATURES.

An answer function is pure: it gets what is known, asks ``queries`` and converts.

- For one draft: ``answer(snapshot, client, params)``.
- ``workspace=True``: ``answer(desk, client, params)``; ``desk.snapshot(uri)`` and
  ``desk.snapshots()`` give what is known of one draft and of all. It may be a
  coroutine, and is not ``heavy``: what the desk holds changes under a thread.

A draft that is not known, or has not been analysed yet, is answered with null.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from lsprotocol import types as t

from saidby.lsp.features import (
    code_action,
    code_lens,
    completion,
    definition,
    document_highlight,
    document_symbol,
    folding_range,
    hover,
    inlay_hint,
    references,
    rename,
    selection_range,
    semantic_tokens,
    workspace_symbol,
)


class Need(Enum):
    """What an answer waits for."""

    LAST = "the last finished analysis, however old"
    CURRENT = "an analysis of the text of now"
    PLACE = "an analysis that is true of the place asked about"


@dataclass(frozen=True, slots=True)
class Feature:
    """One request of the protocol and what answers it.

    ``options`` are announced to the client as they are. ``heavy`` answers may take
    more than a few milliseconds for a novel and are made in a thread. ``redrawn`` is
    the request for what a client draws and has to be told to draw again.
    """

    method: str
    answer: Callable[..., Any]
    options: Any = None
    needs: Need = Need.LAST
    workspace: bool = False
    heavy: bool = False
    redrawn: str | None = None


FEATURES: tuple[Feature, ...] = (
    Feature(t.TEXT_DOCUMENT_HOVER, hover.hover),
    Feature(t.TEXT_DOCUMENT_DEFINITION, definition.definition),
    Feature(t.TEXT_DOCUMENT_REFERENCES, references.find_references, workspace=True),
    Feature(t.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT, document_highlight.document_highlight),
    Feature(
        t.TEXT_DOCUMENT_DOCUMENT_SYMBOL, document_symbol.document_symbol, heavy=True
    ),
    Feature(t.WORKSPACE_SYMBOL, workspace_symbol.workspace_symbol, workspace=True),
    Feature(
        t.TEXT_DOCUMENT_CODE_LENS,
        code_lens.code_lens,
        code_lens.OPTIONS,
        heavy=True,
        redrawn=t.WORKSPACE_CODE_LENS_REFRESH,
    ),
    Feature(
        t.TEXT_DOCUMENT_INLAY_HINT,
        inlay_hint.inlay_hint,
        inlay_hint.OPTIONS,
        redrawn=t.WORKSPACE_INLAY_HINT_REFRESH,
    ),
    Feature(
        t.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL,
        semantic_tokens.full,
        semantic_tokens.LEGEND,
        workspace=True,
        redrawn=t.WORKSPACE_SEMANTIC_TOKENS_REFRESH,
    ),
    Feature(
        t.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL_DELTA,
        semantic_tokens.delta,
        semantic_tokens.LEGEND,
        workspace=True,
        redrawn=t.WORKSPACE_SEMANTIC_TOKENS_REFRESH,
    ),
    Feature(
        t.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE,
        semantic_tokens.in_range,
        semantic_tokens.LEGEND,
        redrawn=t.WORKSPACE_SEMANTIC_TOKENS_REFRESH,
    ),
    Feature(
        t.TEXT_DOCUMENT_FOLDING_RANGE,
        folding_range.folding_range,
        heavy=True,
        redrawn=t.WORKSPACE_FOLDING_RANGE_REFRESH,
    ),
    Feature(t.TEXT_DOCUMENT_SELECTION_RANGE, selection_range.selection_range),
    Feature(
        t.TEXT_DOCUMENT_CODE_ACTION,
        code_action.code_action,
        code_action.OPTIONS,
        Need.PLACE,
    ),
    Feature(t.CODE_ACTION_RESOLVE, code_action.resolve, workspace=True),
    Feature(t.TEXT_DOCUMENT_COMPLETION, completion.completion, completion.OPTIONS),
    Feature(t.COMPLETION_ITEM_RESOLVE, completion.resolve, workspace=True),
    Feature(t.TEXT_DOCUMENT_PREPARE_RENAME, rename.prepare, needs=Need.PLACE),
    Feature(t.TEXT_DOCUMENT_RENAME, rename.rename, needs=Need.CURRENT, workspace=True),
)
