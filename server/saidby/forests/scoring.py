"""All trees of a forest at once, without walking down any of them.

Each question that a row answers with no rules out the leaves below yes; the first leaf
that is left in each tree is the row's (QuickScorer; Lucchese and others 2015).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int32]
    Doubles = NDArray[np.float64]

_NARROW, _WIDE = 32, 64
# Floats of so many bytes: their type, the digits below the exponent, what it adds.
_FLOATS = {4: ("f4", 23, 127), 8: ("f8", 52, 1023)}
# Of more rows at once, what they answer does not stay near the processor.
_AT_ONCE = 32


class Nodes(NamedTuple):
    """All nodes of all trees, one after the other; ``roots`` is where each starts.

    A row goes left where its feature is at most the threshold. A leaf leads to itself
    both ways; its ``value`` is what its tree adds to the sum.
    """

    roots: Ints
    feature: Ints
    threshold: Floats
    left: Ints
    right: Ints
    value: Floats


@dataclass(frozen=True, slots=True)
class Scorer:
    """All questions, tree by tree: the column that each is about, the most that is a
    yes, and the leaves that a no leaves over, a bit for each. ``starts`` is where each
    tree's questions begin; ``values`` are its leaves, so many for each tree."""

    columns: Any
    thresholds: Any
    masks: Any
    starts: Any
    values: Any
    offsets: Any

    def totals(self, rows: Floats) -> Doubles:
        """Each row's sum of the leaves that it reaches."""
        return self.summed(self.left(rows))

    def left(self, rows: Floats) -> Ints:
        """The leaves of each tree that the answers of each row leave over."""
        import numpy as np

        starts = range(0, max(1, len(rows)), _AT_ONCE)
        parts = [self._left(rows[at : at + _AT_ONCE]) for at in starts]
        return np.concatenate(parts, axis=1)

    def _left(self, rows: Floats) -> Ints:
        import numpy as np

        by_column = np.ascontiguousarray(rows.T)
        yes = by_column.take(self.columns, axis=0) <= self.thresholds
        kept = np.negative(yes.view(np.int8)).astype(self.masks.dtype)
        kept |= self.masks  # a yes rules out nothing
        found: Ints = np.bitwise_and.reduceat(kept, self.starts, axis=0)
        return found

    def summed(self, left: Ints) -> Doubles:
        """Each row's sum of the first leaves that are left over."""
        first = (left & -left).view(f"u{left.itemsize}")
        # One bit as a float is its exponent.
        floats, digits, bias = _FLOATS[left.itemsize]
        leaf = (first.astype(floats).view(left.dtype) >> digits) - bias
        found: Doubles = self.values.take(leaf + self.offsets).sum(axis=0)
        return found

    def about(self, first: int, last: int) -> Scorer:
        """The questions about these columns only, half open, which are counted from
        the first; a tree that has none asks one that rules out nothing."""
        import numpy as np

        tree = np.repeat(
            np.arange(len(self.starts)), np.diff([*self.starts, len(self.columns)])
        )
        mine = (first <= self.columns) & (self.columns < last)
        idle = np.setdiff1d(np.arange(len(self.starts)), tree[mine])
        order = np.argsort(np.concatenate([tree[mine], idle]), kind="stable")
        none = np.zeros(len(idle), self.columns.dtype)
        columns = np.concatenate([self.columns[mine] - first, none])
        least = np.full((len(idle), 1), np.inf, self.thresholds.dtype)
        every = np.full((len(idle), 1), -1, self.masks.dtype)
        trees = np.concatenate([tree[mine], idle])[order]
        return replace(
            self,
            columns=columns[order],
            thresholds=np.concatenate([self.thresholds[mine], least])[order],
            masks=np.concatenate([self.masks[mine], every])[order],
            starts=np.searchsorted(trees, np.arange(len(self.starts))),
        )


def scorer(nodes: Nodes) -> Scorer:
    """The questions and leaves of a forest's nodes.

    Raises ValueError for a tree of more than 64 leaves.
    """
    import numpy as np

    trees = [_Tree(nodes, int(root)) for root in nodes.roots]
    width = max(len(tree.leaves) for tree in trees)
    if width > _WIDE:
        raise ValueError(f"a tree of {width} leaves is more than {_WIDE}")
    signed = np.int32 if width <= _NARROW else np.int64
    bits = _NARROW if width <= _NARROW else _WIDE
    values = np.zeros((len(trees), width), np.float32)
    for row, tree in zip(values, trees, strict=True):
        row[: len(tree.leaves)] = nodes.value[tree.leaves]
    asked = [question for tree in trees for question in tree.questions]
    asking = np.array([node for node, _ in asked], np.intp)
    over = np.array([mask & ((1 << bits) - 1) for _, mask in asked], f"u{bits // 8}")
    sizes = [len(tree.questions) for tree in trees]
    return Scorer(
        nodes.feature[asking].astype(np.intp),
        nodes.threshold[asking][:, None],
        over.view(signed)[:, None],
        np.cumsum([0, *sizes[:-1]]),
        values.ravel(),
        np.arange(len(trees))[:, None] * width,
    )


class _Tree:
    """One tree's leaves from left to right, and its questions with what a no leaves
    over; a tree of one leaf asks what rules out nothing."""

    def __init__(self, nodes: Nodes, root: int) -> None:
        self._left, self._right = nodes.left, nodes.right
        self.leaves: list[int] = []
        self.questions: list[tuple[int, int]] = list(self._walk(root))
        if not self.questions:
            self.questions = [(root, -1)]

    def _walk(self, node: int) -> Iterator[tuple[int, int]]:
        left, right = int(self._left[node]), int(self._right[node])
        if left == node:
            self.leaves.append(node)
            return
        first = len(self.leaves)
        yield from self._walk(left)
        below = (1 << len(self.leaves)) - (1 << first)
        yield node, ~below
        yield from self._walk(right)
