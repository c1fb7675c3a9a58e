"""One server for each kind of client: for all tests of what can be asked, and for all
of what changes a text."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_lsp
import reader
from pytest_lsp import LanguageClient
from writer import CLIENTS, CONFIG, Writer


@pytest_lsp.fixture(config=reader.CONFIG, scope="session", params=reader.CLIENTS)
async def client(
    lsp_client: LanguageClient, request: pytest.FixtureRequest
) -> AsyncIterator[None]:
    await reader.begin(lsp_client, request.param)
    yield
    await lsp_client.shutdown_session()


@pytest.fixture(scope="session")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("drafts")


@pytest_lsp.fixture(config=CONFIG, scope="session", params=CLIENTS, ids=lambda c: c[0])
async def editor(
    lsp_client: LanguageClient, request: pytest.FixtureRequest, drafts: Path
) -> AsyncIterator[None]:
    name, units = request.param
    lsp_client.writer = Writer(lsp_client, units, drafts)
    await lsp_client.writer.begin(name)
    yield
    await lsp_client.shutdown_session()


@pytest.fixture
def writer(editor: LanguageClient, drafts: Path) -> Writer:
    """Somebody with an empty folder."""
    writer: Writer = editor.writer
    for path in sorted(drafts.iterdir()):
        writer.settings(path.name, None)
    return writer
