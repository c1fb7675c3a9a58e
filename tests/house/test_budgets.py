"""Functions, files and signatures stay as small as they read well."""

from __future__ import annotations

from statistics import median, quantiles

import pytest
from blueprint import Function, Module, code_lines, modules

EACH = pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
MOST_CODE_LINES = 50
MOST_PARAMETERS = 5
USUAL_FILE = 300
LONGEST_FILE = 500
SHARE_OF_LONG_FILES = 0.03


def test_functions_are_short_as_a_rule() -> None:
    sizes = [_size(module, f) for module in modules() for f in module.functions()]

    assert median(sizes) <= 8
    assert quantiles(sizes, n=10)[-1] <= 25


@EACH
def test_no_function_is_long(module: Module) -> None:
    sizes = {function.name: _size(module, function) for function in module.functions()}

    assert {name: size for name, size in sizes.items() if size > MOST_CODE_LINES} == {}


@EACH
def test_no_function_takes_many_arguments_by_place(module: Module) -> None:
    counts = {function.name: _parameters(function) for function in module.functions()}

    assert {name: n for name, n in counts.items() if n > MOST_PARAMETERS} == {}


def test_files_are_short() -> None:
    sizes = {module.name: module.text.count("\n") for module in modules()}
    long = {name: size for name, size in sizes.items() if size > USUAL_FILE}

    assert {name: size for name, size in long.items() if size > LONGEST_FILE} == {}
    assert len(long) <= SHARE_OF_LONG_FILES * len(sizes), long


def _size(module: Module, function: Function) -> int:
    lines = range(function.lineno, (function.end_lineno or function.lineno) + 1)
    return len(code_lines(module).intersection(lines))


def _parameters(function: Function) -> int:
    given = [*function.args.posonlyargs, *function.args.args]
    return len([one for one in given if one.arg not in ("self", "cls")])
