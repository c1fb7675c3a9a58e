"""How treebanks are read, and what becomes of their quotations."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from training import tagged, treebank, untreed, variants
from training.as_read import as_read, plain
from training.names import gum_names
from training.treebank import Named, Paragraph, Token, is_tree
from training.typed import OPEN, Typist

TAGGED = """\
# newdoc id = made-up
# newpar
# sent_id = 1
1	"	"	PUNCT	``	_	4	punct	_	SpaceAfter=No
2	The	the	DET	DT	_	3	det	_	_
3	boats	boat	NOUN	NNS	_	4	nsubj	_	_
4	sank	sink	VERB	VBD	_	7	ccomp	_	SpaceAfter=No
5	,	,	PUNCT	,	_	4	punct	_	SpaceAfter=No
6	"	"	PUNCT	''	_	4	punct	_	_
7	said	say	VERB	VBD	_	0	root	_	_
8	Captain	captain	NOUN	NNP	_	9	nmod:desc	_	Entity=(1-person-new-n-cf1-2
9	Ana	Ana	PROPN	NNP	_	7	nsubj	_	_
10	Moyo	Moyo	PROPN	NNP	_	9	flat	_	Entity=1)|SpaceAfter=No
11	.	.	PUNCT	.	_	7	punct	_	_

# sent_id = 2
1-2	Don't	_	_	_	_	_	_	_	SpaceAfter=No
1	Do	do	AUX	VB	_	0	root	_	_
2	n't	not	PART	RB	_	1	advmod	_	_
3	!	!	PUNCT	.	_	1	punct	_	_

# newpar
# sent_id = 3
1	Spanish	Spanish	ADJ	JJ	_	2	amod	_	Entity=(2-person-new-nnnnn-cf1-2-sgl
2	sailors	sailor	NOUN	NNS	_	3	nsubj	_	Entity=2)
3	left	leave	VERB	VBD	_	0	root	_	_
4	the	the	DET	DT	_	5	det	_	Entity=(3-place-new-nnnnn-cf1-2-sgl
5	Bay	bay	PROPN	NNP	_	3	obj	_	_
6	of	of	ADP	IN	_	7	case	_	_
7	Lune	Lune	PROPN	NNP	_	5	nmod	_	Entity=3)|SpaceAfter=No
8	.	.	PUNCT	.	_	3	punct	_	_

"""


@pytest.fixture
def paragraphs(tmp_path: Path) -> list[Paragraph]:
    path = tmp_path / "made-up.conllu"
    path.write_text(TAGGED, encoding="utf-8")
    return [gum_names(plain(p)) for p in treebank.read(path)]


def names(paragraph: Paragraph) -> list[tuple[str, str]]:
    return [
        (" ".join(t.text for t in paragraph.tokens[first:last]), label)
        for first, last, label in paragraph.names or ()
    ]


def relations(paragraph: Paragraph) -> list[tuple[str, str, str]]:
    words = paragraph.tokens
    return [(t.text, t.dep, words[t.head].text) for t in words if t.dep != "punct"]


def test_sentences_of_a_paragraph_are_read_together(
    paragraphs: list[Paragraph],
) -> None:
    assert [p.text for p in paragraphs] == [
        '"The boats sank," said Captain Ana Moyo. Don\'t!',
        "Spanish sailors left the Bay of Lune.",
    ]
    for paragraph in paragraphs:
        for token in paragraph.tokens:
            assert paragraph.text[token.start : token.end] == token.text


def test_a_line_that_is_no_word_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.conllu"
    path.write_text("1\tboat\n\n", encoding="utf-8")
    with pytest.raises(ValueError, match="CoNLL-U"):
        list(treebank.read(path))


def test_names_are_mentions_without_titles_and_articles(
    paragraphs: list[Paragraph],
) -> None:
    assert names(paragraphs[0]) == [("Ana Moyo", "PERSON")]
    assert names(paragraphs[1]) == [("Spanish", "NORP"), ("Bay of Lune", "GPE")]


def test_speech_becomes_a_stub_that_hangs_where_it_hung(
    paragraphs: list[Paragraph],
) -> None:
    seen = as_read(paragraphs[0])
    assert seen is not None
    assert seen.text == "“Yes,” said Captain Ana Moyo. Don't!"
    assert relations(seen)[:3] == [
        ("Yes", "ccomp", "said"),
        ("said", "ROOT", "said"),
        ("Captain", "nmod:desc", "Ana"),
    ]
    assert names(seen) == [("Ana Moyo", "PERSON")]


def test_what_quotes_nobody_has_no_other_reading(paragraphs: list[Paragraph]) -> None:
    assert as_read(paragraphs[1]) is None


def test_a_circle_is_no_tree() -> None:
    assert is_tree([1, 1, 1])
    assert not is_tree([1, 2, 0])


def test_made_up_tags_are_trees_over_their_own_text(
    paragraphs: list[Paragraph],
) -> None:
    parts = tagged.gather(paragraphs)
    assert [row.text for row in parts.subjects[0]] == ["Captain", "Ana", "Moyo"]
    parts.tails.append([parts.subjects[0][1]._replace(head=-1, dep="obl")])
    for made in tagged.paragraphs(parts, 40, Random(3)):
        assert is_tree([token.head for token in made.tokens])
        assert "“Yes" in made.text
        assert " ," not in made.text
        for token in made.tokens:
            assert made.text[token.start : token.end] == token.text


def test_people_are_renamed_and_all_else_stays(paragraphs: list[Paragraph]) -> None:
    lists = variants.NameLists((("Xiu",),), (("Ng",),), ("Ulm",))
    made = variants.renamed(paragraphs[0], lists, Random(1))
    assert "Moyo" not in made.text
    assert made.text.startswith('"The boats sank," said Captain ')
    assert made.names == paragraphs[0].names


def test_capitals_leave_words_where_they_are(paragraphs: list[Paragraph]) -> None:
    made = {variants.recased(paragraphs[1], Random(seed)).text for seed in range(20)}
    assert made == {
        "SPANISH SAILORS LEFT THE BAY OF LUNE.",
        "Spanish Sailors Left the Bay of Lune.",
        "spanish sailors left the bay of lune.",
    }


def test_proper_nouns_get_a_kind_only_from_what_is_known(
    paragraphs: list[Paragraph],
) -> None:
    typist = Typist(places=(), known={})
    assert names(typist.named(paragraphs[0])) == [("Ana Moyo", "PERSON")]
    assert ("Bay of Lune", OPEN) in names(typist.named(paragraphs[1]))
    typist = Typist(places=("Bay of Lune",), known={})
    assert ("Bay of Lune", "GPE") in names(typist.named(paragraphs[1]))


def test_words_without_spaces_are_set_as_in_print() -> None:
    words = "`` Do n't , '' said Mr. Moyo ( 40 ) .".split()
    made = untreed.spaced(words, (Named(7, 8, "PERSON"),))
    assert made.text == "“Don't,” said Mr. Moyo (40)."
    assert names(made) == [("Moyo", "PERSON")]


def test_tokens_without_a_tree_say_so() -> None:
    assert not Paragraph("Boats.", (Token("Boats", 0), Token(".", 5))).has_tree
