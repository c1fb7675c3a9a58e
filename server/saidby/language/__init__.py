"""Words, sentences, syntax and names: the only part of saidby that knows spaCy.

spaCy is imported when a pipeline is loaded, not before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from saidby.language.parser import Parser


def load(name: str | None = None) -> Parser:
    """The packaged pipeline, or the one of that name or path.

    Raises ModelError when it is absent or lacks a tagger, parser or entity names.
    """
    from saidby.language.spacy_parser import SpacyParser

    return SpacyParser.load(name)
