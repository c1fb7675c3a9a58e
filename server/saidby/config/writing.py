"""A project file with one thing more in it: comments, order and line ends are kept.

``prefix`` is the table that is ours: ``tool.saidby`` in a file that tools share. What
is written goes where a person would put it, and nothing is there twice. The functions
raise ValueError if the text is not TOML or has something else in the place.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Prefix = tuple[str, ...]


def with_rule_off(text: str, prefix: Prefix, rule: str) -> str:
    """The rule is ignored in the whole project."""
    return _changed(text, prefix, lambda table: _listed(table, "ignore", rule))


def with_rule_off_in(text: str, prefix: Prefix, file: str, rule: str) -> str:
    """The rule is ignored in one file, or in those of a pattern."""

    def change(table: Any) -> None:
        import tomlkit

        if "per-file-ignores" not in table:
            _leave_a_line(table)
            table["per-file-ignores"] = tomlkit.table()
        _listed(table["per-file-ignores"], file, rule)

    return _changed(text, prefix, change)


def with_speaker(text: str, prefix: Prefix, name: str, spelling: str = "") -> str:
    """The speaker is in the cast, ``spelling`` being another form of the name."""

    def change(table: Any) -> None:
        import tomlkit

        if "speakers" not in table:
            _leave_a_line(table)
            table["speakers"] = tomlkit.aot()
        found = (one for one in table["speakers"] if one.get("name") == name)
        entry = next(found, None)
        if entry is None:
            if len(table["speakers"]):
                _leave_a_line(table["speakers"][-1])
            entry = tomlkit.table()
            entry["name"] = name
            table["speakers"].append(entry)
        if spelling:
            _listed(entry, "aliases", spelling)

    return _changed(text, prefix, change)


def _changed(text: str, prefix: Prefix, change: Callable[[Any], None]) -> str:
    import tomlkit  # only needed to write, and slow to load
    from tomlkit.exceptions import TOMLKitError

    try:
        document: Any = tomlkit.parse(text)
        table = document
        for part in prefix:
            table = table.setdefault(part, tomlkit.table())
        change(table)
        written = tomlkit.dumps(document)
        if not text.startswith("\n"):
            written = written.lstrip("\n")
    except (TOMLKitError, AttributeError, TypeError, RecursionError) as error:
        raise ValueError("the project file cannot be added to") from error
    if "\r\n" in text:
        return written.replace("\r\n", "\n").replace("\n", "\r\n")
    return written


def _leave_a_line(table: Any) -> None:
    """An empty line after what a table holds so far, if it does not end in one."""
    import tomlkit

    written = table.as_string()
    if written.strip() and not written.endswith("\n\n"):
        table.add(tomlkit.nl())


def _listed(table: Any, key: str, value: str) -> None:
    """Add to a list that may not be there, in one line or over many."""
    if key not in table:
        table[key] = [value]
    elif not isinstance(table[key], list):
        raise TypeError(key)
    elif value not in table[key]:
        table[key].append(value)
