"""A quotation split by its tag: “Wait,” Amara said, “until the bell.” is one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from saidby.quotations.bynames import is_byname
from saidby.quotations.kinds import introduces_term
from saidby.quotations.parts import Part
from saidby.quotations.passages import Passage
from saidby.quotations.tags import count_verbs, is_tag, speech_verbs, words_of

_LONGEST = 15  # words between the two parts
_SHORT = 4  # words, where no punctuation ends the tag
_BREAK = re.compile(r"[,?!…;:—–-][_*\u2060]*\Z|\.\.\.\Z")
_GOES_ON = re.compile(r"[,;—–-][\s\u2060_*]*\Z")
_STOPS = re.compile(r"[.?!:…][)\]]?[\s\u2060_*]*\Z")
# The stop of "Mr." or "Sen." ends no sentence; that of a word in small letters does.
_NEW_SENTENCE = re.compile(r"(?<![\w.'’-])[^\W\dA-Z][\w'’-]*[.!?][)\]\"”’]?\s+\S")
_DASHED = re.compile(r"[\s\u2060]*[—–-]")
_DASHED_END = re.compile(r"(?<![.!?])(?:—|–|--?)[\s\u2060]*\Z")
# Brook told KTL's “Tonight”: a name is to come.
_OWNS = re.compile(r"\w['’]s?[\s\u2060]*\Z")
_OTHER_SUBJECT = re.compile(r",?\s(?:and|but|while|when|as|then)\s")
# What begins a clause that somebody's own words follow.
_CLAUSES = frozenset(("when", "after", "as", "while", "once", "before", "told"))
_CLAUSE, _REACH = 2, 160
_SENTENCE_END = re.compile(r"[.!?][\"”’)]?\s|\n")
_LINKS = frozenset(("and", "or", "but", "nor", "to", "than", "as"))


def join_split(text: str, passages: Iterable[Passage]) -> list[Passage]:
    """The passages with those joined that a tag only interrupts."""
    joined: list[Passage] = []
    last_of: dict[tuple[int, int | None], int] = {}
    for passage in sorted(passages, key=lambda p: (p.start, -p.end)):
        first, last = passage.parts[0], passage.parts[-1]
        place = last_of.get((first.block, first.parent))
        if place is not None and _is_split(text, joined[place].parts[-1], first):
            parts = joined[place].parts + passage.parts
            joined[place] = replace(joined[place], parts=parts, closed=passage.closed)
        else:
            place = len(joined)
            joined.append(passage)
        last_of[last.block, last.parent] = place
    return joined


def _is_split(text: str, first: Part, second: Part) -> bool:
    if not (first.closing and second.opening) or first.end >= second.start:
        return False
    if first.closing.family != second.opening.family:
        return False
    if first.opening and first.opening.shape != second.opening.shape:
        return False
    if second.start - first.end > 16 * _LONGEST:
        return False
    between = text[first.end : second.start]
    said = first.spans[-1].of(text)
    goes_on = second.spans[0].of(text).lstrip("_*…. ")[:1].islower()
    if not goes_on and _belongs_before(text, first):
        return False
    if is_byname(text, second.spans[0], second.outer[0]):
        return False
    return interrupts(said, between, goes_on=goes_on)


def _belongs_before(text: str, part: Part) -> bool:
    """Whether words are a part of the clause before them: When the sign said “No
    dogs,” Ana said, “…”."""
    lead = _SENTENCE_END.split(text[max(0, part.start - _REACH) : part.start])[-1]
    words = words_of(lead)
    if len(words) < _CLAUSE:
        return False
    opens = words[0].lower()
    clause = opens in _CLAUSES or (opens.endswith("ed") and opens in speech_verbs())
    return clause or (words[-1] in speech_verbs() and lead.rstrip()[-1:].isalpha())


def interrupts(said: str, between: str, *, goes_on: bool) -> bool:
    """Whether narration stands inside a quotation rather than between two.

    ``said`` is what was said before it; ``goes_on`` tells that what is said after it
    starts in lower case.
    """
    words = words_of(between)
    if not words or len(words) > _LONGEST:
        return False
    if _DASHED.match(between) and _DASHED_END.search(between):
        return not said.rstrip("_*\u2060").endswith(".")
    comma_after = between.lstrip("\u2060")[:1] == ","
    if not _BREAK.search(said[-6:]) and not (comma_after and _GOES_ON.search(between)):
        return False
    if words[0] in _LINKS or words[0].endswith("ing") or _has_two_speakers(between):
        return False
    if _STOPS.search(between) or _NEW_SENTENCE.search(between):
        return False
    if _OWNS.search(between) or introduces_term(between):
        return False
    if _GOES_ON.search(between):
        return is_tag(between) or (goes_on and len(words) <= 8)
    return len(words) <= _SHORT and is_tag(between) and _ends_a_tag(words)


def _ends_a_tag(words: list[str]) -> bool:
    last = words[-1]
    return last[0].isupper() or last in speech_verbs() or last in ("he", "she", "they")


def _has_two_speakers(between: str) -> bool:
    """``Ana said, and Bo replied,``: the second part is somebody else's."""
    link = _OTHER_SUBJECT.search(between)
    if link is None:
        return False
    before, after = between[: link.start()], between[link.end() :]
    return bool(count_verbs(before) and count_verbs(after))
