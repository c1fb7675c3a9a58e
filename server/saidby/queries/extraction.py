"""A draft as one JSON record: its speakers, and every quotation with its speaker.

The shape is that of ``schemas/extract.schema.json``; offsets are code points. An
outline is a record without the draft's words, which are filled in from its text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    # Told from the cache, an outline needs none of the analysis.
    from saidby.attribution.attribution import Attribution
    from saidby.draft import Draft
    from saidby.speakers.cast import Mention, Speaker
    from saidby.text.spans import Span

SCHEMA = 1
LANGUAGE = "en"
BREAK = " … "

Record = dict[str, Any]


def record(draft: Draft, path: str) -> Record:
    """Everything that was found in a draft, as plain JSON values.

    ``path`` stands in the record as given. A draft without attributions (no language
    pipeline was loaded) has quotations but no speakers.
    """
    return told(outline(draft), draft.source.text, path)


def told(outline: Record, text: str, path: str) -> Record:
    """The record of an outline and the text that it was made of.

    Raises KeyError, TypeError or ValueError if these do not belong together.
    """
    return {
        "schema": SCHEMA,
        "path": path,
        "language": LANGUAGE,
        "speakers": [_speaker_told(s, text) for s in outline["speakers"]],
        "quotes": [_quote_told(q, text) for q in outline["quotes"]],
    }


def outline(draft: Draft) -> Record:
    """What was found in a draft, with places for words."""
    count = len(draft.quotations.found)
    return {
        "speakers": [_speaker(speaker) for speaker in draft.cast.speakers],
        "quotes": [_quote(draft, number) for number in range(count)],
    }


def _speaker(speaker: Speaker) -> Record:
    return {
        "id": speaker.id,
        "name": speaker.name,
        "kind": speaker.kind.value,
        "aliases": list(speaker.aliases),
        "role": speaker.role,
        "pronouns": speaker.pronouns,
        "mentions": [_pair(mention.span) for mention in speaker.mentions],
    }


def _quote(draft: Draft, number: int) -> Record:
    quotation = draft.quotations.found[number]
    settled = draft.attributions[number] if draft.attributions else None
    quote: Record = {
        "id": _id(number),
        "kind": quotation.kind.value,
        "spans": [_pair(span) for span in quotation.spans],
    }
    if quotation.parent is not None:
        quote["parent"] = _id(quotation.parent)
    return quote | (_answer(settled) if settled else _NO_ANSWER)


_NO_ANSWER: Record = {
    "speaker": None,
    "mention": None,
    "cue": None,
    "method": "none",
    "confidence": 0.0,
    "candidates": [],
}


def _answer(settled: Attribution) -> Record:
    return {
        "speaker": settled.speaker,
        "mention": _mention(settled.mention),
        "cue": _pair(settled.cue.span) if settled.cue else None,
        "method": settled.method,
        "confidence": round(settled.confidence, 4),
        "candidates": [
            {"speaker": rival.speaker, "confidence": round(rival.confidence, 4)}
            for rival in settled.candidates
        ],
    }


def _mention(mention: Mention | None) -> list[int] | None:
    return _pair(mention.span) if mention else None


def _id(number: int) -> str:
    return f"q{number + 1}"


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _speaker_told(speaker: Record, text: str) -> Record:
    return speaker | {"mentions": [_words(pair, text) for pair in speaker["mentions"]]}


def _quote_told(quote: Record, text: str) -> Record:
    head = {key: quote[key] for key in ("id", "kind")}
    spans = [_place(pair, text) for pair in quote["spans"]]
    words = BREAK.join(text[place["start"] : place["end"]] for place in spans)
    found = {key: _filled(quote[key], text) for key in ("mention", "cue")}
    rest = {key: quote[key] for key in quote if key not in head and key != "spans"}
    return head | {"spans": spans, "text": words} | rest | found


def _filled(pair: list[int] | None, text: str) -> Record | None:
    return None if pair is None else _words(pair, text)


def _words(pair: list[int], text: str) -> Record:
    place = _place(pair, text)
    return place | {"text": text[place["start"] : place["end"]]}


def _place(pair: list[int], text: str) -> Record:
    start, end = pair
    if not 0 <= start <= end <= len(text):
        raise ValueError("a place outside the text")
    return {"start": start, "end": end}
