"""Somebody who writes in an editor: opens drafts, points at places, takes actions.

Holds every text as an editor does and applies whatever the server sends to it, so that
a test sees what the writer would see.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest_lsp
from lsprotocol import types as t
from pytest_lsp import ClientServerConfig, LanguageClient

from saidby.text.lines import LineIndex, Place, Units

# No settings of the person testing.
_NOWHERE = str(Path(__file__).parent / "no-such-folder")
CONFIG = ClientServerConfig(
    server_command=[sys.executable, "-m", "saidby", "server"],
    server_env={**os.environ, "XDG_CONFIG_HOME": _NOWHERE, "PYTHONWARNINGS": ""},
)
# What each offers differs: versions in edits, edits on demand, a first question before
# a rename, and the units of positions.
CLIENTS: list[tuple[str, Units]] = [
    ("visual-studio-code", "utf-16"),
    ("neovim", "utf-8"),
    ("emacs", "utf-32"),
]
LANGUAGES = {"md": "markdown", "txt": "plaintext", "html": "html", "tex": "latex"}


@dataclass
class Writer:
    """One session. ``asked`` has the questions of the server, ``choice`` the answer."""

    client: LanguageClient
    units: Units
    folder: Path
    texts: dict[str, str] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)
    asked: list[t.ShowMessageRequestParams] = field(default_factory=list)
    choice: str = ""

    async def begin(self, name: str) -> None:
        self._listen()
        self.client.protocol._converter.register_structure_hook(
            t.Command | t.CodeAction, self._action
        )
        capabilities = pytest_lsp.client_capabilities(name)
        assert capabilities.general
        capabilities.general.position_encodings = [t.PositionEncodingKind(self.units)]
        folder = t.WorkspaceFolder(uri=self.folder.as_uri(), name="drafts")
        result = await self.client.initialize_session(
            t.InitializeParams(
                capabilities=capabilities,
                root_uri=folder.uri,
                workspace_folders=[folder],
                initialization_options={"delay": 0},
            )
        )
        assert result.capabilities.position_encoding == self.units

    def _listen(self) -> None:
        @self.client.feature(t.WORKSPACE_APPLY_EDIT)
        def change(params: t.ApplyWorkspaceEditParams) -> t.ApplyWorkspaceEditResult:
            self.apply(params.edit)
            return t.ApplyWorkspaceEditResult(applied=True)

        @self.client.feature(t.WINDOW_SHOW_MESSAGE_REQUEST)
        def ask(params: t.ShowMessageRequestParams) -> t.MessageActionItem | None:
            self.asked.append(params)
            offered = (a for a in params.actions or () if a.title == self.choice)
            return next(offered, None)

        @self.client.feature(t.CLIENT_REGISTER_CAPABILITY)
        def register(params: t.RegistrationParams) -> None:
            pass

    def _action(self, found: dict[str, Any], _: type) -> t.Command | t.CodeAction:
        """An action may have a command, which lsprotocol takes for a mere command."""
        kind = t.Command if isinstance(found.get("command"), str) else t.CodeAction
        return self.client.protocol._converter.structure(found, kind)

    def can(self, path: str) -> bool:
        """Whether this client announced a capability, by its names with dots."""
        found: Any = self.client.capabilities
        for name in path.split("."):
            found = getattr(found, name, None)
        return bool(found)

    # Drafts.

    def open(self, name: str, text: str) -> str:
        """Open a draft, anew if it is open already; its URI."""
        uri = (self.folder / name).as_uri() if "." in name else f"untitled:{name}"
        if uri in self.texts:
            self.close(uri)
        self.texts[uri], self.versions[uri] = text, self.versions.get(uri, 0) + 1
        language = LANGUAGES.get(name.rpartition(".")[2], "plaintext")
        item = t.TextDocumentItem(uri, language, self.versions[uri], text)
        self.client.text_document_did_open(t.DidOpenTextDocumentParams(item))
        return uri

    def close(self, uri: str) -> None:
        del self.texts[uri]
        params = t.DidCloseTextDocumentParams(t.TextDocumentIdentifier(uri))
        self.client.text_document_did_close(params)

    def type(self, uri: str, text: str) -> None:
        """Replace the text of a draft."""
        self.texts[uri] = text
        self.versions[uri] += 1
        self.client.text_document_did_change(
            t.DidChangeTextDocumentParams(
                t.VersionedTextDocumentIdentifier(self.versions[uri], uri),
                [t.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    def settings(self, name: str, text: str | None) -> Path:
        """Write a file of the project by other means, or remove it."""
        path = self.folder / name
        existed = path.exists()
        if text is None:
            path.unlink(missing_ok=True)
        else:
            path.write_text(text, encoding="utf-8")
        kinds = t.FileChangeType
        kind = kinds.Changed if existed else kinds.Created
        if existed or text is not None:
            event = t.FileEvent(path.as_uri(), kind if text else kinds.Deleted)
            self.client.workspace_did_change_watched_files(
                t.DidChangeWatchedFilesParams([event])
            )
        return path

    # Places.

    def position(self, uri: str, offset: int) -> t.Position:
        place = LineIndex(self.texts[uri], self.units).place(offset)
        return t.Position(place.line, place.column)

    def before(self, uri: str, words: str) -> t.Position:
        """The position before some words, which stand only once."""
        assert self.texts[uri].count(words) == 1
        return self.position(uri, self.texts[uri].index(words))

    def caret(self, uri: str, words: str) -> t.Range:
        here = self.before(uri, words)
        return t.Range(here, here)

    def words(self, uri: str, range: t.Range) -> str:
        start, end = self._offsets(uri, range)
        return self.texts[uri][start:end]

    def _offsets(self, uri: str, range: t.Range) -> tuple[int, int]:
        lines = LineIndex(self.texts[uri], self.units)
        ends = (range.start, range.end)
        start, end = (lines.offset(Place(at.line, at.character)) for at in ends)
        return start, end

    # What the server wants done.

    def apply(self, edit: t.WorkspaceEdit) -> None:
        """Make an edit as this client can take it, in files that are not open too."""
        for uri, version, rows in self._rows(edit):
            if uri in self.texts:
                assert version in (None, self.versions[uri])
                self.type(uri, self._edited(uri, rows))
            else:
                path = self.folder / uri.rpartition("/")[2]
                self.texts[uri] = path.read_text(encoding="utf-8")
                path.write_text(self._edited(uri, rows), encoding="utf-8")
                del self.texts[uri]

    def _rows(
        self, edit: t.WorkspaceEdit
    ) -> Iterator[tuple[str, int | None, list[t.TextEdit]]]:
        if self.can("workspace.workspace_edit.document_changes"):
            assert edit.changes is None
            for change in edit.document_changes or ():
                assert isinstance(change, t.TextDocumentEdit)
                document = change.text_document
                rows = [row for row in change.edits if isinstance(row, t.TextEdit)]
                yield document.uri, document.version, rows
        else:
            assert edit.document_changes is None
            for uri, found in (edit.changes or {}).items():
                yield uri, None, list(found)

    def _edited(self, uri: str, rows: list[t.TextEdit]) -> str:
        text = self.texts[uri]
        edits = sorted((*self._offsets(uri, r.range), r.new_text) for r in rows)
        for (_, end, _), (start, _, _) in pairwise(edits):
            assert end <= start
        for start, end, new in reversed(edits):
            text = text[:start] + new + text[end:]
        return text

    # Actions.

    async def actions(
        self, uri: str, range: t.Range, only: list[str] | None = None
    ) -> list[t.CodeAction]:
        """What is offered, with no diagnostics in the request, as some clients do."""
        found = await self.client.text_document_code_action_async(
            t.CodeActionParams(
                t.TextDocumentIdentifier(uri),
                range,
                t.CodeActionContext(diagnostics=[], only=only),
            )
        )
        assert all(isinstance(action, t.CodeAction) for action in found or ())
        return [action for action in found or () if isinstance(action, t.CodeAction)]

    async def take(self, uri: str, range: t.Range, title: str) -> str:
        """The text after an action of that title was taken."""
        found = await self.actions(uri, range)
        action = next(action for action in found if action.title == title)
        if self.can("text_document.code_action.resolve_support") and action.data:
            assert action.edit is None
            action = await self.client.code_action_resolve_async(action)
        if action.edit:
            self.apply(action.edit)
        if action.command:
            command = action.command
            await self.run(command.command, *(command.arguments or ()))
        return self.texts[uri]

    async def run(self, command: str, *arguments: Any) -> Any:
        return await self.client.workspace_execute_command_async(
            t.ExecuteCommandParams(command, list(arguments))
        )

    async def findings(self, uri: str) -> list[str]:
        """The codes of what is found in a draft, now."""
        report = await self.client.text_document_diagnostic_async(
            t.DocumentDiagnosticParams(t.TextDocumentIdentifier(uri))
        )
        assert isinstance(report, t.RelatedFullDocumentDiagnosticReport)
        return [str(one.code) for one in report.items]
