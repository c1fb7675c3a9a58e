"""Ten thousand drafts that nobody would write, the same ones every time.

A draft is known by its number: ``draft(4711)`` is what failed as number 4711.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from saidby.formats import format_of
from saidby.text.source import Format, Source

COUNT = 10_000
MEGABYTE = 1_000_000

PASSAGES = {
    path.name: path.read_text(encoding="utf-8")
    for path in sorted(Path(__file__).with_name("passages").iterdir())
}
_TEXTS = list(PASSAGES.values())
_FORMATS: tuple[Format, ...] = ("plain", "markdown", "html", "latex")
_SUFFIXES = {"plain": ".txt", "markdown": ".md", "html": ".html", "latex": ".tex"}

_MARKS = "\"'“”‘’„‚‟‛«»‹›「」『』``´′″—–-"
_WORDS = (
    "said asked Nora Mr. Dr. the a and who she he they I it’s o’clock ’tis Orran’s "
    "according to minister told reporters that no. 5' 6\" rock-n-roll CHAIR: Q: A: "
    "“Yes,” 1990s ... … saidby: x"
).split()
_LINE_ENDS = ("\r\n", "\r", "\n\r", "\u2028", "\x0b", "\x0c", "\x85", "\n \n", "")
_ODD = (
    "\0\x01\x1b\x7f\ufeff\u2060\u200b\u200d\u202e\u2066\u00ad\u0301\u0308\u20dd"
    "\ud800\udfff\U0001f469\U0001f3fd\ufe0f\U0010ffff\u0130ßﬁ\u3000\u00a0ǅ٣"
)
_MARKUP: dict[Format, tuple[str, ...]] = {
    "plain": ("\n\n", "\n", "    ", "* * *", "CHAIR: ", "— ", "> ", "\t", "---\n"),
    "markdown": (
        *("*", "**", "_", "`", "```", "~~~\n", "> ", "> > ", "\n\n", "\n", "# ", "- "),
        *("1. ", "[", "](", ")", "[^1]", "![", "<q>", "</q>", "<!--", "-->", "\\", "|"),
        *("|--|", "&quot;", "&#8220;", "---\n", "+++\n", "    ", "\t", "<!-- saidby: "),
    ),
    "html": (
        *(
            "<q>",
            "</q>",
            "<p>",
            "</p>",
            "<blockquote>",
            "</blockquote>",
            "<b",
            ">",
            "<",
        ),
        *(
            "<!--",
            "-->",
            "<script>",
            "</script>",
            "<style>",
            "&ldquo;",
            "&rdquo",
            "&#x",
        ),
        *(
            "&#99999999;",
            "&",
            ";",
            "<![CDATA[",
            "]]>",
            '<a href="',
            "'>",
            "<pre>",
            "</",
        ),
        *("<!-- saidby: ignore -->", "<br>", "<cite>", "</cite>", "<title>", "\n\n"),
    ),
    "latex": (
        *("\\enquote{", "\\textquote[", "]{", "{", "}", "``", "''", "\\begin{quote}"),
        *("\\end{quote}", "\\begin{verbatim}", "\\end{verbatim}", "%", "\n", "\n\n"),
        *("\\", "\\\\", "$", "$$", "\\[", "\\]", "\\verb|", "\\'e", "\\`", "\\emph{"),
        *(
            "\\textquotedblleft ",
            "\\item ",
            "~",
            "&",
            "\\section{",
            "% saidby: ignore\n",
        ),
    ),
}


def draft(number: int) -> Source:
    """The draft of that number, below ``COUNT``."""
    if number < len(_LARGE):
        name, text = _LARGE[number]()
        return Source(name, text, format_of(name))
    chance = random.Random(f"saidby {number}")
    kind = _KINDS[number % len(_KINDS)]
    format, text = kind(chance)
    return Source(f"{number}{_SUFFIXES[format]}", text, format)


def _passage(chance: random.Random) -> tuple[Format, str]:
    name = chance.choice(list(PASSAGES))
    return format_of(name), PASSAGES[name]


def _cut(chance: random.Random, text: str) -> str:
    start, end = sorted(chance.choices(range(len(text) + 1), k=2))
    return text[start:end]


def _truncated(chance: random.Random) -> tuple[Format, str]:
    format, text = _passage(chance)
    return format, _cut(chance, text)


def _spliced(chance: random.Random) -> tuple[Format, str]:
    pieces = (_cut(chance, text) for text in chance.choices(_TEXTS, k=3))
    return chance.choice(_FORMATS), "".join(pieces)


def _peppered(chance: random.Random) -> tuple[Format, str]:
    """Marks put in, left out and exchanged."""
    format, text = _passage(chance)
    signs = list(text)
    for _ in range(chance.randrange(1, 60)):
        at = chance.randrange(len(signs))
        signs[at] = chance.choice((signs[at] + chance.choice(_MARKS), "", _MARKS[:1]))
    return format, "".join(signs)


def _confused(chance: random.Random) -> tuple[Format, str]:
    """Every mark of a passage by chance another one."""
    format, text = _passage(chance)
    marks = set("\"'“”‘’«»„")
    return format, "".join(chance.choice(_MARKS) if c in marks else c for c in text)


def _shuffled(chance: random.Random) -> tuple[Format, str]:
    format, text = _passage(chance)
    words = text.split(" ")
    chance.shuffle(words)
    return format, " ".join(words)


def _only_marks(chance: random.Random) -> tuple[Format, str]:
    signs = chance.choice((_MARKS, _MARKS + " \n", "“”", "\"' ", "‘’\n"))
    size = chance.choice((1, 2, 3, 10, 100, 1000))
    return chance.choice(_FORMATS), "".join(chance.choices(signs, k=size))


def _words_and_marks(chance: random.Random) -> tuple[Format, str]:
    pieces = chance.choices([*_WORDS, *_MARKS, " ", "\n", "\n\n"], k=120)
    glue = chance.choice(("", " "))
    return chance.choice(_FORMATS), glue.join(pieces)


def _any_signs(chance: random.Random) -> tuple[Format, str]:
    """Code points from everywhere, lone surrogates and unassigned ones too."""
    size = chance.randrange(200)
    kinds = (
        lambda: chr(chance.randrange(0x110000)),
        lambda: chr(chance.randrange(0x300, 0x370)),
        lambda: chance.choice(_ODD),
        lambda: chance.choice(_MARKS),
        lambda: chance.choice(_WORDS) + " ",
    )
    return chance.choice(_FORMATS), "".join(chance.choice(kinds)() for _ in range(size))


def _odd_signs_in_prose(chance: random.Random) -> tuple[Format, str]:
    format, text = _passage(chance)
    signs = list(text)
    for _ in range(chance.randrange(1, 40)):
        signs.insert(chance.randrange(len(signs)), chance.choice(_ODD))
    return format, "".join(signs)


def _other_line_ends(chance: random.Random) -> tuple[Format, str]:
    format, text = _passage(chance)
    if chance.random() < 0.5:
        return format, text.replace("\n", chance.choice(_LINE_ENDS)).rstrip()
    return format, "".join(
        chance.choice(_LINE_ENDS) if sign == "\n" else sign for sign in text
    )


def _soup(chance: random.Random) -> tuple[Format, str]:
    """Markup that opens and closes nothing in particular."""
    format = chance.choice(_FORMATS)
    signs = [*_MARKUP[format] * 3, *_WORDS, *_MARKS, " "]
    pieces = chance.choices(signs, k=chance.randrange(1, 200))
    return format, chance.choice(("", " ")).join(pieces)


def _nested(chance: random.Random) -> tuple[Format, str]:
    """Something opened many times, and closed about as often."""
    depth = chance.choice((2, 5, 40, 400))
    format, opening, closing = chance.choice(_PAIRS)
    return format, opening * depth + "Nora said" + closing * chance.randrange(depth + 2)


_PAIRS: tuple[tuple[Format, str, str], ...] = (
    ("plain", "“", "”"),
    ("plain", "“A ‘b ", " c’ d”"),
    ("plain", "«", "»"),
    ("markdown", "> ", "\n"),
    ("markdown", "*", "*"),
    ("markdown", "[", "](x)"),
    ("markdown", "- ", "\n"),
    ("html", "<q>", "</q>"),
    ("html", "<blockquote><p>", "</p></blockquote>"),
    ("latex", "\\enquote{", "}"),
    ("latex", "\\begin{quote}", "\\end{quote}"),
    ("latex", "{", "}"),
)


def _tiny(chance: random.Random) -> tuple[Format, str]:
    signs = ("", " ", "\n", "\r", "\t", "\0", *_MARKS, *_ODD)
    return chance.choice(_FORMATS), chance.choice(signs) * chance.randrange(3)


_KINDS: tuple[Callable[[random.Random], tuple[Format, str]], ...] = (
    _truncated,
    _spliced,
    _peppered,
    _confused,
    _shuffled,
    _only_marks,
    _words_and_marks,
    _any_signs,
    _odd_signs_in_prose,
    _other_line_ends,
    _soup,
    _soup,
    _nested,
    _tiny,
)


def _megabyte(name: str, unit: str) -> Callable[[], tuple[str, str]]:
    return lambda: (name, (unit * (MEGABYTE // len(unit) + 1))[:MEGABYTE])


def _on_one_line(name: str) -> str:
    return " ".join(PASSAGES[name].split()) + " "


# A megabyte each, most of them on one line.
_LARGE: tuple[Callable[[], tuple[str, str]], ...] = (
    _megabyte("line.txt", _on_one_line("report.txt")),
    _megabyte("line-british.txt", _on_one_line("crossing.txt")),
    _megabyte("marks.txt", "“"),
    _megabyte("marks-straight.txt", "\"' "),
    _megabyte("letters.txt", "m"),
    _megabyte("blank.txt", " \n"),
    _megabyte("stars.md", "*_"),
    _megabyte("line.md", _on_one_line("notes.md")),
    _megabyte("line.html", _on_one_line("page.html")),
    _megabyte("braces.tex", "\\enquote{"),
    _megabyte("paragraphs.txt", "“No,” she said.\n\n“Yes,” said Tarn.\n\n"),
)
LARGE = len(_LARGE)
