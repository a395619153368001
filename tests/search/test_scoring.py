"""What numpy adds up over arrays is what the formula says, worked out one document at a time."""

from collections import Counter
from itertools import pairwise
from math import log
from random import Random

import pytest

from search.analysis import pieces_of, written
from search.documents import OPENING, Document, Query, Term, Word
from search.engines.whoosh_engine import WhooshEngine
from search.words import words_of

SYLLABLES = ["ret", "ur", "pak", "ke", "lab", "el", "fak", "tu", "ra", "kvi", "ter", "ing", "or"]
DOCUMENTS, QUERIES = 200, 60
STAFF = frozenset({"staff"})


@pytest.fixture(scope="module")
def documents():
    return [_document(number) for number in range(1, DOCUMENTS + 1)]


@pytest.fixture(scope="module")
def engine(documents, tmp_path_factory):
    engine = WhooshEngine(tmp_path_factory.mktemp("scored"))
    engine.replace_all(documents)
    return engine


def _document(number):
    random = Random(number)
    title = " ".join(_word(random) for _ in range(random.randint(1, 5)))
    body = " ".join(_word(random) for _ in range(random.randint(5, 250)))
    labels = STAFF if number % 5 else frozenset({"user:7"})
    return Document("note", number, labels, "da", title=title, body=body)


def _word(random):
    return "".join(random.choice(SYLLABLES) for _ in range(random.choice((1, 2, 2, 2, 3))))


@pytest.mark.parametrize("labels", [STAFF, STAFF | {"user:7"}], ids=["open", "own"])
def test_numpy_ranks_as_the_formula_does(engine, documents, labels):
    plain = Plain(documents)
    random = Random("queries")
    for _ in range(QUERIES):
        text = " ".join(_word(random) for _ in range(random.randint(1, 3))) + " "
        query = Query(words_of(text), labels, limit=DOCUMENTS)

        expected = plain.scored_all(query, labels)
        found = engine.search(query).hits
        assert {hit.id: hit.words for hit in found} == {id: words for id, words, _ in expected}
        scores = {id: score for id, _, score in expected}
        assert [hit.score for hit in found] == [
            pytest.approx(scores[hit.id], rel=1e-5) for hit in found
        ]
        # What is equal but for the last digits may stand in any order.
        order = [(hit.words >= query.counted, round(scores[hit.id], 3)) for hit in found]
        assert all(one >= other or _near(one, other) for one, other in pairwise(order)), text


def _near(one, other):
    return one[0] == other[0] and other[1] - one[1] < 0.002


class Plain:
    """BM25 with k1 1.2 and b .75 over all words, and twice more over title and opening; half a
    BM25 with k1 and b .5 over four-letter pieces of the title. Rarity is about open documents."""

    def __init__(self, documents):
        self.texts = [Text(each) for each in documents]
        self.open = [each for each in self.texts if each.is_open]
        self.averages = {
            field: sum(each.lengths[field] for each in self.open) / len(self.open)
            for field in ("text", "title", "opening", "piece")
        }

    def scored_all(self, query, labels):
        seen = (text for text in self.texts if text.document.labels & labels)
        return [row for text in seen if (row := self.scored(text, query))]

    def scored(self, text, query):
        parts = [self.word(text, word) for word in query.words]
        asked = {piece for word in query.words for piece in pieces_of(word.exact)}
        score = sum(part for part, _ in parts)
        for piece in asked:
            if count := text.fields["piece"][piece]:
                stands = sum(bool(each.fields["piece"][piece]) for each in self.open)
                weight = 0.5 * self.rarity(stands)
                score += weight * self.saturated(text, "piece", count, 0.5, 0.5)
        like = sum(bool(text.fields["piece"][piece]) for piece in asked) >= len(asked) / 2
        words = sum(there for _, there in parts)
        return (text.document.id, words, score) if score > 0 and (words or like) else None

    def word(self, text, word: Word):
        best, there = 0.0, False
        for term in word.terms:
            if self.count(text, "text", term):
                there = True
                best = max(best, self.term(text, term))
        pieces = set(pieces_of(word.exact))
        shared = sum(bool(text.fields["piece"][piece]) for piece in pieces)
        return best, there or (len(pieces) >= 3 and shared >= len(pieces) / 2)

    def term(self, text, term: Term):
        weights = {"text": 1.0, "title": 2.0, "opening": 2.0}
        score = sum(
            weight * self.saturated(text, field, self.count(text, field, term), 1.2, 0.75)
            for field, weight in weights.items()
        )
        return term.weight * score * self.rarity(self.frequency(term.key))

    def count(self, text, field, term):
        return sum(often for (key, _), often in text.fields[field].items() if key == term.key)

    def frequency(self, key):
        """Of each word of the key, added up: a document may have several."""
        return min(sum(each.keys[key] for each in self.open), len(self.open))

    def rarity(self, frequency):
        return log(1 + (len(self.open) - frequency + 0.5) / (frequency + 0.5))

    def saturated(self, text, field, count, k1, b):
        length = text.lengths[field] / self.averages[field]
        return count * (k1 + 1) / (count + k1 * (1 - b + b * length)) if count else 0.0


class Text:
    def __init__(self, document):
        self.document = document
        self.is_open = "staff" in document.labels
        titled, body = written(document.title, "da"), written(document.body, "da")
        opening = body[:OPENING]
        pieces = [piece for _, word in titled for piece in pieces_of(word)]
        lists = {"text": titled + body, "title": titled, "opening": opening, "piece": pieces}
        self.fields = {name: Counter(each) for name, each in lists.items()}
        self.keys = Counter(key for key, _ in self.fields["text"])
        self.lengths = {name: len(each) for name, each in lists.items()}
