"""What pages show of the program's output is what it prints.

A block of output follows a comment that says what was typed::

    <!-- shown: saidby check server/docs/examples/ferry.md -->

``shown, folded:`` breaks long lines for reading. As a program, this writes all blocks
anew.
"""

from __future__ import annotations

import re
import shlex
import tempfile
import textwrap
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

from blueprint import ROOT
from click.testing import CliRunner

from saidby.cli import main

_BLOCK = re.compile(
    r"^<!-- shown(?P<folded>, folded)?: (?P<typed>.+?) -->\n```(?P<language>\w+)\n"
    r"(?P<output>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_ECHO = re.compile(r"echo '(?P<text>[^']*)' \| (?P<rest>.*)")
_WIDTH = 88


def pages() -> Iterator[Path]:
    """The pages with something shown on them."""
    for path in (ROOT / "README.md", *sorted((ROOT / "server" / "docs").glob("*.md"))):
        if _BLOCK.search(path.read_text(encoding="utf-8")):
            yield path


def renewed(page: str) -> str:
    """A page with every block of output as it is now."""
    return _BLOCK.sub(_renewed_block, page)


def _renewed_block(block: re.Match[str]) -> str:
    output = printed(block["typed"]).rstrip("\n") + "\n"
    if block["folded"]:
        output = "\n".join(map(_folded, output.splitlines())) + "\n"
    head = block.group()[: block.start("output") - block.start()]
    return f"{head}{output}```"


def printed(typed: str) -> str:
    """What a command prints, run at the root of the checkout with no settings."""
    piped = _ECHO.fullmatch(typed)
    text = f"{piped['text']}\n" if piped else None
    program, *arguments = shlex.split(piped["rest"] if piped else typed)
    assert program == "saidby", typed
    with tempfile.TemporaryDirectory() as home, chdir(ROOT):
        names = ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
        nowhere: dict[str, str | None] = dict.fromkeys(names, home)
        nowhere["SAIDBY_MODEL"] = None
        done = CliRunner(env=nowhere).invoke(main, arguments, input=text)
    assert done.exit_code in (0, 1), done.output
    return done.output


def _folded(line: str) -> str:
    return "\n".join(
        textwrap.wrap(
            line,
            _WIDTH,
            subsequent_indent="    ",
            break_long_words=False,
            break_on_hyphens=False,
        )
    )


if __name__ == "__main__":
    for found in pages():
        text = found.read_text(encoding="utf-8")
        found.write_text(renewed(text), encoding="utf-8")
