"""“No crew should wait two winters.” — Commissioner Lyle Brandt

A dash and a name after the closing mark, to the end of the paragraph.
"""

from __future__ import annotations

from saidby.attribution.claim import Claim
from saidby.attribution.scene import Run, Scene

_DASHES = {"—", "–", "-", "--", "―", "~"}
_REACH = 14


def dash_credit(number: int, run: Run, scene: Scene) -> Claim | None:
    start, end = scene.narration_after(run)
    if (
        end - start < 2
        or end - start > _REACH
        or end != scene.block_words[scene.block_of(run.first)][1]
    ):
        return None
    words = scene.words
    at = start
    if words[at].text in _DASHES:
        at += 1
    elif words[at].text[:1] in "-—–" and len(words[at].text) > 1:
        pass
    else:
        return None
    phrase = next(
        (p for i in range(at, end) if (p := scene.phrase_at(i)) and p.kind == "name"),
        None,
    )
    if phrase is None or any(w.tag in ("VBD", "VBZ") for w in words[at:end]):
        return None
    return Claim(phrase, "dash-credit")
