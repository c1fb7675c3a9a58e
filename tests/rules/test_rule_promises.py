"""What rules promise besides places: messages, safe fixes, work without a model."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from saidby.check import check
from saidby.draft import Draft, Stage, analyse
from saidby.formats import format_of
from saidby.language.parser import Parser
from saidby.options import CastEntry, Options
from saidby.report import Diagnostic
from saidby.rules import RULES
from saidby.rules.base import Fix
from saidby.rules.register import is_story
from saidby.text.source import Source


def draft(text: str, parser: Parser | None = None, path: str = "draft.txt") -> Draft:
    return analyse(Source(path, text, format_of(path)), parser, Options())


def found(code: str, read: Draft, options: Options | None = None) -> list[Diagnostic]:
    report = check(read, options or Options(), strict=True)
    return [one for one in report.diagnostics if one.code == code]


def only_fix(code: str, read: Draft, options: Options | None = None) -> Fix:
    [one] = found(code, read, options)
    [fix] = one.fixes
    return fix


def test_mark_rules_and_runs_need_no_language_model() -> None:
    needing = {rule.code for rule in RULES if rule.needs is Stage.QUOTATIONS}
    assert {"SB101", "SB102", "SB103", "SB104", "SB105", "SB106", "SB205"} <= needing
    assert found("SB101", draft("“We were never asked, said Mara Lindqvist."))


def test_policy_is_off_unless_asked_for() -> None:
    off = {rule.code for rule in RULES if not rule.default}
    assert off == {"SB401", "SB402", "SB403"}


def test_a_mark_that_is_spelt_out_is_flagged_but_not_replaced() -> None:
    text = "<p>“We were never asked,&quot; she said.</p>"
    [one] = found("SB103", draft(text, path="draft.html"))
    assert one.fixes == ()
    text = '<p>&ldquo;We were never asked," she said.</p>'
    [edit] = only_fix("SB103", draft(text, path="draft.html")).edits
    assert (edit.span.of(text), edit.replacement) == ('"', "”")


def test_a_single_mark_for_a_double_one_is_not_mended_unasked() -> None:
    read = draft("“We were never asked.' The board left at noon.")
    assert not only_fix("SB103", read).safe
    read = draft('“We were never asked." The board left at noon.')
    assert only_fix("SB103", read).safe


def test_a_verse_is_not_opened_again_unasked() -> None:
    read = draft('She said, "There is a verse:\n\nThe boat went out,\nand in."\n\nOh.')
    assert not only_fix("SB105", read).safe


def test_the_rarer_spelling_may_be_right_so_it_is_not_changed_unasked(
    parser: Parser,
) -> None:
    text = "Mara Lindqvist left.\n\n“No,” Lindquist said.\n\nLindqvist had said yes.\n"
    read = draft(text, parser)
    assert not only_fix("SB304", read).safe
    options = Options(cast=(CastEntry("Mara Lindqvist"),))
    known = analyse(Source("draft.txt", text), parser, options)
    assert only_fix("SB305", known, options).safe
    assert found("SB304", known, options) == []


def test_messages_name_both_who_may_be_meant(parser: Parser) -> None:
    text = "Ana Ruiz and Laura Miller came late. “We had to walk,” she said."
    [one] = found("SB203", draft(text, parser))
    assert one.message == "“she” could be Ana Ruiz or Laura Miller."
    named = [related.span.of(text) for related in one.related]
    assert named == ["Ana Ruiz", "Laura Miller"]


def test_mixed_marks_are_told_once_with_all_their_places() -> None:
    text = '“A man,” “a plan,” “a canal.” "Able was I" and "ere I saw" it.'
    [one] = found("SB104", draft(text))
    assert one.message == "4 of 10 quotation marks are straight, the others curly."
    assert [related.span.of(text) for related in one.related] == ["“", '"']


def test_a_story_is_told_from_a_report() -> None:
    turns = "“Are you coming?”\n\n“Not tonight!”\n\n“Why?”\n\n“I am tired.”\n\n" * 2
    assert is_story(draft("Nora locked the door.\n\n" + turns))
    news = "The board met on Friday.\n\n“We lost 30% of it,” said Ana Ruiz in 2019.\n\n"
    assert not is_story(draft(news * 4))
    assert not is_story(draft(""))


_TEXTS = st.text(st.sampled_from("\"'“”‘’«»„ab .,!?\n-—3"), max_size=120)


@settings(max_examples=200, deadline=None)
@given(_TEXTS)
def test_findings_and_fixes_lie_inside_any_text(text: str) -> None:
    report = check(draft(text), Options(), strict=True)
    for one in report.diagnostics:
        spans = [one.span, *(related.span for related in one.related)]
        spans += [edit.span for fix in one.fixes for edit in fix.edits]
        assert all(span.end <= len(text) for span in spans)
