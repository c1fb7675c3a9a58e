"""What all tests share: patience with a busy machine, and one language pipeline."""

from __future__ import annotations

import pytest
from hypothesis import settings

from saidby.language import load
from saidby.language.parser import Parser

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The packaged pipeline, loaded once."""
    return load()
