from pathlib import Path

import pytest
import yaml

from chats.likeness import Question, Step, Text, likeness, words_asked
from search.analysis import analyse, query_keys

PAIRS = yaml.safe_load((Path(__file__).parent / "questions.yaml").read_text("utf-8"))


def asked(title, language="da", solution=""):
    words = {token.exact: query_keys(token.exact, ("", language)) for token in analyse(title)}
    return Question(title, words_asked(words.items(), lambda _word: 0.75), solution, language)


def step(title, other, language="da", solution="", body=""):
    return likeness(asked(title, language, solution), Text(other, body, language)).step


@pytest.mark.parametrize(("language", "one", "other"), PAIRS["same"])
def test_the_same_question_in_other_words(language, one, other):
    assert step(one, other, language) == step(other, one, language) == Step.SAME


@pytest.mark.parametrize(("language", "one", "other"), PAIRS["other"])
def test_what_only_looks_alike_is_another_question(language, one, other):
    assert Step.SAME not in (step(one, other, language), step(other, one, language))


def test_the_same_answer_speaks_for_fewer_words():
    one, other = "Hvorfor suger min støvsuger ikke?", "Støvsugeren suger ikke mere støv"
    answer = "Rens filteret under låget, og lad det tørre et døgn før brug."

    assert step(one, other) == Step.NEAR
    assert step(one, other, solution=answer, body=f"Nemt: {answer}") == Step.SAME
    assert step(one, other, solution=answer, body="Køb en ny pose i butikken.") == Step.NEAR
