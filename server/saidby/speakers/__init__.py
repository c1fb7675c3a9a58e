"""Who can speak in a draft: phrases, names, roles, pronouns."""

from __future__ import annotations

from collections.abc import Sequence

from saidby.language.parse import Parse
from saidby.options import CastEntry
from saidby.speakers import people, phrases
from saidby.speakers.people import People


def gather(parse: Parse, cast: Sequence[CastEntry] = ()) -> People:
    """Everybody whom the narration mentions; the user's own cast comes first."""
    return people.gather(parse, phrases.read(parse), cast)
