"""The decisions file: read, matched with the draft, added to."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from toy_drafts import codes, draft, messages, report

from saidby.decisions import (
    NO_DECISIONS,
    Decision,
    Decisions,
    Places,
    Verdict,
    context_of,
    opening_of,
)
from saidby.errors import ConfigError, UnreadableFile
from saidby.text.spans import Span

FILE = """\
# Settled with the desk on Monday.
[[decisions]]
file = "harbour.txt"
quote = "We leave at dawn"
decision = "ignore"
rules = ["SB201"]     # he said it on the phone

[[decisions]]
file = "chapters/*.txt"
quote = "No, sir"
context = "the mate looked up"
decision = "speaker"
speaker = "Ana Ruiz"
note = "see page 12"
"""


def ignoring(quote: str, *rules: str, context: str = "") -> Decisions:
    entry = Decision("draft.md", quote, Verdict.IGNORE, context, rules, line=2)
    return Decisions("saidby.decisions.toml", (entry,))


def speaking(quote: str, *, context: str = "", file: str = "draft.md") -> Decisions:
    entry = Decision(file, quote, Verdict.SPEAKER, context, (), "Ana Ruiz", line=7)
    return Decisions("saidby.decisions.toml", (entry,))


def test_a_file_is_read_with_the_lines_of_its_entries(tmp_path: Path) -> None:
    path = tmp_path / "saidby.decisions.toml"
    path.write_text(FILE, encoding="utf-8")

    decisions = Decisions.load(path)

    assert decisions.path == str(path)
    assert decisions.entries == (
        Decision(
            "harbour.txt",
            "We leave at dawn",
            Verdict.IGNORE,
            rules=("SB201",),
            line=2,
        ),
        Decision(
            "chapters/*.txt",
            "No, sir",
            Verdict.SPEAKER,
            "the mate looked up",
            (),
            "Ana Ruiz",
            "see page 12",
            8,
        ),
    )


def test_a_file_that_is_not_there_decides_nothing(tmp_path: Path) -> None:
    assert Decisions.load(tmp_path / "none.toml").entries == ()


def test_a_file_that_is_not_text_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "saidby.decisions.toml"
    path.write_bytes(b"# caf\xe9\n")

    with pytest.raises(UnreadableFile, match="byte 0xe9 at offset 5"):
        Decisions.load(path)


def test_a_folder_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        Decisions.load(tmp_path)


def test_a_bom_and_crlf_are_no_hindrance(tmp_path: Path) -> None:
    path = tmp_path / "saidby.decisions.toml"
    path.write_bytes(FILE.replace("\n", "\r\n").encode("utf-8-sig"))

    assert [entry.line for entry in Decisions.load(path).entries] == [2, 8]


FAULTS = {
    "several faults come together": (
        FILE.replace("rules =", "rule =").replace('"speaker"', '"speeker"'),
        [
            "d.toml:6: rule: is not known; did you mean rules?",
            "d.toml:12: decision: is one of ignore, speaker, not-a-quotation",
        ],
    ),
    "what is needed": (
        "[[decisions]]\n\n[[decisions]]\nfile = 'a'\n",
        [
            "d.toml:1: file: is missing",
            "d.toml:1: quote: is missing",
            "d.toml:1: decision: is missing",
            "d.toml:3: quote: is missing",
            "d.toml:3: decision: is missing",
        ],
    ),
    "a speaker without a name": (
        FILE.replace('speaker = "Ana Ruiz"\n', ""),
        ["d.toml:8: speaker: is missing: who said it?"],
    ),
    "a speaker where there is none": (
        FILE.replace('"ignore"', '"ignore"\nspeaker = "Ana Ruiz"'),
        ['d.toml:6: speaker: has a meaning only with decision = "speaker"'],
    ),
    "rules where there are none": (
        FILE.replace('"speaker"', '"speaker"\nrules = ["SB201"]'),
        ['d.toml:13: rules: has a meaning only with decision = "ignore"'],
    ),
    "a quote without words": (
        FILE.replace("We leave at dawn", "“…”"),
        ["d.toml:4: quote: holds no words: give the opening words of the quotation"],
    ),
    "values of other types": (
        FILE.replace('"harbour.txt"', "1").replace('["SB201"]', '"SB201"'),
        [
            "d.toml:3: file: is a text in quotation marks",
            'd.toml:6: rules: is a list of codes or names: ["SB201"]',
        ],
    ),
    "a table that is no list": (
        "[decisions]\nfile = 'a'\n",
        [
            (
                "d.toml:1: decisions: is a list of tables:"
                " write [[decisions]] above each entry"
            )
        ],
    ),
    "entries that are no tables": (
        "decisions = [1]\n",
        ["d.toml: decisions: each entry is a table of its own: [[decisions]]"],
    ),
    "other tables": (
        FILE + "\n[[decision]]\n",
        ["d.toml:16: decision: is not known; did you mean decisions?"],
    ),
    "no TOML": (
        "[[decisions]]\nfile = drafts\n",
        ["d.toml:2: not TOML: Invalid value"],
    ),
    "no TOML at the end": (
        "[[decisions]]\nfile = 'a",
        ['d.toml:2: not TOML: Expected "\'"'],
    ),
}


@pytest.mark.parametrize(("text", "expected"), FAULTS.values(), ids=FAULTS)
def test_faults_are_told_together_with_line_and_key(
    text: str, expected: list[str]
) -> None:
    with pytest.raises(ConfigError) as raised:
        Decisions.parse(text, "d.toml")

    assert [str(fault) for fault in raised.value.faults] == expected


@pytest.mark.parametrize(
    ("file", "path", "meant"),
    [
        ("a.txt", "a.txt", True),
        ("a.txt", "chapters/a.txt", False),
        ("./a.txt", "a.txt", True),
        ("chapters\\\\a.txt", "chapters/a.txt", True),
        ("chapters/*.txt", "chapters/a.txt", True),
        ("chapters/*.txt", "chapters/x/a.txt", False),
        ("**/a.txt", "chapters/x/a.txt", True),
        ("*.txt", "chapters/a.txt", True),
        ("*.txt", "chapters/a.md", False),
        ("[one].txt", "[one].txt", True),
    ],
)
def test_entries_are_for_their_files(file: str, path: str, meant: bool) -> None:
    text = f'[[decisions]]\nfile = "{file}"\nquote = "No"\ndecision = "ignore"\n'

    assert bool(Decisions.parse(text).for_file(path).entries) is meant


def test_an_entry_hides_what_is_found_at_its_words() -> None:
    text = "@nobody rings the bell.\n\n“We leave @nobody at dawn.”\n\n@nobody"

    assert codes(text, ignoring("We leave nobody at dawn")) == ["SB201", "SB201"]
    assert codes(text, ignoring("nobody rings the bell")) == ["SB201", "SB201"]
    assert codes(text, ignoring("We leave nobody at dawn", "SB202")) == [
        "SB201",
        "SB901",
        "SB201",
        "SB201",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "“We leave for @nobody at dawn tomorrow, all hands.”",
        '"We leave for @nobody at dawn tomorrow, all hands."',
        "“We leave for\r\n@nobody at\r\ndawn tomorrow, all hands.”",
        "“We  leave for @nobody, at dawn tomorrow — all hands.”",
        "“WE LEAVE for @nobody at dawn tomorrow.”",
        "“We leave for @nobody at dwan tomorrow.”",
        "“We leave for @nobody at the dawn tomorrow.”",
    ],
)
def test_spacing_marks_capitals_and_small_edits_detach_nothing(words: str) -> None:
    text = f"Line one.\n\nHe wrote: {words}"

    found = places(ignoring("We leave for nobody at dawn tomorrow"), text, words)

    assert found == (text.index(words),)


def places(decisions: Decisions, text: str, *words: str) -> tuple[int, ...]:
    """Where the only entry holds, of the places at which the given words start."""
    spans: list[Span] = []
    for opening in words:
        at = text.find(opening)
        while at != -1:
            spans.append(Span(at, at + len(opening)))
            at = text.find(opening, at + 1)
    found = Places(text, spans).of(decisions.entries[0])
    return tuple(span.start for span in found)


def test_other_words_are_not_meant() -> None:
    text = "“We leave at noon.” “Yesterday we left.” “Yes, no.”"
    every = ("“We", "“Yest", "“Yes, n")

    assert places(ignoring("We leave at dawn"), text, *every) == ()
    assert places(ignoring("Yes"), text, *every) == (text.index("“Yes, n"),)


REPEATED = "The mate: “No.”\n\nThe cook, later: “No.”\n\nThe mate: “No way.”"


def test_without_context_all_places_are_meant() -> None:
    assert len(places(ignoring("No"), REPEATED, "“No.”")) == 2


def test_context_tells_places_apart() -> None:
    first, second = REPEATED.index("“No.”"), REPEATED.rindex("“No.”")

    assert places(ignoring("No", context="The mate"), REPEATED, "“No.”") == (first,)
    assert places(ignoring("No", context="cook, later"), REPEATED, "“No.”") == (second,)
    assert places(ignoring("No", context="A captain"), REPEATED, "“No.”") == ()


def test_a_short_quote_does_not_move_to_another_place() -> None:
    rest = REPEATED.removeprefix("The mate: “No.”")

    assert places(ignoring("No", context="The mate"), rest, "“No.”") == ()


def test_a_long_quote_is_found_even_if_its_context_is_rewritten() -> None:
    text = "Nobody knew why. “We leave at dawn, Sir.”"

    decided = ignoring("We leave at dawn, Sir", context="the pilot told the crew")

    assert places(decided, text, "“We") == (text.index("“We"),)


def test_places_can_be_named_and_are_found_again() -> None:
    text = "The mate turned round and said:\n“No, we shall leave at dawn, or never.”"
    span = Span(text.index("“No"), len(text))

    assert opening_of(text, span) == "No, we shall leave at dawn, or never"
    assert context_of(text, span) == "The mate turned round and said"
    assert opening_of(text, Span(span.start, span.start + 1)).startswith("No, we")
    assert opening_of(text, Span(len(text), len(text))) == ""
    assert context_of(text, Span(0, 3)) == ""


prose = st.lists(
    st.sampled_from(["“", "”", "No", "wait", "Ana's", "né", " ", "\n", ". ", "日本"]),
    max_size=40,
).map("".join)


@given(prose, st.data())
def test_a_place_named_is_among_those_found(text: str, data: st.DataObject) -> None:
    starts = data.draw(
        st.lists(st.integers(0, len(text)), min_size=1, max_size=4, unique=True)
    )
    spans = [Span(start, len(text)) for start in starts]
    quote, context = opening_of(text, spans[0]), context_of(text, spans[0])
    if not quote:
        return

    entry = Decision("a.txt", quote, Verdict.IGNORE, context)

    assert spans[0] in Places(text, spans).of(entry)


def test_an_entry_without_use_is_reported() -> None:
    assert messages("Calm words.", ignoring("We leave at dawn")) == [
        (
            "saidby.decisions.toml:2: nothing here needs this decision about "
            "“We leave at dawn”."
        )
    ]


def test_an_entry_for_many_files_is_not_judged_by_one() -> None:
    entry = Decision("*.md", "We leave", Verdict.IGNORE)

    assert messages("Calm words.", Decisions("d.toml", (entry,))) == []


def test_a_speaker_of_words_that_are_gone_is_reported() -> None:
    assert messages("“We leave,” she said.", speaking("We leave")) == []
    assert messages("“We stay,” she said.", speaking("We leave")) == [
        "saidby.decisions.toml:7: nothing here needs this decision about “We leave”."
    ]


def test_what_is_no_quotation_need_not_be_found_as_one() -> None:
    entry = Decision("draft.md", "the long goodbye", Verdict.NOT_A_QUOTATION)
    decisions = Decisions("d.toml", (entry,))

    assert messages("They call it 'The Long\nGoodbye' here.", decisions) == []
    assert len(messages("They have no name for it.", decisions)) == 1


def test_a_speaker_of_one_of_several_is_asked_for() -> None:
    (found,) = [
        d for d in report(REPEATED, speaking("No")).diagnostics if d.code == "SB903"
    ]

    assert found.span.of(REPEATED) == "“No.”"
    assert found.message == (
        "saidby.decisions.toml:7: which of these? Give the words before it as context."
    )
    assert [r.span.start for r in found.related] == [REPEATED.rindex("“No.”")]
    assert messages(REPEATED, speaking("No", context="The mate")) == []


def test_an_unknown_rule_in_an_entry_is_reported() -> None:
    assert messages("@nobody rings.", ignoring("nobody rings", "SB201", "nobdy")) == [
        "saidby.decisions.toml:2: there is no rule “nobdy”. Did you mean “nobody”?"
    ]


def test_markup_is_no_part_of_the_words() -> None:
    text = "“We leave <!-- saidby: not-a-quotation --> at dawn, Sir,” he said."
    masked = draft(text).prose.masked
    entry = ignoring("We leave at dawn, Sir").entries[0]

    assert Places(masked, [Span(0, 10)]).of(entry) == (Span(0, 10),)


def test_the_first_entry_makes_a_file_that_explains_itself() -> None:
    entry = Decision("a.txt", "We leave", Verdict.SPEAKER, speaker="Ana “Nan” Ruiz")

    added = NO_DECISIONS.with_added(entry)

    assert added.text == (
        "# What was settled about drafts that have no comments of their own.\n"
        '# An entry finds its place by the opening words ("quote"), so lines may'
        " move.\n"
        "\n"
        "[[decisions]]\n"
        'file = "a.txt"\n'
        'quote = "We leave"\n'
        'decision = "speaker"\n'
        'speaker = "Ana “Nan” Ruiz"\n'
    )
    assert [e.speaker for e in added.entries] == ["Ana “Nan” Ruiz"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_adding_leaves_comments_and_order_alone(end: str) -> None:
    before = Decisions.parse(FILE.replace("\n", end), "d.toml")
    entry = Decision("b.txt", "Not so fast", Verdict.NOT_A_QUOTATION)

    after = before.with_added(entry)

    assert after.text.startswith(before.text)
    assert after.text.count("\n") == after.text.count(end)
    assert after.path == "d.toml"
    assert [e.quote for e in after.entries] == [
        "We leave at dawn",
        "No, sir",
        "Not so fast",
    ]


def test_adding_to_what_is_ignored_joins_the_rules() -> None:
    entry = Decision("harbour.txt", "“We leave at dawn”", Verdict.IGNORE, "", ("SB3",))

    after = Decisions.parse(FILE).with_added(entry)

    assert [e.rules for e in after.entries] == [("SB201", "SB3"), ()]
    assert "# he said it on the phone" in after.text


def test_ignoring_all_rules_outweighs_a_list() -> None:
    every = Decision("harbour.txt", "We leave at dawn", Verdict.IGNORE)
    some = Decision("harbour.txt", "We leave at dawn", Verdict.IGNORE, "", ("SB3",))

    once = Decisions.parse(FILE).with_added(every)
    twice = once.with_added(some)

    assert [e.rules for e in once.entries] == [(), ()]
    assert twice.entries == once.entries


def test_settling_the_same_words_anew_replaces_the_entry() -> None:
    entry = Decision("harbour.txt", "We leave at dawn", Verdict.SPEAKER, speaker="Ada")

    after = Decisions.parse(FILE).with_added(entry)

    assert [(e.decision, e.speaker, e.rules) for e in after.entries] == [
        (Verdict.SPEAKER, "Ada", ()),
        (Verdict.SPEAKER, "Ana Ruiz", ()),
    ]


odd = st.text(min_size=1, max_size=12)


@given(odd, odd, odd)
def test_whatever_is_added_can_be_read_again(file: str, words: str, note: str) -> None:
    entry = Decision(file, f"No {words}", Verdict.IGNORE, note=note)

    after = Decisions.parse(FILE).with_added(entry)

    assert after.entries[2].quote == f"No {words}"
    assert tomllib.loads(after.text)["decisions"][2]["note"] == note
