"""Where things stand between words, as if each word were looked at."""

from __future__ import annotations

from saidby import formats, quotations, speakers
from saidby.attribution.scene import Scene, build
from saidby.language.parser import Parser
from saidby.text.source import Source

TEXT = (
    "The gates stay shut. “Why?” asked Moss. “They are old,” Ruiz said, “and dear! "
    "Nobody pays.” The council, she added, has “no plan” and “no money.” It met. "
    "Moss left (early).\n\n“Good.” Ruiz stayed."
)


def scene_of(text: str, parser: Parser) -> Scene:
    prose = formats.read(Source("draft.txt", text))
    marked = quotations.find(prose)
    people = speakers.gather(parser.parse(prose, marked), ())
    return build(prose, marked, people.parse, people)


def test_final_marks_and_quotations_between_words_are_counted(parser: Parser) -> None:
    scene = scene_of(TEXT, parser)
    size = len(scene.words)

    for first in range(size):
        for last in range(size + 1):
            span = scene.words[first:last]
            assert scene.stops_in(first, last) == sum(w.text in ".!?" for w in span)
            inside = {w.quotation for w in span if w.quotation >= 0}
            assert scene.quoted_in(first, last) == inside


def test_a_scope_ends_with_a_mark_and_what_closes_a_quotation_after_it(
    parser: Parser,
) -> None:
    scene = scene_of(TEXT, parser)
    text = scene.prose.masked
    scopes = dict.fromkeys(scene.scope(word.index) for word in scene.words)
    told = [text[scene.words[a].start : scene.words[b - 1].end] for a, b in scopes]

    assert told == [
        "The gates stay shut.",
        "“Why?” asked Moss.",
        "“They are old,” Ruiz said, “and dear! Nobody pays.”",
        "The council, she added, has “no plan” and “no money.”",
        "It met.",
        "Moss left (early).",
        "“Good.”",
        "Ruiz stayed.",
    ]
