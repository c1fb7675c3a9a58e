"""Comments of LaTeX, the instructions to saidby in them, and where the body starts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from saidby.formats.directives import directive
from saidby.text.prose import Directive
from saidby.text.spans import Span

_COMMENT = re.compile(r"\\.|(%+)([^\r\n]*)", re.DOTALL)
_BODY = re.compile(r"(?:\A|(?<=[\r\n]))(?:[^%\r\n\\]|\\.)*?\\begin\s*\{document\}")


def body_start(text: str) -> int:
    """Just past ``\\begin{document}``; 0 for a part of a document."""
    body = _BODY.search(text)
    return body.end() if body else 0


def instructions(text: str, start: int, end: int) -> Iterator[Directive]:
    """The instructions in the comments of a range: ``% saidby: ignore far-tag``."""
    for comment in _COMMENT.finditer(text, start, end):
        if comment[1] is not None:
            found = directive(comment[2], Span(comment.start(), comment.end()))
            if found is not None:
                yield found
