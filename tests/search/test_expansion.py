import numpy as np
import pytest

from search.analysis import query_keys
from search.expansion import expanded
from search.inflection import LONGEST_KEY
from search.lexicon import Lexicon, Part, Vocabulary, term_of
from search.words import words_of

HEADS = ("retur", "retur" * 12)


@pytest.fixture(scope="module")
def lexicon():
    terms = sorted(term_of(query_keys(word)[0], word) for word in (*HEADS, "label"))
    return Lexicon([Part(Vocabulary(terms), np.ones(len(terms), np.int32))], size=3)


@pytest.mark.parametrize(("head", "is_split"), [(HEADS[0], True), (HEADS[1], False)])
def test_what_is_longer_than_any_word_is_not_tried_at_each_of_its_letters(lexicon, head, is_split):
    typed = head + "label"
    assert (len(typed) <= LONGEST_KEY) is is_split

    words = expanded(words_of(typed), lexicon).words

    split = [term for term in words[0].terms if term.kind == "compound" and term.also]
    assert bool(split) is is_split
