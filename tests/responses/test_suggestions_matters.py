"""Broad matters: what a customer describes and what a reply to it is called. Pure."""

import pytest

from responses.suggestions.fit import Asked, Fit, Match, fit_of
from responses.suggestions.matters import agreement, matters_of, wording


@pytest.mark.parametrize(
    ("text", "language", "matters"),
    [
        ("Støvlerne er et nummer for små", "da", {"exchange"}),
        ("Byt til en anden størrelse", "da", {"exchange"}),
        ("Pakken er ikke kommet", "da", {"where-is-it"}),
        ("Pakken er ikke i dag. Kommet er den i går", "da", set()),
        ("Glidelåsen er gått i stykker", "nb", {"broken"}),
        ("Kva kostar frakta? Glidelåsen er knekt", "nn", {"broken", "delivery"}),
        ("Jag har ångrat mig", "sv", {"second-thoughts"}),
        ("It doesn’t fit, can I swap it", "en", {"exchange"}),
        ("What is the capital of France", "en", set()),
        ("", "en", set()),
    ],
)
def test_phrases_tell_the_matter(text, language, matters):
    assert matters_of(text, (language,)) == matters


def test_a_word_of_another_language_is_none_of_this_one():
    assert matters_of("he is full of anger", ("en",)) == frozenset()
    assert matters_of("jeg angrer kjøpet", ("nb",)) == {"second-thoughts"}
    assert matters_of("jeg angrer kjøpet", ()) == {"second-thoughts"}


def test_a_text_about_this_alone_agrees_more_than_one_about_much():
    asked = frozenset({"return", "money-back"})

    both = agreement(asked, asked, frozenset())
    one = agreement(asked, frozenset({"return"}), frozenset())
    beside = agreement(asked, frozenset({"return", "stock", "login"}), frozenset())
    in_body = agreement(asked, frozenset(), frozenset({"return"}))

    assert both == pytest.approx(1)
    assert both > one > beside > 0
    assert one > in_body > 0
    assert agreement(frozenset(), asked, asked) == 0


def test_matters_are_looked_for_in_plain_words():
    assert "bytte" in wording({"exchange"}, "nn")
    assert not {"*", "…"} & set(wording({"where-is-it", "money-back"}, "en"))


def test_words_and_matter_add_up_and_a_faint_likeness_does_not():
    asked = [Asked("boots", 1.0), Asked("going", 0.25)]
    rare = fit_of(asked, [Match("all", True), Match("", False)])
    everyday = fit_of(asked, [Match("", False), Match("all", True)])

    assert rare.score > 3 * everyday.score
    assert Fit(rare.score, matter=1.0).whole > rare.whole > rare.with_words(0.4)
    assert Fit(matter=0.2).whole == 0
