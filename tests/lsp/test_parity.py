"""The server says of a tree of drafts what ``saidby check`` says of it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from wire import Wire, wired

FERRY = Path(__file__).parents[2] / "server" / "docs" / "examples" / "ferry.md"
HARBOUR = """\
The harbour shuts its pier in May, six years after the storm.

“It is a shame for everyone who fishes here.”

The gates stay locked from Sunday on.

“We had no choice,” said Nora Hof, the pilot. 😋 “None.”

The note says “not today and nothing else.

So it ends.
"""
TREE = {
    "saidby.toml": 'ignore = ["SB104"]\nexclude = ["old/"]\n'
    '[per-file-ignores]\n"quiet/*" = ["SB2"]\n',
    "ferry.md": FERRY.read_text(encoding="utf-8"),
    "harbour.txt": HARBOUR,
    "crlf.txt": HARBOUR.replace("\n", "\r\n"),
    "cr.text": HARBOUR.replace("\n", "\r"),
    "signs.txt": HARBOUR.replace("storm", "st\u2028or\x0cm\x85"),
    "quiet/harbour.txt": HARBOUR,
    "old/harbour.txt": HARBOUR,
    "page.html": "<h1>Pier</h1>\n"
    + "".join(f"<p>{line}</p>\n" for line in HARBOUR.splitlines() if line),
    "paper.tex": "\\section{Pier}\n" + HARBOUR,
    "ignored.md": "<!-- saidby: ignore-file SB201 -->\n\n" + HARBOUR,
    "unused.md": "<!-- saidby: ignore SB303 -->\n\nNothing is quoted here.\n",
    "settled.txt": HARBOUR,
    "saidby.decisions.toml": (
        '[[decisions]]\nfile = "settled.txt"\n'
        'quote = "It is a shame for everyone"\ndecision = "ignore"\n'
    ),
}
Finding = tuple[str, str, int, int, int, int, str]


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("tree")
    for name, text in TREE.items():
        path = root / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
    return root


@pytest.fixture(scope="module")
def checked(tree: Path) -> set[Finding]:
    command = (sys.executable, "-m", "saidby", "check", "--no-cache", ".")
    done = subprocess.run(
        [*command, "--output-format", "json"],
        cwd=tree,
        capture_output=True,
        text=True,
        check=False,
    )
    return {
        from_command_line(file["path"], one)
        for file in json.loads(done.stdout)["files"]
        for one in file["findings"]
    }


def from_command_line(path: str, one: dict[str, Any]) -> Finding:
    return (
        Path(path).as_posix(),
        one["code"],
        one["start"]["line"] - 1,
        one["start"]["column"] - 1,
        one["end"]["line"] - 1,
        one["end"]["column"] - 1,
        one["message"],
    )


def from_server(tree: Path, uri: str, one: dict[str, Any]) -> Finding:
    start, end = one["range"]["start"], one["range"]["end"]
    return (
        Path(uri.removeprefix(tree.as_uri()).lstrip("/")).as_posix(),
        one["code"],
        start["line"],
        start["character"],
        end["line"],
        end["character"],
        one["message"],
    )


def begun(wire: Wire, tree: Path) -> None:
    code_points = {"positionEncodings": ["utf-32"]}
    wire.initialize(
        rootUri=tree.as_uri(),
        capabilities={"general": code_points, "textDocument": {"diagnostic": {}}},
    )


def test_of_drafts_on_disk(tree: Path, checked: set[Finding]) -> None:
    with wired() as wire:
        begun(wire, tree)
        report = wire.result("workspace/diagnostic", {"previousResultIds": []})

    found = {
        from_server(tree, each["uri"], one)
        for each in report["items"]
        for one in each["items"]
    }
    assert len(checked) > 15
    assert found == checked


def test_of_open_drafts(tree: Path, checked: set[Finding]) -> None:
    found = set()
    with wired() as wire:
        begun(wire, tree)
        for name, text in TREE.items():
            if not name.endswith(".toml"):
                uri = (tree / name).as_uri()
                wire.open(uri, text, "plaintext")
                params = {"textDocument": {"uri": uri}}
                report = wire.result("textDocument/diagnostic", params)
                found |= {from_server(tree, uri, one) for one in report["items"]}

    assert found == checked
