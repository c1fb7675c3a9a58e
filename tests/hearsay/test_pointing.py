"""What a quotation points at, and that a paragraph is read once."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from saidby import formats, quotations
from saidby.hearsay import encoder, pointing
from saidby.hearsay.encoder import LONGEST, Encoder, Judged, Passage
from saidby.hearsay.listening import SILENT
from saidby.hearsay.pointing import Pointed, Window, point, windows
from saidby.quotations.quotation import Quotations
from saidby.text.prose import Prose
from saidby.text.source import Format, Source

CALLED = "On Monday Carla Denn called the harbour plan “a gift to smugglers” again."
TERM = "Every “smart” bin on the quay was full by noon, and nobody came for it."
FILLER = "The boats lay in the harbour and the rain fell on the roofs of the town. "


def found(text: str, kind: Format = "plain") -> tuple[Prose, Quotations]:
    prose = formats.read(Source("draft.txt", text, kind))
    return prose, quotations.find(prose)


def pointed(text: str, kind: Format = "plain") -> dict[int, Pointed]:
    prose, marked = found(text, kind)
    return point(prose, marked, range(len(marked.found)))


def share(told: Pointed, text: str, words: str) -> float:
    start = text.index(words)
    return told.share(start, start + len(words))


def read(text: str) -> list[Window]:
    prose, marked = found(text)
    known = encoder.load().known
    return list(windows(prose, marked, range(len(marked.found)), known))


def test_it_points_at_whoever_is_quoted() -> None:
    told = pointed(CALLED)[0]

    assert told.quoted > 0
    assert share(told, CALLED, "Carla Denn") > 0.8
    assert told.elsewhere < 0.1


def test_it_hears_a_report_its_source_and_its_cue() -> None:
    told, term = pointed(CALLED)[0], pointed(TERM)[0]
    named, cue, other = (CALLED.index(word) for word in ("Carla", "called", "plan"))

    assert told.reported > 0 > term.reported
    assert told.before > term.before
    assert told.names(named, named + len("Carla Denn")) > 0 > told.names(cue, cue + 6)
    assert told.tells(cue, cue + 6) > 0 > told.tells(other, other + 4)
    assert told.names(0, 0) == told.tells(0, 0) == SILENT


def test_it_points_at_nobody_where_nobody_is_quoted() -> None:
    told = pointed(TERM)[0]

    assert told.quoted < 0
    assert told.elsewhere > 0.8


@pytest.mark.parametrize(
    "text, kind",
    [
        (CALLED.replace("“", '"').replace("”", '"'), "plain"),
        (CALLED.replace("“", "«").replace("”", "»"), "plain"),
        (CALLED.replace("Carla Denn", "**Carla Denn**"), "markdown"),
        (CALLED.replace("Carla Denn", "CARLA DENN"), "plain"),
    ],
)
def test_marks_markup_and_capitals_change_nothing(text: str, kind: Format) -> None:
    expected, told = pointed(CALLED)[0], pointed(text, kind)[0]

    assert told.quoted == pytest.approx(expected.quoted, abs=1e-4)
    assert told.elsewhere == pytest.approx(expected.elsewhere, abs=1e-4)


def test_shares_and_elsewhere_are_all_there_is() -> None:
    told = pointed(CALLED)[0]

    assert told.share(0, len(CALLED)) + told.elsewhere == pytest.approx(1, abs=0.2)


def test_a_paragraph_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = pointed(CALLED)[0]
    judged: list[int] = []
    judge = Encoder.judge

    def counted(self: Encoder, passages: Sequence[Passage]) -> list[list[Judged]]:
        judged.append(len(passages))
        return judge(self, passages)

    monkeypatch.setattr(Encoder, "judge", counted)
    text = f"{TERM}\n\n{CALLED}"
    again = pointed(text)[1]

    assert judged == [1]
    assert again.quoted == expected.quoted
    assert share(again, text, "Carla Denn") == share(expected, CALLED, "Carla Denn")


def test_paragraphs_that_are_read_together_do_not_see_each_other() -> None:
    told = pointed("\n\n".join([TERM, FILLER * 4 + CALLED, CALLED] * 3))
    alone = [pointed(TERM)[0], pointed(FILLER * 4 + CALLED)[0], pointed(CALLED)[0]]

    for number, one in told.items():
        assert one.quoted == pytest.approx(alone[number % 3].quoted, abs=1e-4)
        assert one.elsewhere == pytest.approx(alone[number % 3].elsewhere, abs=1e-4)


def test_what_is_remembered_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pointing, "_REMEMBERED", 3)
    for number in range(6):
        pointed(f"Denn called item {number} “a gift”.")

    assert len(pointing._memory) == 3


def test_a_long_paragraph_is_read_in_windows() -> None:
    text = (FILLER * 8 + CALLED + " ") * 6
    parts = read(text)

    assert len(parts) > 1
    assert all(len(one.numbers) <= LONGEST for one in parts)
    assert sorted(number for one in parts for number in one.asked) == list(range(6))
    for one in parts:
        assert len(one.numbers) == len(one.pieces) + 2
        for first, last in one.quoted:
            said = text[one.pieces[first - 1].start : one.pieces[last - 2].end]
            assert said == "a gift to smugglers"


def test_a_quotation_longer_than_a_window_is_read_as_far_as_it_goes() -> None:
    text = f"Denn said “the plan is this: {FILLER * 40}”"
    (one,) = read(text)

    assert len(one.numbers) == LONGEST
    assert one.quoted[0][1] == LONGEST - 1


def test_nothing_between_the_marks_points_at_nothing() -> None:
    assert pointed("Denn said “” and “ ” and left.") == {}
