"""HTML: elements part the text into blocks, ``<q>`` is a quotation mark.

Markup that parts words becomes spaces, markup in a sentence disappears, and one
``<br>`` is a line end. Broken markup is read as well as a browser would, or better.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from saidby import lexicon
from saidby.formats import directives
from saidby.formats.html_tags import Tag, Tags, references
from saidby.formats.masking import Masking
from saidby.formats.regions import Region, blocks, nested_mark
from saidby.formats.stock import stock_kind
from saidby.text.prose import BlockKind, Directive, Prose
from saidby.text.spans import Span

_ELEMENTS = lexicon.table("html")
_HEADINGS = frozenset(_ELEMENTS["headings"])
_CAPTIONS = frozenset(_ELEMENTS["captions"])
_BESIDE = frozenset(_ELEMENTS["beside"])
_BLOCKS = _HEADINGS.union(_CAPTIONS, _BESIDE, _ELEMENTS["blocks"])
_HIDDEN = frozenset(_ELEMENTS["hidden"])
_EMPTY = frozenset(_ELEMENTS["empty"])


def read(text: str) -> Prose:
    """The paragraphs, headings, quotes and items of an HTML page or a piece of one."""
    masking = Masking(text)
    page = scan(masking, 0, len(text))
    masked = str(masking)
    return Prose(text, masked, blocks(masked, page.regions), tuple(page.directives))


def scan(masking: Masking, start: int, end: int, *, groups: int = 0) -> Page:
    """Mask a range of HTML; ``groups`` block quotes were counted before it."""
    page = Page(masking, start, groups)
    at = start
    for tag in Tags(masking.text, end).after(start):
        page.read_text(at, tag.start)
        page.read_tag(tag)
        at = tag.end
    page.read_text(at, end)
    page.close(end)
    return page


@dataclass(slots=True)
class Page:
    """What was read of a page so far, and the elements that are open."""

    masking: Masking
    at: int  # where the current paragraph starts
    groups: int
    regions: list[Region] = field(default_factory=list)
    directives: list[Directive] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)
    _count: Counter[str] = field(default_factory=Counter)
    _quote_groups: list[int] = field(default_factory=list)
    _hidden: Tag | None = None
    _hidden_depth: int = 0
    _marks: int = 0
    _breaks: list[int] = field(default_factory=list)
    _after_break: int = -1

    def read_text(self, start: int, end: int) -> None:
        if self._hidden is None:
            for found in references(self.masking.text, start, end):
                self.masking.say(found.start, found.end, found.meaning)

    def read_tag(self, tag: Tag) -> None:
        if tag.kind in ("comment", "declaration", "raw"):
            self._read_aside(tag)
        elif self._hidden is not None and not self._reveals(tag):
            self._read_hidden(tag)
        elif tag.name in _BLOCKS:
            self._read_block(tag)
        else:
            self._read_inline(tag)

    def close(self, end: int) -> None:
        """The end of the page: what is still hidden stays so."""
        if self._hidden is not None:
            self.masking.blank(self._hidden.start, end)
        self._cut(end)

    def _read_aside(self, tag: Tag) -> None:
        if tag.kind == "comment":
            inner = self.masking.text[tag.start + 4 : tag.end].removesuffix("-->")
            found = directives.directive(inner, Span(tag.start, tag.end))
            if found is not None:
                self.directives.append(found)
        self.masking.blank(tag.start, tag.end)

    def _reveals(self, tag: Tag) -> bool:
        """Whether a tag ends something hidden that was never closed."""
        hidden = self._hidden.name if self._hidden else ""
        ended = (hidden == "head" and tag.name == "body") or (
            hidden in ("code", "samp") and tag.name in _BLOCKS
        )
        if ended and self._hidden is not None:
            self.masking.blank(self._hidden.start, tag.start)
            self._hidden = None
        return ended

    def _read_hidden(self, tag: Tag) -> None:
        if self._hidden is None or tag.name != self._hidden.name:
            return
        self._hidden_depth += {"open": 1, "close": -1}.get(tag.kind, 0)
        if self._hidden_depth == 0:
            self.masking.blank(self._hidden.start, tag.end)
            self._hidden = None

    def _read_inline(self, tag: Tag) -> None:
        if tag.name == "q":
            self._read_mark(tag)
        elif tag.name == "br":
            self._read_break(tag)
        elif tag.name in _EMPTY:
            self.masking.blank(tag.start, tag.end)
        elif tag.name in _HIDDEN and tag.kind == "open":
            if tag.name == "pre":
                self._cut(tag.start)
            self._hidden, self._hidden_depth = tag, 1
        else:
            self.masking.fill(tag.start, tag.end)

    def _read_mark(self, tag: Tag) -> None:
        opens = tag.kind == "open"
        if tag.kind == "empty" or not (opens or self._marks):
            return self.masking.fill(tag.start, tag.end)
        self._marks -= not opens
        mark = nested_mark(self._marks, opens=opens)
        self._marks += opens
        return self.masking.put(tag.start, tag.end, mark, late=opens)

    def _read_break(self, tag: Tag) -> None:
        self.masking.blank(tag.start, tag.end)
        if self._after_break >= 0 and self.masking.is_blank(
            self._after_break, tag.start
        ):
            self._cut(tag.start)
        self._breaks.append(tag.start)
        self._after_break = tag.end

    def _read_block(self, tag: Tag) -> None:
        self.masking.blank(tag.start, tag.end)
        self._cut(tag.start)
        self.at = tag.end
        if tag.kind == "close":
            self._leave(tag.name)
        elif tag.kind == "open" and tag.name not in _EMPTY:
            self._enter(tag.name)

    def _enter(self, name: str) -> None:
        top = self._open[-1] if self._open else ""
        if top in _HEADINGS or top == "p" or (name == top == "li"):
            self._pop()
        self._open.append(name)
        self._count[name] += 1
        if name == "blockquote":
            self.groups += 1
            self._quote_groups.append(self.groups)

    def _leave(self, name: str) -> None:
        if not self._count[name]:
            return
        while self._pop() != name:
            pass

    def _pop(self) -> str:
        name = self._open.pop()
        self._count[name] -= 1
        if name == "blockquote":
            self._quote_groups.pop()
        return name

    def _cut(self, end: int) -> None:
        """End the paragraph here."""
        if self._hidden is None:
            self.masking.join(self.at, end)
            for at in self._breaks:
                self.masking.put(at, at + 1, "\n")
        self._breaks.clear()
        self._after_break = -1
        self._marks = 0
        if self.at < end and not self.masking.is_blank(self.at, end):
            group = self._quote_groups[-1] if self._quote_groups else 0
            self.regions.append(Region(self.at, end, self._kind(self.at, end), group))
        self.at = end

    def _kind(self, start: int, end: int) -> BlockKind:
        top = self._open[-1] if self._open else ""
        if any(self._count[name] for name in _HEADINGS):
            return BlockKind.HEADING
        if any(self._count[name] for name in _CAPTIONS):
            return BlockKind.CAPTION
        if self._quote_groups:
            # The footer of a block quote says whose words they are.
            return BlockKind.CAPTION if top == "footer" else BlockKind.QUOTE
        if any(self._count[name] for name in _BESIDE):
            return BlockKind.BOILERPLATE
        stock = stock_kind(self.masking.seen(start, end))
        return stock or (
            BlockKind.LIST_ITEM if self._count["li"] else BlockKind.PARAGRAPH
        )
