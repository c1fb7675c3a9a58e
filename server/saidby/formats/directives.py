"""Instructions to saidby in a draft's comments: ``saidby: ignore SB201, far-tag``."""

from __future__ import annotations

import re

from saidby.text.prose import Directive
from saidby.text.spans import Span

_ADDRESSED = re.compile(r"\s*saidby:\s*([\w-]*)", re.IGNORECASE)
# Editors curl the quotation marks in a comment too.
_ARGUMENT = re.compile(r"[\"“”„]([^\"“”„]*)[\"“”„]?|[^\s,\"“”„]+")
_OWN_LINE = re.compile(
    r"(?<![^\r\n])[ \t]*(<!--(?=\s*saidby:)([^\r\n]*?)-->)[ \t]*(?![^\r\n])",
    re.IGNORECASE,
)


def directive(comment: str, span: Span) -> Directive | None:
    """The instruction in a comment (given without its marks), or None.

    An instruction without a verb is kept, with an empty verb: it is for the rules to
    say that it does nothing.
    """
    addressed = _ADDRESSED.match(comment)
    if addressed is None:
        return None
    found = _ARGUMENT.finditer(comment, addressed.end())
    arguments = tuple(
        m.group() if m.group(1) is None else m.group(1).strip() for m in found
    )
    return Directive(span, addressed.group(1).lower(), arguments)


def on_own_lines(text: str) -> tuple[Directive, ...]:
    """Instructions in plain text: ``<!-- saidby: … -->`` with a line to itself."""
    found = (
        directive(m.group(2), Span(m.start(1), m.end(1)))
        for m in _OWN_LINE.finditer(text)
    )
    return tuple(one for one in found if one is not None)
