"""Four times the text takes about four times the time, whatever the text is.

Time is the processor's, the least of several, so that a busy machine does not matter;
where it seems to matter all the same, the measurement is repeated.
"""

from __future__ import annotations

import gc
import itertools
from collections.abc import Callable, Iterable
from time import process_time

import drafts
import pytest

from saidby.check import check
from saidby.draft import analyse
from saidby.formats import format_of
from saidby.language.parser import Parser
from saidby.options import Options
from saidby.text.source import Source

EVERY_RULE = Options(select=("SB",))
# What grows with the square of the size takes sixteen times as long; caches that no
# longer hold everything, and neighbours on the machine, account for up to twice.
TIMES = 4
MOST = 8.5
ATTEMPTS = 3
LEAST, LONGEST = 5_000, 150_000  # characters


SYLLABLES = "ba ke li mo nu ra se ti vo zu dal fen gor hil jus kar lom mir".split()


def names(size: int) -> str:
    """Everybody speaks, and everybody has another name."""
    words = ["".join(three).title() for three in itertools.product(SYLLABLES, repeat=3)]
    people = (f"{one} {other}" for one, other in zip(words, words[::-1], strict=True))
    return _filled(map(_saying, people), size)


def family(size: int) -> str:
    """Everybody speaks, and everybody has the same surname."""
    people = itertools.product(SYLLABLES, repeat=3)
    return _filled((_saying("".join(three).title() + " Orr") for three in people), size)


def _saying(name: str) -> str:
    return f"“We saw the boat,” said {name}, a sailor. “It was late.”"


def line(name: str) -> Callable[[int], str]:
    """A passage again and again, all in one paragraph."""
    words = " ".join(drafts.PASSAGES[name].split())
    return lambda size: " ".join([words] * (size // len(words) + 1))


def passage(name: str) -> Callable[[int], str]:
    """A passage again and again."""
    return lambda size: _filled(itertools.repeat(drafts.PASSAGES[name]), size)


def sign(unit: str) -> Callable[[int], str]:
    return lambda size: unit * (size // len(unit))


def _filled(pieces: Iterable[str], size: int) -> str:
    taken: list[str] = []
    for piece in pieces:
        taken.append(piece)
        size -= len(piece)
        if size <= 0:
            break
    return "\n\n".join(taken)


TEXTS: dict[str, Callable[[int], str]] = {
    **{name: passage(name) for name in drafts.PASSAGES},
    "report-line.txt": line("report.txt"),
    "crossing-line.txt": line("crossing.txt"),
    "names.txt": names,
    "family.txt": family,
    "opening.txt": sign("“"),
    "closing.txt": sign("”"),
    "pairs.txt": sign("“a” "),
    "straight.txt": sign("\"'"),
    "apostrophes.txt": sign("’a "),
    "dashes.txt": sign("— "),
    "labels.txt": sign("A: b\n\n"),
    "letters.txt": sign("m"),
    "lines.txt": sign("\n"),
    "stars.md": sign("*a_"),
    "brackets.md": sign("[a]("),
    "quotes.md": sign("> "),
    "ticks.md": sign("`a"),
    "comments.md": sign("<!-- saidby: ignore\n"),
    "tags.html": sign("<q>a"),
    "broken.html": sign("<!--<a "),
    "entities.html": sign("&quot"),
    "braces.tex": sign("\\enquote{a"),
    "dollars.tex": sign("$a\\"),
}


IN_FULL = (
    *("report.txt", "crossing.txt", "hearing.txt", "report-line.txt"),
    *("crossing-line.txt", "names.txt", "family.txt"),
)


@pytest.mark.parametrize("name", TEXTS)
def test_quotations_take_time_in_proportion(name: str) -> None:
    def work(source: Source) -> None:
        check(analyse(source, None, EVERY_RULE), EVERY_RULE, strict=True)

    assert _growth(work, name, long_enough=0.2) < MOST


@pytest.mark.parametrize("name", IN_FULL)
def test_everything_takes_time_in_proportion(name: str, parser: Parser) -> None:
    def work(source: Source) -> None:
        check(analyse(source, parser, EVERY_RULE), EVERY_RULE, strict=True)

    assert _growth(work, name, long_enough=0.6) < MOST


def _growth(work: Callable[[Source], None], name: str, *, long_enough: float) -> float:
    """How many times longer a text takes when it is ``TIMES`` as long."""
    size = LEAST
    while size < LONGEST and _seconds(work, name, size) < long_enough:
        size *= 2
    growth: list[float] = []
    while len(growth) < ATTEMPTS and min(growth, default=MOST) >= MOST:
        short = _seconds(work, name, size)
        growth.append(_seconds(work, name, TIMES * size) / short)
    return min(growth)


def _seconds(work: Callable[[Source], None], name: str, size: int) -> float:
    source = Source(name, TEXTS[name](size), format_of(name))
    # Collecting costs what everything costs that the other tests have left behind.
    gc.collect()
    gc.disable()
    try:
        start = process_time()
        work(source)
        return process_time() - start
    finally:
        gc.enable()
