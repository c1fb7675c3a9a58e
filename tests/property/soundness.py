"""What holds for every draft that was analysed, whatever its text."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import jsonschema

import saidby
from saidby.attribution.attribution import Attribution
from saidby.draft import Draft
from saidby.queries.extraction import record
from saidby.quotations.quotation import Quotation
from saidby.report import Report
from saidby.speakers.cast import Mention
from saidby.text.spans import Span

_SCHEMA = Path(saidby.__file__).parent / "schemas" / "extract.schema.json"
_VALIDATOR = jsonschema.Draft202012Validator(json.loads(_SCHEMA.read_text("utf-8")))


def is_sound(draft: Draft) -> None:
    """Offsets in bounds, spans in order, what is nested inside what holds it."""
    size = len(draft.source.text)
    assert len(draft.prose.masked) == size
    _in_order(block.span for block in draft.prose.blocks)
    _in_bounds((block.span for block in draft.prose.blocks), size)
    _in_bounds((d.span for d in draft.prose.directives), size)
    _in_bounds((stray.span for stray in draft.quotations.strays), size)
    found = draft.quotations.found
    assert [q.start for q in found] == sorted(q.start for q in found)
    for number, quotation in enumerate(found):
        _is_sound_quotation(quotation, draft)
        if quotation.parent is not None:
            assert quotation.parent < number
            _is_inside(quotation, found[quotation.parent])


def is_sound_when_attributed(draft: Draft) -> None:
    """An answer for every quotation, by speakers and mentions that there are."""
    assert [a.quotation for a in draft.attributions] == list(
        range(len(draft.quotations.found))
    )
    size = len(draft.source.text)
    known = {speaker.id for speaker in draft.cast.speakers}
    assert len(known) == len(draft.cast.speakers)
    for attribution in draft.attributions:
        _is_sound_attribution(attribution, known, size)
    for speaker in draft.cast.speakers:
        _are_sound_mentions(speaker.mentions, size)


def is_sound_report(report: Report) -> None:
    """Findings, their related places and their fixes point into the draft."""
    size = len(report.source.text)
    for found in report.diagnostics:
        _in_bounds((found.span, *(place.span for place in found.related)), size)
        assert 0 <= found.confidence <= 1
        for fix in found.fixes:
            _in_bounds((edit.span for edit in fix.edits), size)


def has_a_valid_record(draft: Draft) -> None:
    told = record(draft, draft.source.path)
    told = json.loads(json.dumps(told, ensure_ascii=False))
    _VALIDATOR.validate(told)
    text = draft.source.text
    for quote in told["quotes"]:
        spans = [text[span["start"] : span["end"]] for span in quote["spans"]]
        assert quote["text"] == " … ".join(spans)


def _in_bounds(spans: Iterable[Span], size: int) -> None:
    assert all(0 <= span.start <= span.end <= size for span in spans)


def _in_order(spans: Iterable[Span]) -> None:
    assert all(one.end <= other.start for one, other in pairwise(spans))


def _is_sound_quotation(quotation: Quotation, draft: Draft) -> None:
    blocks = draft.prose.blocks
    parts = list(zip(quotation.spans, quotation.outer, quotation.blocks, strict=True))
    assert parts
    _in_order(quotation.outer)
    _in_bounds(quotation.outer, len(draft.source.text))
    for span, outer, block in parts:
        assert outer.covers(span)
        assert blocks[block].span.covers(outer)
    if quotation.label is not None:
        _in_bounds((quotation.label,), len(draft.source.text))


def _is_inside(quotation: Quotation, parent: Quotation) -> None:
    assert quotation.depth == parent.depth + 1
    for outer in quotation.outer:
        assert any(span.covers(outer) for span in parent.spans)


def _is_sound_attribution(attribution: Attribution, known: set[str], size: int) -> None:
    assert attribution.speaker is None or attribution.speaker in known
    assert {rival.speaker for rival in attribution.candidates} <= known
    assert attribution.method
    sure = [attribution.confidence, *(c.confidence for c in attribution.candidates)]
    assert all(0 <= confidence <= 1 for confidence in sure)
    if attribution.mention:
        _are_sound_mentions((attribution.mention,), size)
    _are_sound_mentions(attribution.claims, size)
    if attribution.cue:
        _in_bounds((attribution.cue.span,), size)


def _are_sound_mentions(mentions: Iterable[Mention], size: int) -> None:
    for mention in mentions:
        _in_bounds((mention.span,), size)
        assert mention.span.covers(mention.core)
