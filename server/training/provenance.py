"""Where each corpus is from, under which licence, and where a reader gets it."""

from __future__ import annotations

from typing import TypedDict


class Corpus(TypedDict):
    """A row of spaCy's ``sources`` in a pipeline's meta."""

    name: str
    url: str
    license: str
    author: str


EWT: Corpus = {
    "name": "Universal Dependencies English EWT",
    "url": "https://github.com/UniversalDependencies/UD_English-EWT",
    "license": "CC BY-SA 4.0",
    "author": "Natalia Silveira, Timothy Dozat, Christopher Manning and others",
}
GUM: Corpus = {
    "name": (
        "Universal Dependencies English GUM: academic, biographies, court, interviews, "
        "news, speeches, textbooks, vlogs and travel guides"
    ),
    "url": "https://github.com/UniversalDependencies/UD_English-GUM",
    "license": "annotation CC BY 4.0; texts CC BY, CC BY-SA or public domain",
    "author": "Amir Zeldes and others",
}
LITBANK: Corpus = {
    "name": "LitBank (names and coreference)",
    "url": "https://github.com/dbamman/litbank",
    "license": "CC BY 4.0",
    "author": "David Bamman, Sejal Popat, Sheng Shen, Olivia Lewke, Anya Mansoor",
}
POLNEAR: Corpus = {
    "name": "PolNeAR, training part: names as a machine marked them",
    "url": "https://github.com/networkdynamics/PolNeAR",
    "license": "research corpus; the news texts are their publishers'",
    "author": "Edward Newell, Drew Margolin, Derek Ruths",
}
FAKER: Corpus = {
    "name": "Faker's locale data (given names, surnames, towns)",
    "url": "https://github.com/joke2k/faker",
    "license": "MIT",
    "author": "Daniele Faraglia and others",
}
LOOKUPS: Corpus = {
    "name": "spaCy lookups data (English lemma rules)",
    "url": "https://github.com/explosion/spacy-lookups-data",
    "license": "MIT",
    "author": "Explosion",
}

# The syntax and the names; GUM's genres are those whose licence lets anybody use them.
SYNTAX = (EWT, GUM)
NAMES = (GUM, LITBANK, EWT, FAKER)
