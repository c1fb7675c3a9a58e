"""Parses of the training texts, kept from step to step.

A text is parsed once for all steps of ``make train``, and again once anything that
makes a parse has changed: the pipeline, or how text, quotations and names are read.
They are pickles, which no other program should be given: ``build/parses`` is for
whoever trains, and only what was written there is read.
"""

from __future__ import annotations

import os
import pickle
from functools import cache
from hashlib import sha256
from pathlib import Path

import saidby
from saidby.language.parse import Parse
from saidby.language.parser import Parser
from saidby.quotations.quotation import Quotations
from saidby.text.prose import Prose

_FOLDER = Path("build/parses")
_MAKERS = ("text", "formats", "quotations", "language", "lexicon")


class Keeping:
    """A parser that parses no text twice."""

    def __init__(self, parser: Parser) -> None:
        self._parser = parser
        self.name = parser.name

    def parse(self, prose: Prose, quotations: Quotations) -> Parse:
        key = sha256((_made_by() + prose.text).encode()).hexdigest()
        path = _FOLDER / f"{key}.pickle"
        if path.exists():
            known: Parse = pickle.loads(path.read_bytes())  # noqa: S301
            return known
        parse = self._parser.parse(prose, quotations)
        _FOLDER.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(f".{os.getpid()}")
        fresh.write_bytes(pickle.dumps(parse, pickle.HIGHEST_PROTOCOL))
        fresh.replace(path)  # another process may have been as quick
        return parse


@cache
def _made_by() -> str:
    """A name for the state of everything that a parse depends on."""
    package = Path(saidby.__file__).parent
    files = (path for part in _MAKERS for path in (package / part).rglob("*"))
    state = sha256()
    for path in sorted(path for path in files if path.is_file()):
        if path.suffix != ".pyc":
            state.update(str(path.relative_to(package)).encode())
            state.update(path.read_bytes())
    return state.hexdigest()
