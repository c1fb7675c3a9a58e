"""Answers from the last analysis, told in a text that has been edited since."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types as t
from written_page import REPORT, STORY

from saidby.draft import analyse
from saidby.language import load
from saidby.lsp.client import Client
from saidby.lsp.documents import Document
from saidby.lsp.features import (
    code_lens,
    document_symbol,
    folding_range,
    hover,
    inlay_hint,
    selection_range,
    semantic_tokens,
)
from saidby.lsp.positions import Codec
from saidby.lsp.settings import Hints, Settings
from saidby.lsp.snapshot import Snapshot
from saidby.options import Options
from saidby.queries.index import Index
from saidby.report import Report
from saidby.text.source import Source

ID = t.TextDocumentIdentifier("file:///draft.md")
TYPED = st.text(alphabet="ab \n\r🌊“”\u2028", max_size=12)
EDITS = st.lists(st.tuples(st.integers(0, 900), st.integers(0, 120), TYPED), max_size=5)
CASES = st.tuples(
    st.sampled_from((REPORT, STORY)),
    st.sampled_from(("utf-8", "utf-16", "utf-32")),
    EDITS,
)
_INDEXES: dict[str, Index] = {}


def index_of(text: str) -> Index:
    if text not in _INDEXES:
        source = Source("draft.md", text, "markdown")
        _INDEXES[text] = Index(analyse(source, load(), Options()))
    return _INDEXES[text]


def edited(
    text: str, units: str, edits: list[tuple[int, int, str]]
) -> tuple[Snapshot, Client]:
    """What is known of a draft after some edits, none of which was analysed."""
    codec = Codec(units)  # type: ignore[arg-type]
    document = Document(t.TextDocumentItem(ID.uri, "markdown", 1, text), codec)
    for start, size, typed in edits:
        ends = [
            codec.position(document.text, min(offset, len(document.text)))
            for offset in (start, start + size)
        ]
        change = t.TextDocumentContentChangePartial(t.Range(*ends), typed)
        document.apply(None, [change])
    index = index_of(text)
    snapshot = Snapshot(
        ID.uri,
        1,
        index.draft,
        Report(index.draft.source),
        document.text,
        codec,
        document.since(0),
        known=index,
    )
    return snapshot, Client(_tree(), Settings(hints=Hints(True, True)))


def _tree() -> t.ClientCapabilities:
    symbols = t.DocumentSymbolClientCapabilities(
        hierarchical_document_symbol_support=True
    )
    return t.ClientCapabilities(
        text_document=t.TextDocumentClientCapabilities(document_symbol=symbols)
    )


def is_in(inner: t.Range, outer: t.Range) -> bool:
    return outer.start <= inner.start <= inner.end <= outer.end


def chain(one: t.SelectionRange | None) -> Iterator[t.Range]:
    while one is not None:
        yield one.range
        one = one.parent


@settings(max_examples=120)
@given(CASES, st.integers(0, 40), st.integers(0, 90))
def test_every_place_is_in_the_text_of_now(
    case: tuple[str, str, list[tuple[int, int, str]]], line: int, character: int
) -> None:
    snapshot, client = edited(*case)
    text, codec = snapshot.text, snapshot.codec
    whole = t.Range(t.Position(0, 0), codec.position(text, len(text)))
    place = t.Position(line, character)
    here = codec.position(text, codec.offset(text, place))

    found = hover.hover(snapshot, client, t.HoverParams(ID, place))
    assert found is None or (found.range and is_in(found.range, whole))

    for symbol in document_symbol.document_symbol(
        snapshot, client, t.DocumentSymbolParams(ID)
    ):
        assert isinstance(symbol, t.DocumentSymbol)
        for one in (symbol, *(symbol.children or ())):
            assert is_in(one.selection_range, one.range)
            assert is_in(one.range, whole)

    for lens in code_lens.code_lens(snapshot, client, t.CodeLensParams(ID)):
        assert is_in(lens.range, whole)
    for hint in inlay_hint.inlay_hint(snapshot, client, t.InlayHintParams(ID, whole)):
        assert whole.start <= hint.position <= whole.end
    for fold in folding_range.folding_range(snapshot, client, t.FoldingRangeParams(ID)):
        assert 0 <= fold.start_line < fold.end_line <= whole.end.line

    params = t.SelectionRangeParams(ID, [place])
    (selected,) = selection_range.selection_range(snapshot, client, params)
    ranges = list(chain(selected))
    assert ranges[-1] == whole
    assert all(is_in(t.Range(here, here), range) for range in ranges)
    assert all(is_in(a, b) for a, b in pairwise(ranges))


@settings(max_examples=120)
@given(CASES)
def test_tokens_stand_side_by_side_inside_their_lines(
    case: tuple[str, str, list[tuple[int, int, str]]],
) -> None:
    snapshot, client = edited(*case)
    text, codec = snapshot.text, snapshot.codec
    whole = t.Range(t.Position(0, 0), codec.position(text, len(text)))
    params = t.SemanticTokensRangeParams(ID, whole)

    data = list(semantic_tokens.in_range(snapshot, client, params).data)

    line = start = end = 0
    for at in range(0, len(data), 5):
        down, along, size, kind, _ = data[at : at + 5]
        assert down >= 0
        assert along >= 0
        assert size > 0
        assert kind < len(semantic_tokens.LEGEND.token_types)
        line, start = line + down, along if down else start + along
        assert down or start >= end
        end = start + size
        _, stop = text.bounds(line)
        assert end <= codec.position(text, stop).character
