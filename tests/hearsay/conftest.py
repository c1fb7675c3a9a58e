"""What was heard or pointed at before is forgotten from test to test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from saidby.hearsay import listening, pointing


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    listening._memory.clear()
    pointing._memory.clear()
    yield
    listening._memory.clear()
    pointing._memory.clear()
