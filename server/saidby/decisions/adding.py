"""An entry put into the text of a decisions file, all else left as it was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from saidby.decisions.decision import Decision, Verdict
from saidby.decisions.reading import KEY
from saidby.wording import all_words

_HEAD = """\
# What was settled about drafts that have no comments of their own.
# An entry finds its place by the opening words ("quote"), so lines may move.

"""


def added(text: str, entry: Decision) -> str:
    """The text with the entry in it. ``text`` must be a faultless decisions file."""
    import tomlkit  # only needed to write, and slow to load

    document = tomlkit.parse(text or _HEAD)
    tables = document.setdefault(KEY, tomlkit.aot())
    table = next((t for t in tables if _key(t) == _key(_values(entry))), None)
    if table is None:
        tables.append(tomlkit.item(_values(entry)))
    else:
        _settle_anew(table, entry)
    return _with_line_ends_of(text, tomlkit.dumps(document))


def _settle_anew(table: Any, entry: Decision) -> None:
    values = _values(entry)
    before = table.get("rules", [])
    if entry.decision is Verdict.IGNORE and table["decision"] == Verdict.IGNORE:
        # No rules means all of them, and all stays all.
        both = [*before, *(rule for rule in entry.rules if rule not in before)]
        values["rules"] = both if before and entry.rules else []
    for key in ("rules", "speaker"):
        if not values.get(key):
            table.pop(key, None)
    table.update({key: value for key, value in values.items() if value})


def _values(entry: Decision) -> dict[str, Any]:
    values = {
        "file": entry.file,
        "quote": entry.quote,
        "context": entry.context,
        "decision": entry.decision.value,
        "rules": list(entry.rules),
        "speaker": entry.speaker,
        "note": entry.note,
    }
    return {key: value for key, value in values.items() if value}


def _key(table: Mapping[str, Any]) -> tuple[str, list[str], list[str]]:
    quote, context = str(table["quote"]), str(table.get("context", ""))
    return str(table["file"]), all_words(quote), all_words(context)


def _with_line_ends_of(text: str, written: str) -> str:
    if "\r\n" not in text:
        return written
    return written.replace("\r\n", "\n").replace("\n", "\r\n")
