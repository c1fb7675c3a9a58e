"""Prose to quotations: what stands in quotation marks, without any language model."""

from __future__ import annotations

from saidby.quotations.find import find

__all__ = ["find"]
