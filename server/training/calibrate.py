"""What confidence is worth: lines from the forests' own estimate to a probability.

    python -m training.calibrate ANSWERS.jsonl… --out FOLDER

Reads the answers of ``training.crossvalidate`` and writes ``calibration.json``; prints
the expected calibration error (Guo and others 2017, ten bins of equal width), before
and after. After is measured on answers that the line was not fitted on, each half by
the other's line. ``--plot FILE`` draws a reliability diagram.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from sklearn.isotonic import IsotonicRegression

from saidby.attribution import calibration
from training.reliability import plot

Answer = tuple[str, float, bool]
_KNOTS, _FEWEST = 24, 200
_BINS = 10


def line(answers: Sequence[Answer]) -> calibration.Line:
    """A rising line through the answers of one group, as a few points."""
    sure = np.array([answer[1] for answer in answers])
    right = np.array([float(answer[2]) for answer in answers])
    rise = IsotonicRegression(y_min=0.01, y_max=0.995, out_of_bounds="clip")
    rise.fit(sure, right)
    knots = np.unique(np.quantile(sure, np.linspace(0, 1, _KNOTS)))
    # Between its knots isotonic regression has steps; a line through their middles
    # errs less where answers are few.
    middles = (knots[:-1] + knots[1:]) / 2
    # Below the thresholds no answer is given: nothing is known there but the end.
    return [
        (0.0, 0.0),
        *(
            (round(float(x), 4), round(float(y), 4))
            for x, y in zip(middles, rise.predict(middles), strict=True)
        ),
    ]


def lines(answers: Iterable[Answer]) -> dict[str, calibration.Line]:
    groups: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        groups[answer[0]].append(answer)
    return {
        group: line(found)
        for group, found in sorted(groups.items())
        if len(found) >= _FEWEST
    }


def error(pairs: Sequence[tuple[float, bool]]) -> float:
    """The expected calibration error, 0 to 1."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for sure, right in pairs:
        bins[min(_BINS - 1, int(sure * _BINS))].append((sure, right))
    gaps = (
        abs(sum(s for s, _ in found) - sum(r for _, r in found))
        for found in bins.values()
    )
    return sum(gaps) / max(1, len(pairs))


def across(answers: Sequence[Answer]) -> list[tuple[float, bool]]:
    """Every answer with its probability, by the line of the other half."""
    pairs: list[tuple[float, bool]] = []
    for half in (0, 1):
        calibration.use(lines(answers[1 - half :: 2]))
        pairs += [
            (calibration.calibrated(group, sure), right)
            for group, sure, right in answers[half::2]
        ]
    return pairs


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("answers", nargs="+", type=Path)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--plot", type=Path)
    given = ask.parse_args()
    answers: list[Answer] = []
    for path in given.answers:
        with path.open(encoding="utf-8") as rows:
            answers += [(g, float(s), bool(r)) for g, s, r in map(json.loads, rows)]
    curves: dict[str, list[tuple[float, bool]]] = {}
    for register in ("news", "story"):
        mine = [answer for answer in answers if answer[0].startswith(register)]
        curves[register] = across(mine)
        before = error([(sure, right) for _, sure, right in mine])
        after = error(curves[register])
        print(f"{register:8}{len(mine):7}  error {before:.3f}, calibrated {after:.3f}")
    table = json.dumps(lines(answers), indent=1)
    (given.out / "calibration.json").write_text(table + "\n", encoding="utf-8")
    if given.plot:
        given.plot.write_text(plot(curves), encoding="utf-8")


if __name__ == "__main__":
    main()
