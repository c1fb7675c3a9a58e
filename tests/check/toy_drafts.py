"""Small drafts and rules: a rule finds every word of its own, "@nobody" say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from saidby.check import Report, check
from saidby.decisions import NO_DECISIONS, Decisions
from saidby.draft import Draft, Stage
from saidby.options import Options
from saidby.quotations.quotation import Kind, Quotation, Quotations
from saidby.rules import RULES
from saidby.rules.base import Finding, Rule, Severity
from saidby.text.prose import Block, BlockKind, Directive, Prose, mask
from saidby.text.source import Source
from saidby.text.spans import Span

_COMMENT = re.compile(r"<!-- saidby: ?(\S*)(.*?)-->")
_ARGUMENT = re.compile(r'"([^"]*)"|([^\s,]+)')


def draft(text: str, path: str = "draft.md") -> Draft:
    """A draft with comments, paragraphs and quotations in curly marks."""
    directives = tuple(
        Directive(
            Span(*found.span()),
            found[1].lower(),
            tuple(quoted or bare for quoted, bare in _ARGUMENT.findall(found[2])),
        )
        for found in _COMMENT.finditer(text)
    )
    masked = mask(text, [directive.span for directive in directives])
    prose = Prose(text, masked, tuple(_blocks(text, masked)), directives)
    found = tuple(map(_quotation, re.finditer("“([^”]*)”", masked)))
    quotations = Quotations(found)
    return Draft(Source(path, text), prose, quotations, Stage.ATTRIBUTIONS)


def _blocks(text: str, masked: str) -> Iterator[Block]:
    for found in re.finditer(r"\S(?:.|\r\n?(?![ \t]*[\r\n])|\n(?![ \t]*\r?\n))*", text):
        words = masked[found.start() : found.end()]
        start = found.start() + len(words) - len(words.lstrip())
        if words.strip():
            yield Block(BlockKind.PARAGRAPH, Span(start, start + len(words.strip())))


def _quotation(found: re.Match[str]) -> Quotation:
    inner, outer = Span(*found.span(1)), Span(*found.span())
    return Quotation((inner,), (outer,), "curly", Kind.DIRECT, (0,))


def finder(word: str) -> Callable[[Draft, Options], Iterator[Finding]]:
    """A check that finds a word."""

    def find(draft: Draft, options: Options) -> Iterator[Finding]:
        for found in re.finditer(re.escape(word), draft.prose.masked):
            yield Finding(Span(*found.span()), f"{word}?")

    return find


def toy(code: str, name: str, **more: object) -> Rule:
    """A rule that finds "@" and its own name."""
    rule = Rule(
        code,
        name,
        "A toy.",
        Severity.WARNING,
        Stage.QUOTATIONS,
        finder(f"@{name}"),
    )
    return replace(rule, **more)  # type: ignore[arg-type]


OWN = tuple(rule for rule in RULES if rule.code.startswith("SB9"))
NOBODY = toy("SB201", "nobody")
TWO = toy("SB202", "two")
NAME = toy("SB301", "name")
QUIET = toy("SB401", "quiet", default=False)
TOYS = (NOBODY, TWO, NAME, QUIET, *OWN)


def report(
    text: str,
    decisions: Decisions = NO_DECISIONS,
    *,
    rules: tuple[Rule, ...] = TOYS,
    path: str = "draft.md",
    **options: object,
) -> Report:
    """The report of a small draft; rules that raise, raise."""
    chosen = Options(**options)  # type: ignore[arg-type]
    return check(draft(text, path), chosen, decisions, rules, strict=True)


def codes(text: str, decisions: Decisions = NO_DECISIONS, **more: object) -> list[str]:
    """The codes of what is found in a small draft, in order."""
    found = report(text, decisions, **more)  # type: ignore[arg-type]
    return [diagnostic.code for diagnostic in found.diagnostics]


def messages(text: str, decisions: Decisions = NO_DECISIONS) -> list[str]:
    """The messages about saidby's own comments and decisions."""
    found = report(text, decisions).diagnostics
    return [d.message for d in found if d.code.startswith("SB9")]
