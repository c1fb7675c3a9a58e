"""Who can speak in a draft: phrases, names, roles, descriptions, pronouns."""

from __future__ import annotations

from collections.abc import Sequence

from saidby.language.parse import Parse
from saidby.options import CastEntry
from saidby.speakers import phrases
from saidby.speakers.describing import describe_everybody
from saidby.speakers.known_names import with_names
from saidby.speakers.names import Register
from saidby.speakers.naming import name_everybody
from saidby.speakers.people import People
from saidby.speakers.roles import note_roles


def gather(parse: Parse, cast: Sequence[CastEntry] = ()) -> People:
    """Everybody whom the narration mentions; the user's own cast comes first."""
    parse = with_names(parse, cast)
    people = People(parse, phrases.read(parse), Register(cast))
    name_everybody(people)
    note_roles(people)
    describe_everybody(people)
    return people
