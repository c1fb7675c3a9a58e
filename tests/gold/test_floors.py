"""Attribution is as good as it has been, where there are gold quotations to tell.

They lie in a folder ``shared`` beside the checkout, which not everybody has. The small
sets take seconds; SAIDBY_GOLD=all measures the large ones too.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared"
SCORER = SHARED / "bench" / "score.py"
FLOORS: dict[str, dict[str, Any]] = tomllib.loads(
    (HERE / "floors.toml").read_text(encoding="utf-8")
)
ALL = os.environ.get("SAIDBY_GOLD") == "all"

Scores = dict[str, Any]


@pytest.mark.skipif(
    not SCORER.is_file(), reason="no gold quotations beside this checkout"
)
@pytest.mark.parametrize("name", FLOORS)
def test_a_set_is_not_below_its_floors(name: str, tmp_path: Path) -> None:
    wanted = FLOORS[name]
    if wanted.get("large") and not ALL:
        pytest.skip("takes minutes; SAIDBY_GOLD=all has it measured")

    scores = _scores(wanted, tmp_path)

    low = {
        f"{what}, {kind}": f"{reached:.1f} of at least {floor}"
        for what, share in (("accuracy", _accuracy), ("left-alone", _left_alone))
        for kind, floor in wanted.get(what, {}).items()
        if (reached := share(scores[kind])) < floor
    }
    assert low == {}, json.dumps(scores, indent=1)


def test_floors_are_for_what_there_is_to_measure() -> None:
    known = {"gold", "cast", "large", "accuracy", "left-alone"}

    assert {key for wanted in FLOORS.values() for key in wanted} <= known
    assert all(wanted["accuracy"] for wanted in FLOORS.values())


def _scores(wanted: dict[str, Any], cache: Path) -> Scores:
    gold = sorted((SHARED / "gold").glob(wanted["gold"]))
    assert gold, f"no {wanted['gold']}"
    extract = [sys.executable, "-m", "saidby", "extract", "--format", "jsonl"]
    command = [sys.executable, str(SCORER), *map(str, gold), "--json", "--run"]
    command.append(shlex.join([*extract, "--cache-dir", str(cache)]))
    if wanted.get("cast"):
        command.append("--cast")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    scores: Scores = json.loads(done.stdout)
    return scores


def _accuracy(row: Scores) -> float:
    return 100 * float(row["right"]) / max(row["gold"], 1)


def _left_alone(row: Scores) -> float:
    return 100 * float(row["nameless right"]) / max(row["nameless"], 1)
