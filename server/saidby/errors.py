"""What can go wrong outside the text. A draft's own text is never an error.

SaidbyError            could not do it; exit status 2
├── UnreadableFile     missing, a folder where a file is meant, or not in the encoding
├── UnwritableFile     a draft or a report that cannot be put into its file
├── ConfigError        faults of a configuration file, all of them, with line and key
└── ModelError         the named pipeline is absent or cannot do the work
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).parent


class SaidbyError(Exception):
    """Something outside the draft kept saidby from its work."""

    exit_status = 2


class UnreadableFile(SaidbyError):
    """A file that cannot be read as text; the message names file and cause."""

    def __init__(self, path: str, cause: str) -> None:
        super().__init__(f"{path}: {cause}")
        self.path = path
        self.cause = cause


class UnwritableFile(SaidbyError):
    """A file that cannot be written; the message names file and cause."""

    def __init__(self, path: str, cause: str) -> None:
        super().__init__(f"{path}: {cause}")
        self.path = path
        self.cause = cause


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a configuration file. ``line`` is from one, 0 if unknown."""

    path: str
    line: int
    key: str
    message: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return (
            f"{place}: {self.key}: {self.message}"
            if self.key
            else f"{place}: {self.message}"
        )


class ConfigError(SaidbyError):
    """Every fault of the configuration at once."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


class ModelError(SaidbyError):
    """The language pipeline cannot be loaded or lacks what saidby needs."""


def described(error: BaseException) -> str:
    """An exception's type and the line of ours that it comes from; never what it says,
    which could quote the draft."""
    place, trace = "", error.__traceback__
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.is_relative_to(_HERE):
            place = f" in {path.relative_to(_HERE).as_posix()}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return type(error).__name__ + place
