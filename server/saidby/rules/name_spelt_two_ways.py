"""A name spelt in two ways in one draft.

What it flags
    Two spellings of what is surely one person's name: the same given name with nearly
    the same surname, the same surname with given names that sound alike, or a surname
    close to that of somebody introduced, when nobody of that name ever is. What stands
    inside quotation marks is left alone, and so are two whom the draft tells apart:
    named side by side, called relatives, or “not related”.

Why an editor cares
    One of the two is wrong, and the person will notice.

Example and repair
    ``Mara Lindqvist`` in the first paragraph and ``Lindquist`` in the fourth. Check
    which one is right. The fix writes the one that is more frequent, or came first in
    full; it is not made unasked, since the rarer one may be the right one.

When to switch it off
    In texts that keep the spelling of old sources.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from saidby.draft import Draft, Stage
from saidby.options import Options
from saidby.rules.base import Edit, Finding, Fix, Related, Rule, Severity
from saidby.rules.naming import Part, words_of
from saidby.rules.register import is_story
from saidby.rules.repairs import is_literal
from saidby.rules.spellings import Use, sound_alike, uses
from saidby.speakers import kin, nouns
from saidby.text.spans import Span
from saidby.wording import are_close

_SMALL = re.compile(r"\b[^\W\d_A-Z]{4,20}\b")
_SHORTEST = 5  # letters of a surname that stands without a given name
_CROWD = 300  # names with one initial
# Two names with hardly more than an "and" between, and what is written beside a name:
# so many characters.
_SIDE_BY_SIDE, _BESIDE = 30, 30
_JOINED = re.compile(r"\s*(?:[\w.]+\s+)?(?:and|or|&|,)\s+(?:[\w.]+\s+)?")
_NOUN = re.compile(r"[a-z]+(?:-[a-z]+)*")
_UNRELATED = re.compile(r"\b(?:not|un|no) ?relat(?:ed|ion)\b")
_LOPSIDED = 4  # times as frequent, where given names alone are used

Spellings = dict[str, list[tuple[Part, Use]]]


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    known = {word for entry in options.cast for word in words_of(entry)}
    named = [use for use in uses(draft) if not {*_words(use)} & known]
    story = is_story(draft)
    surnames: Spellings = defaultdict(list)
    by_surname: dict[str, Spellings] = defaultdict(lambda: defaultdict(list))
    for use in named:
        surnames[use.surname.plain].append((use.surname, use))
        if use.given is not None:
            given = by_surname[use.surname.plain][use.given.plain]
            given.append((use.given, use))
    common = _common_words(draft) if surnames else frozenset()
    for one, other in _close(surnames):
        if {one, other} & common:
            continue
        sure = _same_surname(surnames[one], surnames[other], named, story=story)
        if sure and not _are_told_apart(draft, surnames[one], surnames[other]):
            yield _finding(draft, surnames[one], surnames[other], sure)
    for givens in by_surname.values():
        for one, other in _alike(givens):
            sure = _same_given(givens[one], givens[other], story=story)
            apart = _are_told_apart(draft, givens[one], givens[other], relatives=True)
            if sure and not apart:
                yield _finding(draft, givens[one], givens[other], sure)


def _common_words(draft: Draft) -> frozenset[str]:
    """Words that the draft writes in small letters too."""
    return frozenset(_SMALL.findall(draft.prose.masked))


def _words(use: Use) -> Iterator[str]:
    yield use.surname.plain
    if use.given is not None:
        yield use.given.plain


def _close(spellings: Spellings) -> Iterator[tuple[str, str]]:
    """Spellings next to each other, compared only if they start alike."""
    initials: dict[str, list[str]] = defaultdict(list)
    for spelling in spellings:
        initials[spelling[:1]].append(spelling)
    for group in initials.values():
        if len(group) > _CROWD:  # a list of names, no draft
            continue
        yield from (pair for pair in combinations(group, 2) if are_close(*pair))


def _alike(givens: Spellings) -> Iterator[tuple[str, str]]:
    """Given names of one surname that are close or sound alike (Stephen, Steven)."""
    if len(givens) <= _CROWD:
        pairs = combinations(givens, 2)
        yield from (p for p in pairs if are_close(*p) or _sounds_as(*p))


def _sounds_as(one: str, other: str) -> bool:
    known = nouns.given_names()
    return one in known and other in known and sound_alike(one, other)


def _same_surname(
    one: Sequence[tuple[Part, Use]],
    other: Sequence[tuple[Part, Use]],
    named: Sequence[Use],
    *,
    story: bool,
) -> float:
    """How sure it is that two surnames are meant to be one; 0 if they may be two."""
    givens = [{u.given.plain for _, u in uses if u.given} for uses in (one, other)]
    if givens[0] & givens[1]:
        return 0.95
    words = {uses[0][0].plain for uses in (one, other)}
    if all(givens) or min(map(len, words)) < _SHORTEST:
        return 0
    if all(word in nouns.given_names() for word in words):
        return 0
    if words & {use.given.plain for use in named if use.given}:
        return 0
    few, many = sorted((len(one), len(other)))
    lopsided = many >= _LOPSIDED * few
    if story or not any(givens):
        return 0.9 if lopsided else 0.6
    return 0.9


def _same_given(
    one: Sequence[tuple[Part, Use]],
    other: Sequence[tuple[Part, Use]],
    *,
    story: bool,
) -> float:
    """How sure it is that two given names before one surname are meant to be one."""
    names = [uses[0][0].plain for uses in (one, other)]
    genders = [nouns.given_names().get(name) for name in names]
    if not all(genders):
        return 0.7 if story else 0.95
    if genders[0] != genders[1]:
        return 0
    few, many = sorted((len(one), len(other)))
    if story or not (sound_alike(*names) or many >= _LOPSIDED * few):
        return 0.6
    return 0.9


def _are_told_apart(
    draft: Draft,
    one: Sequence[tuple[Part, Use]],
    other: Sequence[tuple[Part, Use]],
    *,
    relatives: bool = False,
) -> bool:
    """Whether the draft itself says that two names are two people's: names both side
    by side, says that they are not related or, of two given names, that they are."""
    text = draft.prose.masked
    if _UNRELATED.search(text):
        return True
    for part, _ in one:
        for next_part, _ in other:
            first, second = sorted((part.span, next_part.span), key=_start_of)
            if second.start - first.end <= _SIDE_BY_SIDE and _JOINED.fullmatch(
                text[first.end : second.start]
            ):
                return True
    return relatives and any(_has_kin(draft, use) for _, use in (*one, *other))


def _start_of(span: Span) -> int:
    return span.start


def _has_kin(draft: Draft, use: Use) -> bool:
    """Whether a name stands beside a word for a relative: "his brother, Mark Dunne"."""
    start, end = use.mention.span.start, use.mention.span.end
    near = draft.prose.masked[max(0, start - _BESIDE) : end + _BESIDE].lower()
    return not kin.words().isdisjoint(_NOUN.findall(near))


def _finding(
    draft: Draft,
    one: Sequence[tuple[Part, Use]],
    other: Sequence[tuple[Part, Use]],
    sure: float,
) -> Finding:
    rare, usual = sorted((one, other), key=_standing)
    wrong, right = rare[0][0], usual[0][0]
    return Finding(
        wrong.span,
        f"“{wrong.text}” is spelt “{right.text}” elsewhere.",
        _fixes(draft, [part for part, _ in rare], right.text),
        (
            Related(right.span, f"It is spelt “{right.text}” here."),
            *(
                Related(part.span, f"It is spelt “{part.text}” here too.")
                for part, _ in rare[1:]
            ),
        ),
        confidence=sure,
    )


def _standing(spelling: Sequence[tuple[Part, Use]]) -> tuple[int, bool, int]:
    """Frequent before rare, then in full before bare, then early before late."""
    full = any(use.given is not None for _, use in spelling)
    return len(spelling), full, -spelling[0][0].span.start


def _fixes(draft: Draft, wrong: Sequence[Part], right: str) -> tuple[Fix, ...]:
    if not all(is_literal(draft, part.span) for part in wrong):
        return ()
    edits = tuple(Edit(part.span, right) for part in wrong)
    return (Fix(f"Spell it “{right}”", edits, safe=False),)


RULE = Rule(
    "SB304",
    "name-spelt-two-ways",
    "A name spelt in two ways in one draft.",
    Severity.WARNING,
    Stage.ATTRIBUTIONS,
    check,
    doc=__doc__,
)
