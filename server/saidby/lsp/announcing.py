"""What the server can do, as ``capabilities.json`` has it: made from the features.

As a program, it writes the file: ``python -m saidby.lsp.announcing``.
"""

from __future__ import annotations

import json
from typing import Any

from lsprotocol import types as t
from lsprotocol.converters import get_converter
from pygls.capabilities import ServerCapabilitiesBuilder

from saidby.lsp.commands import COMMANDS
from saidby.lsp.features import FEATURES
from saidby.lsp.greeting import NAME, PATH
from saidby.lsp.session import DRAFTS

_LIFECYCLE = (
    t.TEXT_DOCUMENT_DID_OPEN,
    t.TEXT_DOCUMENT_DID_CHANGE,
    t.TEXT_DOCUMENT_DID_CLOSE,
    t.TEXT_DOCUMENT_DID_SAVE,
    t.TEXT_DOCUMENT_DIAGNOSTIC,
    t.WORKSPACE_DIAGNOSTIC,
    t.WORKSPACE_DID_RENAME_FILES,
    t.WORKSPACE_DID_CHANGE_CONFIGURATION,
    t.WORKSPACE_DID_CHANGE_WATCHED_FILES,
    t.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS,
)

_KINDS = t.FileOperationPatternKind
# Drafts, and folders that may have drafts in them.
_MOVES = t.FileOperationRegistrationOptions(
    [
        t.FileOperationFilter(t.FileOperationPattern(glob, kind), scheme="file")
        for glob, kind in ((DRAFTS, _KINDS.File), ("**", _KINDS.Folder))
    ]
)


def capabilities() -> dict[str, Any]:
    """What is announced to a client that understands everything."""
    options = {f.method: f.options for f in FEATURES if f.options is not None}
    options[t.TEXT_DOCUMENT_DIAGNOSTIC] = t.DiagnosticOptions(
        inter_file_dependencies=False, workspace_diagnostics=True, identifier=NAME
    )
    options[t.WORKSPACE_DID_RENAME_FILES] = _MOVES
    rename = t.RenameClientCapabilities(prepare_support=True)
    moves = t.FileOperationClientCapabilities(did_rename=True)
    client = t.ClientCapabilities(
        text_document=t.TextDocumentClientCapabilities(rename=rename),
        workspace=t.WorkspaceClientCapabilities(file_operations=moves),
    )
    builder: Any = ServerCapabilitiesBuilder(
        client,
        {*_LIFECYCLE, *(feature.method for feature in FEATURES)},
        options,
        list(COMMANDS),
        t.TextDocumentSyncKind.Incremental,
        None,
        t.PositionEncodingKind.Utf16,
    )
    made: dict[str, Any] = get_converter().unstructure(builder.build())
    return made


def capabilities_text() -> str:
    """The file's text."""
    return json.dumps(capabilities(), indent=2) + "\n"


if __name__ == "__main__":
    PATH.write_text(capabilities_text(), encoding="utf-8")
