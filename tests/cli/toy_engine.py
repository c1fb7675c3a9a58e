"""An analysis and rules simple enough to know beforehand what they find.

A quotation is what stands in curly marks; ``said NAME`` after it attributes it. Each
rule finds a word of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from saidby import formats
from saidby.attribution.attribution import Attribution, Candidate, Cue
from saidby.draft import Draft, Stage
from saidby.options import Options
from saidby.quotations.quotation import Kind, Quotation, Quotations
from saidby.rules.base import Edit, Finding, Fix, Rule, Severity
from saidby.speakers.cast import Cast, Mention, MentionKind, Speaker, SpeakerKind
from saidby.text.source import Source
from saidby.text.spans import Span

_QUOTED = re.compile(r"“([^”]*)”(?: (said) (\w+))?")


def analyse(
    source: Source, parser: object, options: Options, decisions: object = None
) -> Draft:
    if "CRASH" in source.text:
        raise TypeError(source.text)
    found = list(_QUOTED.finditer(source.text))
    names = sorted({match[3] for match in found if match[3]})
    names += [entry.name for entry in options.cast if entry.name not in names]
    people = {name: _speaker(f"s{n + 1}", name, found) for n, name in enumerate(names)}
    return Draft(
        source,
        formats.read(source),
        Quotations(tuple(map(_quotation, found))),
        Stage.ATTRIBUTIONS,
        None,
        Cast(tuple(people.values())),
        tuple(_attribution(n, match, people) for n, match in enumerate(found)),
    )


def _quotation(match: re.Match[str]) -> Quotation:
    inner = Span(*match.span(1))
    outer = Span(inner.start - 1, inner.end + 1)
    return Quotation((inner,), (outer,), "curly", Kind.DIRECT, (0,))


def _speaker(id: str, name: str, found: list[re.Match[str]]) -> Speaker:
    mentions = tuple(_mention(match) for match in found if match[3] == name)
    return Speaker(id, name, SpeakerKind.PERSON, mentions=mentions, pronouns="she")


def _mention(match: re.Match[str]) -> Mention:
    span = Span(*match.span(3))
    return Mention(span, span, MentionKind.NAME, 0, 0)


def _attribution(
    number: int, match: re.Match[str], people: dict[str, Speaker]
) -> Attribution:
    if not match[3]:
        return Attribution(number, None, None, None, "none", 0.6)
    id = people[match[3]].id
    cue = Cue(Span(*match.span(2)), "say")
    rivals = (Candidate(id, 0.98765),)
    return Attribution(number, id, _mention(match), cue, "tag", 0.98765, rivals)


Check = Callable[[Draft, Options], Iterator[Finding]]


def _finder(word: str, *fixes: Callable[[Span], Fix], sure: float = 1.0) -> Check:
    def check(draft: Draft, options: Options) -> Iterator[Finding]:
        for match in re.finditer(rf"\b{word}\b", draft.source.text):
            span = Span(*match.span())
            made = tuple(fix(span) for fix in fixes)
            yield Finding(span, f"Is {word} right?", made, confidence=sure)

    return check


def _writing(word: str, *, safe: bool) -> Callable[[Span], Fix]:
    return lambda span: Fix(f"Write {word}", (Edit(span, word),), safe)


def _breaking(draft: Draft, options: Options) -> Iterator[Finding]:
    if "BREAK" in draft.source.text:
        raise KeyError(draft.source.text)
    yield from ()


def _rule(code: str, name: str, check: Check, *, default: bool = True) -> Rule:
    severity = Severity.ERROR if code == "SB201" else Severity.WARNING
    doc = f"What {name} flags.\n\nWhy an editor cares: toy."
    return Rule(
        code,
        name,
        f"Finds {name}.",
        severity,
        Stage.QUOTATIONS,
        check,
        default=default,
        doc=doc,
    )


RULES: tuple[Rule, ...] = (
    _rule("SB101", "misspelt-the", _finder("teh", _writing("the", safe=True))),
    _rule("SB102", "two-steps", _finder("hte", _writing("teh", safe=True))),
    _rule("SB201", "nobody", _finder("nobody")),
    _rule("SB202", "unsure", _finder("perhaps", sure=0.5)),
    _rule("SB203", "colour", _finder("colour", _writing("color", safe=False))),
    _rule("SB401", "policy", _finder("anonymous"), default=False),
    _rule("SB402", "breaking", _breaking),
)
