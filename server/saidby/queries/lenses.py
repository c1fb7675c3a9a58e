"""How much is quoted under each heading, and in all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from saidby.draft import Stage
from saidby.queries import evidence
from saidby.queries.index import Index
from saidby.queries.speaking import is_speech
from saidby.text.prose import BlockKind
from saidby.text.spans import Span


@dataclass(frozen=True, slots=True)
class Lens:
    """Counts for a section; ``place`` is its heading, or the draft's first block.

    ``unattributed`` are the quotations of speech in it that nobody is known to have
    said, by number.
    """

    place: Span
    section: Span
    quotations: int
    speakers: int
    unattributed: tuple[int, ...] = ()

    @property
    def title(self) -> str:
        parts = [evidence.counted(self.quotations, "quotation")]
        if self.speakers:
            parts.append(evidence.counted(self.speakers, "speaker"))
        return ", ".join(parts)


def lenses(index: Index) -> list[Lens]:
    """The draft as a whole, and its sections if it has several, where anyone speaks."""
    parts = list(sections(index))
    whole = Span(0, len(index.text))
    first = index.draft.prose.blocks[:1]
    if len(parts) > 1 and first and first[0].span != parts[0][0]:
        parts.insert(0, (first[0].span, whole))
    if len(parts) == 1:
        parts = [(parts[0][0], whole)]
    found = [_lens(index, place, section) for place, section in parts]
    return [lens for lens in found if lens.quotations]


def spoken_in(index: Index, section: Span) -> str:
    """Who speaks in a stretch of a draft and how often, most first, in one line."""
    numbers = [n for n in _inside(index, section) if is_speech(index.draft, n)]
    if index.draft.stage < Stage.ATTRIBUTIONS:
        return evidence.counted(len(numbers), "quotation")
    counts = Counter(index.draft.attributions[n].speaker for n in numbers)
    named = [(index.name(id), count) for id, count in counts.most_common() if id]
    parts = [f"{name} {count:,}" for name, count in named]
    if counts[None]:
        parts.append(f"unattributed {counts[None]:,}")
    return ", ".join(parts) or "Nobody is quoted."


def sections(index: Index) -> Iterator[tuple[Span, Span]]:
    """Each heading with all that stands under it; the first block if there is none."""
    blocks, size = index.draft.prose.blocks, len(index.text)
    headings = [b.span for b in blocks if b.kind is BlockKind.HEADING]
    if not headings:
        yield from ((block.span, Span(0, size)) for block in blocks[:1])
        return
    starts = [_line_start(index.text, heading.start) for heading in headings]
    ends = [*starts[1:], size]
    for heading, start, end in zip(headings, starts, ends, strict=True):
        yield heading, Span(start, max(start, end))


def _line_start(text: str, offset: int) -> int:
    """Where the line of an offset starts: the marks of a heading belong to it."""
    return 1 + max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset))


def _lens(index: Index, place: Span, section: Span) -> Lens:
    numbers = [n for n in _inside(index, section) if is_speech(index.draft, n)]
    if index.draft.stage < Stage.ATTRIBUTIONS:
        return Lens(place, section, len(numbers), 0)
    who = {n: index.draft.attributions[n].speaker for n in numbers}
    known = {speaker for speaker in who.values() if speaker is not None}
    nobodys = tuple(n for n, speaker in who.items() if speaker is None)
    return Lens(place, section, len(numbers), len(known), nobodys)


def _inside(index: Index, section: Span) -> list[int]:
    """The quotations that begin in a section."""
    found = index.quotations.within(section)
    return sorted({n for _, n in found if section.holds(index.quotation(n).start)})
