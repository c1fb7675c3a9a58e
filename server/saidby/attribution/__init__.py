"""Who said each quotation, and how that is known."""

from __future__ import annotations

from saidby.attribution.attribute import Reading, Settled, attribute

__all__ = ["Reading", "Settled", "attribute"]
