"""``saidby`` on the toy engine, as a program: in its worker processes too.

TOY_SECONDS in the environment is how long an analysis takes; the file TOY_STARTED is
made when the first begins.
"""

from __future__ import annotations

import os
import time
from functools import partial
from pathlib import Path

import toy_engine

from saidby import check as checks
from saidby import draft, language, rules
from saidby.cli import main, progress
from saidby.draft import Draft
from saidby.options import Options
from saidby.text.source import Source


def analyse(
    source: Source, parser: object, options: Options, decisions: object = None
) -> Draft:
    if "TOY_STARTED" in os.environ:
        Path(os.environ["TOY_STARTED"]).touch()
    time.sleep(float(os.environ.get("TOY_SECONDS", "0")))
    if "DIE" in source.text:
        os._exit(9)
    return toy_engine.analyse(source, parser, options)


draft.analyse = analyse  # type: ignore[assignment]
language.load = lambda name: name  # type: ignore[assignment,return-value]
rules.RULES = toy_engine.RULES
checks.check = partial(checks.check, rules=toy_engine.RULES)  # type: ignore[assignment]
progress._PATIENCE = 0.1

if __name__ == "__main__":
    main()
