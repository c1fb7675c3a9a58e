"""What a user can set, as values; reading the files is the business of ``config``.

The key in a configuration file is the field's name with hyphens, or its ``key``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

SeverityName = Literal["error", "warning", "information"]
Pronouns = Literal["she", "he", "they", "it"]


def _setting(default: object, help: str, **more: object) -> Any:
    """A field with its help, and what ``config`` checks besides the type."""
    return field(default=default, metadata={"help": help, **more})


def _table(help: str, **more: object) -> Any:
    return field(default_factory=dict, metadata={"help": help, **more})


@dataclass(frozen=True, slots=True)
class CastEntry:
    """A speaker that the user has named beforehand.

    ``pronouns`` is the subject form ("she", "he", "they", "it"), or None if unknown.
    """

    name: str = field(metadata={"help": "The name as the draft should have it."})
    aliases: tuple[str, ...] = _setting((), "Other names and forms of the name.")
    pronouns: Pronouns | None = field(
        default=None, metadata={"help": "The pronoun as a subject."}
    )
    role: str | None = _setting(None, "Title or role, as the draft should have it.")


@dataclass(frozen=True, slots=True)
class Options:
    """Everything that changes an analysis or what is reported of it."""

    select: tuple[str, ...] = _setting(
        (),
        "Rules to report: codes, names or code prefixes."
        " Empty means all that are on by default.",
        rules=True,
    )
    extend_select: tuple[str, ...] = _setting(
        (), "Rules to report besides the default ones.", rules=True
    )
    ignore: tuple[str, ...] = _setting(
        (), "Rules not to report: codes, names or code prefixes.", rules=True
    )
    per_file_ignores: Mapping[str, tuple[str, ...]] = _table(
        "File patterns, each with rules not to report in them.", rules=True
    )
    severity: Mapping[str, SeverityName] = _table(
        "Rules, each with the severity to report it at.", rules=True
    )
    threshold: Mapping[str, float] = _table(
        "Rules, each with the least confidence (0 to 1) at which a finding is given.",
        rules=True,
        least=0,
        most=1,
    )
    include: tuple[str, ...] = _setting(
        ("*.txt", "*.text", "*.md", "*.markdown", "*.html", "*.htm", "*.tex"),
        "Files that a folder given on the command line stands for.",
    )
    exclude: tuple[str, ...] = _setting(
        (), "Files and folders to leave out, as in .gitignore."
    )
    encoding: str = _setting("utf-8", "The encoding of the drafts.")
    decisions: str = _setting(
        "saidby.decisions.toml",
        "The file that keeps what was settled for drafts without comments,"
        " beside the configuration.",
    )
    untagged_run: int = _setting(
        8, "How many turns in a row may go without a tag.", least=1
    )
    far_tag: int = _setting(
        60,
        "How many words may stand between a quotation and the name of its speaker.",
        least=1,
    )
    said_bookisms: tuple[str, ...] = _setting(
        (), "Speech verbs that the house style allows besides the plain ones."
    )
    cast: tuple[CastEntry, ...] = _setting(
        (), "Speakers known beforehand.", key="speakers"
    )
