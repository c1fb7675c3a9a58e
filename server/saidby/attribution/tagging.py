"""Which quotations have a tag, and whose it is: claims weighed by the forest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from saidby.attribution import candidates, cues, titles
from saidby.attribution.claim import Claim
from saidby.attribution.genre import Genre
from saidby.attribution.ranking import tag_features
from saidby.attribution.scene import Scene
from saidby.attribution.settling import Decision, decide
from saidby.forests import forest
from saidby.hearsay.listening import listen
from saidby.hearsay.pointing import point
from saidby.quotations.quotation import Kind
from saidby.speakers.cast import MentionKind
from saidby.speakers.phrases import Phrase
from saidby.speakers.pronouns import Guess

# All claims together weigh so much at least, or nobody is said to have said it; and
# the likeliest so much, or it is not known who.
LEAST, _LEAST = 0.5, 0.25
# Of what is as likely as that at the first look, the encoder is not asked: it takes
# long, and what it says of them changes nothing.
_SURE = 0.8
# So much speaks at least for whoever is reported to have said it: the words as a whole,
# or a part of what he said.
_INNER, _INNER_PART = 0.3, 0.1
_NEARLY = 0.7
# Longer words are quoted all the same: "She did not say: “…”" is a report then.
_DENIABLE = 80
_LABEL_WORDS = 2
_SIDES = {"leading-tag": "before", "trailing-tag": "after", "inverted-tag": "after"}
_UNASKED = (Kind.TRANSCRIPT, Kind.BLOCK, Kind.HEADING)


def tags(
    scene: Scene,
    guesses: dict[int, tuple[Guess, ...]],
    genre: Genre,
    weigher: forest.Forest | None = None,
) -> dict[int, Decision]:
    """The believed tag of each quotation that has one, by the quotation's number."""
    weigher = weigher or forest.load("tags")
    questions = asked(scene)
    odds = _weighed(scene, questions, genre, weigher)
    doubtful = {
        number
        for number in unsure(scene, questions, genre)
        if _sureness(scene, questions[number], odds[number]) < _SURE
    }
    again = pointed_at(scene, questions, doubtful)
    questions |= again
    odds |= _weighed(scene, again, genre, weigher)
    found: dict[int, Decision] = {}
    for number, claims in questions.items():
        shares = odds[number]
        if sum(shares) < LEAST or titles.is_title(scene, number):
            continue
        best = _best(scene, number, claims, shares, guesses)
        if best.confidence >= _LEAST and not _is_inscription(scene, number, best):
            found[number] = best
    return found


def asked(scene: Scene) -> dict[int, list[Claim]]:
    """All claims of every quotation; on the way, what is heard in their paragraphs,
    and who spoke last before each."""
    blocks = dict.fromkeys(scene.block_of(run.first) for run in scene.runs)
    scene.heard = listen(scene.parse, [scene.block_words[block] for block in blocks])
    found: dict[int, list[Claim]] = {}
    last = -1
    for number, quotation in enumerate(scene.quotations.found):
        scene.lately[number] = last
        if quotation.kind in _UNASKED or quotation.parent is not None:
            continue
        if number in scene.people.names_in_marks or denied(scene, number):
            continue
        held = candidates.claims(scene, number)
        if held:
            last = scene.people.meaning.get(held[0].phrase.head, last)
        mine = [*held, *candidates.nearby(scene, number)]
        found[number] = [*mine, *candidates.audible(scene, number, mine)]
    return found


def unsure(scene: Scene, found: dict[int, list[Claim]], genre: Genre) -> set[int]:
    """The quotations of a report that no plain tag of their own tells who is quoted,
    if anybody is."""
    if genre.is_story:
        return set()
    return {number for number in found if _is_unsure(scene, number, found)}


def pointed_at(
    scene: Scene, found: dict[int, list[Claim]], numbers: Collection[int]
) -> dict[int, list[Claim]]:
    """The claims of these quotations once more, with those that the encoder points at;
    what it has to say of them is in the scene from here on."""
    scene.pointed = point(scene.prose, scene.quotations, numbers)
    mine = {number: found[number] for number in sorted(numbers)}
    return {n: [*held, *candidates.audible(scene, n, held)] for n, held in mine.items()}


def _weighed(
    scene: Scene,
    questions: dict[int, list[Claim]],
    genre: Genre,
    weigher: forest.Forest,
) -> dict[int, list[float]]:
    rows = [
        tag_features.rows(scene, number, claims, genre)
        for number, claims in questions.items()
    ]
    return dict(zip(questions, weigher.shares_of(rows), strict=True))


def _is_unsure(scene: Scene, number: int, found: dict[int, list[Claim]]) -> bool:
    """Whether no plain tag of its own tells who is quoted, if anybody is."""
    if titles.is_title(scene, number):
        return False
    if scene.quotation(number).kind in (Kind.MIXED, Kind.TERM):
        return True
    return not any(_side(claim) for claim in found[number])


