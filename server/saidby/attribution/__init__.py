"""Who said each quotation, and how that is known."""

from __future__ import annotations

from saidby.attribution.attribute import Settled, attribute

__all__ = ["Settled", "attribute"]
