"""Small drafts that fail are found, and made as small as they get."""

from __future__ import annotations

import soundness
from hypothesis import given
from hypothesis import strategies as st

from saidby.check import check
from saidby.draft import analyse
from saidby.language.parser import Parser
from saidby.options import Options
from saidby.text.source import Source

_PIECES = st.sampled_from(
    [
        *("“", "”", "‘", "’", '"', "'", "«", "»", "„", "—", "``", "''", "<q>", "</q>"),
        *(" ", "\n", "\n\n", ". ", ", ", ": ", "> ", "*", "\\enquote{", "}", "&quot;"),
        *("Nora", "said", "Mr. Tarn", "she", "told them", "no", "A", "’s", "\u2060"),
    ]
)
_TEXTS = st.lists(_PIECES | st.characters(), max_size=40).map("".join)
_SOURCES = st.builds(
    Source,
    st.just("draft"),
    _TEXTS,
    st.sampled_from(["plain", "markdown", "html", "latex"]),
)
_OPTIONS = Options(select=("SB",))


@given(_SOURCES)
def test_quotations_are_found_in_any_text(source: Source) -> None:
    draft = analyse(source, None, _OPTIONS)

    soundness.is_sound(draft)
    soundness.is_sound_report(check(draft, _OPTIONS, strict=True))


@given(source=_SOURCES)
def test_any_text_is_analysed_in_full(source: Source, parser: Parser) -> None:
    draft = analyse(source, parser, _OPTIONS)

    soundness.is_sound(draft)
    soundness.is_sound_when_attributed(draft)
    soundness.is_sound_report(check(draft, _OPTIONS, strict=True))
    soundness.has_a_valid_record(draft)


@given(_SOURCES)
def test_the_same_text_gives_the_same_quotations(source: Source) -> None:
    assert analyse(source, None, _OPTIONS) == analyse(source, None, _OPTIONS)
