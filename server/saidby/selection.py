"""Which rules run, by code ("SB201"), name ("unattributed") or family ("SB2")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from pathspec import GitIgnoreSpec

from saidby.options import Options
from saidby.rules import RETIRED
from saidby.rules.base import Rule, Severity
from saidby.wording import near_match

_PREFIX = re.compile(r"SB\d{0,3}", re.IGNORECASE)
_T = TypeVar("_T")


def matches(selector: str, rule: Rule) -> bool:
    """Whether a selector means a rule. A retired code means its heir."""
    if selector.casefold() == rule.name:
        return True
    code = selector.upper()
    if code in RETIRED:
        return RETIRED[code] == rule.code
    return bool(_PREFIX.fullmatch(code)) and rule.code.startswith(code)


def is_known(selector: str, rules: Iterable[Rule]) -> bool:
    """Whether a selector means any rule, a retired one too."""
    return selector.upper() in RETIRED or any(matches(selector, r) for r in rules)


def nearest(selector: str, rules: Iterable[Rule]) -> str | None:
    """The code or name that a misspelt selector may stand for."""
    known = [word for rule in rules for word in (rule.code, rule.name)]
    return near_match(selector.upper(), known) or near_match(selector.casefold(), known)


def selected(rules: Sequence[Rule], options: Options, path: str) -> tuple[Rule, ...]:
    """The rules that are on for the file at ``path``.

    The closer selector wins: ``select = ["SB201"]`` with ``ignore = ["SB2"]``
    reports SB201. At a tie ``ignore`` wins; ``per_file_ignores`` always does.
    """
    ignored_here = _ignored_in(options, path)
    return tuple(
        rule
        for rule in rules
        if _is_on(rule, options) and not any(matches(s, rule) for s in ignored_here)
    )


def for_file(options: Options, path: str) -> Options:
    """The options with only those ``per_file_ignores`` that hold for ``path``.

    ``path`` is relative to the folder of the configuration, with slashes; the patterns
    are like those of .gitignore.
    """
    here = tuple(dict.fromkeys(_ignored_in(options, path)))
    return replace(options, per_file_ignores={"**": here} if here else {})


def severity_of(rule: Rule, confidence: float, options: Options) -> Severity:
    """What a finding of that confidence is reported as."""
    threshold = _setting(options.threshold, rule)
    if confidence < (rule.threshold if threshold is None else threshold):
        return Severity.INFORMATION
    severity = _setting(options.severity, rule)
    return rule.severity if severity is None else Severity(severity)


def _is_on(rule: Rule, options: Options) -> bool:
    chosen = _closeness((*options.select, *options.extend_select), rule)
    if chosen == 0 and not (rule.default and not options.select):
        return False
    ignored = _closeness(options.ignore, rule)
    return ignored == 0 or chosen > ignored


def _closeness(selectors: Iterable[str], rule: Rule) -> int:
    """How closely the closest of the selectors means the rule; 0 if none does."""
    meant = (selector for selector in selectors if matches(selector, rule))
    return max((min(_size(s), len(rule.code)) for s in meant), default=0)


def _size(selector: str) -> int:
    return len(selector) if _PREFIX.fullmatch(selector) else len("SB000")


def _ignored_in(options: Options, path: str) -> list[str]:
    return [
        selector
        for pattern, selectors in options.per_file_ignores.items()
        if GitIgnoreSpec.from_lines([pattern]).match_file(path)
        for selector in selectors
    ]


def _setting(settings: Mapping[str, _T], rule: Rule) -> _T | None:
    """What the closest of the keys that mean the rule is set to."""
    meant = [selector for selector in settings if matches(selector, rule)]
    return settings[max(meant, key=_size)] if meant else None
