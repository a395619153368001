import re
import unicodedata
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import key_of
from search.documents import Term, Word
from search.snippets import LENGTH, marked, marker_for, snippet
from search.words import words_of


def cut(source, text, language=""):
    return snippet(source, marker_for(words_of(text)), language)


def mark(text, words, language=""):
    return marked(text, marker_for(words), language)


def word(*terms):
    return Word(tuple(terms), exact=terms[0].key)


def key(text, language=""):
    return Term(key_of(text, language))


def test_words_are_marked_as_written_in_every_spelling():
    assert cut("Køb KØB köb koeb kob tilkøb", "køb ") == (
        "<mark>Køb</mark> <mark>KØB</mark> <mark>köb</mark> <mark>koeb</mark> <mark>kob</mark> "
        "tilkøb"
    )


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Åbningstider", "aabningstider "),
        ("aabningstider", "åbningstider "),
        ("Ærø", "aro "),
        ("Øl", "ol "),
        ("café", "cafe "),
        ("STRASSE", "straße "),
        ("Müller’s", "mullers "),
    ],
)
def test_spellings_of_other_languages_are_marked(text, typed):
    assert cut(text, typed) == " ".join(f"<mark>{each}</mark>" for each in text.split())


@pytest.mark.parametrize(
    ("typed", "text", "language"),
    [
        ("pakke ", "Pakken pakkernes PAKKE", "da"),
        ("købe ", "køb kjøper köp", "nb"),
        ("fakturan ", "faktura fakturaer", "da"),
        ("bestilling ", "bestillinger bestille", "nb"),
        ("returns ", "return returning Returned", "en"),
        ("produkten ", "produktet Produkter", "da"),
    ],
)
def test_inflections_and_twins_are_marked_whole(typed, text, language):
    assert cut(text, typed, language) == " ".join(f"<mark>{each}</mark>" for each in text.split())


def test_the_language_of_the_text_says_how_it_inflects():
    assert cut("returning", "returned ", "en") == "<mark>returning</mark>"
    assert cut("returned", "return ", "de") == "returned"


def test_the_beginning_of_a_word_is_marked():
    assert cut("Returlabel til retur", "retur") == "<mark>Retur</mark>label til <mark>retur</mark>"
    assert cut("Urtur", "tur") == "Urtur"
    assert cut("Købmand, koebmand", "køb") == "<mark>Køb</mark>mand, <mark>koeb</mark>mand"
    assert cut("Pakkeshop", "pak") == "<mark>Pak</mark>keshop"
    assert cut("Ticketnummer", "tick") == "<mark>Tick</mark>etnummer"
    assert cut("Förskottsbetalning", "forskotsb") == "<mark>Förskottsb</mark>etalning"


def test_synonyms_and_corrections_are_marked_like_what_was_typed():
    asked = word(
        key("adgangskode"),
        Term(key_of("password"), kind="synonym"),
        Term(key_of("kode"), kind="synonym", also=(key_of("adgang"),)),
        Term(key_of("adgangskort"), kind="corrected"),
    )

    assert mark("Passwordet, adgangskort, kode til adgang. Andet.", [asked], "da") == (
        "<mark>Passwordet</mark>, <mark>adgangskort</mark>, <mark>kode</mark> til "
        "<mark>adgang</mark>. Andet."
    )


def test_of_a_compound_the_part_is_marked():
    ends = word(key("service"), Term("servike", kind="compound", suffix=True))
    begins = word(key("retur"), Term("retur", kind="compound", prefix=True))

    assert mark("Kundeservice, serviceaftale", [ends], "da") == (
        "Kunde<mark>service</mark>, serviceaftale"
    )
    assert mark("Returlabel, returen", [begins], "da") == (
        "<mark>Retur</mark>label, <mark>returen</mark>"
    )
    assert mark("Ærespakke", [word(Term("pake", kind="compound", suffix=True))]) == (
        "Æres<mark>pakke</mark>"
    )
    # What is left has to be a word: no beta in betale.
    assert mark("betale", [word(Term("tale", kind="compound", suffix=True))]) == "betale"


def test_codes_and_addresses_are_marked_as_a_whole():
    assert cut("Ordre AB-1042, AB-77 og 1042.", "AB-1042 ") == (
        "Ordre <mark>AB-1042</mark>, <mark>AB</mark>-77 og <mark>1042</mark>."
    )
    assert cut("Skriv til Post@Example.com nu", "post@example.com ") == (
        "Skriv til <mark>Post@Example.com</mark> nu"
    )
    assert cut("Ordre AB-1042 og ab1042", "AB1042 ") == (
        "Ordre <mark>AB-1042</mark> og <mark>ab1042</mark>"
    )
    assert cut("e-mail", "mail ") == "e-<mark>mail</mark>"


