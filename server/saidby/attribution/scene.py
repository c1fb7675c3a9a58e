"""Where everything stands: quotations among the words, verbs and their subjects."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from saidby.hearsay.listening import Heard
from saidby.hearsay.pointing import Pointed
from saidby.language.parse import Parse, Word
from saidby.quotations.quotation import Quotation, Quotations
from saidby.speakers.cast import MentionKind
from saidby.speakers.people import People
from saidby.speakers.phrases import Phrase
from saidby.text.prose import FILL, Prose

_OPENING, _CLOSING = "“", "”"
_FINAL = {".", "!", "?"}
# Words; few paragraphs are as long, but a draft may be a single one.
_EARSHOT = 250


@dataclass(frozen=True, slots=True)
class Run:
    """The words of one part of a quotation, marks included: ``first`` to ``last``."""

    quotation: int
    first: int
    last: int


@dataclass(slots=True)
class Scene:
    """A draft as the sieves see it."""

    prose: Prose
    quotations: Quotations
    parse: Parse
    people: People
    runs: list[Run] = field(default_factory=list)
    runs_of: dict[int, list[Run]] = field(default_factory=dict)
    run_at: dict[int, Run] = field(default_factory=dict)
    block_words: dict[int, tuple[int, int]] = field(default_factory=dict)
    in_block: dict[int, list[int]] = field(default_factory=dict)
    # Of the words in paragraphs with quotations, once claims are asked for.
    heard: Mapping[int, Heard] = field(default_factory=dict)
    # Of quotations in news that are in doubt at the first look, after that.
    pointed: Mapping[int, Pointed] = field(default_factory=dict)
    lately: dict[int, int] = field(default_factory=dict)
    # The words that are final marks, and those after which a sentence ends.
    stops: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    spoken_before: dict[int, int] = field(default_factory=dict)

    @property
    def words(self) -> tuple[Word, ...]:
        return self.parse.words

    def quotation(self, number: int) -> Quotation:
        return self.quotations.found[number]

    def said(self, number: int) -> str:
        """The words of a quotation, without fillers."""
        spans = self.quotation(number).spans
        return " ".join(s.of(self.prose.masked) for s in spans).replace(FILL, "")

    def end_of(self, number: int) -> str:
        """The mark that a quotation ends in; a comma right after it counts."""
        quotation = self.quotation(number)
        outside = self.prose.masked[quotation.end : quotation.end + 2].replace(FILL, "")
        last = self.said(number).rstrip()[-1:]
        return "," if outside[:1] == "," and last.isalnum() else last

    def block_of(self, word: int) -> int:
        return self.parse.sentences[self.words[word].sentence].block

    def earshot(self, run: Run) -> range:
        """The words of its paragraph that a part of a quotation is read with."""
        begin, end = self.block_words[self.block_of(run.first)]
        return range(max(begin, run.first - _EARSHOT), min(end, run.last + _EARSHOT))

    def phrase_at(self, word: int) -> Phrase | None:
        return self.people.phrases.by_word.get(word)

    def scope(self, word: int) -> tuple[int, int]:
        """The words of a sentence by its punctuation, ``[first, last)``.

        A parser splits sentences at headings, initials and quotations; a writer ends
        them with a mark, so only a mark counts here.
        """
        begin, stop = self.block_words[self.block_of(word)]
        place = bisect_left(self.ends, word)
        first = self.ends[place - 1] + 1 if place else begin
        last = self.ends[place] + 1 if place < len(self.ends) else stop
        return max(first, begin), min(last, stop)

    def stops_in(self, first: int, last: int) -> int:
        """How many of these words, half open, are final marks."""
        return max(0, bisect_left(self.stops, last) - bisect_left(self.stops, first))

    def quoted_in(self, first: int, last: int) -> set[int]:
        """The quotations that any of these words, half open, are of."""
        at = bisect_left(self.runs, first, key=lambda run: run.last)
        found: set[int] = set()
        while first < last and at < len(self.runs) and self.runs[at].first < last:
            found.add(self.runs[at].quotation)
            at += 1
        return found

    def narration_after(self, run: Run) -> tuple[int, int]:
        """The words from a part to the next quotation or the block's end, half open."""
        _, end = self.block_words[self.block_of(run.first)]
        at = run.last + 1
        while at < end and at not in self.run_at:
            at += 1
        return run.last + 1, at

    def narration_before(self, run: Run) -> tuple[int, int]:
        start, _ = self.block_words[self.block_of(run.first)]
        at = run.first
        while at > start and (at - 1) not in self.run_at:
            at -= 1
        return at, run.first


def build(prose: Prose, quotations: Quotations, parse: Parse, people: People) -> Scene:
    scene = Scene(prose, quotations, parse, people)
    scene.stops = [word.index for word in parse.words if word.text in _FINAL]
    scene.ends = [_end(parse.words, stop) for stop in scene.stops]
    for run in _runs(parse):
        scene.runs.append(run)
        scene.runs_of.setdefault(run.quotation, []).append(run)
        for word in range(run.first, run.last + 1):
            scene.run_at[word] = run
    for sentence in parse.sentences:
        first, last = scene.block_words.get(sentence.block, (sentence.first, 0))
        scene.block_words[sentence.block] = (first, max(last, sentence.last))
    for number, quotation in enumerate(quotations.found):
        for block in dict.fromkeys(quotation.blocks):
            row = scene.in_block.setdefault(block, [])
            scene.spoken_before[number] = len(row)
            row.append(number)
    return scene


def _end(words: Sequence[Word], stop: int) -> int:
    """The last word of the sentence that a final mark ends: the mark, or what closes a
    quotation right after it."""
    closed = stop + 1 < len(words) and words[stop + 1].text == _CLOSING
    return stop + closed


def _runs(parse: Parse) -> Iterator[Run]:
    start = -1
    words = parse.words
    for word in words:
        if word.quotation < 0:
            if start >= 0:
                yield Run(words[start].quotation, start, word.index - 1)
            start = -1
            continue
        opens = (
            word.text == _OPENING
            and start >= 0
            and words[word.index - 1].text == _CLOSING
        )
        if start >= 0 and (opens or words[start].quotation != word.quotation):
            yield Run(words[start].quotation, start, word.index - 1)
            start = -1
        if start < 0:
            start = word.index
    if start >= 0:
        yield Run(words[start].quotation, start, words[-1].index)


def is_object_pronoun(word: Word) -> bool:
    return word.lower in {
        "him",
        "her",
        "them",
        "me",
        "us",
        "himself",
        "herself",
        "themselves",
        "myself",
        "itself",
    }


def can_speak(phrase: Phrase, word: Word) -> bool:
    """Whether a phrase may be a speaker at all; the "it" of "it is safe to say" is
    nobody's."""
    if word.dep.startswith("expl"):
        return False
    if phrase.kind is MentionKind.PRONOUN:
        return word.tag == "PRP" and word.lower not in (
            "himself",
            "herself",
            "itself",
            "themselves",
            "myself",
        )
    return True
