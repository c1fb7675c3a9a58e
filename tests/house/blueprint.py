"""The package's source, read and not run: what the house rules are held against."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import saidby

PACKAGE = Path(saidby.__file__).parent
ROOT = PACKAGE.parents[1]

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Module:
    """A file of the package; ``name`` is its path from the package on."""

    name: str
    text: str
    tree: ast.Module

    def functions(self) -> Iterator[Function]:
        for node in ast.walk(self.tree):
            if isinstance(node, Function):
                yield node

    def imports(self) -> Iterator[str]:
        """The full name of everything imported, wherever in the file."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield from (f"{node.module}.{alias.name}" for alias in node.names)

    def calls(self) -> Iterator[ast.Call]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                yield node


@cache
def code_lines(module: Module) -> frozenset[int]:
    """The lines with code on them, comments, blanks and docstrings left out."""
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(module.text).readline):
        if token.type not in _UNSEEN:
            lines.update(range(token.start[0], token.end[0] + 1))
    return frozenset(lines - _docstring_lines(module))


_UNSEEN = {
    *(tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.ENDMARKER),
    *(tokenize.INDENT, tokenize.DEDENT),
}


def _docstring_lines(module: Module) -> set[int]:
    lines: set[int] = set()
    for node in ast.walk(module.tree):
        if isinstance(node, Function | ast.ClassDef | ast.Module):
            first = node.body[0] if node.body else None
            if ast.get_docstring(node) is not None and first is not None:
                lines.update(range(first.lineno, (first.end_lineno or 0) + 1))
    return lines


@cache
def modules() -> tuple[Module, ...]:
    """Every file of the package, in order."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(PACKAGE).as_posix()
        found.append(Module(name, text, ast.parse(text)))
    return tuple(found)


def called(call: ast.Call) -> str:
    """What is called, as it is written: ``numpy.load``, ``eval``."""
    return ast.unparse(call.func)
