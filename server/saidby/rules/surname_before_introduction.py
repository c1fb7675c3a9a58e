"""Somebody quoted by surname before being introduced in full.

What it flags
    In a report, a quotation given to a bare surname, when the full name of that person
    comes only later. Headlines do not count, neither as an introduction nor as a
    mention; a title before the surname is introduction enough, and somebody whose full
    name never appears is left alone, and so is what somebody founded who is named later
    (“Dell said in a statement”).

Why an editor cares
    Readers ask who that is, and search the paragraphs above in vain. Often a paragraph
    was moved.

Example and repair
    ``“The gates stay shut,” Ruiz said.`` in the second paragraph, and in the third
    ``Ana Ruiz, who runs the port``. Give the full name and the role first.

When to switch it off
    In features that bring their people in by surname on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from saidby import lexicon
from saidby.draft import Draft, Stage
from saidby.options import Options
from saidby.rules.base import Finding, Related, Rule, Severity
from saidby.rules.naming import bare_name, parts
from saidby.rules.places import is_headline
from saidby.rules.register import is_surely_report
from saidby.speakers.cast import Mention, MentionKind, Speaker, SpeakerKind
from saidby.text.prose import bare


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    if not is_surely_report(draft):
        return
    tags = {
        attribution.mention.word
        for attribution in draft.attributions
        if attribution.mention is not None and attribution.cue is not None
    }
    for speaker in draft.cast.speakers:
        if speaker.kind is SpeakerKind.PERSON and not speaker.from_cast:
            yield from _finding(draft, speaker, tags)


def _finding(draft: Draft, speaker: Speaker, tags: set[int]) -> Iterator[Finding]:
    named = [
        mention
        for mention in speaker.mentions
        if mention.kind is MentionKind.NAME
        and mention.quotation < 0
        and not is_headline(draft, mention.block)
    ]
    full = next((m for m in named if len(parts(draft, m)) > 1), None)
    quoted = next((m for m in named if m.word in tags), None)
    if full is None or quoted is None or quoted.block >= full.block:
        return
    surname = parts(draft, full)[-1]
    before = [m for m in named if m.span.start <= quoted.span.start]
    if any(bare_name(draft, m) != surname.plain for m in before):
        return
    if _founds(draft, full):
        return
    if not _is_introduced(draft, surname.text, quoted.span.start):
        yield Finding(
            quoted.span,
            f"{speaker.name} is quoted here before being introduced.",
            related=(Related(full.span, "The full name comes only here."),),
            confidence=0.95,
        )


def _founds(draft: Draft, mention: Mention) -> bool:
    """Whether somebody is named as the founder of what bears the name: Dell said in a
    statement, and Michael Dell founded it."""
    if draft.parse is None or mention.word < 0:
        return False
    sentence = draft.parse.sentences[draft.parse.words[mention.word].sentence]
    words = draft.parse.words[sentence.first : sentence.last]
    return any(word.lower in lexicon.lines("founding") for word in words)


def _is_introduced(draft: Draft, surname: str, before: int) -> bool:
    """Whether a given name or a title has stood before a surname, anybody's."""
    copy = draft.prose.blocks[0].span.start
    if is_headline(draft, 0) and len(draft.prose.blocks) > 1:
        copy = draft.prose.blocks[1].span.start
    text = draft.prose.masked[copy:before]
    whole = re.compile(rf"\b[^\W\d_a-z][\w.'’-]*\s+{re.escape(surname)}\b")
    return any(
        not _opens_sentence(text, found.start()) for found in whole.finditer(text)
    )


def _opens_sentence(text: str, at: int) -> bool:
    return bare(text[:at])[-1:] in ("", *".!?…:“”\"'’")


RULE = Rule(
    "SB307",
    "surname-before-introduction",
    "Somebody quoted by surname before being introduced in full.",
    Severity.WARNING,
    Stage.ATTRIBUTIONS,
    check,
    doc=__doc__,
)
