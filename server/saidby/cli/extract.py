"""``saidby extract``: every quotation with its speaker, for other programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import click

from saidby.cli.arguments import Common, over_drafts
from saidby.cli.output import results

Record = dict[str, Any]

COLUMNS = (
    "path",
    "id",
    "kind",
    "start",
    "end",
    "spans",
    "text",
    "parent",
    "speaker_id",
    "speaker",
    "speaker_kind",
    "role",
    "pronouns",
    "mention",
    "mention_start",
    "mention_end",
    "cue",
    "method",
    "confidence",
)


def as_lines(records: Iterable[Record]) -> Iterator[str]:
    """One JSON object a line, one line a draft."""
    for record in records:
        yield json.dumps(record, ensure_ascii=False)


def as_json(records: Iterable[Record]) -> Iterator[str]:
    """One JSON array of all drafts."""
    last = ""
    yield "["
    for record in records:
        if last:
            yield last + ","
        last = json.dumps(record, ensure_ascii=False, indent=2)
    if last:
        yield last
    yield "]"


def as_csv(records: Iterable[Record]) -> Iterator[str]:
    """One row a quotation."""
    yield _row(COLUMNS)
    for record in records:
        speakers = {speaker["id"]: speaker for speaker in record["speakers"]}
        for quote in record["quotes"]:
            yield _row(_cells(record["path"], quote, speakers))


FORMATS: dict[str, Callable[[Iterable[Record]], Iterator[str]]] = {
    "jsonl": as_lines,
    "json": as_json,
    "csv": as_csv,
}


@click.command("extract")
@click.option(
    "--format",
    "shape",
    type=click.Choice(list(FORMATS)),
    default="jsonl",
    show_default=True,
    help="How to print the quotations.",
)
@over_drafts
def command(common: Common, shape: str) -> int:
    """Print every quotation with its speaker, for other programs.

    PATHS are files, folders or patterns; - is standard input.
    """
    from saidby.cli.drafts import Drafts

    drafts = Drafts(common, common.configuration(), "extract")
    with results() as write:
        for line in FORMATS[shape](answered.answer for answered in drafts):
            with drafts.bar.hidden():
                write(line)
    return drafts.status


def _cells(path: str, quote: Record, speakers: dict[str, Record]) -> list[Any]:
    spans = quote["spans"]
    speaker = speakers.get(quote["speaker"], {})
    mention = quote["mention"] or {}
    return [
        path,
        quote["id"],
        quote["kind"],
        spans[0]["start"],
        spans[-1]["end"],
        " ".join(f"{span['start']}-{span['end']}" for span in spans),
        quote["text"],
        quote.get("parent"),
        quote["speaker"],
        *(speaker.get(key) for key in ("name", "kind", "role", "pronouns")),
        *(mention.get(key) for key in ("text", "start", "end")),
        (quote["cue"] or {}).get("text"),
        quote["method"],
        quote["confidence"],
    ]


def _row(cells: Iterable[Any]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()
