from __future__ import annotations

import pytest
from edited import Desk, rewritten

from saidby.draft import Draft
from saidby.language.parser import Parser
from saidby.queries import ignoring
from saidby.queries.changes import Change, Configure, Decide
from saidby.report import Diagnostic
from saidby.text.source import Format

# Nobody is said to have said the second quotation; the last is never closed.
MARKDOWN = """\
---
title: The harbour
---

# The harbour 🙂

Ana Ruiz spoke to the town on Monday about what the storm of 1987 had cost it.

> “The pier will stay shut for as long as we have no crane that can lift it.”

“We were never asked, said Ana Ruiz.
"""
WRAPPED = """\
The town closes its pool in June 🙂, five years after the last repairs.

“It is a disgrace for every family that ever
learned to swim in this town.”

The doors open for the last time on Friday at noon.

“We had no choice,” said Ana Ruiz. “But you
never asked us, she said.
"""
LATEX = WRAPPED.replace("“", "``").replace("”", "''")
HTML = "<html>\n<body>\n<p>" + WRAPPED.replace("\n\n", "</p>\n\n<p>") + "</p>\n</body>"


@pytest.fixture(scope="module")
def desk(parser: Parser) -> Desk:
    return Desk(parser)


def found(desk: Desk, draft: Draft) -> list[Diagnostic]:
    return list(desk.report(draft).diagnostics)


def here(draft: Draft, one: Diagnostic, *, filed: bool = True) -> Change | None:
    return ignoring.ignore_here(draft, one.span, one.code, filed=filed)


@pytest.mark.parametrize("filed", [True, False])
@pytest.mark.parametrize(
    "text, format",
    [
        (MARKDOWN, "markdown"),
        (WRAPPED, "markdown"),
        (LATEX, "latex"),
        (HTML, "html"),
        (WRAPPED, "plain"),
    ],
)
def test_what_is_ignored_here_is_not_found_again(
    desk: Desk, text: str, format: Format, filed: bool
) -> None:
    draft = desk.read(text, format)
    first = found(desk, draft)
    assert first

    for one in first:
        after, later = desk.after(draft, here(draft, one, filed=filed))
        left = [d.code for d in first]
        left.remove(one.code)
        assert later.codes(after) == left


@pytest.mark.parametrize(
    "text, format",
    [(MARKDOWN, "markdown"), (LATEX, "latex"), (HTML, "html"), (WRAPPED, "plain")],
)
def test_what_is_ignored_in_the_draft_is_not_found_anywhere(
    desk: Desk, text: str, format: Format
) -> None:
    draft = desk.read(text, format)
    codes = desk.codes(draft)

    change = ignoring.ignore_in_draft(draft, codes[0], filed=False)
    after, _ = desk.after(draft, change)

    assert desk.codes(after) == [code for code in codes if code != codes[0]]


def test_the_comment_stands_at_the_end_of_the_line(desk: Desk) -> None:
    draft = desk.read(WRAPPED)

    changed = rewritten(WRAPPED, here(draft, found(desk, draft)[0]))

    assert "swim in this town.” <!-- saidby: ignore SB201 -->\n\nThe" in changed


def test_the_comment_does_not_stand_within_the_words(desk: Desk) -> None:
    draft = desk.read(WRAPPED)

    changed = rewritten(WRAPPED, here(draft, found(desk, draft)[1]))

    assert "<!-- saidby: ignore-next SB101 -->\n“We had no choice,”" in changed


def test_a_second_rule_joins_the_first(desk: Desk) -> None:
    text = WRAPPED.replace("town.”", "town.” <!-- saidby: ignore SB403 -->")
    draft = desk.read(text)
    one = next(d for d in found(desk, draft) if d.code == "SB201")

    changed = rewritten(text, here(draft, one))

    assert "<!-- saidby: ignore SB403, SB201 -->" in changed


def test_a_second_rule_for_the_draft_joins_the_first(desk: Desk) -> None:
    draft = desk.read(MARKDOWN)

    once = ignoring.ignore_in_draft(draft, "SB201", filed=True)
    after, _ = desk.after(draft, once)
    twice = ignoring.ignore_in_draft(after, "SB101", filed=True)
    changed = rewritten(after.source.text, twice)

    assert "---\n\n<!-- saidby: ignore-file SB201, SB101 -->\n\n# The" in changed


def test_plain_text_keeps_what_is_ignored_elsewhere(desk: Desk) -> None:
    draft = desk.read(WRAPPED, "plain")
    one = found(desk, draft)[0]

    assert isinstance(here(draft, one), Decide)
    assert ignoring.ignore_in_draft(draft, "SB201", filed=True) == Configure(
        "per-file-ignores", "SB201"
    )
    assert ignoring.ignore_in_project("SB201") == Configure("ignore", "SB201")
