"""Markdown: blocks as CommonMark and tables have them, markup masked.

What is not known to be prose is masked: code, front matter, link definitions. HTML in
it is read as HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from saidby.formats import html, markdown_inline
from saidby.formats.masking import BLANKS, Masking
from saidby.formats.passage import Passage
from saidby.formats.regions import Region, blocks
from saidby.formats.stock import stock_kind
from saidby.text.lines import LineIndex
from saidby.text.prose import FILL, BlockKind, Directive, Prose, mask
from saidby.text.spans import Span

# Only its blocks: the inline rules keep no offsets.
_PARSER = MarkdownIt("commonmark").enable("table").disable(["inline", "text_join"])

_END = r"(?:\r\n?+|\n)"
_LINES = rf"(?:[^\r\n]*{_END})*?"
_FRONT_MATTER = re.compile(
    rf"(?:---[ \t]*{_END}(?=[\w\"'#]|---){_LINES}(?:---|\.\.\.)"
    rf"|\+\+\+[ \t]*{_END}{_LINES}\+\+\+)[ \t]*(?:{_END}|\Z)"
)
_RULE = re.compile(r"([-*_])(?:[ \t]*\1){2,}(?=[ \t]*$)")
_NOTE = re.compile(r"(?<![^\r\n]) {0,3}\[\^[^\]\s]{1,100}\]:")
_CELL = re.compile(r"(?:\\.|[^|\\])+")
_SENTENCE_END = re.compile(r"[.!?…][\"”’'»)*_]*$")
_CODE = re.compile(r"[{}<>=;|\\$#@]|\w\(|\)\.")
_BOX = re.compile(r"\[[ xX]\][ \t]|\[![\w-]{1,40}\][+-]?")  # a task, a callout


def read(text: str) -> Prose:
    """The paragraphs, headings, items and quotes of a Markdown draft."""
    page = _Page(text)
    environment: dict[str, Any] = {}
    for token in _PARSER.parse(_parsable(text), environment):
        page.read(token, environment.get("references", {}))
    masked = str(page.masking)
    found = blocks(masked, page.regions, page.notes)
    return Prose(text, masked, found, tuple(page.directives))


def _parsable(text: str) -> str:
    """The text without what CommonMark does not know, line by line as long."""
    front = _FRONT_MATTER.match(text)
    if front is not None:
        text = mask(text, [Span(0, front.end())])
    return _NOTE.sub(lambda found: FILL * len(found.group()), text)


@dataclass(slots=True)
class _Page:
    """What was read so far, and the containers that are open."""

    text: str
    masking: Masking = field(init=False)
    lines: LineIndex = field(init=False)
    notes: frozenset[int] = field(init=False)
    regions: list[Region] = field(default_factory=list)
    directives: list[Directive] = field(default_factory=list)
    groups: int = 0
    _quotes: list[int] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.masking = Masking(self.text, hidden=True)
        self.lines = LineIndex(self.text)
        self.notes = frozenset(found.end() for found in _NOTE.finditer(self.text))

    def read(self, token: Token, references: dict[str, Any]) -> None:
        if token.type.endswith("_open"):
            self._enter(token, references)
        elif token.type.endswith("_close"):
            self._leave(token)
        elif token.type == "inline" and "table" not in self._open:
            self._read_passage(self._passage(token), references)
        elif token.type == "html_block":
            self._read_html(token)
        elif token.type == "code_block":
            self._read_set_in(token, references)
        elif token.type == "hr":
            self._read_rule(token)

    def _enter(self, token: Token, references: dict[str, Any]) -> None:
        self._open.append(token.type.removesuffix("_open"))
        if token.type == "blockquote_open":
            self.groups += 1
            self._quotes.append(self.groups)
        elif token.type == "table_open":
            for passage in self._cells(token):
                self._read_passage(passage, references)

    def _leave(self, token: Token) -> None:
        self._open.pop()
        if token.type == "blockquote_close":
            self._quotes.pop()

    def _passage(self, token: Token) -> Passage:
        first, _ = token.map or (0, 0)
        return self._located(first, token.content.split("\n"))

    def _located(self, first: int, contents: list[str]) -> Passage:
        """Show the lines of a content, and say where in the text each of them is."""
        starts: list[int] = []
        offsets: list[int] = []
        at = end = 0
        for number, content in enumerate(contents, first):
            words = content.strip(BLANKS)
            lead = len(content) - len(content.lstrip(BLANKS))
            found = self._line(number).rfind(words) if words else -1
            if found != -1:
                starts.append(at + lead)
                offsets.append(self.lines.start(number) + found)
                end = offsets[-1] + len(words)
                self.masking.reveal(offsets[-1], end)
            at += len(content) + 1
        return Passage("\n".join(contents), self.masking, starts, offsets, end)

    def _read_set_in(self, token: Token, references: dict[str, Any]) -> None:
        """Set-in lines are code, unless they are paragraphs set in by habit."""
        first, _ = token.map or (0, 0)
        lines = token.content.split("\n")
        paragraphs = [
            (first + start, lines[start:stop]) for start, stop in _filled(lines)
        ]
        if all(_reads_as_prose(" ".join(part)) for _, part in paragraphs):
            for number, part in paragraphs:
                self._read_passage(self._located(number, part), references)

    def _line(self, number: int) -> str:
        """A line as the parser sees it."""
        if number >= len(self.lines):
            return ""
        return _NOTE.sub(
            lambda found: FILL * len(found.group()),
            self.lines.line(number).replace("\0", "\ufffd"),
        )

    def _cells(self, token: Token) -> Iterator[Passage]:
        first, last = token.map or (0, 0)
        for number in range(first, last):
            if number == first + 1:
                continue  # the rule under the head
            line = self.lines.line(number)
            prefix = len(line) - len(line.lstrip(" \t>"))
            for cell in _CELL.finditer(line, prefix):
                start = self.lines.start(number) + cell.start()
                end = start + len(cell.group())
                self.masking.reveal(start, end)
                yield Passage(cell.group(), self.masking, [0], [start], end)

    def _read_passage(self, passage: Passage, references: dict[str, Any]) -> None:
        if not passage.starts:
            return
        start, end = passage.offsets[0], passage.end
        found = _BOX.match(passage.content)
        if found is not None and ("list_item" in self._open or self._quotes):
            passage.blank(0, found.end())
        self.directives.extend(markdown_inline.read(passage, references))
        group = self._quotes[-1] if self._quotes else 0
        self.regions.append(Region(start, end, self._kind(start, end), group))

    def _kind(self, start: int, end: int) -> BlockKind:
        if self._open[-1:] == ["heading"]:
            return BlockKind.HEADING
        if self._quotes:
            return BlockKind.QUOTE
        item = "list_item" in self._open
        stock = stock_kind(self.masking.seen(start, end))
        return stock or (BlockKind.LIST_ITEM if item else BlockKind.PARAGRAPH)

    def _read_html(self, token: Token) -> None:
        passage = self._passage(token)
        if not passage.starts:
            return
        start, end = passage.offsets[0], passage.end
        page = html.scan(self.masking, start, end, groups=self.groups)
        self.groups = page.groups
        self.regions.extend(page.regions)
        self.directives.extend(page.directives)

    def _read_rule(self, token: Token) -> None:
        """A rule stays to be seen: between two scenes, nobody answers anybody."""
        number, _ = token.map or (0, 0)
        found = _RULE.search(self.lines.line(number))
        if found is None:
            return
        start, end = (self.lines.start(number) + at for at in found.span())
        self.masking.reveal(start, end)
        self.regions.append(Region(start, end, BlockKind.BOILERPLATE))


def _filled(lines: list[str]) -> Iterator[tuple[int, int]]:
    """The ranges of lines that are not blank."""
    start = 0
    for at, line in enumerate([*lines, ""]):
        if not line.strip():
            if start < at:
                yield start, at
            start = at + 1


def _reads_as_prose(words: str) -> bool:
    words = words.strip()
    starts = words[0].isupper() or words[0] in "\"“‘'«„—–"
    return starts and bool(_SENTENCE_END.search(words)) and not _CODE.search(words)
