"""Findings that are known and let be, so that only new ones are reported.

They are kept by file and fingerprint, not by line: a draft may change around them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from saidby.errors import ConfigError, Fault
from saidby.report import Report
from saidby.workspace.writing import write_whole

VERSION = 1


@dataclass(frozen=True)
class Baseline:
    """The known findings of every draft: each fingerprint with its rule's code.

    Drafts are named relative to the folder that ``path`` is in, with slashes.
    """

    path: Path
    known: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> Baseline:
        """Reads a baseline file. Raises ConfigError if it is none."""
        try:
            data = json.loads(path.read_bytes())
            if data["version"] != VERSION:
                raise _fault(path, f"is of version {data['version']!r}, not {VERSION}")
            known = {
                str(draft): {str(mark): str(code) for mark, code in found.items()}
                for draft, found in data["findings"].items()
            }
        except OSError as error:
            raise _fault(path, error.strerror or "cannot be read") from None
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise _fault(path, "is not a baseline that saidby wrote") from None
        return cls(path, known)

    def of(self, draft: str) -> frozenset[str]:
        """The fingerprints known for the draft at that path."""
        return frozenset(self.known.get(self._name(draft), ()))

    def updated(self, reports: Iterable[Report]) -> Baseline:
        """The findings of these reports, and what was known of other drafts.

        A draft that is gone is forgotten.
        """
        known = {
            draft: found
            for draft, found in self.known.items()
            if (self._folder / draft).exists()
        }
        for report in reports:
            found = {d.fingerprint: d.code for d in report.diagnostics}
            known.pop(self._name(report.source.path), None)
            if found:
                known[self._name(report.source.path)] = found
        return replace(self, known=known)

    def write(self) -> None:
        """Puts the findings into the file, sorted, all or none. Raises OSError."""
        data = {"version": VERSION, "findings": self.known}
        text = json.dumps(data, indent=1, sort_keys=True, ensure_ascii=False)
        write_whole(self.path, f"{text}\n".encode("utf-8", "backslashreplace"))

    @property
    def size(self) -> int:
        return sum(map(len, self.known.values()))

    @property
    def _folder(self) -> Path:
        return Path(os.path.abspath(self.path)).parent

    def _name(self, draft: str) -> str:
        path = Path(os.path.abspath(draft))
        try:
            return Path(os.path.relpath(path, self._folder)).as_posix()
        except ValueError:  # on another drive
            return path.as_posix()


def without(report: Report, known: frozenset[str]) -> Report:
    """The report without the findings of these fingerprints."""
    if not known:
        return report
    new = tuple(d for d in report.diagnostics if d.fingerprint not in known)
    return replace(report, diagnostics=new)


def _fault(path: Path, message: str) -> ConfigError:
    return ConfigError((Fault(str(path), 0, "", message),))
