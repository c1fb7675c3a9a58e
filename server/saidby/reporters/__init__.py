"""Reports as text. To add a format: write its file, then a line here."""

from __future__ import annotations

from saidby.reporters.concise import concise
from saidby.reporters.full import full
from saidby.reporters.github import github
from saidby.reporters.gitlab import gitlab
from saidby.reporters.json_document import json_document
from saidby.reporters.json_lines import json_lines
from saidby.reporters.junit import junit
from saidby.reporters.layout import Failure, Layout, Reporter
from saidby.reporters.rdjson import rdjson
from saidby.reporters.sarif import sarif
from saidby.reporters.statistics import statistics

__all__ = ["REPORTERS", "Failure", "Layout", "Reporter", "statistics"]

# A reporter yields lines without their ends. It neither prints nor decides anything.
REPORTERS: dict[str, Reporter] = {
    "full": full,
    "concise": concise,
    "json": json_document,
    "json-lines": json_lines,
    "github": github,
    "gitlab": gitlab,
    "sarif": sarif,
    "junit": junit,
    "rdjson": rdjson,
}
