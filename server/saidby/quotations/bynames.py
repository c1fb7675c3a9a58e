"""What somebody is called by, inside his name: William “Bill” Stroud."""

from __future__ import annotations

import re

from saidby.text.prose import FILL
from saidby.text.spans import Span

_GAP = rf"[ \u00a0{FILL}]+"
_NAME = r"[^\W\d_a-z][\w’'-]*\.?"
_BEFORE = re.compile(rf"(?<![\w’'])([^\W\d_a-z]\w*[^\W\d_A-Z]|[A-Z]\.){_GAP}\Z")
_BYNAME = re.compile(rf"{_NAME}(?: {_NAME})?")
_AFTER = re.compile(rf"{_GAP}[^\W\d_a-z]\w*[^\W\d_A-Z]")
_REACH = 40


def is_byname(text: str, inner: Span, outer: Span) -> bool:
    """Whether what stands between two marks is a name between two names."""
    if not _BYNAME.fullmatch(inner.of(text)):
        return False
    before = text[max(0, outer.start - _REACH) : outer.start]
    after = text[outer.end : outer.end + _REACH]
    return bool(_BEFORE.search(before) and _AFTER.match(after))
