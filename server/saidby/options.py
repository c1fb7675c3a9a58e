"""What a user can set, as values; reading the files is the business of ``config``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_EMPTY: Mapping[str, str] = MappingProxyType({})
_NO_NUMBERS: Mapping[str, float] = MappingProxyType({})
_NO_LISTS: Mapping[str, tuple[str, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class CastEntry:
    """A speaker that the user has named beforehand.

    ``pronouns`` is the subject form ("she", "he", "they", "it"), or None if unknown.
    """

    name: str
    aliases: tuple[str, ...] = ()
    pronouns: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """Everything that changes an analysis or what is reported of it."""

    select: tuple[str, ...] = field(
        default=(), metadata={"help": "Rules to report: codes, names or code prefixes. Empty means all that are on by default."}
    )
    extend_select: tuple[str, ...] = field(
        default=(), metadata={"help": "Rules to report besides the default ones."}
    )
    ignore: tuple[str, ...] = field(
        default=(), metadata={"help": "Rules not to report: codes, names or code prefixes."}
    )
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(
        default=_NO_LISTS, metadata={"help": "File patterns, each with rules not to report in them."}
    )
    severity: Mapping[str, str] = field(
        default=_EMPTY, metadata={"help": "Rules, each with the severity to report it at: error, warning or information."}
    )
    threshold: Mapping[str, float] = field(
        default=_NO_NUMBERS, metadata={"help": "Rules, each with the least confidence (0 to 1) at which a finding is given."}
    )
    include: tuple[str, ...] = field(
        default=("*.txt", "*.text", "*.md", "*.markdown", "*.html", "*.htm", "*.tex"),
        metadata={"help": "Files that a folder given on the command line stands for."},
    )
    exclude: tuple[str, ...] = field(
        default=(), metadata={"help": "Files and folders to leave out, as in .gitignore."}
    )
    encoding: str = field(
        default="utf-8", metadata={"help": "The encoding of the drafts."}
    )
    decisions: str = field(
        default="saidby.decisions.toml",
        metadata={"help": "The file that keeps what was settled for drafts without comments, beside the configuration."},
    )
    untagged_run: int = field(
        default=8, metadata={"help": "How many turns in a row may go without a tag."}
    )
    far_tag: int = field(
        default=60, metadata={"help": "How many words may stand between a quotation and the name of its speaker."}
    )
    said_bookisms: tuple[str, ...] = field(
        default=(), metadata={"help": "Speech verbs that the house style allows besides the plain ones."}
    )
    cast: tuple[CastEntry, ...] = field(
        default=(), metadata={"help": "Speakers known beforehand ([[speakers]])."}
    )
