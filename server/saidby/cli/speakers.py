"""``saidby speakers``: who speaks, how often and how much."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from saidby.cli.arguments import Common, over_drafts
from saidby.cli.output import printable, results

if TYPE_CHECKING:
    from saidby.queries.speaking import Speaking

    Rows = tuple[Speaking, ...]
    Spoken = Iterable[tuple[str, Rows]]

COLUMNS = ("name", "kind", "role", "pronouns", "quotations", "words", "share")
NOBODY = "(unattributed)"
ALL = "all drafts"
_WIDEST = 40


def as_table(drafts: Spoken) -> Iterator[str]:
    """A table for each draft, and one over all if there are several."""
    seen = []
    for path, rows in drafts:
        seen.append(rows)
        yield from _table(path, rows)
    if len(seen) > 1:
        yield from _table(ALL, _together(seen))


def as_json(drafts: Spoken) -> Iterator[str]:
    """One JSON object: ``drafts``, each with its ``speakers``, and ``all`` together."""
    seen = []
    yield '{"schema": 1, "drafts": ['
    last = ""
    for path, rows in drafts:
        seen.append(rows)
        if last:
            yield f"{last},"
        values = {"path": path, "speakers": [_values(row, rows) for row in rows]}
        last = json.dumps(values, ensure_ascii=False)
    if last:
        yield last
    rows = _together(seen)
    over_all = json.dumps([_values(row, rows) for row in rows], ensure_ascii=False)
    yield f'], "all": {over_all}}}'


def as_csv(drafts: Spoken) -> Iterator[str]:
    """One row for each speaker of each draft; the unattributed have no name."""
    yield _row(("path", *COLUMNS))
    for path, rows in drafts:
        for row in rows:
            yield _row((path, *_values(row, rows).values()))


FORMATS: dict[str, Callable[[Spoken], Iterator[str]]] = {
    "table": as_table,
    "json": as_json,
    "csv": as_csv,
}


@click.command("speakers")
@click.option(
    "--format",
    "shape",
    type=click.Choice(list(FORMATS)),
    default="table",
    show_default=True,
    help="How to print the speakers.",
)
@over_drafts
def command(common: Common, shape: str) -> int:
    """Print who speaks, how often, how many words, and what share that is.

    PATHS are files, folders or patterns; - is standard input.
    """
    from saidby.cli.drafts import Drafts

    drafts = Drafts(common, common.configuration(), "speakers")
    with results() as write:
        for line in FORMATS[shape]((one.path, one.answer) for one in drafts):
            with drafts.bar.hidden():
                write(line)
    return drafts.status


def _together(drafts: Iterable[Rows]) -> Rows:
    from saidby.queries.speaking import together

    return together(drafts)


def _values(row: Speaking, rows: Rows) -> dict[str, Any]:
    from saidby.queries.speaking import share

    values = {key: getattr(row, key) for key in COLUMNS[:-1]}
    return values | {"share": round(share(row, rows), 4)}


def _table(title: str, rows: Rows) -> Iterator[str]:
    yield f"{printable(title)}:"
    table = [COLUMNS, *(_cells(row, rows) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for cells in table:
        # Numbers stand on the right of their column, words on the left.
        padded = [
            cell.rjust(width) if number > 3 else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        yield "  " + "  ".join(padded)
    if not rows:
        yield "  (nobody is quoted)"
    yield ""


def _cells(row: Speaking, rows: Rows) -> tuple[str, ...]:
    values = _values(row, rows)
    name = _short(row.name or NOBODY)
    known = (_short(values[key] or "") for key in ("kind", "role", "pronouns"))
    numbers = (str(row.quotations), str(row.words), f"{values['share']:.0%}")
    return (name, *known, *numbers)


def _short(text: str) -> str:
    """Some roles are introduced at length; the other formats have them whole."""
    shown = printable(text)
    return shown if len(shown) <= _WIDEST else f"{shown[: _WIDEST - 1].rstrip()}…"


def _row(cells: Iterable[Any]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()
