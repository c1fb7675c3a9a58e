"""All trees of a forest at once, without walking down any of them.

Each question that a row answers with no rules out the leaves below yes; the first leaf
that is left in each tree is the row's (QuickScorer; Lucchese and others 2015).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int32]
    Doubles = NDArray[np.float64]

_NARROW, _WIDE = 32, 64
# So many rows at once, that all their answers stay near the processor; if there are few
# questions, more.
_AT_ONCE, _MORE_AT_ONCE, _FEW = 8, 32, 2_000
# Floats of so many bytes: their type, the digits below the exponent, what it adds.
_FLOATS = {4: ("f4", 23, 127), 8: ("f8", 52, 1023)}


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


class Questions(NamedTuple):
    """Of each question its tree, the column that it is about, the most that is a yes,
    and the leaves that a no leaves over, a bit for each."""

    trees: Any
    columns: Any
    most: Any
    masks: Any


@dataclass(frozen=True, slots=True)
class Scorer:
    """All questions of a forest; ``values`` are its leaves, ``offsets`` where those of
    each tree begin.

    Trees that ask equally many stand together (``groups``: how many trees, and how many
    questions each), first the first question of all, then the second. Answers are given
    to several rows at once, so that limits and masks stand there as often.
    """

    questions: Questions
    groups: tuple[tuple[int, int], ...]
    order: Any
    columns: Any
    limits: Any
    masks: Any
    values: Any
    offsets: Any

    def totals(self, rows: Floats) -> Doubles:
        """Each row's sum of the leaves that it reaches."""
        return self.summed(self.left(rows))

    def left(self, rows: Floats) -> Ints:
        """The leaves of each tree that the answers of each row leave over."""
        import numpy as np

        width = self.limits.shape[1]
        values = np.zeros((rows.shape[1], width), np.float32)
        asked = np.empty_like(self.limits)
        yes = np.empty(asked.shape, np.bool_)
        kept = np.empty_like(self.masks)
        found = np.empty((len(self.offsets), len(rows)), kept.dtype)
        for at in range(0, len(rows), width):
            some = rows[at : at + width].T
            many = some.shape[1]
            values[:, :many] = some
            values.take(self.columns, axis=0, out=asked, mode="clip")
            np.less_equal(asked, self.limits, out=yes)
            kept[...] = np.negative(yes.view(np.int8))
            kept |= self.masks  # a yes rules out nothing
            found[:, at : at + many] = self._all(kept)[:, :many]
        return found

    def _all(self, kept: Ints) -> Ints:
        """What all questions of a tree leave over, tree by tree."""
        import numpy as np

        parts: list[Any] = []
        at = 0
        for trees, asked in self.groups:
            mine = kept[at : at + trees * asked].reshape(asked, -1)
            parts.append(np.bitwise_and.reduce(mine, axis=0).reshape(trees, -1))
            at += trees * asked
        if len(parts) == 1:
            whole: Ints = parts[0]
            return whole
        found: Ints = np.concatenate(parts)[self.order]
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
        the first."""
        columns = self.questions.columns
        mine = (first <= columns) & (columns < last)
        questions = Questions(*(part[mine] for part in self.questions))
        moved = questions._replace(columns=questions.columns - first)
        return _asking(moved, self.values, self.offsets)


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
    questions = Questions(
        np.repeat(np.arange(len(trees)), [len(tree.questions) for tree in trees]),
        nodes.feature[asking].astype(np.intp),
        nodes.threshold[asking],
        over.view(signed),
    )
    offsets = np.arange(len(trees))[:, None] * width
    return _asking(questions, values.ravel(), offsets)


def _asking(questions: Questions, values: Any, offsets: Any) -> Scorer:
    """A tree that has no question is given one that rules out nothing."""
    import numpy as np

    every = np.arange(len(offsets))
    idle = np.setdiff1d(every, questions.trees)
    none = np.zeros(len(idle), questions.columns.dtype)
    trees, columns, most, masks = (
        np.concatenate(pair)
        for pair in zip(
            questions,
            (
                idle,
                none,
                np.full(len(idle), np.inf, questions.most.dtype),
                np.full(len(idle), -1, questions.masks.dtype),
            ),
            strict=True,
        )
    )
    sizes = np.bincount(trees, minlength=len(every))
    by_size = np.argsort(sizes, kind="stable")
    place = np.argsort(by_size)
    in_tree = np.argsort(trees, kind="stable")
    turn = np.empty(len(trees), np.intp)
    starts = np.cumsum([0, *sizes[:-1]])
    turn[in_tree] = np.arange(len(trees)) - np.repeat(starts, sizes)
    order = np.lexsort((place[trees], turn, sizes[trees]))
    asked, many = np.unique(sizes, return_counts=True)
    width = _MORE_AT_ONCE if len(trees) < _FEW else _AT_ONCE
    return Scorer(
        questions,
        tuple(zip(many.tolist(), asked.tolist(), strict=True)),
        place,
        columns[order],
        np.repeat(most[order][:, None], width, axis=1),
        np.repeat(masks[order][:, None], width, axis=1),
        values,
        offsets,
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
