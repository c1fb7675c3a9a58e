"""A draft that is not sound says in what."""

from __future__ import annotations

import pytest

pytest.register_assert_rewrite("soundness")
