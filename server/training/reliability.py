"""A reliability diagram: how often answers were right against how sure they were."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import escape

_SIZE, _MARGIN, _BINS = 320, 44, 10
# Okabe and Ito's palette: told apart by those who see few colours too.
_COLOURS = ("#0072b2", "#d55e00", "#009e73")


def plot(curves: Mapping[str, Sequence[tuple[float, bool]]]) -> str:
    """An SVG with one line for each name; a dot's area is the share of its answers."""
    whole = _SIZE + 2 * _MARGIN
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {whole}" '
            f'width="{whole}" height="{whole}" font-family="sans-serif" font-size="12">'
        ),
        f'<rect width="{whole}" height="{whole}" fill="#fff"/>',
        *_frame(),
    ]
    for number, (name, pairs) in enumerate(curves.items()):
        parts += _curve(name, pairs, _COLOURS[number % len(_COLOURS)], number)
    return "\n".join([*parts, "</svg>", ""])


def _at(x: float, y: float) -> tuple[float, float]:
    return round(_MARGIN + x * _SIZE, 1), round(_MARGIN + (1 - y) * _SIZE, 1)


def _frame() -> list[str]:
    (left, bottom), (right, top) = _at(0, 0), _at(1, 1)
    middle = (left + right) / 2
    ticks = [
        f'<text x="{_at(t / 4, 0)[0]}" y="{bottom + 16}" text-anchor="middle">'
        f"{t / 4:g}</text>"
        f'<text x="{left - 6}" y="{_at(0, t / 4)[1] + 4}" text-anchor="end">'
        f"{t / 4:g}</text>"
        for t in range(5)
    ]
    return [
        f'<path d="M{left} {top}V{bottom}H{right}" fill="none" stroke="#444"/>',
        (
            f'<path d="M{left} {bottom}L{right} {top}" stroke="#aaa" '
            'stroke-dasharray="4 4"/>'
        ),
        *ticks,
        f'<text x="{middle}" y="{bottom + 36}" text-anchor="middle">confidence</text>',
        f'<text x="{left}" y="{top - 12}" text-anchor="middle">right</text>',
    ]


def _curve(
    name: str, pairs: Sequence[tuple[float, bool]], colour: str, number: int
) -> list[str]:
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for sure, right in pairs:
        bins[min(_BINS - 1, int(sure * _BINS))].append((sure, right))
    dots = []
    for _, found in sorted(bins.items()):
        size = len(found)
        x = sum(sure for sure, _ in found) / size
        y = sum(right for _, right in found) / size
        dots.append((*_at(x, y), round(2 + 14 * (size / len(pairs)) ** 0.5, 1)))
    path = " ".join(f"{x},{y}" for x, y, _ in dots)
    legend = _MARGIN + 14 + 16 * number
    return [
        f'<polyline points="{path}" fill="none" stroke="{colour}"/>',
        *(
            f'<circle cx="{x}" cy="{y}" r="{r}" fill="{colour}" fill-opacity="0.5"/>'
            for x, y, r in dots
        ),
        f'<text x="{_MARGIN + 12}" y="{legend}" fill="{colour}">{escape(name)}</text>',
    ]
