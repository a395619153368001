import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import LONGEST_KEY, analyse, key_of, keys, shortcut_key
from search.documents import Term, Word
from search.words import words_of


def test_tokens_know_how_they_were_written_and_where():
    assert [(t.exact, t.key, t.position) for t in analyse("Køb på AB-1042!")] == [
        ("køb", "kob", 0),
        ("på", "pa", 1),
        ("ab-1042", "ab-1042", 2),
        ("ab", "ab", 2),
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
    ],
)
def test_spellings_share_a_key(spellings):
    assert len({key_of(each) for each in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hej {{customer.first_name|du}}, {{?ordre nummer}}", ["hej"]),
        ("[[Hej {{customer.name}}|Goddag]] igen", ["hej", "goddag", "igen"]),
        ("e-mail og/eller", ["e", "mail", "og", "eller"]),
        ("post@example.com", ["post@example.com", "post", "example", "com"]),
        ("kl. 12.30", ["kl", "12.30", "12", "30"]),
        ("Mette’s don't Lars'", ["mettes", "dont", "lars"]),
        ("ikke hvad er det", ["ikke", "hvad", "er", "det"]),
        (
            "**fed** _kursiv_ `kode` [tekst](https://x.dk)",
            ["fed", "kursiv", "kode", "tekst", "https", "x", "dk"],
        ),
        ("🎉 *** \0 --", []),
        ("", []),
    ],
)
def test_words_of_a_text(text, found):
    assert keys(text) == found
    assert [token.key for token in analyse(text)] == found


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
    full, begun = Word((Term("kob"),)), Word((Term("va"), Term("va", prefix=True, weight=0.8)))

    assert words_of("køb va") == (full, begun)
    assert words_of("køb ") == (full,)
    assert words_of("køb køb ") == (full,)
    assert words_of(" \n") == ()


def test_a_code_counts_more_as_a_whole():
    first, second = words_of("AB-1042 ")

    assert first == Word((Term("ab-1042", weight=3.0), Term("ab")))
    assert second == Word((Term("1042"),))
