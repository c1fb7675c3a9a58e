from __future__ import annotations

from collections import Counter

import pytest

from saidby.fixing import ROUNDS, Wish, apply, mend
from saidby.report import Diagnostic, Report
from saidby.rules.base import Edit, Fix, Severity
from saidby.text.source import Source
from saidby.text.spans import Span


def fix(*edits: tuple[int, int, str], safe: bool = True) -> Fix:
    made = tuple(Edit(Span(start, end), new) for start, end, new in edits)
    return Fix("Fix it", made, safe)


def report(text: str, *fixes: Fix, fingerprint: str = "") -> Report:
    found = tuple(
        Diagnostic(
            f"SB10{number}",
            "toy",
            Severity.WARNING,
            Span(0, 0),
            "Wrong?",
            (each,),
            fingerprint=fingerprint,
        )
        for number, each in enumerate(fixes)
    )
    return Report(Source("a.txt", text), found)


@pytest.mark.parametrize(
    ("fixes", "expected"),
    [
        ([], "abcdef"),
        ([fix((1, 2, "X"))], "aXcdef"),
        ([fix((4, 5, "Y")), fix((0, 2, ""))], "cdYf"),
        ([fix((1, 3, "X")), fix((2, 4, "Y"))], "aXdef"),
        ([fix((1, 3, "X")), fix((3, 4, "Y"))], "aXYef"),
        ([fix((1, 2, "X"), (4, 5, "Y")), fix((4, 6, "Z"))], "aXcdYf"),
        ([fix((4, 6, "Z")), fix((1, 2, "X"), (4, 5, "Y"))], "abcdZ"),
        ([fix((2, 2, "+"))], "ab+cdef"),
        ([fix((2, 2, "+")), fix((2, 2, "-"))], "ab+cdef"),
        ([fix((2, 2, "+")), fix((2, 3, "-"))], "ab+cdef"),
        ([fix((0, 1, "X"), (2, 3, "Y")), fix((2, 3, "Y"), (4, 5, "Z"))], "XbYdZf"),
        ([fix((6, 6, "!"))], "abcdef!"),
    ],
)
def test_fixes_are_made_whole_or_not_at_all(fixes: list[Fix], expected: str) -> None:
    assert apply("abcdef", fixes) == expected


def test_fixes_that_undo_each_other_come_to_an_end() -> None:
    def examine(source: Source) -> Report:
        other = {"a": "b", "b": "a"}[source.text]
        return report(source.text, fix((0, 1, other)))

    mended = mend(examine(Source("a.txt", "a")), examine, Wish())

    assert mended.applied == Counter({"SB100": ROUNDS})


def test_each_round_starts_from_what_is_found_then() -> None:
    def examine(source: Source) -> Report:
        missing = len(source.text) < 3
        return report(source.text, fix((0, 0, "x"))) if missing else report("xxa")

    mended = mend(examine(Source("a.txt", "a")), examine, Wish())

    assert mended.source.text == "xxa"
    assert mended.report.diagnostics == ()
    assert mended.applied.total() == 2


@pytest.mark.parametrize(
    ("wish", "wanted"),
    [
        (Wish(), 1),
        (Wish(least=Severity.ERROR), 0),
        (Wish(spared=frozenset({"mark"})), 0),
        (Wish(unsafe=True), 2),
    ],
)
def test_only_the_fixes_wished_for_are_chosen(wish: Wish, wanted: int) -> None:
    unsafe = fix((1, 2, "y"), safe=False)
    found = report("ab", fix((0, 1, "x")), unsafe, fingerprint="mark")

    assert len(wish.fixes(found)) == wanted
