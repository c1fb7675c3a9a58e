"""Semantic tokens as numbers: what was sent last, and how what is now differs."""

from __future__ import annotations

from collections import OrderedDict
from itertools import count

from lsprotocol import types as t

Data = list[int]
_MOST = 16  # drafts
_SIZE = 5  # numbers a token


class TokenData:
    """The tokens last sent for each draft, under the name that the client has."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[str, Data]] = OrderedDict()
        self._numbers = count(1)

    def keep(self, uri: str, data: Data) -> str:
        """The name of what is sent now; what was sent before is forgotten."""
        name = str(next(self._numbers))
        self._kept[uri] = name, data
        self._kept.move_to_end(uri)
        while len(self._kept) > _MOST:
            self._kept.popitem(last=False)
        return name

    def kept(self, uri: str, name: str) -> Data | None:
        """What was sent under a name, None if it is forgotten."""
        known, data = self._kept.get(uri, ("", None))
        return data if known == name else None


def difference(before: Data, after: Data) -> list[t.SemanticTokensEdit]:
    """One edit, of whole tokens, that turns one into the other; none if they agree."""
    head = _agreeing(before, after)
    tail = _agreeing(before[head:][::-1], after[head:][::-1])
    deleted = len(before) - tail - head
    inserted = after[head : len(after) - tail]
    if not deleted and not inserted:
        return []
    return [t.SemanticTokensEdit(head, deleted, inserted or None)]


def _agreeing(one: Data, other: Data) -> int:
    """How many numbers at the start are the same, counted in whole tokens."""
    pairs = zip(one, other, strict=False)
    same = next((at for at, (a, b) in enumerate(pairs) if a != b), None)
    if same is None:
        same = min(len(one), len(other))
    return same - same % _SIZE
