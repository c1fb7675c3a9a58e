"""Names for findings that outlive edits elsewhere in the draft.

A fingerprint is made of the rule's code, the words at the place and, where the same
words are flagged more than once, their ordinal. Lines may move, be wrapped anew or
change their ends; quotation marks may change style.
"""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b

from saidby.text.spans import Span
from saidby.wording import words, words_before

# Enough words to tell most places apart; few enough that work on the rest of a long
# quotation does not rename the finding.
_OPENING = 12
_SHORT = 4
_AROUND = 4
# Before and after words that are too few to tell a place apart.
_FLAGGED = "\x1e"


class Fingerprints:
    """Gives out the fingerprints of one draft's findings, in text order."""

    def __init__(self, masked: str) -> None:
        self._text = masked
        self._given: Counter[str] = Counter()

    def of(self, code: str, span: Span) -> str:
        """32 hexadecimal digits; the same words flagged again get another name."""
        key = "\x1f".join((code, *self._words(span)))
        self._given[key] += 1
        numbered = f"{key}\x1f{self._given[key]}"
        return blake2b(numbered.encode("utf-8", "replace"), digest_size=16).hexdigest()

    def _words(self, span: Span) -> list[str]:
        flagged = words(self._text, span.start, span.end, most=_OPENING)
        if len(flagged) >= _SHORT:
            return flagged
        before = words_before(self._text, span.start, most=_AROUND)
        after = words(self._text, span.end, len(self._text), most=_AROUND)
        return [*before, _FLAGGED, *flagged, _FLAGGED, *after]
