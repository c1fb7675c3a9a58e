"""Tags as newspapers and novels write them, from subjects and tails of the treebanks.

``“Yes,” replied the older of the two sisters, looking up.`` is rare in treebanks and
common in drafts. Its parts are subtrees that people have annotated; only how they
hang together here is made up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from random import Random

from training.treebank import Paragraph, Row, Token, put_together

_SPEAKING = (
    "said said said said asked replied added answered cried whispered murmured "
    "continued explained returned exclaimed muttered shouted observed repeated"
).split()
_PRESENT = ("says", "says", "adds", "asks", "explains", "recalls")
_DOING = frozenset(
    "say add tell ask reply answer explain state note cry claim argue think believe "
    "announce report declare insist whisper warn admit suggest write want look know "
    "feel go come stand turn sit smile laugh nod walk work live hope".split()
)
_TAILS = frozenset(("obl", "advcl", "advmod", "obl:unmarked"))
_LONGEST = 14
_ORDERS = ("inverted", "inverted", "straight", "straight", "before", "alone")


@dataclass(slots=True)
class Parts:
    """Subtrees as rows whose heads count from their first word; the top has -1."""

    subjects: list[list[Row]] = field(default_factory=list)
    tails: list[list[Row]] = field(default_factory=list)


def gather(paragraphs: Iterable[Paragraph]) -> Parts:
    """Who does things, and how, in the paragraphs of a treebank."""
    parts = Parts()
    for paragraph in paragraphs:
        tokens = paragraph.tokens
        for at, token in enumerate(tokens):
            verb = tokens[token.head]
            if verb.lemma not in _DOING or not verb.tag.startswith("VB"):
                continue
            if token.dep == "nsubj" and token.tag[:1] != "W":
                _keep(parts.subjects, tokens, at)
            elif token.dep in _TAILS and at > token.head:
                _keep(parts.tails, tokens, at)
    return parts


def _keep(kept: list[list[Row]], tokens: tuple[Token, ...], top: int) -> None:
    inside = [at for at in range(len(tokens)) if _under(tokens, at, top)]
    first, last = inside[0], inside[-1]
    solid = last - first + 1 == len(inside) <= _LONGEST
    clean = all(tokens[at].text not in '“”"()[]:' for at in inside)
    if solid and clean and tokens[last].dep != "punct" and tokens[first].text != ",":
        kept.append([_row(tokens, at, first, top) for at in inside])


def _row(tokens: tuple[Token, ...], at: int, first: int, top: int) -> Row:
    token = tokens[at]
    after = tokens[at + 1].start if at + 1 < len(tokens) else token.end + 1
    head = -1 if at == top else token.head - first
    space = after > token.end
    return Row(token.text, token.lemma, token.tag, head, token.dep, "", space)


def _under(tokens: tuple[Token, ...], at: int, top: int) -> bool:
    while at != top:
        if tokens[at].head == at:
            return False
        at = tokens[at].head
    return True


def paragraphs(parts: Parts, count: int, random: Random) -> Iterator[Paragraph]:
    """Made-up paragraphs of one to three sentences, one of them a tag at least."""
    for _ in range(count):
        rows: list[Row] = []
        for order in random.sample(_ORDERS, random.choice((1, 1, 2, 3))):
            base = len(rows)
            sentence = _sentence(parts, order, random)
            rows += [row._replace(head=row.head + base) for row in sentence]
        yield put_together(rows)


def _sentence(parts: Parts, order: str, random: Random) -> list[Row]:
    if order == "alone":
        rows = _quotation(random.choice(".?!"))
        return [r._replace(dep="ROOT", head=1) if r.head < 0 else r for r in rows]
    who = _lowered(random.choice(parts.subjects))
    past = random.random() < 0.9
    verb = random.choice(_SPEAKING) if past else random.choice(_PRESENT)
    said = Row(verb, verb, "VBD" if past else "VBZ", -1, "ROOT", "", True)
    how = _tail(parts, random)
    if order == "before":
        blocks = [_opening(who), [said], _comma(), _quotation(".")]
        return _joined(blocks, 1)
    quotation = _quotation(",")
    if order == "inverted":
        blocks = [quotation, [said._replace(space=True)], who, how, _stop()]
        return _joined(blocks, 1)
    return _joined([quotation, who, [said], how, _stop()], 2)


def _opening(who: list[Row]) -> list[Row]:
    first = who[0]
    return [first._replace(text=first.text[:1].upper() + first.text[1:]), *who[1:]]


def _lowered(who: list[Row]) -> list[Row]:
    """The subject as it looks within a sentence."""
    first = who[0]
    if first.tag.startswith("NNP") or first.text == "I":
        return who
    return [first._replace(text=first.text[:1].lower() + first.text[1:]), *who[1:]]


def _tail(parts: Parts, random: Random) -> list[Row]:
    if random.random() < 0.5:
        return []
    rows = random.choice(parts.tails)
    if rows[0].tag == "VBG" or random.random() < 0.2:
        top = next(at for at, row in enumerate(rows) if row.head < 0)
        comma = Row(",", ",", ",", top + 1, "punct", "", True)
        moved = (r._replace(head=r.head + 1 if r.head >= 0 else -1) for r in rows)
        rows = [comma, *moved]
    return rows


def _quotation(mark: str) -> list[Row]:
    end = "," if mark == "," else "."
    return [
        Row("“", "“", "``", 1, "punct", "", False),
        Row("Yes", "yes", "UH", -1, "ccomp", "", False),
        Row(mark, mark, end, 1, "punct", "", False),
        Row("”", "”", "''", 1, "punct", "", True),
    ]


def _comma() -> list[Row]:
    return [Row(",", ",", ",", -1, "punct", "", True)]


def _stop() -> list[Row]:
    return [Row(".", ".", ".", -1, "punct", "", True)]


def _joined(blocks: list[list[Row]], verb: int) -> list[Row]:
    """The blocks in a row; what is the top of a block hangs on the verb's."""
    rows: list[Row] = []
    at = sum(len(block) for block in blocks[:verb])
    for number, block in enumerate(blocks):
        base = len(rows)
        for row in block:
            head = row.head + base if row.head >= 0 else at
            spaced = row.space
            if row is block[-1]:
                follows = next((b[0] for b in blocks[number + 1 :] if b), None)
                spaced = follows is None or follows.text not in ",."
            rows.append(row._replace(head=head, space=spaced))
    return rows
