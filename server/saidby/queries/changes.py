"""What an answer would change: the draft's text, the decisions or the settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from saidby.decisions import Decision
from saidby.findings import Edit


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Edits of the draft's own text, in text order."""

    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Decide:
    """An entry for the decisions file; its ``file`` is not filled in yet."""

    decision: Decision


@dataclass(frozen=True, slots=True)
class Configure:
    """Something for the project file.

    ``ignore`` and ``per-file-ignores`` (for this draft) take a rule; ``speakers`` a
    name, and ``spelling`` as another form of it.
    """

    key: Literal["ignore", "per-file-ignores", "speakers"]
    value: str
    spelling: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """The writer is to choose, among all speakers, whose a quotation is."""

    quotation: int


Change = Rewrite | Decide | Configure | Ask
