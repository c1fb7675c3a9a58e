"""LaTeX: commands disappear, what they print stays; quotation marks as printed.

The preamble, mathematics, listings and the arguments of ``\\cite`` and the like are
masked. Which command does what stands in ``lexicon/latex.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from saidby.formats import latex_commands as commands
from saidby.formats import latex_signs
from saidby.formats.latex_comments import body_start, instructions
from saidby.formats.latex_page import Page
from saidby.formats.latex_signs import Sign
from saidby.formats.latex_tokens import TOKEN, Arguments
from saidby.formats.masking import Masking
from saidby.formats.regions import blocks, nested_mark
from saidby.text.prose import BlockKind, Directive, Prose

_ENVIRONMENT = re.compile(r"\s*\{([^{}\r\n]*)\}")
_DEFINING = frozenset(("def", "edef", "gdef", "xdef"))
_DEFINED = re.compile(r"\s*\\(?:[A-Za-z@]+|.)[^{}\r\n]*")
_VERBATIM = frozenset(("verb", "lstinline", "mintinline", "Verb"))
_FILLED = frozenset(",/-@!;:>")  # thin blanks, hyphenation points
_PRINTED = frozenset("%&#_${}\"'`~^=.")

# What a closing brace does: called with its offset.
_Close = Callable[[int], None]


def read(text: str) -> Prose:
    """The paragraphs, headings, quotes and items of a LaTeX document or a part."""
    reader = _Reader(text)
    reader.read()
    masked = str(reader.masking)
    found = blocks(masked, reader.page.regions)
    return Prose(text, masked, found, tuple(reader.directives))


class _Reader:
    def __init__(self, text: str) -> None:
        self.masking = Masking(text)
        self.page = Page(self.masking)
        self.directives: list[Directive] = []
        self._text = text
        self._arguments = Arguments(text)
        self._closers: list[_Close] = []
        self._marks = 0
        self._ligatures = latex_signs.Ligatures(text)

    def read(self) -> None:
        at = self._skip_preamble()
        token = TOKEN.search(self._text, at)
        while token is not None:
            at = self._readers[token.lastgroup or ""](self, token)
            token = TOKEN.search(self._text, at)
        self.page.cut(len(self._text))

    def _skip_preamble(self) -> int:
        start = body_start(self._text)
        self.directives.extend(instructions(self._text, 0, start))
        self.masking.blank(0, start)
        self.page.at = start
        return start

    def _read_comment(self, token: re.Match[str]) -> int:
        start, end = token.span()
        self.directives.extend(instructions(self._text, start, end))
        before = self._text[start - 1 : start]
        if before.isalnum() or before == "{":
            self.masking.fill(start, end)  # "can%" takes the next line to the word
        else:
            self.masking.blank(start, end)
            self.masking.join(start, end)
        if self._text.startswith(("\n", "\r"), end):
            self.page.cut(end)
        return end

    def _read_word(self, token: re.Match[str]) -> int:
        name, start, end = token["word"], token.start(), token.end()
        sign = latex_signs.printed(self._text, name, token.end("word"))
        if sign is not None:
            return self._print(start, sign)
        if name == "begin":
            return self._begin(start, end)
        if name == "end":
            return self._end(start, end)
        if name == "item":
            return self._read_item(start, end)
        if name in commands.QUOTES:
            return self._read_quote(token)
        if name in commands.SET_APART:
            return self._read_set_apart(token)
        if name in commands.APART:
            return self._read_apart(token)
        if name in _VERBATIM:
            return self._read_verbatim(start, end)
        return self._read_command(token)

    def _read_command(self, token: re.Match[str]) -> int:
        """A command that prints nothing itself; its unnamed arguments stay."""
        name, start = token["word"], token.start()
        if name in _DEFINING:
            return self._read_definition(token)
        end = self._arguments.skip(token.end(), commands.DROP.get(name, 0))
        if name in commands.DROP or self._text.startswith("[", end):
            end = self._arguments.skip_options(end)
        if name in commands.BREAKS:
            self.page.cut(start)
        self.masking.fill(start, end)
        return end

    def _read_definition(self, token: re.Match[str]) -> int:
        defined = _DEFINED.match(self._text, token.end())
        end = defined.end() if defined else token.end()
        end = self._arguments.group_end(end) or end
        self.masking.blank(token.start(), end)
        return end

    def _read_quote(self, token: re.Match[str]) -> int:
        start = token.start()
        at = self._arguments.skip(token.end(), commands.QUOTES[token["word"]])
        group = self._arguments.open_group(at)
        if group is None:
            self.masking.fill(start, token.end())
            return token.end()
        depth = self._marks + bool(token["star"])
        self.masking.put(start, group + 1, nested_mark(depth, opens=True), late=True)
        self._marks += 1
        self._closers.append(lambda end: self._close_quote(end, depth))
        return group + 1

    def _close_quote(self, at: int, depth: int) -> None:
        self._marks -= 1
        self.masking.put(at, at + 1, nested_mark(depth, opens=False))

    def _read_set_apart(self, token: re.Match[str]) -> int:
        kind, before = commands.SET_APART[token["word"]]
        at = self._arguments.skip(token.end(), before)
        group = self._arguments.open_group(at)
        if group is None:
            self.masking.fill(token.start(), token.end())
            return token.end()
        self.page.cut(token.start())
        self.masking.blank(token.start(), group + 1)
        self._closers.append(lambda end: self._close_set_apart(end, kind))
        return group + 1

    def _close_set_apart(self, at: int, kind: BlockKind) -> None:
        self.page.cut(at, kind)
        self.masking.blank(at, at + 1)

    def _read_apart(self, token: re.Match[str]) -> int:
        group = self._arguments.open_group(token.end())
        end = token.end() if group is None else group + 1
        self.masking.blank(token.start(), end)
        if group is not None:
            self._closers.append(lambda at: self.masking.blank(at, at + 1))
        return end

    def _read_verbatim(self, start: int, end: int) -> int:
        past = self._arguments.verbatim_end(end)
        self.masking.blank(start, past)
        return past

    def _read_item(self, start: int, end: int) -> int:
        self.page.cut(start)
        past = self._arguments.skip_options(end)
        label = self._text.find("[", end, past)
        self.masking.blank(start, max(end, label + 1))
        if label != -1:
            self.masking.blank(past - 1, past)
        return end

    def _begin(self, start: int, end: int) -> int:
        found = _ENVIRONMENT.match(self._text, end)
        if found is None:
            self.masking.fill(start, end)
            return end
        name = found[1].strip()
        if name in commands.HIDDEN or name in commands.MATH:
            return self._hide(start, found.end(), name)
        count = commands.ENVIRONMENT_ARGUMENTS.get(name, 0)
        past = self._arguments.skip_options(self._arguments.skip(found.end(), count))
        self.page.cut(start)
        self.masking.blank(start, past)
        self.page.enter(name)
        return past

    def _hide(self, start: int, end: int, name: str) -> int:
        close = f"\\end{{{name}}}"
        found = self._arguments.find(close, end)
        past = found + len(close) if found != -1 else len(self._text)
        if name in commands.HIDDEN:
            self.page.cut(start)
        self.masking.blank(start, past)
        return past

    def _end(self, start: int, end: int) -> int:
        found = _ENVIRONMENT.match(self._text, end)
        past, name = (found.end(), found[1].strip()) if found else (end, "")
        self.page.cut(start)
        if name == "document":
            past = len(self._text)
        self.page.leave(name)
        self.masking.blank(start, past)
        return past

    def _read_symbol(self, token: re.Match[str]) -> int:
        symbol, start, end = token["symbol"], token.start(), token.end()
        if symbol in ("(", "["):
            return self._hide_math(start, end, "\\)" if symbol == "(" else "\\]")
        if symbol == "\\":
            return self._read_line_end(start, end)
        sign = latex_signs.printed(self._text, symbol, end)
        if sign is not None:
            return self._print(start, sign)
        if symbol in _FILLED:
            self.masking.fill(start, end)
        elif symbol.isspace() or symbol in _PRINTED:
            self.masking.fill(start, start + 1)
        else:
            self.masking.blank(start, end)
        return end

    def _read_line_end(self, start: int, end: int) -> int:
        past = end + self._text.startswith("*", end)
        if self._text.startswith("[", past):
            past = self._arguments.skip_options(past)
        self.masking.blank(start, past)
        if self.page.in_table():
            self.page.cut(past)
        elif not self._text.startswith(("\n", "\r"), past):
            self.masking.put(start, start + 1, "\n")
        return past

    def _hide_math(self, start: int, end: int, close: str) -> int:
        found = self._arguments.find(close, end)
        past = found + len(close) if found != -1 else end
        self.masking.blank(start, past)
        return past

    def _read_math(self, token: re.Match[str]) -> int:
        start, end = token.span()
        if token["math"] == "$$":
            return self._hide_math(start, end, "$$")
        past = self._arguments.math_end(end)
        if past is not None:
            self.masking.blank(start, past)
        return past or end  # without an end it is a price

    def _read_brace(self, token: re.Match[str]) -> int:
        if token["brace"] == "{":
            self._fill_brace(token.start())
            self._closers.append(self._fill_brace)
        else:
            close = self._closers.pop() if self._closers else self._fill_brace
            close(token.start())
        return token.end()

    def _fill_brace(self, at: int) -> None:
        self.masking.fill(at, at + 1)

    def _read_sign(self, token: re.Match[str]) -> int:
        start, end = token.span()
        sign = self._ligatures.read(token["sign"], end)
        return self._print(start, sign) if sign else start + 1

    def _print(self, start: int, sign: Sign) -> int:
        self.masking.put(start, sign.end, sign.printed, late=sign.opens)
        return sign.end

    def _read_blank(self, token: re.Match[str]) -> int:
        self.page.cut(token.start())
        self.page.at = token.end()
        return token.end()

    def _read_cell(self, token: re.Match[str]) -> int:
        if self.page.in_table():
            self.page.cut(token.start())
            self.masking.blank(token.start(), token.end())
        return token.end()

    _readers: Mapping[str, Callable[[_Reader, re.Match[str]], int]] = {
        "comment": _read_comment,
        "word": _read_word,
        "star": _read_word,
        "symbol": _read_symbol,
        "brace": _read_brace,
        "math": _read_math,
        "blank": _read_blank,
        "sign": _read_sign,
        "cell": _read_cell,
    }
