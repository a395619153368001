"""Why a hit is there, where its words do not say so by themselves."""

import pytest

from desk.services.detours import Matches
from search.analysis import key_of
from search.documents import Term, Word
from search.finder import Found


def word(typed, **others):
    """A word as expanded: `synonym="password"` finds that too."""
    terms = [Term(key_of(typed))]
    terms += [Term(key_of(other), kind=kind) for kind, other in others.items()]
    return Word(tuple(terms), exact=typed)


def notes(*words, matched, title="", snippet="", **found):
    row = {"title": title, "snippet": snippet, "language": "da", "matched": matched}
    return Matches(Found(words=words, results=[row], **found)).rows()[0]["note"]


@pytest.mark.parametrize("matched", ["all", "compound"])
def test_what_explains_itself_has_no_note(matched):
    asked = word("retur", synonym="returnering")

    assert notes(asked, matched=matched, title="Retur af varer") == ""


@pytest.mark.parametrize("kind", ["synonym", "corrected"])
def test_other_words_are_named_as_written(kind):
    asked = word("password", **{kind: "adgangskode"})

    assert notes(asked, matched=kind, title="Ny Adgangskode") == "also: Adgangskode"
    assert notes(asked, matched=kind, snippet="din <mark>adgangskode</mark> &lt;her&gt;") == (
        "also: adgangskode"
    )
    assert notes(asked, matched=kind, title="Noget andet") == ""


def test_at_most_two_other_words_are_named_each_once():
    asked = [word("a", synonym="pakke"), word("b", synonym="kurv"), word("c", synonym="sofa")]

    assert notes(*asked, matched="synonym", title="Pakke, pakke, kurv, sofa") == (
        "also: Pakke, kurv"
    )


def test_a_correction_that_is_offered_already_is_not_named():
    asked = word("adgagnskode", corrected="adgangskode")

    assert notes(asked, matched="corrected", title="Adgangskode", did_you_mean="adgangskode") == ""


def test_fewer_words_are_said():
    assert notes(word("retur"), word("gavekort"), matched="fewer", title="Retur") == "fewer words"


def test_nobody_counts_the_missing_words_of_a_long_text():
    asked = [word(each) for each in ("en", "to", "tre", "fire", "fem", "seks")]

    assert notes(*asked, matched="fewer", title="En") == ""


def test_titles_are_marked_and_safe():
    row = {"title": "<b>Retur", "snippet": "", "language": None, "matched": "all"}

    (shown,) = Matches(Found(words=(word("retur"),), results=[row])).rows()

    assert shown["shown_title"] == "&lt;b&gt;<mark>Retur</mark>"