def test_letters_that_do_not_fold_are_marked_too():
    assert cut("Заказ принят", "заказ ") == "<mark>Заказ</mark> принят"
    assert cut("xłretur", "retur ") == "xłretur"
    assert cut("İstanbul İ retur", "retur ") == "İstanbul İ <mark>retur</mark>"


def test_everything_else_is_escaped():
    assert cut('5 < 6 & "retur" <b onclick=x>ja</b>', "retur") == (
        "5 &lt; 6 &amp; &quot;<mark>retur</mark>&quot; ja"
    )
    assert marked("<retur>", marker_for(words_of("retur"))) == "&lt;<mark>retur</mark>&gt;"
    assert marked("<mark>'", None) == "&lt;mark&gt;&#x27;"


def test_markdown_and_placeholders_are_made_readable():
    source = "# Retur\n\n> Hej {{customer.first_name}}, [[se **her**|ja]] [vejen](https://x.dk/a_b)"

    assert cut(source, "zzz") == "Retur Hej …, se her vejen"
    table = "| Pris | Tid |\n| :--- | ---: |\n| 39 | 1-3 |\n\nEt -- to\n\nA | B\n--- | ---\n1 | 2"
    assert cut(table, "zzz") == "Pris Tid 39 1-3 Et -- to A B 1 2"


def test_a_long_text_is_cut_around_the_match_at_words():
    source = "Først kommer noget andet. " * 40 + "Send returlabel tilbage. " + "Så mere. " * 100

    piece = cut(source, "returlabel")

    assert piece.startswith("… Send <mark>returlabel</mark> tilbage. Så mere.")
    assert piece.endswith(" …")
    assert len(piece) < LENGTH + 40


def test_a_long_text_is_cut_where_most_words_stand_together():
    one, other, far = "Om faktura her. ", "Om kunde der. ", "Noget helt andet. " * 100
    source = one + far + other + far + "Send en faktura til din kunde nu. " + far + one

    piece = cut(source, "faktura kunde ")

    assert piece.startswith("… Send en <mark>faktura</mark> til din <mark>kunde</mark> nu.")


def test_small_words_do_not_decide_where_a_text_is_cut():
    source = "Hvad er det du vil? " + "Andet. " * 200 + "Returnering er nemt. " + "Andet. " * 200

    assert "<mark>Returnering</mark>" in cut(source, "hvad er returnering ")


def test_addresses_and_placeholders_are_no_place_to_cut():
    source = "[her](https://x.dk/retur) {{retur.nummer}} " + "ord " * 400 + "Retur nu."

    assert cut(source, "retur ").endswith("<mark>Retur</mark> nu.")


def test_a_long_text_without_a_match_shows_its_beginning():
    piece = cut("ord " * 1000, "retur")

    assert piece.startswith("ord ord")
    assert piece.endswith(" …")
    assert len(piece) <= LENGTH + 2


def test_one_long_word_is_cut_anywhere():
    assert len(cut("x" * 5000, "retur")) <= LENGTH + 2


@pytest.mark.parametrize(
    "text", ["", "\0", "*", '"', "((((", "a" * 5000, "🎉", "\ud800", "''''", "co² µ ª"]
)
def test_odd_texts_and_odd_queries_are_no_errors(text):
    assert cut(text, "retur").count("<mark>") == 0
    assert cut(text * 3, text) is not None
    assert cut("Retur nu", text) == "Retur nu"


ODD_LETTERS = "aåæøoekcghjtdsz'’@.-_ \n<&AÆ²ł😀\u0301"
LETTERS = st.text(alphabet=ODD_LETTERS, max_size=60) | st.text(max_size=40)


@given(text=LETTERS, typed=LETTERS, language=st.sampled_from(["", "da", "en"]))
def test_marking_changes_no_letter(text, typed, language):
    shown = cut_whole(text, typed, language)

    assert unescape(re.sub("</?mark>", "", shown)) == unicodedata.normalize("NFC", text)
    assert shown.count("<mark>") == shown.count("</mark>")
    assert "<mark></mark>" not in shown


def cut_whole(text, typed, language):
    parts = [Term("tale", kind="compound", suffix=True), Term("ta", kind="compound", prefix=True)]
    return marked(text, marker_for([*words_of(typed), word(*parts)]), language)


def test_nothing_to_show():
    assert cut("", "retur") == ""
    assert snippet("Hej", None) == "Hej"
    assert marker_for(()) is None
