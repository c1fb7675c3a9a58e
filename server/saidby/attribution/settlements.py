"""What the writer has settled: in a comment of the draft, or in the decisions file."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from saidby.attribution.scene import Scene
from saidby.attribution.settling import NOBODY, Decision
from saidby.decisions import Decisions, Places, Verdict
from saidby.quotations.quotation import Quotation, Quotations
from saidby.text.prose import Directive, Prose
from saidby.text.spans import Span

_SURE = 1.0
METHOD = "settled"
NOT_SPEECH = "not-a-quotation"


def settled(scene: Scene, decisions: Decisions) -> dict[int, Decision]:
    """A decision for every quotation that the writer settled, by its number.

    A comment beside the quotation wins over an entry of the decisions file.
    """
    found: dict[int, Decision] = {}
    for number, speaker, place in (*_by_entry(scene, decisions), *_by_comment(scene)):
        if speaker is None:
            found[number] = Decision(NOBODY, NOT_SPEECH, _SURE)
        else:
            identity = scene.people.by_label(speaker)
            found[number] = Decision(identity, METHOD, _SURE, place=place)
    return found


def _by_comment(scene: Scene) -> Iterator[tuple[int, str | None, Span | None]]:
    for directive in scene.prose.directives:
        if directive.verb == "speaker" and directive.arguments:
            name: str | None = directive.arguments[0]
        elif directive.verb == NOT_SPEECH:
            name = None
        else:
            continue
        number = meant(scene.prose, scene.quotations, directive)
        if number is not None:
            yield number, name, directive.span


def meant(prose: Prose, quotations: Quotations, directive: Directive) -> int | None:
    """The quotation right before on the same line, else the next one after."""
    found, span = quotations.found, directive.span
    before = bisect_left(found, span.start, key=_start)
    for number in range(before - 1, -1, -1):
        end = found[number].end
        if found[number].parent is None and end <= span.start:
            if _same_line(prose, end, span.start):
                return number
            break
    after = bisect_left(found, span.end, key=_start)
    return after if after < len(found) else None


def _start(quotation: Quotation) -> int:
    return quotation.start


def _same_line(prose: Prose, start: int, end: int) -> bool:
    return "\n" not in prose.text[start:end] and "\r" not in prose.text[start:end]


def _by_entry(
    scene: Scene, decisions: Decisions
) -> Iterator[tuple[int, str | None, Span | None]]:
    entries = [e for e in decisions.entries if e.decision is not Verdict.IGNORE]
    if not entries:
        return
    spans = {Span(q.start, q.end): n for n, q in enumerate(scene.quotations.found)}
    places = Places(scene.prose.masked, spans)
    for entry in entries:
        for span in places.of(entry):
            yield spans[span], entry.speaker, None
