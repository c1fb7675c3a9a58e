"""The entries of a decisions file: read, looked up, added to, written."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from pathspec import GitIgnoreSpec

from saidby.decisions.adding import added
from saidby.decisions.decision import Decision
from saidby.decisions.reading import entries_of
from saidby.errors import UnreadableFile


@dataclass(frozen=True, slots=True)
class Decisions:
    """All entries, in the order of the file.

    ``path`` is how to name the file, ``text`` what stands in it.
    """

    path: str = ""
    entries: tuple[Decision, ...] = ()
    text: str = field(default="", repr=False)

    @classmethod
    def load(cls, path: str | Path) -> Decisions:
        """Reads a decisions file; one that is not there has no entries.

        Raises ConfigError with every fault in it, UnreadableFile if it is not UTF-8
        or cannot be opened.
        """
        try:
            raw = Path(path).read_bytes()
            return cls.parse(raw.decode("utf-8-sig"), str(path))
        except FileNotFoundError:
            return cls(str(path))
        except UnicodeDecodeError as error:
            cause = f"not UTF-8: byte 0x{raw[error.start]:02x} at offset {error.start}"
            raise UnreadableFile(str(path), cause) from error
        except OSError as error:
            raise UnreadableFile(str(path), error.strerror or "unreadable") from error

    @classmethod
    def parse(cls, text: str, path: str = "") -> Decisions:
        """Reads the text of a decisions file. Raises ConfigError with every fault."""
        return cls(path, entries_of(text, path), text)

    def for_file(self, path: str) -> Decisions:
        """The entries for one draft; ``path`` is relative to the decisions file."""
        here = tuple(entry for entry in self.entries if _is_for(entry, path))
        return replace(self, entries=here)

    def with_added(self, entry: Decision) -> Decisions:
        """The decisions with one more; comments and order of the others are kept.

        What the same words of the same file were settled as before is replaced, or
        joined if both are lists of rules to ignore. ``text`` is then what is to be
        written. Not to be called on what ``for_file`` gives.
        """
        return self.parse(added(self.text, entry), self.path)


NO_DECISIONS = Decisions()


def _is_for(entry: Decision, path: str) -> bool:
    if entry.file == path:
        return True
    return entry.for_many and GitIgnoreSpec.from_lines([entry.file]).match_file(path)
