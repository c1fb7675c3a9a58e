from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saidby.config.places import KeyPath, line_of, lines_of

EVERYTHING = '''\
# a comment with = and [brackets]
plain = 1
dotted.key.deep = true
"quoted key" = 'literal # no comment'
'literal key' = "escaped \\" quote ] }"
multi = """
not = 1
[not.a.table]
\\""" # still in it
"""""
raw = \'\'\'
[[nor]]
this = 1\'\'\'
list = [ # first
  1, 2,

  [3, "x ] y"], # nested
  { a = 1, b.c = [4] },
]
date = 1979-05-27 07:32:00
empty = []
none = {}

[ table . "with dots.in" ]
key = 1 # end
[table.sub]
key = 2

[[speakers]]
name = "A"
[[speakers.names]]
x = 1
[[speakers.names]]
x = 2
[speakers.extra]
y = 3
[[speakers]]
name = "B"
[[speakers.names]]
x = 3'''


def flat(value: Any, path: KeyPath = ()) -> set[KeyPath]:
    """Every key and element of a parsed file."""
    if isinstance(value, dict):
        parts = list(value.items())
    elif isinstance(value, list):
        parts = list(enumerate(value))
    else:
        parts = []
    found = {(*path, key) for key, _ in parts}
    return found.union(*(flat(inner, (*path, key)) for key, inner in parts))


def test_every_key_has_a_line() -> None:
    opens_the_way = {("table",)}

    assert set(lines_of(EVERYTHING)) == flat(tomllib.loads(EVERYTHING)) - opens_the_way


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (("dotted", "key"), "dotted.key.deep"),
        (("multi",), 'multi = """'),
        (("list", 2, 1), '[3, "x ] y"]'),
        (("list", 3, "b", "c", 0), "b.c = [4]"),
        (("date",), "date = 1979"),
        (("table", "with dots.in", "key"), "key = 1"),
        (("speakers", 0, "names", 1, "x"), "x = 2"),
        (("speakers", 0, "extra", "y"), "y = 3"),
        (("speakers", 1, "name"), 'name = "B"'),
        (("speakers", 1, "names", 0, "x"), "x = 3"),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_it_is_the_right_line(path: KeyPath, words: str, ends: str) -> None:
    lines = EVERYTHING.split("\n")

    assert words in lines[lines_of(EVERYTHING.replace("\n", ends))[path] - 1]


def test_what_has_no_line_takes_that_of_what_holds_it() -> None:
    lines = lines_of("\nkey = [1]\n")

    assert line_of(lines, ("key", 7, "x")) == 2
    assert line_of(lines, ("other",)) == 0


_KEYS = st.text("ab-_1", min_size=1, max_size=3)
_SCALARS = st.one_of(
    st.integers(-9, 9).map(str),
    st.sampled_from(["true", '"a # b"', "'c = ]'", '"""x\n[y]\n"""', "1979-05-27"]),
)
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda parts: f"[{', '.join(parts)}]"),
        st.dictionaries(_KEYS, inner, max_size=2).map(
            lambda table: f"{{{', '.join(f'{k} = {v}' for k, v in table.items())}}}"
        ),
    ),
    max_leaves=5,
)


@given(st.lists(st.tuples(_KEYS, st.dictionaries(_KEYS, _VALUES, max_size=3))))
def test_any_tables_have_lines(tables: list[tuple[str, dict[str, str]]]) -> None:
    text = "".join(
        f"[[{name}]]\n" + "".join(f"{key} = {value}\n" for key, value in table.items())
        for name, table in tables
    )

    assert set(lines_of(text)) == flat(tomllib.loads(text))
