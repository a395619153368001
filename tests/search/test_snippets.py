from search.snippets import LENGTH, marked, pattern_for, snippet
from search.words import words_of


def cut(source, text):
    return snippet(source, pattern_for(words_of(text)))


def test_words_are_marked_as_written_in_every_spelling():
    assert cut("Køb KØB köb koeb kob købe", "køb ") == (
        "<mark>Køb</mark> <mark>KØB</mark> <mark>köb</mark> <mark>koeb</mark> <mark>kob</mark> købe"
    )


def test_the_beginning_of_a_word_is_marked():
    assert cut("Returlabel til retur", "retur") == "<mark>Retur</mark>label til <mark>retur</mark>"
    assert cut("Urtur", "tur") == "Urtur"


def test_everything_else_is_escaped():
    assert cut('5 < 6 & "retur" <b onclick=x>ja</b>', "retur") == (
        "5 &lt; 6 &amp; &quot;<mark>retur</mark>&quot; ja"
    )
    assert marked("<retur>", pattern_for(words_of("retur"))) == "&lt;<mark>retur</mark>&gt;"


def test_markdown_and_placeholders_are_made_readable():
    source = "# Retur\n\n> Hej {{customer.first_name}}, [[se **her**|ja]] [vejen](https://x.dk/a_b)"

    assert cut(source, "zzz") == "Retur Hej …, se her vejen"


def test_a_long_text_is_cut_around_the_match_at_words():
    source = "Først kommer noget andet. " * 40 + "Send returlabel tilbage. " + "Så mere. " * 100

    piece = cut(source, "returlabel")

    assert piece.startswith("… Send <mark>returlabel</mark> tilbage. Så mere.")
    assert piece.endswith(" …")
    assert len(piece) < LENGTH + 40


def test_a_long_text_without_a_match_shows_its_beginning():
    piece = cut("ord " * 1000, "retur")

    assert piece.startswith("ord ord")
    assert piece.endswith(" …")
    assert len(piece) <= LENGTH + 2


def test_one_long_word_is_cut_anywhere():
    assert len(cut("x" * 5000, "retur")) <= LENGTH + 2


def test_nothing_to_show():
    assert cut("", "retur") == ""
    assert snippet("Hej", None) == "Hej"
