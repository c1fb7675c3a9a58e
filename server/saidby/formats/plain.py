"""Plain text: paragraphs parted by blank lines or one a line, wrapped by hand or not.

The only markup is an instruction to saidby in a comment with a line to itself.
"""

from __future__ import annotations

from saidby.formats import directives, kinds, wrapping
from saidby.formats.rows import chunks
from saidby.text.prose import Prose, mask


def read(text: str) -> Prose:
    """The paragraphs of a plain text, each with its kind."""
    found = directives.on_own_lines(text)
    masked = mask(text, (one.span for one in found))
    paragraphs = wrapping.paragraphs(masked, chunks(masked))
    return Prose(text, masked, kinds.blocks(masked, paragraphs), found)
