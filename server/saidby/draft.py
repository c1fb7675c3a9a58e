"""One draft, understood. Start reading saidby here."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from saidby import attribution, formats, quotations, speakers
from saidby.attribution.attribution import Attribution
from saidby.attribution.genre import Genre
from saidby.decisions import NO_DECISIONS, Decisions
from saidby.language.parse import Parse
from saidby.language.parser import Parser
from saidby.options import Options
from saidby.quotations import nested
from saidby.quotations.quotation import Quotations
from saidby.speakers.cast import Cast
from saidby.text.prose import Prose
from saidby.text.source import Source


class Stage(IntEnum):
    """How far the analysis got. A rule says how far it needs."""

    QUOTATIONS = 1
    ATTRIBUTIONS = 2


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that is known about one document.

    ``attributions[i]`` answers for ``quotations.found[i]``; both are final in kind
    and speaker at ``Stage.ATTRIBUTIONS``, before that ``attributions`` is empty.
    ``genre`` is what it reads like: a report or a story.
    """

    source: Source
    prose: Prose
    quotations: Quotations
    stage: Stage = Stage.QUOTATIONS
    parse: Parse | None = None
    cast: Cast = field(default_factory=Cast)
    attributions: tuple[Attribution, ...] = ()
    genre: Genre = field(default_factory=Genre)


def analyse(
    source: Source,
    parser: Parser | None,
    options: Options,
    decisions: Decisions = NO_DECISIONS,
) -> Draft:
    """Everything saidby can tell about one document. Never fails on its text.

    Without a parser (the model is still loading) the draft stops at quotations.
    ``decisions`` are the entries for this draft.
    """
    prose = formats.read(source)
    marked = quotations.find(prose)
    if parser is None:
        return Draft(source, prose, marked)
    parse = parser.parse(prose, marked)
    inside = nested.inside(prose, marked)
    inner = parser.parse(inside.prose, inside.quotations) if inside.numbers else None
    people = speakers.gather(parse, options.cast)
    reading = attribution.Reading(prose, marked, parse, people, inside, inner)
    settled = attribution.attribute(reading, decisions)
    return Draft(
        source,
        prose,
        settled.quotations,
        Stage.ATTRIBUTIONS,
        parse,
        settled.cast,
        settled.attributions,
        settled.genre,
    )
