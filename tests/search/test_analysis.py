import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import (
    LONGEST_KEY,
    analyse,
    form_of,
    key_of,
    keys,
    query_keys,
    shortcut_key,
)
from search.documents import Term
from search.words import words_of


def test_tokens_know_how_they_were_written_and_where():
    assert [(t.exact, t.key, t.position) for t in analyse("Købte på AB-1042!")] == [
        ("købte", "kop", 0),
        ("på", "pa", 1),
        ("ab1042", "ab1042", 2),
        ("ab", "ap", 2),
        ("1042", "1042", 3),
    ]


@pytest.mark.parametrize(
    "spellings",
    [
        "kød köd koed KØD kod",
        "råd raad rad Råd",
        "læs läs laes las",
        "ærø ärö",
        "Müller muller",
        "café cafe",
        "straße strasse",
        "ﬁle file",
        "pakke pakken pakkernes pakkens Pakker",
        "levere leverer leveret levering leveringerne",
        "køb köp kjøp købte kjøpt köpa",
        "adgangskode adgangskoderne",
        "reklamation reklamasjonen",
        "ticket tiket",
    ],
)
def test_spellings_share_a_key(spellings):
    assert len({key_of(each) for each in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hej {{customer.first_name|du}}, {{?ordre nummer}}", ["hej"]),
        ("[[Hej {{customer.name}}|Goddag]] igen", ["hej", "goddag", "igen"]),
        ("e-mail og/eller", ["email", "e", "mail", "og", "eller"]),
        ("post@example.com", ["post@example.com", "post", "example", "com"]),
        ("kl. 12.30", ["kl", "12.30", "12", "30"]),
        ("AB-1042 ab1042", ["ab1042", "ab", "1042", "ab1042"]),
        ("shop.example.com/retur", ["shop.example.com/retur", "shop", "example", "com", "retur"]),
        ("Mette’s don't Lars'", ["mette’s", "don't", "lars"]),
        ("ikke hvad er det", ["ikke", "hvad", "er", "det"]),
        (
            "**fed** _kursiv_ `kode` [tekst](https://x.dk)",
            ["fed", "kursiv", "kode", "tekst", "https", "x.dk", "x", "dk"],
        ),
        ("🎉 *** \0 --", []),
        ("", []),
    ],
)
def test_words_of_a_text(text, found):
    assert [token.exact for token in analyse(text)] == found
    assert keys(text) == [token.key for token in analyse(text)]


def test_other_languages_have_their_own_stems():
    assert key_of("returns", "en") == key_of("returning", "en") == "return"
    assert key_of("Rechnungen", "de") == key_of("Rechnung", "de")
    assert key_of("laskut", "xx") == "laskut"
    assert set(query_keys("services")) == {key_of("services"), key_of("services", "en")}


def test_what_begins_a_word_begins_its_form():
    for word, begun in [("Ticket", "tick"), ("Købet", "koeb"), ("pakkerne", "pakk"), ("å", "aa")]:
        assert form_of(word).startswith(form_of(begun))


@given(st.text() | st.text(alphabet="aåæøoe@.-_'’{}[]|1 ß\u0301\u0300İ½ﷺ"))
def test_any_text_has_clean_keys(text):
    found = keys(text)

    assert found == [token.key for token in analyse(text)]
    assert all(key and len(key) <= LONGEST_KEY and not set(key) & set(" \0\n\t") for key in found)


def test_a_megabyte_takes_no_longer_than_it_must():
    assert len(keys("a-" * 500_000)) == 500_000
    assert keys("{{" * 500_000) == []


def test_short_codes_compare_without_slash_case_and_spelling():
    assert shortcut_key("/Køb ") == shortcut_key("koeb") == "kob"
    assert shortcut_key("\0") == ""


def test_the_last_word_may_be_unfinished():
    first, last = words_of("købte va")

    assert (first.exact, first.unfinished, [term.key for term in first.terms]) == (
        "købte",
        False,
        ["kop", "kobt"],
    )
    assert last.unfinished
    assert last.terms[-1] == Term("va", prefix=True, weight=0.8)
    assert not words_of("køb ")[0].unfinished
    assert len(words_of("køb køb ")) == 1
    assert words_of(" \n") == ()


def test_a_code_counts_more_as_a_whole():
    first, second = words_of("AB-1042 ")

    assert first.terms[0] == Term("ab1042", weight=3.0)
    assert [term.key for term in second.terms] == ["1042"]
