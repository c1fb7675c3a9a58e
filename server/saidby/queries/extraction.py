"""A draft as one JSON record: its speakers, and every quotation with its speaker.

The shape is that of ``schemas/extract.schema.json``; offsets are code points.
"""

from __future__ import annotations

from typing import Any

from saidby.attribution.attribution import Attribution
from saidby.draft import Draft
from saidby.speakers.cast import Mention, Speaker
from saidby.text.spans import Span

SCHEMA = 1
LANGUAGE = "en"

Record = dict[str, Any]


def record(draft: Draft, path: str) -> Record:
    """Everything that was found in a draft, as plain JSON values.

    ``path`` stands in the record as given. A draft without attributions (no language
    pipeline was loaded) has quotations but no speakers.
    """
    text = draft.source.text
    return {
        "schema": SCHEMA,
        "path": path,
        "language": LANGUAGE,
        "speakers": [_speaker(s, text) for s in draft.cast.speakers],
        "quotes": [_quote(draft, number) for number in range(_count(draft))],
    }


def _count(draft: Draft) -> int:
    return len(draft.quotations.found)


def _speaker(speaker: Speaker, text: str) -> Record:
    return {
        "id": speaker.id,
        "name": speaker.name,
        "kind": speaker.kind.value,
        "aliases": list(speaker.aliases),
        "role": speaker.role,
        "pronouns": speaker.pronouns,
        "mentions": [_words(mention.span, text) for mention in speaker.mentions],
    }


def _quote(draft: Draft, number: int) -> Record:
    quotation, text = draft.quotations.found[number], draft.source.text
    quote: Record = {
        "id": _id(number),
        "kind": quotation.kind.value,
        "spans": [_place(span) for span in quotation.spans],
        "text": quotation.text_of(text),
    }
    if quotation.parent is not None:
        quote["parent"] = _id(quotation.parent)
    settled = draft.attributions[number] if draft.attributions else None
    return quote | _answer(settled, text)


def _answer(settled: Attribution | None, text: str) -> Record:
    if settled is None:
        return {
            "speaker": None,
            "mention": None,
            "cue": None,
            "method": "none",
            "confidence": 0.0,
            "candidates": [],
        }
    return {
        "speaker": settled.speaker,
        "mention": _mention(settled.mention, text),
        "cue": _words(settled.cue.span, text) if settled.cue else None,
        "method": settled.method,
        "confidence": round(settled.confidence, 4),
        "candidates": [
            {"speaker": rival.speaker, "confidence": round(rival.confidence, 4)}
            for rival in settled.candidates
        ],
    }


def _mention(mention: Mention | None, text: str) -> Record | None:
    return _words(mention.span, text) if mention else None


def _id(number: int) -> str:
    return f"q{number + 1}"


def _place(span: Span) -> Record:
    return {"start": span.start, "end": span.end}


def _words(span: Span, text: str) -> Record:
    return _place(span) | {"text": span.of(text)}
