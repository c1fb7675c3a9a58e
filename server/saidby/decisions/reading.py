"""The text of a decisions file to its entries, or to everything wrong with it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from saidby.decisions.decision import Decision, Verdict
from saidby.errors import ConfigError, Fault
from saidby.wording import all_words, near_match

KEY = "decisions"
_HEADER = re.compile(rf"^[ \t]*\[\[[ \t]*{KEY}[ \t]*\]\]", re.MULTILINE)
_AT_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")
_TEXTS = ("file", "quote", "decision", "context", "speaker", "note")
_KEYS = (*_TEXTS, "rules")
_NEEDED = ("file", "quote", "decision")


def entries_of(text: str, path: str) -> tuple[Decision, ...]:
    """All entries. Raises ConfigError with every fault, each with line and key."""
    tables = _tables(text, path)
    lines = _Lines(text, len(tables))
    faults = [
        Fault(path, lines.of(number, key), key, message)
        for number, table in enumerate(tables)
        for key, message in _faults(table)
    ]
    if faults:
        raise ConfigError(tuple(faults))
    return tuple(_entry(table, lines.of(i)) for i, table in enumerate(tables))


def _tables(text: str, path: str) -> list[Any]:
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError((_syntax_fault(str(error), text, path),)) from error
    faults = [
        Fault(path, _line_of_table(text, key), key, _unknown(key, (KEY,)))
        for key in document
        if key != KEY
    ]
    tables = document.get(KEY, [])
    if not isinstance(tables, list):
        message = "is a list of tables: write [[decisions]] above each entry"
        faults.append(Fault(path, _line_of_table(text, KEY), KEY, message))
    if faults:
        raise ConfigError(tuple(faults))
    return list(tables)


def _syntax_fault(message: str, text: str, path: str) -> Fault:
    at = _AT_LINE.search(message)
    last = text.count("\n") + 1
    line = int(at[1] or last) if at else 0
    return Fault(path, line, "", f"not TOML: {_AT_LINE.sub('', message)}")


def _faults(table: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(table, dict):
        yield KEY, "each entry is a table of its own: [[decisions]]"
        return
    for key, value in table.items():
        if key not in _KEYS:
            yield key, _unknown(key, _KEYS)
        elif key in _TEXTS and not isinstance(value, str):
            yield key, "is a text in quotation marks"
        elif key == "rules" and not _is_list_of_texts(value):
            yield key, 'is a list of codes or names: ["SB201"]'
    for key in _NEEDED:
        if key not in table:
            yield key, "is missing"
    yield from _faults_of_meaning(table)


def _faults_of_meaning(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    quote, verdict = table.get("quote"), table.get("decision")
    if isinstance(quote, str) and not all_words(quote):
        yield "quote", "holds no words: give the opening words of the quotation"
    if isinstance(verdict, str) and verdict not in list(Verdict):
        yield "decision", f"is one of {', '.join(Verdict)}"
    if verdict == Verdict.SPEAKER and not table.get("speaker"):
        yield "speaker", "is missing: who said it?"
    if verdict in list(Verdict) and verdict != Verdict.SPEAKER and "speaker" in table:
        yield "speaker", 'has a meaning only with decision = "speaker"'
    if verdict in list(Verdict) and verdict != Verdict.IGNORE and "rules" in table:
        yield "rules", 'has a meaning only with decision = "ignore"'


def _entry(table: Mapping[str, Any], line: int) -> Decision:
    return Decision(
        table["file"].replace("\\", "/").removeprefix("./"),
        table["quote"],
        Verdict(table["decision"]),
        table.get("context", ""),
        tuple(table.get("rules", ())),
        table.get("speaker"),
        table.get("note", ""),
        line,
    )


def _unknown(key: str, known: tuple[str, ...]) -> str:
    near = near_match(key, known)
    return f"is not known; did you mean {near}?" if near else "is not known"


def _is_list_of_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _line_of_table(text: str, key: str) -> int:
    """The line of a table's header or, if it has none, of a key of that name."""
    header = rf"^[ \t]*\[+[ \t]*[\"']?{re.escape(key)}\b"
    found = re.search(header, text, re.MULTILINE)
    return _line(text, found.start()) if found else _line_of_key(text, key)


def _line_of_key(text: str, key: str, start: int = 0, end: int | None = None) -> int:
    pattern = re.compile(rf"^[ \t]*[\"']?{re.escape(key)}\b", re.MULTILINE)
    found = pattern.search(text, start, len(text) if end is None else end)
    return _line(text, found.start()) if found else 0


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


class _Lines:
    """Where the entries stand. The parser of the standard library does not tell."""

    def __init__(self, text: str, count: int) -> None:
        starts = [match.start() for match in _HEADER.finditer(text)]
        # Entries written in line, or a header inside a text: no line is better than
        # a wrong one.
        self._starts = [*starts, len(text)] if len(starts) == count else []
        self._text = text

    def of(self, number: int, key: str = "") -> int:
        """The line of a key of an entry, or of the entry itself; 0 if unknown."""
        if not self._starts:
            return 0
        start, end = self._starts[number], self._starts[number + 1]
        line = _line_of_key(self._text, key, start, end) if key else 0
        return line or _line(self._text, start)