def _is_inscription(scene: Scene, number: int, tag: Decision) -> bool:
    """A name or a label read off a thing: a card that read “Honey”."""
    words = scene.said(number).split()
    titled = all(word[:1].isupper() for word in words)
    return tag.lemma == "read" and len(words) <= _LABEL_WORDS and titled


def denied(scene: Scene, number: int) -> bool:
    """Whether the draft says right before the words that nobody said them."""
    runs = scene.runs_of.get(number)
    if not runs or scene.quotation(number).spans[0].size > _DENIABLE:
        return False
    before = scene.words[max(0, runs[0].first - 2) : runs[0].first]
    return any(
        cues.lemma(word) in cues.plain() and cues.negated(scene.parse, word)
        for word in before
    )


def _best(
    scene: Scene,
    number: int,
    claims: Sequence[Claim],
    shares: Sequence[float],
    guesses: dict[int, tuple[Guess, ...]],
) -> Decision:
    """The likeliest phrase, whose claims count together, those of whoever has it from
    him among them."""
    weights = _weights(scene, claims, shares)
    is_part = scene.quotation(number).kind is Kind.MIXED
    least = _INNER_PART if is_part else _INNER
    head = _reporter(claims, weights, max(weights, key=weights.__getitem__))
    outer = head
    head = _inner(claims, weights, outer, least)
    sure = weights[head] if head == outer else weights[head] + weights[outer]
    mine = (n for n, claim in enumerate(claims) if claim.phrase.head == head)
    best = claims[max(mine, key=shares.__getitem__)]
    # A sieve that holds the same phrase knows the cue, and says more than "nearby".
    signed = next((claim for claim in claims if _signs(claim, best)), best)
    decision = decide(scene, signed, sure, guesses)
    return replace(decision, rivals=tuple(_rivals(scene, claims, signed)))


def _sureness(scene: Scene, claims: Sequence[Claim], shares: Sequence[float]) -> float:
    """How likely the likeliest answer is: a phrase, or that it is none of them."""
    best = max(_weights(scene, claims, shares).values(), default=0.0)
    return max(best, 1 - sum(shares))


def _weights(
    scene: Scene, claims: Sequence[Claim], shares: Sequence[float]
) -> dict[int, float]:
    """How likely each phrase is, by its head."""
    weights: dict[int, float] = defaultdict(float)
    held = {claim.phrase.head for claim in claims}
    for claim, share in zip(claims, shares, strict=True):
        weights[_named(scene, claim.phrase, held)] += share
    return weights


def _named(scene: Scene, phrase: Phrase, held: Collection[int]) -> int:
    """Tarn, the chief engineer: of an apposition, the phrase that it explains."""
    word = scene.words[phrase.head]
    if phrase.kind is not MentionKind.DESCRIPTION or word.dep != "appos":
        return phrase.head
    named = scene.phrase_at(word.head)
    if named is None or named.head not in held:
        return phrase.head
    follows = named.last + 1 < phrase.first <= named.last + 2  # a comma between
    return named.head if follows else phrase.head


def _signs(claim: Claim, best: Claim) -> bool:
    """Whether a sieve holds the same words to be the source."""
    same = claim.phrase is best.phrase and claim.via == best.via
    return same and claim.method != "nearby"


def _reporter(claims: Sequence[Claim], weights: dict[int, float], head: int) -> int:
    """“She stated that Tarn ordered them to …”: the words are her report, if that is
    nearly as likely as that they are his order."""
    if any(c.lemma in cues.plain() for c in claims if c.phrase.head == head):
        return head
    outer = _reports(claims, weights, _NEARLY * weights[head])
    return max(outer, key=weights.__getitem__, default=head)


def _inner(
    claims: Sequence[Claim], weights: dict[int, float], head: int, least: float
) -> int:
    """“He said that …, according to the agency”: the agency has it that he said so, and
    the words are his."""
    outer = any(c.method == "according-to" for c in claims if c.phrase.head == head)
    if not outer:
        return head
    inner = [at for at in _reports(claims, weights, least) if at != head]
    return max(inner, key=weights.__getitem__, default=head)


def _reports(
    claims: Sequence[Claim], weights: dict[int, float], least: float
) -> list[int]:
    """Whoever a plain verb above reports to have said it, so likely at least."""
    return [
        claim.phrase.head
        for claim in claims
        if claim.method == "governing-cue"
        and claim.lemma in cues.plain()
        and weights[claim.phrase.head] >= least
    ]


def _rivals(scene: Scene, claims: Sequence[Claim], chosen: Claim) -> Iterator[Phrase]:
    """Tags on the quotation's other side that name somebody else outright."""
    side = _side(chosen)
    who = scene.people.meaning.get(chosen.phrase.head)
    for claim in claims:
        other = scene.people.meaning.get(claim.phrase.head)
        named = claim.phrase.kind is chosen.phrase.kind is MentionKind.NAME
        sides = {side, _side(claim)}
        if named and sides == {"before", "after"} and other != who:
            yield claim.phrase


def _side(claim: Claim) -> str:
    """Where a claim's tag stands, "" for what is not a tag with a plain verb."""
    return _SIDES.get(claim.method, "") if claim.lemma in cues.plain() else ""
