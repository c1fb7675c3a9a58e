"""Somebody who reads in an editor: asks, and changes nothing.

Three clients with different abilities, each with another encoding of positions.
"""

from __future__ import annotations

import asyncio
import sys
from functools import partial
from typing import Any

from lsprotocol import types as t
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities
from written_page import REPORT, STORY, Page

# Its own capabilities, and the encoding that the session comes to.
CLIENTS = {
    "neovim": ("neovim@0.11.0", "utf-8"),
    "emacs": ("emacs@29.1", "utf-32"),
    "bare": (None, "utf-16"),
}
CONFIG = ClientServerConfig(server_command=[sys.executable, "-m", "saidby", "server"])
LEGEND = (
    ("string", "class", "keyword", "variable"),
    ("definition", "unattributed", "doubtful", "thought", "term", "nested"),
)
REFRESHING = (
    t.WORKSPACE_CODE_LENS_REFRESH,
    t.WORKSPACE_INLAY_HINT_REFRESH,
    t.WORKSPACE_SEMANTIC_TOKENS_REFRESH,
)
EVERYTHING = {"hints": {"untagged": True, "pronouns": True}}


async def begin(client: LanguageClient, name: str) -> None:
    """Open two drafts and wait until they are understood."""
    client.kind = name  # type: ignore[attr-defined]
    client.urged = []  # type: ignore[attr-defined]
    for method in REFRESHING:
        client.feature(method)(partial(_note, client, method))
    given = t.InitializeParams(capabilities=capabilities(name))
    announced = (await client.initialize_session(given)).capabilities
    assert announced.position_encoding == CLIENTS[name][1]
    assert announced.semantic_tokens_provider is not None
    legend = announced.semantic_tokens_provider.legend
    assert (tuple(legend.token_types), tuple(legend.token_modifiers)) == LEGEND
    for page in (report(client), story(client)):
        client.text_document_did_open(t.DidOpenTextDocumentParams(page.item))
        await understood(client, page)


def capabilities(name: str) -> t.ClientCapabilities:
    known, _ = CLIENTS[name]
    return client_capabilities(known) if known else t.ClientCapabilities()


def _note(client: LanguageClient, method: str, params: None) -> None:
    client.urged.append(method)  # type: ignore[attr-defined]


def report(client: LanguageClient) -> Page:
    units = CLIENTS[client.kind][1]  # type: ignore[attr-defined]
    return Page("file:///drafts/sea%20wall.md", REPORT, units)


def story(client: LanguageClient) -> Page:
    units = CLIENTS[client.kind][1]  # type: ignore[attr-defined]
    return Page("untitled:Story", STORY, units, "plaintext")


def is_bare(client: LanguageClient) -> bool:
    return client.kind == "bare"  # type: ignore[attr-defined,no-any-return]


async def understood(client: LanguageClient, page: Page) -> None:
    """Wait until speakers are known: the language model has to be loaded first."""
    for _ in range(600):
        found = await run(client, "saidby.speakers", {"uri": page.uri})
        if found and found["speakers"]:
            return
        await asyncio.sleep(0.1)
    raise AssertionError("the draft is never understood")


async def run(client: LanguageClient, command: str, *arguments: Any) -> Any:
    params = t.ExecuteCommandParams(command, list(arguments))
    return await client.workspace_execute_command_async(params)


async def configure(client: LanguageClient, settings: dict[str, Any]) -> None:
    client.set_configuration({"saidby": settings})
    client.workspace_did_change_configuration(
        t.DidChangeConfigurationParams({"saidby": settings})
    )
    for page in (report(client), story(client)):
        await understood(client, page)
