"""What the steps of ``make train`` are told alike."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path


def of_a_step(description: str | None) -> ArgumentParser:
    """Gold documents, a folder for what is learned, processes, folds."""
    ask = ArgumentParser(description=description)
    ask.add_argument("gold", nargs="+", type=Path)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--jobs", type=int, default=2)
    ask.add_argument("--folds", type=int, default=5)
    return ask
