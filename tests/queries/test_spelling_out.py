from __future__ import annotations

import pytest
from edited import Desk, rewritten

from saidby.draft import Draft
from saidby.language.parser import Parser
from saidby.queries.changes import Rewrite
from saidby.queries.spelling_out import spelt_out
from saidby.speakers.cast import Mention, MentionKind
from saidby.text.spans import Span

REPORT = """\
The pier is shut 🙂, harbour master Mara Lindqvist said on Monday.

“We have no crane,” she said. “It sank.”

The town waits. Lindqvist will speak on Friday.
"""


def pronouns(draft: Draft) -> list[Mention]:
    found = dict.fromkeys(draft.cast.mentions)
    found |= dict.fromkeys(a.mention for a in draft.attributions if a.mention)
    return [m for m in found if m.kind is MentionKind.PRONOUN]


def change(draft: Draft, word: str) -> Rewrite | None:
    mention = next(
        m for m in pronouns(draft) if m.core.of(draft.source.text).lower() == word
    )
    return spelt_out(draft, mention, draft.cast.speakers[0])


def test_who_has_been_named_is_called_as_elsewhere(parser: Parser) -> None:
    draft = Desk(parser).read(REPORT)

    changed = rewritten(REPORT, change(draft, "she"))

    assert "“We have no crane,” Lindqvist said." in changed


@pytest.mark.parametrize(
    "called", ["Ms. Lindqvist", "Commissioner Lindqvist", "Lindqvist"]
)
def test_the_surname_has_the_title_that_the_draft_gives(
    parser: Parser, called: str
) -> None:
    text = REPORT.replace("Lindqvist will", f"{called} will").replace(
        "harbour master Mara", "Mara"
    )
    draft = Desk(parser).read(text)

    changed = rewritten(text, change(draft, "she"))

    title = "Ms. " if called.startswith("Ms.") else ""
    assert f"“We have no crane,” {title}Lindqvist said." in changed


def test_who_is_named_only_later_is_named_in_full(parser: Parser) -> None:
    text = "“We have no crane,” she said.\n\nThe pier is shut, Mara Lindqvist said.\n"
    draft = Desk(parser).read(text)
    speaker = draft.cast.speakers[0]
    mention = draft.attributions[0].mention
    assert mention is not None

    changed = rewritten(text, spelt_out(draft, mention, speaker))

    assert changed.startswith("“We have no crane,” Mara Lindqvist said.")


@pytest.mark.parametrize("words", ["she’s said", "she'd said"])
def test_half_of_a_short_form_is_left(parser: Parser, words: str) -> None:
    text = REPORT.replace("she said", words)
    draft = Desk(parser).read(text)

    at = text.index(words)
    span = Span(at, at + len("she"))
    mention = Mention(span, span, MentionKind.PRONOUN, 0, 1)

    assert spelt_out(draft, mention, draft.cast.speakers[0]) is None


def test_names_and_descriptions_are_no_pronouns(parser: Parser) -> None:
    draft = Desk(parser).read(REPORT)

    for mention in draft.cast.mentions:
        if mention.kind is not MentionKind.PRONOUN:
            assert spelt_out(draft, mention, draft.cast.speakers[0]) is None
