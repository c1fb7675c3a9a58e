"""What saidby asks of a language engine."""

from __future__ import annotations

from typing import Protocol

from saidby.language.parse import Parse
from saidby.quotations.quotation import Quotations
from saidby.text.prose import Prose


class Parser(Protocol):
    """Reads the narration of a draft; see ``Parse`` for what becomes of quotations."""

    @property
    def name(self) -> str:
        """Name and version of the pipeline, part of every cache key."""

    def parse(self, prose: Prose, quotations: Quotations) -> Parse: ...
