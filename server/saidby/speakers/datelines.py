"""Datelines: where a paragraph was written, not who speaks in it."""

from __future__ import annotations

from saidby.language.parse import Parse
from saidby.speakers.phrases import Phrase

_DASHES = ("-", "--", "—", "–")
_LONGEST = 9  # words: SPRINGFIELD, Ill. (Reuters) —


def is_dateline(parse: Parse, phrase: Phrase) -> bool:
    """Whether a phrase is the place that heads a paragraph: WASHINGTON — …"""
    words, after = parse.words, phrase.last + 1
    block = parse.sentence_of(words[phrase.head]).block
    before = words[phrase.first - 1] if phrase.first else None
    heads = before is None or parse.sentence_of(before).block != block
    if not heads or not words[phrase.head].text.isupper():
        return False
    if after < len(words) and words[after].text == ":":
        return phrase.label == "GPE"  # NEW DELHI: …
    for word in words[after : phrase.first + _LONGEST]:
        if parse.sentence_of(word).block != block:
            return False
        if word.text in _DASHES:
            return True
    return False
