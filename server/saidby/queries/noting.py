"""Comments to saidby put into a draft, in the syntax of its format.

A comment is no text to readers, so it must not part words that stand together, join
paragraphs or swallow what follows it: in LaTeX a comment takes the rest of its line.
"""

from __future__ import annotations

import re

from saidby.draft import Draft
from saidby.findings import Edit
from saidby.text.prose import FILL, Directive
from saidby.text.spans import Span

_LINE_END = re.compile(r"\r\n|\n|\r|\Z")
_CLOSING = re.compile(r"\s*(?:-->)?\Z")
# What may stand before a paragraph on its line and before a comment as well.
_SET_OFF = re.compile(r"[ \t>]*\Z")
_UNSAID = str.maketrans(dict.fromkeys('"“”„\r\n', " "))


def has_comments(draft: Draft) -> bool:
    """Whether the draft's format has comments that its readers never see."""
    return draft.source.format != "plain"


def comment(draft: Draft, words: str) -> str:
    """An instruction to saidby as a comment of the draft's format."""
    if draft.source.format == "latex":
        return f"% saidby: {words}"
    return f"<!-- saidby: {words} -->"


def quoted(name: str) -> str:
    """A name as an argument of an instruction."""
    plain = " ".join(name.translate(_UNSAID).split())
    return f'"{plain.replace("--", "-").replace(">", "")}"'


def beside(draft: Draft, end: int, words: str) -> Edit:
    """A comment right after what ends at an offset, on the same line."""
    text = draft.source.text
    at = after_marks(draft, end)
    if draft.source.format == "latex":
        return _in_latex(text, at, comment(draft, words))
    space = " " if not text[at : at + 1].strip() else ""
    return Edit(Span(at, at), space + comment(draft, words))


def after_marks(draft: Draft, end: int) -> int:
    """Past the markup that belongs to what ends at an offset: ``</q>``, ``**``."""
    text, masked = draft.source.text, draft.prose.masked
    while end < len(text) and masked[end] == FILL != text[end]:
        end += 1
    return end


def _in_latex(text: str, at: int, words: str) -> Edit:
    """The line is broken after the comment, which takes up the end of the line."""
    rest = text[at : _line_end(text, at)]
    if not rest.strip():
        return Edit(Span(at, at), f" {words}")
    # A space between two words stays before the comment; where there is none, none.
    at += len(rest) - len(rest.lstrip(" \t"))
    return Edit(Span(at, at), f"{words}{newline_of(text)}")


def at_line_end(draft: Draft, offset: int, words: str) -> Edit | None:
    """A comment at the end of an offset's line; None where that is within a quotation
    or where the line has a LaTeX comment already."""
    text = draft.source.text
    stop = _line_end(text, offset)
    at = len(text[:stop].rstrip(" \t")) if text[:stop].strip() else stop
    at = max(at, offset)
    if is_quoted(draft, at) or _is_in_latex_comment(draft, offset, stop):
        return None
    return Edit(Span(at, at), f" {comment(draft, words)}")


def _is_in_latex_comment(draft: Draft, offset: int, stop: int) -> bool:
    if draft.source.format != "latex":
        return False
    start = line_start(draft.source.text, offset)
    return "%" in draft.source.text[start:stop]


def is_quoted(draft: Draft, offset: int) -> bool:
    """Whether an offset stands between the marks of a quotation."""
    return any(
        span.start < offset < span.end
        for quotation in draft.quotations.found
        for span in quotation.outer
    )


def above(draft: Draft, offset: int, words: str, *, apart: bool = False) -> Edit:
    """A comment on a line of its own above an offset's line.

    ``apart`` leaves an empty line between.
    """
    text = draft.source.text
    start = line_start(text, offset)
    before = text[start:offset]
    lead = before if _SET_OFF.match(before) else ""
    ending = newline_of(text) * (2 if apart else 1)
    return Edit(Span(start, start), f"{lead}{comment(draft, words)}{ending}")


def replaced(draft: Draft, directive: Directive, words: str) -> Edit:
    """Another instruction in the place of one that is there."""
    return Edit(directive.span, comment(draft, words))


def extended(draft: Draft, directive: Directive, argument: str) -> Edit:
    """One more argument for an instruction that is there."""
    text = draft.source.text
    end = _CLOSING.search(text, directive.span.start, directive.span.end)
    at = end.start() if end else directive.span.end
    return Edit(
        Span(at, at), f", {argument}" if directive.arguments else f" {argument}"
    )


def newline_of(text: str) -> str:
    """How the lines of a draft end."""
    found = _LINE_END.search(text)
    return found.group() if found and found.group() else "\n"


def line_start(text: str, offset: int) -> int:
    return 1 + max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset))


def _line_end(text: str, offset: int) -> int:
    found = _LINE_END.search(text, offset)
    return found.start() if found else len(text)
