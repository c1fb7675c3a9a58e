"""Words as data: one file a list or a table, read once; not what they mean."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


def _read(name: str) -> str:
    return resources.files(__name__).joinpath(name).read_text(encoding="utf-8")


@cache
def lines(name: str) -> tuple[str, ...]:
    """The entries of ``NAME.txt``, in order; ``#`` starts a comment line.

    Raises FileNotFoundError for a list that the package does not hold.
    """
    rows = (row.strip() for row in _read(f"{name}.txt").splitlines())
    return tuple(row for row in rows if row and not row.startswith("#"))


@cache
def entries(name: str) -> dict[str, tuple[str, ...]]:
    """The words of ``NAME.txt``, each with what stands after its colon: the other forms
    of a verb, the gender that a noun tells. Callers share the dict."""
    rows = (row.partition(":") for row in lines(name))
    return {word: tuple(rest.split()) for word, _, rest in rows}


@cache
def verb_forms(name: str) -> frozenset[str]:
    """Every form of every verb of ``NAME.txt``, the dictionary forms too."""
    return frozenset(
        form for lemma, rest in entries(name).items() for form in (lemma, *rest)
    )


@cache
def table(name: str) -> dict[str, Any]:
    """The contents of ``NAME.toml``; callers share it and leave it as it is.

    Raises FileNotFoundError for a table that the package does not hold.
    """
    return tomllib.loads(_read(f"{name}.toml"))


@cache
def given_names() -> frozenset[str]:
    """Given names of every gender, in lower case."""
    lists = ("given_names_male", "given_names_female")
    return frozenset(name.lower() for row in lists for name in lines(row))
