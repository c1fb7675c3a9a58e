"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from saidby.draft import Draft, Stage
from saidby.findings import Edit, Finding, Fix, Related, Severity
from saidby.options import Options

__all__ = ["Edit", "Finding", "Fix", "Related", "Rule", "Severity"]


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
