"""What a rule says about a draft: a finding, and what can be done about it.

Apart from the rules, so that reports from the cache can be read without them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from saidby.text.spans import Span


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True)
class Edit:
    """Put ``replacement`` in place of ``span``."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A repair. A ``safe`` one changes no meaning; ``--fix`` may apply it unasked."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Related:
    """Another place in the same draft that explains a finding."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says about a place; ``confidence`` is the chance that it is right."""

    span: Span
    message: str
    fixes: tuple[Fix, ...] = ()
    related: tuple[Related, ...] = ()
    confidence: float = 1.0
