"""What needs no language pipeline does not wait for one."""

from __future__ import annotations

import subprocess
import sys

import pytest

_HEAVY = ("spacy", "thinc", "numpy")


def run(code: str) -> str:
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["check", "--help"],
        ["extract", "--help"],
        ["config", "--isolated"],
        ["explain", "SB201"],
    ],
    ids=" ".join,
)
def test_spacy_is_not_imported_for(arguments: list[str]) -> None:
    code = (
        "import sys, contextlib, io\n"
        "from saidby.cli import main\n"
        "with contextlib.suppress(SystemExit):\n"
        f"    main({arguments!r}, prog_name='saidby')\n"
        f"print('heavy:', sorted(set(sys.modules) & set({_HEAVY!r})))\n"
    )

    assert run(code).splitlines()[-1] == "heavy: []"


def test_spacy_is_not_imported_to_find_quotations() -> None:
    code = (
        "import sys\n"
        "from saidby.draft import analyse\n"
        "from saidby.check import check\n"
        "from saidby.options import Options\n"
        "from saidby.text.source import Source\n"
        "draft = analyse(Source('a.txt', '“Yes,” said Nora.'), None, Options())\n"
        "check(draft, Options())\n"
        "print(len(draft.quotations.found), 'spacy' in sys.modules)\n"
    )

    assert run(code).split() == ["1", "False"]
