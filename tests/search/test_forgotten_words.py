"""An index answers as if what was taken out of it, and what is none of the asker's, had never been
there: hits, scores, and what the lexicon knows."""

from random import Random

import pytest

from search.analysis import form_of, keys
from search.documents import Document, Query
from search.engines.whoosh_engine import WhooshEngine
from search.expansion import expanded
from search.words import words_of
from tests.search.worlds.questions import Curiosity
from tests.search.worlds.vocabulary import OTHERS, STAFF, Pen
from tests.search.worlds.writing import Written

ALL = frozenset({"staff"})
STAYING, GONE, OWN = range(1, 101), range(101, 161), range(161, 221)


def note(number, *, labels=ALL, secret=None):
    pen = Pen(Random(number), secret)
    return Document(
        "note", number, labels, "da", title=pen.title("da"), body=pen.body("da"), shortcut=""
    )


@pytest.fixture(scope="module")
def staying():
    return [note(number) for number in STAYING]


@pytest.fixture(scope="module")
def plain(staying, tmp_path_factory):
    engine = WhooshEngine(tmp_path_factory.mktemp("plain"))
    engine.replace_all(staying)
    return engine


@pytest.fixture(scope="module")
def eventful(staying, tmp_path_factory):
    """The same texts, among others that came and went, and somebody's own."""
    engine = WhooshEngine(tmp_path_factory.mktemp("eventful"))
    gone = [note(number, secret=STAFF) for number in GONE]
    own = [note(number, labels=frozenset({"user:7"}), secret=OTHERS) for number in OWN]
    engine.replace_all([*staying[:40], *gone[:30], *own[:30]])
    engine.save([*gone[30:], *staying[40:80]])
    engine.save([*own[30:], *staying[80:]], removed={each.key for each in gone})
    return engine


@pytest.mark.parametrize("bold", [False, True])
def test_the_same_hits_with_the_same_scores(plain, eventful, staying, bold):
    curiosity = Curiosity("engines", Written(), [each.title for each in staying], [], [])

    for text in [curiosity.text() for _ in range(200)]:
        expected, found = (_found(engine, text, bold) for engine in (plain, eventful))
        assert found == expected, text


def _found(engine, text, bold):
    words = expanded(words_of(text), engine.lexicon(), bold=bold).words
    results = engine.search(Query(words, ALL))
    return words, results.more, [(hit.key, round(hit.score, 6), hit.matched) for hit in results]


@pytest.mark.parametrize("word", [*STAFF.secrets, *OTHERS.secrets])
def test_a_word_that_is_gone_or_hidden_is_no_word(eventful, word):
    lexicon, form = eventful.lexicon(), form_of(word)

    assert [key for key in keys(word, "da") if lexicon.frequency(key)] == []
    assert not lexicon.has_form(form)
    assert lexicon.named(form) == lexicon.beginning(form) == lexicon.ending(form) == []
    assert form not in [each for _, each in lexicon.similar(f"{form[:-1]}x", 1)]


@pytest.mark.parametrize("beginning", ["kvastr", "fliktr"])
def test_nor_does_a_word_begin_so(eventful, beginning):
    near = eventful.lexicon().similar(f"{beginning[:-1]}x", 1, begun=True)

    assert beginning not in [each for _, each in near]
