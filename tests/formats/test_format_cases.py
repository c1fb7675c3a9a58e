"""Each draft in ``cases/`` is read as the file beside it says.

A line is a block: its kind, the number of its group if it has one, and what is left to
read (a line end as ⏎, runs of blanks as one); instructions follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from saidby import formats
from saidby.text.prose import FILL, Prose
from saidby.text.source import Source

EXPECTED = sorted(Path(__file__).parent.joinpath("cases").glob("*.blocks"))


def told(prose: Prose) -> Iterator[str]:
    for block in prose.blocks:
        words = block.span.of(prose.masked).replace(FILL, "").replace("\n", "⏎")
        group = f" {block.group}" if block.group else ""
        yield f"{block.kind}{group}: {re.sub(' +', ' ', words).replace(' ⏎', '⏎')}"
    for directive in prose.directives:
        yield "directive: " + ", ".join((directive.verb, *directive.arguments))


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.stem)
def test_a_draft_is_read_as_expected(expected: Path) -> None:
    draft = expected.with_suffix("")
    text = draft.read_text(encoding="utf-8")

    prose = formats.read(Source(draft.name, text, formats.format_of(draft.name)))

    assert list(told(prose)) == expected.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.stem)
def test_other_line_ends_and_no_last_one_change_nothing(expected: Path) -> None:
    draft = expected.with_suffix("")
    text = draft.read_text(encoding="utf-8")
    kind = formats.format_of(draft.name)

    for end in ("\r\n", "\r"):
        other = text.rstrip("\n").replace("\n", end)
        prose = formats.read(Source(draft.name, other, kind))
        shown = [line.replace("\r⏎", "⏎").replace("\r", "⏎") for line in told(prose)]
        shown = [line.replace(" ⏎", "⏎") for line in shown]
        assert shown == expected.read_text(encoding="utf-8").splitlines()


def test_every_format_has_cases() -> None:
    cases = {formats.format_of(path.stem) for path in EXPECTED}

    assert cases == set(formats.READERS)
