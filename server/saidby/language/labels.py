"""The labels of different pipelines, brought to one set, and dictionary forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

# ClearNLP relations, as in spaCy's own English pipelines, to Universal ones.
_RELATIONS = {
    "ROOT": "root",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "agent": "obl:agent",
    "dobj": "obj",
    "dative": "iobj",
    "poss": "nmod:poss",
    "relcl": "acl:relcl",
    "prt": "compound:prt",
    "npadvmod": "obl:unmarked",
    "neg": "advmod",
    "intj": "discourse",
    "predet": "det:predet",
    "preconj": "cc:preconj",
}
_ENTITIES = {
    "PER": "PERSON",
    "LOC": "GPE",
    "FAC": "ORG",
    "PRODUCT": "MISC",
    "EVENT": "MISC",
    "WORK_OF_ART": "MISC",
    "LAW": "MISC",
    "LANGUAGE": "MISC",
}
_KEPT = {"PERSON", "ORG", "GPE", "NORP", "MISC"}


def relation(label: str) -> str:
    return _RELATIONS.get(label, label)


def entity(label: str) -> str:
    """A label of saidby's own, or "" for dates, sums and the like."""
    label = _ENTITIES.get(label, label)
    return label if label in _KEPT else ""


_INDEX = "lemma_index"


class Lemmas:
    """Dictionary forms of nouns and verbs; other words stand for themselves.

    The pipeline's own lemmatizer is asked once for each form and tag.
    """

    def __init__(self, nlp: Language) -> None:
        self._known: dict[tuple[str, str], str] = {}
        pipe: Any = nlp.get_pipe("lemmatizer") if nlp.has_pipe("lemmatizer") else None
        self._lemmatize = getattr(pipe, "rule_lemmatize", None)
        if self._lemmatize is not None and pipe.lookups.has_table(_INDEX):
            _look_up_fast(pipe.lookups.get_table(_INDEX))

    def of(self, doc: Any, at: int, lower: str, tag: str) -> str:
        """The dictionary form of a document's word, by its place there."""
        # Rules for plurals would make "actres" of the actress.
        if tag != "NNS" and not tag.startswith("VB"):
            return lower
        key = (lower, tag)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._ask(doc[at], lower, tag)
        return known

    def _ask(self, token: Any, lower: str, tag: str) -> str:
        if self._lemmatize is None:
            return lower
        token.pos_ = "VERB" if tag[0] == "V" else "NOUN"
        forms = self._lemmatize(token)
        return str(forms[0]).lower() if forms else lower


def _look_up_fast(index: Any) -> None:
    """All forms of a part of speech as a set; spaCy goes through a list of them."""
    for key, forms in list(index.items()):
        index[key] = frozenset(forms)
