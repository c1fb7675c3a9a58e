"""The analysis with its language pipeline, loaded once for all tests of the rules."""

from __future__ import annotations

import pytest

from saidby.language import load
from saidby.language.parser import Parser


@pytest.fixture(scope="session")
def parser() -> Parser:
    return load()
