import pytest

from privacy import (
    Kind,
    MovedText,
    add,
    apply,
    apply_to_transcript,
    find,
    replace_known,
    scan,
)

CHAT = [
    (1, "customer", "Hej, jeg er Mette. Ring på 20 00 00 00."),
    (2, "agent", "Hej Mette, bor du i Prøvehuset?"),
    (3, "customer", "Ja, prøvehuset. Mettes tlf. er 20000000"),
]


@pytest.fixture
def found():
    return find(CHAT, ["Mette"], language="da")


def test_puts_replacements_in_place(found):
    assert [text for _, _, text in apply_to_transcript(CHAT, found)] == [
        "Hej, jeg er [navn 1]. Ring på [telefon 1].",
        "Hej [navn 1], bor du i Prøvehuset?",
        "Ja, prøvehuset. [navn 1]s tlf. er [telefon 1]",
    ]


def test_keeps_what_the_agent_keeps(found):
    kept = [each.id for each in found if each.kind is Kind.PHONE]
    assert apply_to_transcript(CHAT, found, kept)[0][2] == (
        "Hej, jeg er [navn 1]. Ring på 20 00 00 00."
    )


def test_ids_are_the_same_each_time_and_different_for_each_place(found):
    again = find(CHAT, ["Mette"], language="da")
    assert [each.id for each in again] == [each.id for each in found]
    assert len({each.id for each in found}) == len(found) == 5


def test_refuses_redactions_of_another_text(found):
    with pytest.raises(MovedText) as refused:
        apply(CHAT[1][2], found)
    assert refused.value.redaction in found


def test_an_emoji_counts_as_one_code_point():
    text = "👋🏽 Mette 👍 20 00 00 00"
    found = scan(text, ["Mette"], language="da")
    assert [text[each.start : each.end] for each in found] == ["Mette", "20 00 00 00"]
    assert apply(text, found) == "👋🏽 [navn 1] 👍 [telefon 1]"


def test_adds_every_place_of_a_text(found):
    more = add(CHAT, [("Prøvehuset", Kind.ADDRESS)], found, "da")
    assert [text for _, _, text in apply_to_transcript(CHAT, more)] == [
        "Hej, jeg er [navn 1]. Ring på [telefon 1].",
        "Hej [navn 1], bor du i [adresse 1]?",
        "Ja, [adresse 1]. [navn 1]s tlf. er [telefon 1]",
    ]


def test_an_added_text_takes_the_next_number(found):
    more = add(CHAT, [("bor du", Kind.NAME), ("Ja", Kind.NAME)], found, "da")
    assert {each.text: each.replacement for each in more if each.kind is Kind.NAME} == {
        "Mette": "[navn 1]",
        "bor du": "[navn 2]",
        "Ja": "[navn 3]",
    }


def test_adding_digits_finds_them_however_grouped():
    chat = [(1, "customer", "Nøglen er 12-34-5, altså 12345, ikke 123456.")]
    more = add(chat, [("12345", Kind.OTHER)], language="da")
    assert apply(chat[0][2], more) == "Nøglen er [udeladt 1], altså [udeladt 1], ikke 123456."


def test_what_is_added_over_something_found_becomes_one_with_it(found):
    more = add(CHAT, [("jeg er Mette. Ring", Kind.OTHER)], found, "da")
    assert apply_to_transcript(CHAT, more)[0][2] == "Hej, [navn 1] på [telefon 1]."


@pytest.mark.parametrize("text", ["", "  ", "findes ikke", "Mett"])
def test_adding_what_is_not_there_changes_nothing(found, text):
    assert add(CHAT, [(text, Kind.NAME)], found, "da") == found


def test_replaces_what_is_known_in_an_edited_draft(found):
    draft = "# Ring til mette\n\nMettes nummer er 20-00-00-00."
    assert replace_known(draft, found) == "# Ring til [navn 1]\n\n[navn 1]s nummer er [telefon 1]."
    kept = {each.id for each in found if each.kind is Kind.NAME}
    assert replace_known(draft, found, kept) == "# Ring til mette\n\nMettes nummer er [telefon 1]."


def test_a_second_scan_goes_on_where_the_first_one_ended():
    text = "[navn 1] og [navn 4] ringer til Birgitte på 20 00 00 00"
    assert apply(text, scan(text, ["Birgitte"], language="da")) == (
        "[navn 1] og [navn 4] ringer til [navn 5] på [telefon 1]"
    )
