"""Every file says what it is, and none is a place for odds and ends."""

from __future__ import annotations

import ast
import re

import pytest
from blueprint import Module, modules

EACH = pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
# Names that say nothing, and so take in everything.
NOTHING = {
    "utils",
    "util",
    "helpers",
    "helper",
    "manager",
    "managers",
    "common",
    "misc",
}


@EACH
def test_a_name_says_something(module: Module) -> None:
    words = set(re.split(r"[/_.]", module.name.casefold()))

    assert not words & NOTHING


@EACH
def test_a_module_says_what_it_is(module: Module) -> None:
    said = ast.get_docstring(module.tree)

    assert said
