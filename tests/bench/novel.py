"""How long drafts take, beside the bare language pipeline, and how much memory.

    python tests/bench/novel.py [DRAFT ...] [--words 120000] [--rounds 2]

Without a draft, a novel is made up. Every figure is of a process of its own, from start
to end; the bare pipeline and saidby take turns, and the least of each counts. Exit
status 1 says that a bound was not kept.

The bare pipeline is its tagger, parser and names as spaCy loads and runs them. How they
do with NumPy's matrix products, which saidby has them use, is told beside it.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from made_up_novel import novel

MOST_TIMES_THE_PIPELINE = 1.3
MOST_MEMORY = 600_000_000  # bytes
LEAST_TIMES_FASTER = 5

_BARE = """
import sys, spacy
from pathlib import Path
from thinc.api import NumpyOps, set_current_ops
from saidby.language.spacy_parser import PACKAGED
way, *drafts = sys.argv[1:]
if way == "numpy":
    set_current_ops(NumpyOps(use_blis=False))
texts = [Path(draft).read_text(encoding="utf-8") for draft in drafts]
nlp = spacy.load(PACKAGED, disable=["attribute_ruler", "lemmatizer"])
nlp.max_length = max(map(len, texts)) + 1
for text in texts:
    if way == "whole":
        nlp(text)
    else:
        words = sum(map(len, nlp.pipe(text.split("\\n\\n"), batch_size=128)))
"""
# The ways to run it: paragraph by paragraph, each draft as a whole, and the first again
# with other matrix products.
_WAYS, _OTHER = ("pipe", "whole"), "numpy"


@dataclass(frozen=True, slots=True)
class Taken:
    """What one process and those it started took: seconds, and bytes at the most."""

    seconds: float
    memory: int


def main() -> int:
    given = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        drafts = given.drafts or [_made_up(Path(folder), given.words)]
        texts = [draft.read_text(encoding="utf-8") for draft in drafts]
        words, size = sum(len(t.split()) for t in texts), sum(map(len, texts))
        print(f"{drafts[0].name}: {len(drafts)}, {words:,} words, {size:,} characters")
        kept = _measured(drafts, Path(folder), given.rounds)
    return 0 if kept else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("drafts", metavar="DRAFT", nargs="*", type=Path)
    parser.add_argument("--words", type=int, default=120_000)
    parser.add_argument("--rounds", type=int, default=2)
    return parser.parse_args()


def _made_up(folder: Path, words: int) -> Path:
    draft = folder / "novel.txt"
    draft.write_text(novel(words), encoding="utf-8")
    return draft


def _measured(drafts: list[Path], folder: Path, rounds: int) -> bool:
    """Measure and print; whether all bounds were kept."""
    bare: dict[str, list[Taken]] = {way: [] for way in (*_WAYS, _OTHER)}
    checks: list[Taken] = []
    for number in range(rounds):
        for way, takes in bare.items():
            takes.append(_taken([sys.executable, "-c", _BARE, way, *map(str, drafts)]))
        checks.append(_taken(_check(drafts, folder / f"cache-{number}")))
    cached = [_taken(_check(drafts, folder / "cache-0")) for _ in range(3)]
    by_way = {way: _least(takes) for way, takes in bare.items()}
    return _told(by_way, _least(checks), _least(cached)) and _without_spacy(
        drafts, folder / "cache-0"
    )


def _check(drafts: list[Path], cache: Path) -> list[str]:
    program = [sys.executable, "-m", "saidby", "check", "--isolated", "--exit-zero"]
    how = ["--jobs", "1", "--cache-dir", str(cache)]
    return [*program, *how, *map(str, drafts)]


def _least(takes: list[Taken]) -> Taken:
    return Taken(min(t.seconds for t in takes), max(t.memory for t in takes))


def _told(by_way: dict[str, Taken], check: Taken, cached: Taken) -> bool:
    ratio = check.seconds / min(by_way[way].seconds for way in _WAYS)
    other = check.seconds / by_way[_OTHER].seconds
    faster = check.seconds / cached.seconds
    for way, taken in by_way.items():
        _row(f"bare pipeline, {way}", taken)
    _row("saidby check", check)
    _row("saidby check, again", cached)
    print(f"  {other:8.2f} times the bare pipeline, {_OTHER} (no bound)")
    return all(
        [
            _verdict(
                "times the bare pipeline", ratio, ratio <= MOST_TIMES_THE_PIPELINE
            ),
            _verdict("MB at most", check.memory / 1e6, check.memory <= MOST_MEMORY),
            _verdict("times faster from cache", faster, faster >= LEAST_TIMES_FASTER),
        ]
    )


def _row(what: str, taken: Taken) -> None:
    print(f"  {what:22}{taken.seconds:8.2f} s {taken.memory / 1e6:8.0f} MB")


def _verdict(what: str, figure: float, kept: bool) -> bool:
    print(f"  {figure:8.2f} {what}{'' if kept else '   (bound not kept)'}")
    return kept


def _without_spacy(drafts: list[Path], cache: Path) -> bool:
    program, *rest = _check(drafts, cache)
    done = subprocess.run(
        [program, "-X", "importtime", *rest],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=True,
    )
    imported = bool(re.search(r"\| +spacy$", done.stderr, re.MULTILINE))
    print(f"  spaCy imported for the answer from the cache: {imported}")
    return not imported


def _taken(command: list[str]) -> Taken:
    start = perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    watch = _Watch(process.pid)
    with watch:
        status = process.wait()
    seconds = perf_counter() - start
    if status:
        raise subprocess.CalledProcessError(status, command)
    return Taken(seconds, watch.most)


class _Watch(threading.Thread):
    """The memory of a process with its children, looked at every so often."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.most = 0
        self._process = process
        self._over = threading.Event()

    def __enter__(self) -> None:
        self.start()

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self.join()

    def run(self) -> None:
        while not self._over.wait(0.05):
            self.most = max(self.most, sum(map(_resident, _family(self._process))))


def _family(process: int) -> Iterator[int]:
    """A process and all that it started; itself alone where there is no /proc."""
    yield process
    try:
        lists = Path(f"/proc/{process}/task").glob("*/children")
        children = [int(pid) for path in lists for pid in path.read_text().split()]
    except OSError:
        return
    for child in children:
        yield from _family(child)


def _resident(process: int) -> int:
    try:
        pages = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    sys.exit(main())
