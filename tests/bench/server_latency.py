"""How fast the language server answers while somebody writes.

    python tests/bench/server_latency.py [--words 120000] [--keys 60]

A real server process over standard input and output. ``delay`` is 0, so that findings
are not held back. Each key is typed after the answer to the one before; the full
analysis runs all the while. Ratios are to the bare pipeline on the edited paragraph.
Exit status 1 says that a goal was not met.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "lsp"))

from made_up_novel import novel
from wire import Wire, replace, wired

from saidby.language.spacy_parser import PACKAGED

URI = "file:///tmp/bench.txt"
TYPED = "She said “so” twice. "
# Milliseconds, 95 of 100 times.
GOALS = {"article": 50.0, "novel": 100.0, "hover": 10.0, "initialize": 300.0}
COLD = 2_000.0
STARTS = 5


def main() -> int:
    given = _arguments()
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    article = _first_words(novel(1_000), 1_000)
    kept = _starting(article)
    bare = _bare()
    for name, text in (("article", article), ("novel", novel(given.words))):
        kept &= _typing(name, text, given.keys, bare)
    return 0 if kept else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--words", type=int, default=120_000)
    parser.add_argument("--keys", type=int, default=60)
    return parser.parse_args()


def _first_words(text: str, most: int) -> str:
    """The first paragraphs of a text."""
    kept: list[str] = []
    for paragraph in text.split("\n\n"):
        if most > 0:
            kept.append(paragraph)
            most -= len(paragraph.split())
    return "\n\n".join(kept) + "\n"


def _starting(text: str) -> bool:
    """From the start of the process, an article opened at once."""
    rows: dict[str, list[float]] = {"initialize": [], "marks": [], "all": []}
    for _ in range(STARTS):
        begun = time.perf_counter()
        with wired() as wire:
            wire.initialize()
            rows["initialize"].append(_since(begun))
            wire.open(URI, text)
            _published(wire, 1)
            rows["marks"].append(_since(begun))
            wire.settle(URI)
            rows["all"].append(_since(begun))
            wire.end()
    for name, taken in rows.items():
        print(f"start to {name}: {median(taken):.0f} ms (median of {STARTS})")
    first = median(rows["marks"])
    return median(rows["initialize"]) <= GOALS["initialize"] and first <= COLD


def _bare() -> Any:
    import spacy

    return spacy.load(PACKAGED)


def _typing(name: str, text: str, keys: int, bare: Any) -> bool:
    kept = True
    with _opened(text) as wire:
        paragraphs = text.split("\n\n")
        version = 1
        for place, share in (("start", 0.0), ("middle", 0.5), ("end", 1.0)):
            number = _long_paragraph(paragraphs, share)
            line = number * 2
            parsing = _parsing(bare, paragraphs[number])
            typed, hovers = [], []
            for column in range(keys):
                version += 1
                sign = TYPED[column % len(TYPED)]
                begun = time.perf_counter()
                wire.change(URI, version, replace(line, column, column, sign))
                _published(wire, version)
                typed.append(_since(begun))
                hovers.append(_hover(wire, line, column))
            begun = time.perf_counter()
            wire.settle(URI)
            settled = _since(begun)
            slowest = _p95(typed)
            print(
                f"{name}, {place}: key to findings p50 {median(typed):.1f} p95"
                f" {slowest:.1f} ms ({slowest / parsing:.1f} times the bare pipeline's"
                f" {parsing:.1f}); hover p50 {median(hovers):.1f} p95"
                f" {_p95(hovers):.1f} ms; all analysed after {settled:.0f} ms"
            )
            kept &= slowest <= GOALS[name] and _p95(hovers) <= GOALS["hover"]
        memory = wire.status()["memory"]
        print(f"{name}: memory {_megabytes(memory)}")
    return kept


@contextmanager
def _opened(text: str) -> Iterator[Wire]:
    with wired() as wire:
        wire.initialize(initializationOptions={"delay": 0})
        begun = time.perf_counter()
        wire.open(URI, text)
        _published(wire, 1)
        marks = _since(begun)
        _settled(wire)
        words = len(text.split())
        print(f"{words:,} words: marks {marks:.0f} ms, all {_since(begun):.0f} ms")
        yield wire
        wire.end()


def _settled(wire: Wire) -> None:
    wire.until(lambda status: status["documents"]["waiting"] == 0)


def _long_paragraph(paragraphs: Sequence[str], share: float) -> int:
    """The number of a paragraph of some length, near a place of the text."""
    at = min(int(share * len(paragraphs)), len(paragraphs) - 1)
    order = sorted(range(len(paragraphs)), key=lambda number: abs(number - at))
    return next(number for number in order if len(paragraphs[number].split()) > 20)


def _published(wire: Wire, version: int) -> None:
    wire.wait(
        lambda m: m.get("params", {}).get("version") == version,
        since=max(0, len(wire.messages) - 50),
    )


def _hover(wire: Wire, line: int, column: int) -> float:
    begun = time.perf_counter()
    position = {"line": line, "character": column}
    wire.result(
        "textDocument/hover", {"textDocument": {"uri": URI}, "position": position}
    )
    return _since(begun)


def _parsing(bare: Any, paragraph: str) -> float:
    """Milliseconds that the pipeline alone takes for a paragraph."""
    taken = []
    for _ in range(10):
        begun = time.perf_counter()
        bare(paragraph)
        taken.append(_since(begun))
    return median(taken)


def _since(begun: float) -> float:
    return (time.perf_counter() - begun) * 1000


def _p95(taken: Sequence[float]) -> float:
    return quantiles(taken, n=20)[-1]


def _megabytes(memory: dict[str, int | None]) -> str:
    return ", ".join(
        f"{name} {(size or 0) / 1e6:.0f} MB" for name, size in memory.items()
    )


if __name__ == "__main__":
    sys.exit(main())
