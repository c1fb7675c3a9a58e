"""“No crew should wait two winters.” — Commissioner Lyle Brandt

A dash and a name after the closing mark, to the end of the paragraph, or in a
paragraph of their own.
"""

from __future__ import annotations

from saidby.attribution.claim import Claim
from saidby.attribution.scene import Run, Scene

_DASHES = {"—", "–", "-", "--", "―", "~"}
_REACH = 14


def dash_credit(number: int, run: Run, scene: Scene) -> Claim | None:
    start, end = scene.narration_after(run)
    if end != scene.block_words[scene.block_of(run.first)][1]:
        return None
    return _credit(scene, start, end)


def credit_below(number: int, run: Run | None, scene: Scene) -> Claim | None:
    """The name in the paragraph after; a list of such is no credit."""
    blocks, after = scene.prose.blocks, scene.quotation(number).blocks[-1] + 1
    if after not in scene.block_words or after in scene.in_block:
        return None
    listed = after + 1 < len(blocks) and _is_dashed(scene, after + 1)
    ends = scene.quotation(number).end + 1 >= blocks[after - 1].span.end
    if not ends or listed or not _is_dashed(scene, after):
        return None
    return _credit(scene, *scene.block_words[after])


def _credit(scene: Scene, start: int, end: int) -> Claim | None:
    words = scene.words
    if not 2 <= end - start <= _REACH or not _opens(scene, start):
        return None
    at = start + (words[start].text in _DASHES)
    phrase = next(
        (p for i in range(at, end) if (p := scene.phrase_at(i)) and p.kind == "name"),
        None,
    )
    if phrase is None or any(w.tag in ("VBD", "VBZ") for w in words[at:end]):
        return None
    return Claim(phrase, "dash-credit")


def _opens(scene: Scene, start: int) -> bool:
    """Whether a dash stands here, or right before as a list's mark."""
    text, at = scene.prose.text, scene.words[start].start
    return text[at] in _DASHES or text[max(0, at - 4) : at].rstrip()[-1:] in _DASHES


def _is_dashed(scene: Scene, block: int) -> bool:
    words = scene.block_words.get(block)
    return words is not None and words[0] < words[1] and _opens(scene, words[0])
