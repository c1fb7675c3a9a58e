"""Every quotation of a draft: block by block, then over the blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from saidby.quotations import carrying, convention, marks, pairing
from saidby.quotations.assembling import assemble
from saidby.quotations.block_quotes import set_off
from saidby.quotations.carrying import carry
from saidby.quotations.dashes import dash_dialogue
from saidby.quotations.parts import Page, Part, parts_of
from saidby.quotations.passages import Passage
from saidby.quotations.quotation import Quotation, Quotations, Stray, Trouble
from saidby.quotations.reopening import Reopened, reopened
from saidby.quotations.splitting import join_split
from saidby.quotations.turns import turns
from saidby.text.prose import Prose
from saidby.text.spans import Span


def find(prose: Prose) -> Quotations:
    """All quotations of a draft in text order. Never fails on its text."""
    pages = _pages(prose)
    parts, strays = _parts(prose, pages)
    after = carry(parts, prose)
    forgotten = reopened(parts, pages, prose, after)
    passages = join_split(prose.masked, _passages(parts, after, forgotten))
    passages = set_off(prose, turns(prose, passages))
    passages += dash_dialogue(prose, passages)
    found = assemble(prose, passages)
    troubles = _troubles(prose.masked, strays, parts, after, forgotten)
    return Quotations(found, troubles, _main_style(found))


def _pages(prose: Prose) -> list[Page]:
    """The blocks with their marks, paired."""
    habits = convention.of(prose)
    blocks = prose.blocks
    weighed = [marks.read(prose.masked, block.span, habits) for block in blocks]
    pages: list[Page] = []
    for number, following in enumerate(carrying.following(blocks)):
        carried: frozenset[str] = frozenset()
        told = carrying.is_told_between(prose.masked, weighed[number])
        if following is not None and weighed[number] and not told:
            start = blocks[following].span.start
            carried = carrying.heads(weighed[following], start)
        pairs = pairing.pair(weighed[number], carried)
        span = blocks[number].span
        refused = habits.refused
        pages.append(Page(number, span, weighed[number], pairs, carried, refused))
    return pages


def _parts(prose: Prose, pages: Iterable[Page]) -> tuple[list[Part], list[Stray]]:
    parts: list[Part] = []
    strays: list[Stray] = []
    for page in pages:
        if page.marks:
            new, odd = parts_of(prose.masked, page, first=len(parts))
            parts.extend(new)
            strays.extend(odd)
    return parts, strays


def _passages(
    parts: Sequence[Part], after: Mapping[int, int], forgotten: Iterable[Reopened]
) -> list[Passage]:
    """The parts, those that go on with one another as one passage."""
    unmarked = {one.opened_by: one.parts for one in forgotten}
    replaced = {number for one in forgotten for number in one.old}
    later = set(after.values()) | replaced
    passages: list[Passage] = []
    for number in range(len(parts)):
        if number in later:
            continue
        chain = [number]
        while chain[-1] in after:
            chain.append(after[chain[-1]])
        members = [parts[n] for n in chain]
        members.extend(unmarked.get(chain[-1], ()))
        closed = members[-1].closing is not None
        passages.append(Passage(tuple(members), closed=closed))
    return passages


def _troubles(
    text: str,
    strays: Iterable[Stray],
    parts: Sequence[Part],
    after: Mapping[int, int],
    forgotten: Sequence[Reopened],
) -> tuple[Stray, ...]:
    """The marks in trouble, less those that carrying over has explained."""
    carried = [parts[number].opening for number in after]
    carried += [parts[one.opened_by].opening for one in forgotten]
    carried += [part.closing for one in forgotten for part in one.parts]
    explained = {mark.span for mark in carried if mark}
    single = (Trouble.NEVER_CLOSED, Trouble.NEVER_OPENED)
    kept = [s for s in strays if s.trouble not in single or s.span not in explained]
    for one in forgotten:
        opening = parts[one.opened_by].opening
        if opening:
            kept.extend(one.strays(text, opening))
    return tuple(sorted(kept, key=_place))


def _place(stray: Stray) -> Span:
    return stray.span


def _main_style(found: Sequence[Quotation]) -> str:
    counted = Counter(quote.style for quote in found if quote.parent is None)
    return counted.most_common(1)[0][0] if counted else ""
