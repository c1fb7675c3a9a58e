"""What a rule is and what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from saidby.draft import Draft, Stage
from saidby.options import Options
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
    """A repair. A ``safe`` one changes no meaning and may be applied unasked by ``--fix``."""

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


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as a value; the docstring of its module is its documentation page.

    A finding below ``threshold`` is at most information. ``default`` says whether the
    rule is on when the user selects nothing.
    """

    code: str
    name: str
    summary: str
    severity: Severity
    needs: Stage
    check: Callable[[Draft, Options], Iterator[Finding]]
    threshold: float = 0.9
    default: bool = True
    doc: str = ""
