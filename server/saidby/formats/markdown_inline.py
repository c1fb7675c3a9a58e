"""The inline markup of a Markdown paragraph: what is masked in it, and how.

A mark that CommonMark would show as a plain sign stays a plain sign.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Container

from markdown_it.common.utils import normalizeReference

from saidby.formats import directives
from saidby.formats.html_tags import Tag, Tags, references
from saidby.formats.markdown_emphasis import Delimiter, flanks
from saidby.formats.markdown_links import link_end
from saidby.formats.masking import Finder
from saidby.formats.passage import Passage
from saidby.formats.regions import nested_mark
from saidby.text.prose import Directive
from saidby.text.spans import Span

_SIGN = re.compile(r"[\\`<&\[\]!*_~{]")
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
_TICKS = re.compile(r"`+")
_AUTOLINK = re.compile(
    r"<(?:[A-Za-z][A-Za-z0-9.+-]{1,31}:[^\s<>]*|[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w.-]{1,255})>"
)
_NOTE = re.compile(r"\[\^[^\]\s]{1,100}\]")
# Attributes of a heading, calls of a site's templates.
_BRACES = re.compile(r"\{[#.:][^{}\n]*\}|\{%[^{}\n]*%\}|\{\{[^{}\n]*\}\}")
_RUN = re.compile(r"\*+|_+|~+")
_LONGEST_LABEL = 300
_HIDDEN = frozenset(("code", "pre", "samp", "svg", "button", "select"))


def read(passage: Passage, known: Container[str]) -> list[Directive]:
    """Mask the markup of a passage; ``known`` are the labels that links refer to."""
    if not _SIGN.search(passage.content):
        return []
    return _Scanner(passage, known).read()


class _Scanner:
    def __init__(self, passage: Passage, known: Container[str]) -> None:
        self._passage = passage
        self._content = passage.content
        self._known = known
        self._tags = Tags(self._content)
        self._ticks = self._closing_ticks()
        self._brackets: list[tuple[int, bool]] = []
        self._delimiters: list[Delimiter] = []
        self._waiting: Counter[str] = Counter()
        self._marks = 0
        self._found: list[Directive] = []
        self._ends: dict[str, Finder] = {}
        self._title_ends = {sign: self._end_of(rf"(?<!\\)\{sign}") for sign in "\"')"}
        self._readers: dict[str, Callable[[int], int]] = {
            "\\": self._read_escape,
            "`": self._read_code,
            "<": self._read_tag,
            "&": self._read_reference,
            "[": self._read_open_bracket,
            "]": self._read_close_bracket,
            "!": self._read_image,
            "*": self._read_delimiter,
            "_": self._read_delimiter,
            "~": self._read_delimiter,
            "{": self._read_braces,
        }

    def read(self) -> list[Directive]:
        sign = _SIGN.search(self._content)
        while sign is not None:
            at = self._readers[sign.group()](sign.start())
            sign = _SIGN.search(self._content, at)
        return self._found

    def _read_escape(self, at: int) -> int:
        if _ESCAPED.match(self._content, at):
            self._passage.fill(at, at + 1)
            return at + 2
        if self._content.startswith("\n", at + 1):
            self._passage.blank(at, at + 1)
        return at + 1

    def _read_code(self, at: int) -> int:
        ticks = _TICKS.match(self._content, at)
        end = ticks.end() if ticks else at + 1
        closing = self._ticks.get(end - at, [])
        following = bisect_left(closing, end)
        if following == len(closing):
            return end
        past = closing[following] + end - at
        self._passage.blank(at, past)
        return past

    def _closing_ticks(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for ticks in _TICKS.finditer(self._content):
            found.setdefault(len(ticks.group()), []).append(ticks.start())
        return found

    def _read_tag(self, at: int) -> int:
        link = _AUTOLINK.match(self._content, at)
        if link is not None:
            self._passage.blank(at, link.end())
            return link.end()
        tag = self._tags.at(at)
        # What is never closed is no markup within a paragraph.
        if tag is None or self._content[tag.end - 1] != ">":
            return at + 1
        return self._mask_tag(tag)

    def _mask_tag(self, tag: Tag) -> int:
        if tag.kind in ("comment", "raw", "declaration"):
            self._note_directive(tag)
            self._passage.blank(tag.start, tag.end)
        elif tag.name == "q" and tag.kind != "empty":
            self._mask_mark(tag)
        elif tag.name in ("br", "img", "hr"):
            self._passage.blank(tag.start, tag.end)
            if tag.name == "br" and not self._content.startswith("\n", tag.end):
                at = self._passage.source(tag.start)
                self._passage.masking.put(at, at + 1, "\n")
        elif tag.name in _HIDDEN and tag.kind == "open":
            return self._mask_hidden(tag)
        else:
            self._passage.fill(tag.start, tag.end)
        return tag.end

    def _note_directive(self, tag: Tag) -> None:
        if tag.kind != "comment":
            return
        span = Span(
            self._passage.source(tag.start), self._passage.source(tag.end - 1) + 1
        )
        inner = self._content[tag.start + 4 : tag.end - 3]
        found = directives.directive(inner, span)
        if found is not None:
            self._found.append(found)

    def _mask_mark(self, tag: Tag) -> None:
        opens = tag.kind == "open"
        if not (opens or self._marks):
            return self._passage.fill(tag.start, tag.end)
        self._marks -= not opens
        mark = nested_mark(self._marks, opens=opens)
        self._marks += opens
        self._passage.fill(tag.start, tag.end)
        touching = self._passage.source(tag.end - 1 if opens else tag.start)
        return self._passage.masking.put(touching, touching + 1, mark)

    def _mask_hidden(self, tag: Tag) -> int:
        close = self._end_of(f"</{tag.name}").at_or_after(tag.end)
        end = self._content.find(">", close) + 1 if close != -1 else tag.end
        self._passage.blank(tag.start, end or len(self._content))
        return end or len(self._content)

    def _end_of(self, pattern: str) -> Finder:
        """The finder of a pattern, one for the whole passage."""
        if pattern not in self._ends:
            compiled = re.compile(pattern, re.IGNORECASE)

            def search(start: int) -> int:
                found = compiled.search(self._content, start)
                return found.start() if found else -1

            self._ends[pattern] = Finder(search)
        return self._ends[pattern]

    def _read_reference(self, at: int) -> int:
        end = self._content.find(";", at, at + 34) + 1
        for found in references(self._content, at, end):
            start = self._passage.source(at)
            self._passage.masking.say(start, start + found.end - at, found.meaning)
            return found.end
        return at + 1

    def _read_braces(self, at: int) -> int:
        found = _BRACES.match(self._content, at)
        if found is None:
            return at + 1
        self._passage.blank(at, found.end())
        return found.end()

    def _read_image(self, at: int) -> int:
        if not self._content.startswith("[", at + 1):
            return at + 1
        self._brackets.append((at, True))
        return at + 2

    def _read_open_bracket(self, at: int) -> int:
        note = _NOTE.match(self._content, at)
        if note is not None:
            self._passage.fill(at, note.end())
            return note.end()
        self._brackets.append((at, False))
        return at + 1

    def _read_close_bracket(self, at: int) -> int:
        if not self._brackets:
            return at + 1
        start, image = self._brackets.pop()
        end = self._link_end(start + 1 + image, at)
        if end is None:
            return at + 1
        if image:
            self._passage.blank(start, end)
        else:
            self._passage.fill(start, start + 1)
            self._passage.fill(at, end)
        # Emphasis that opens inside a link ends inside it.
        while self._delimiters and self._delimiters[-1].start > start:
            self._waiting[self._delimiters.pop().sign] -= 1
        return end

    def _link_end(self, label: int, at: int) -> int | None:
        """Where the link ends whose text starts at ``label`` and ends at ``at``."""
        if self._content.startswith("(", at + 1):
            end = link_end(self._content, at + 2, self._title_ends)
            if end is not None:
                return end
        if self._content.startswith("[", at + 1):
            end = self._content.find("]", at + 2, at + 2 + _LONGEST_LABEL)
            if end == at + 2 and self._is_known(label, at):
                return end + 1
            if end > at + 2 and self._is_known(at + 2, end):
                return end + 1
        return at + 1 if self._is_known(label, at) else None

    def _is_known(self, start: int, end: int) -> bool:
        if end - start > _LONGEST_LABEL or not self._known:
            return False
        label = self._content[start:end]
        return "[" not in label and normalizeReference(label) in self._known

    def _read_delimiter(self, at: int) -> int:
        run = _RUN.match(self._content, at)
        end = run.end() if run else at + 1
        opens, closes = flanks(self._content, at, end)
        start = self._close_emphasis(at, end, opens=opens) if closes else at
        if opens and start < end:
            sign = self._content[at]
            self._delimiters.append(Delimiter(sign, start, end, end - at, closes))
            self._waiting[sign] += 1
        return end

    def _close_emphasis(self, start: int, end: int, *, opens: bool) -> int:
        """Mask the marks that a run closes; where what is left of it starts."""
        sign, whole = self._content[start], end - start
        while start < end and self._waiting[sign]:
            opener = self._delimiters[-1]
            if opener.sign != sign:
                self._waiting[self._delimiters.pop().sign] -= 1
                continue
            # CommonMark's rule 9, so that "**a*b**" is read as it is shown.
            if (
                (opens or opener.closes)
                and whole % 3
                and (whole + opener.size) % 3 == 0
            ):
                break
            size = min(2, end - start, opener.end - opener.start)
            self._passage.fill(opener.end - size, opener.end)
            self._passage.fill(start, start + size)
            opener.end -= size
            start += size
            if opener.start == opener.end:
                self._waiting[self._delimiters.pop().sign] -= 1
        return start
