"""Whatever the server can be asked is on its page."""

from __future__ import annotations

import re
from pathlib import Path

import saidby
from saidby.lsp.commands import COMMANDS
from saidby.lsp.features import FEATURES

PAGE = Path(saidby.__file__).parents[1] / "docs" / "language-server.md"
_QUOTED = re.compile(r"`([^`\s]+)`")


def test_every_request_and_every_command_has_its_row() -> None:
    rows = [line for line in PAGE.read_text("utf-8").splitlines() if line[:1] == "|"]
    named = {name for row in rows for name in _QUOTED.findall(row)}

    assert {feature.method for feature in FEATURES} - named == set()
    assert COMMANDS.keys() - named == set()


def test_everything_offered_is_given_once() -> None:
    methods = [feature.method for feature in FEATURES]

    assert len(methods) == len(set(methods))
