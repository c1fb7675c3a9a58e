"""A finding as JSON values; ``schemas/check.schema.json`` describes them.

Offsets are code points from zero in the text as decoded; lines and columns count from
one, columns in code points. Every ``end`` is exclusive.
"""

from __future__ import annotations

from typing import Any

from saidby.findings import Fix
from saidby.report import Diagnostic
from saidby.text.lines import LineIndex
from saidby.text.spans import Span

SCHEMA = 1


def finding_values(found: Diagnostic, lines: LineIndex) -> dict[str, Any]:
    return {
        "code": found.code,
        "name": found.name,
        "severity": found.severity.value,
        "message": found.message,
        **_span_values(found.span, lines),
        "related": [
            {"message": related.message, **_span_values(related.span, lines)}
            for related in found.related
        ],
        "fixes": [_fix_values(fix, lines) for fix in found.fixes],
        "confidence": round(found.confidence, 4),
        "fingerprint": found.fingerprint,
        "url": found.url or None,
    }


def _fix_values(fix: Fix, lines: LineIndex) -> dict[str, Any]:
    edits = [
        {**_span_values(edit.span, lines), "replacement": edit.replacement}
        for edit in fix.edits
    ]
    return {"title": fix.title, "safe": fix.safe, "edits": edits}


def _span_values(span: Span, lines: LineIndex) -> dict[str, Any]:
    return {
        "start": _place_values(span.start, lines),
        "end": _place_values(span.end, lines),
    }


def _place_values(offset: int, lines: LineIndex) -> dict[str, int]:
    place = lines.place(offset)
    return {"offset": offset, "line": place.line + 1, "column": place.column + 1}
