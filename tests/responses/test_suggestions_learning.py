"""What is learned: features, the nearest uses, the model. No database."""

import numpy as np
import pytest

from responses.suggestions.conversation import LONGEST_MESSAGE, Conversation
from responses.suggestions.features import LITTLE, MOST, SHAPE, features
from responses.suggestions.model import Model, Unreadable, train
from responses.suggestions.nearest import Nearest, lesson, packed
from tests.responses.asking import said

KEY = b"a key"
TENT, BOOTS, LAMP = 1, 2, 3
US, THEM = 7, 8


def numbers(*texts):
    return features(Conversation.of(said(*texts)), KEY)


def taught(group, *texts, user=US):
    return lesson(group, user, packed(numbers(*texts)))


def many(count=40):
    matters = {TENT: "tent leaks", BOOTS: "boots squeak", LAMP: "lamp blinks"}
    return [
        taught(group, f"The {matter} since Monday", "agent: Which one?", f"Number {number}")
        for number in range(count)
        for group, matter in matters.items()
    ]


def best(shares):
    return max(shares, key=shares.get)


# --- Features -------------------------------------------------------------------------------------


def test_the_same_conversation_has_the_same_few_numbers():
    long = " ".join(f"word{letter}" for letter in "abcdefghijklmnopqrstuvwxyz") * 9
    told = numbers(long, f"agent: {long}", long, f"agent: {long}", long)

    assert len(told) == len(set(told)) == MOST
    assert numbers("The tent leaks") == numbers("the  TENT leaks!")
    assert numbers() == numbers("")


def test_another_key_makes_other_numbers():
    here = set(numbers("The tent leaks at the seams"))
    there = set(features(Conversation.of(said("The tent leaks at the seams")), b"another"))

    assert not {each for each in here & there if each >= LITTLE}


def test_numbers_and_names_are_all_alike():
    one = numbers("My name is Mette Holm, my order is FK-1007, mail mette@example.com")
    other = numbers("My name is Ole Lund, my order is FK-2038, mail ole@example.com")

    assert one == other


def test_who_said_a_word_makes_a_difference():
    asked, answered = set(numbers("tent")), set(numbers("agent: tent"))

    assert not {each for each in asked & answered if each >= SHAPE}


def test_bots_and_notes_are_not_heard():
    messages = [{"author": "bot", "text": "tent"}, {"author": "note", "text": "tent"}]

    assert Conversation.of(messages) == Conversation()
    assert len(Conversation.of(said("x" * 9_999)).said[0].text) == LONGEST_MESSAGE


# --- The nearest uses -----------------------------------------------------------------------------


def test_the_nearest_use_is_the_one_with_the_telling_words():
    nearest = Nearest(many(4))

    votes = nearest.votes(numbers("Boots squeak", "agent: Which one?", "Number 99"), ())

    assert best(votes.shares) == BOOTS
    assert sum(votes.shares.values()) == pytest.approx(1, abs=0.01)
    strange = nearest.votes(numbers("Are you open on Sunday?"), ())
    assert strange.alike < 0.3 < votes.alike


def test_a_use_counts_as_soon_as_it_is_learned():
    nearest = Nearest(many(700))  # so many that new ones stand apart
    assert len(nearest.lessons) > 2_000
    asked = numbers("Where is the nearest shop?")
    before = nearest.votes(asked, ())

    nearest.learn([taught(9, "Where is the nearest shop?")])

    after = nearest.votes(asked, ())
    assert best(after.shares) == 9
    assert after.alike > before.alike


def test_colleagues_count_more_and_hidden_groups_not_at_all():
    same = "The tent leaks"
    nearest = Nearest([taught(TENT, same, user=US), *[taught(BOOTS, same, user=THEM)] * 2])
    asked = numbers(same)

    assert best(nearest.votes(asked, ()).shares) == BOOTS
    assert best(nearest.votes(asked, {US}).shares) == TENT
    hidden = nearest.votes(asked, (), {BOOTS})
    assert hidden.shares.get(BOOTS, 0) == 0
    assert hidden.uses == {TENT: 1}


def test_nothing_known_says_nothing():
    assert Nearest().votes(numbers("The tent leaks"), ()).shares == {}
    assert Nearest(many(1)).votes(numbers("The tent leaks"), (), {TENT, BOOTS, LAMP}).alike == 0


# --- The model ------------------------------------------------------------------------------------


def test_the_model_tells_matters_apart_and_survives_its_bytes():
    model = train(many())

    again = Model.from_bytes(model.to_bytes())

    asked = numbers("The tent leaks since Easter", "agent: Which one?", "Number 7070")
    assert best(again.shares(asked)) == best(model.shares(asked)) == TENT
    assert best(model.shares(asked, hidden={TENT})) != TENT
    assert np.array_equal(train(many()).places, model.places)


def test_what_is_no_model_is_unreadable():
    stored = train(many(3)).to_bytes()

    for broken in (b"", b"no model", stored[: len(stored) // 2], stored[:40] + stored[60:]):
        with pytest.raises(Unreadable):
            Model.from_bytes(broken)


def test_a_model_of_nothing_says_nothing():
    assert train([]).shares(numbers("The tent leaks")) == {}
    assert train([taught(TENT)] * 3).shares(()) == {}
