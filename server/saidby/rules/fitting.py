"""Whom in a stretch of text a pronoun may mean, as far as the draft tells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice, takewhile

from saidby.attribution.attribution import Attribution
from saidby.draft import Draft
from saidby.language.parse import Parse, Word
from saidby.options import Options
from saidby.rules.genders import may_be, subject_form
from saidby.speakers import nouns
from saidby.speakers.cast import Mention, MentionKind, Speaker
from saidby.text.spans import Span

_GENDERS = {"he": "m", "she": "f"}


def pronoun_tags(draft: Draft) -> Iterator[tuple[Attribution, Mention, str]]:
    """Each "he" or "she" that a cue gives a quotation to, once."""
    seen: set[int] = set()
    for attribution in draft.attributions:
        mention = attribution.mention
        if mention is None or attribution.cue is None or mention.word in seen:
            continue
        if mention.kind is MentionKind.PRONOUN and mention.quotation < 0:
            form = mention.span.of(draft.prose.masked).lower()
            if form in _GENDERS:
                seen.add(mention.word)
                yield attribution, mention, form


def tags_by_block(draft: Draft) -> dict[int, list[Mention]]:
    """What the tags of each block rest on."""
    found: dict[int, list[Mention]] = {}
    for attribution in draft.attributions:
        mention = attribution.mention
        if mention is not None and attribution.cue is not None:
            found.setdefault(mention.block, []).append(mention)
    return found


def named_before(mention: Mention, tags: dict[int, list[Mention]]) -> Mention | None:
    """The last tag before a mention in its block or the one before, if it is a name."""
    near = (*tags.get(mention.block - 1, ()), *tags.get(mention.block, ()))
    before = [tag for tag in near if tag.span.start < mention.span.start]
    last = max(before, key=_start, default=None)
    return last if last is not None and last.kind is MentionKind.NAME else None


def top_of(parse: Parse, at: int) -> Word:
    """The word of a name on which its other words hang."""
    word = parse.words[at]
    while word.dep.startswith(("flat", "compound")) and word.head < word.index:
        word = parse.words[word.head]
    return word


def named_in(draft: Draft, within: Span) -> dict[str, Mention]:
    """The speakers named in a stretch of narration, each with the first mention."""
    found: dict[str, Mention] = {}
    for mention in _mentions(draft, within):
        speaker = draft.cast.meaning.get(mention)
        if speaker and mention.kind is MentionKind.NAME and mention.quotation < 0:
            found.setdefault(speaker, mention)
    return found


def _mentions(draft: Draft, within: Span) -> Iterator[Mention]:
    """The mentions that begin in a stretch of text."""
    mentions = draft.cast.mentions
    first = bisect_left(mentions, within.start, key=_start)
    yield from takewhile(
        lambda mention: mention.span.start < within.end, islice(mentions, first, None)
    )


def _start(mention: Mention) -> int:
    return mention.span.start


def somebody_fits(
    draft: Draft, options: Options, within: Span, pronoun: str, but: Speaker | None
) -> bool:
    """Whether a stretch of narration has anybody else whom a pronoun could mean."""
    spans: list[Span] = []
    for mention in _mentions(draft, within):
        if mention.kind is MentionKind.PRONOUN:
            continue
        speaker = draft.cast.of(mention)
        spans.append(mention.span)
        if speaker is None or (
            speaker != but and may_be(draft, options, speaker, pronoun)
        ):
            return True
    return any(
        _may_mean(word, pronoun) and not any(span.holds(word.start) for span in spans)
        for word in _words(draft, within)
    )


def _words(draft: Draft, within: Span) -> Iterator[Word]:
    if draft.parse is not None:
        yield from (w for w in draft.parse.words_in(within) if w.quotation < 0)


def _may_mean(word: Word, pronoun: str) -> bool:
    """Whether a word by itself, a noun or a pronoun, could be the same person."""
    if word.tag in ("PRP", "PRP$"):
        return subject_form(word.lower) == pronoun
    if word.tag in ("NNP", "NNPS"):
        return word.entity in ("PERSON", "") and word.lower not in nouns.calendar()
    if word.tag != "NN" or nouns.sort_of(word.lemma.lower()) != "person":
        return False
    return nouns.gender_of(word.lemma.lower()) in ("", "x", _GENDERS[pronoun])
