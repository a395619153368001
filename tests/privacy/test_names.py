import unicodedata

import pytest

from privacy import Kind, apply, find
from tests.privacy.marked import assert_found


@pytest.mark.parametrize(
    "marked",
    [
        "Jeg er ⟦Søren Aagaard Kjær⟧.",
        "⟦Søren⟧ her",
        "⟦Kjær⟧, to stk.",
        "⟦søren kjær⟧",
        "⟦SØREN KJÆR⟧",
        "⟦Kjær, Søren⟧",
        "⟦Søren A. Kjær⟧",
        "⟦S. Kjær⟧",
        "⟦Soeren Kjaer⟧",
        "⟦soren kjer⟧",
        "⟦Sören⟧ ⟦Ågård⟧".replace("⟧ ⟦", " "),
        "⟦Søren⟧s pakke",
        "⟦Kjær⟧'s pakke, ⟦Kjær⟧’s pakke",
        "⟦Sørenkjær⟧84".replace("Sørenkjær", "SørenAagaardKjær"),
        "⟦soren_kjaer⟧84",
        "@⟦soren.aagaard.kjaer⟧",
        "⟦S\u00f8\u200bren⟧ ⟦Kjær⟧".replace("⟧ ⟦", " "),
        "(⟦Søren⟧)",
        "⟦Søren⟧\nog ⟦Kjær⟧",
    ],
)
def test_finds_a_participant(marked):
    assert_found(marked, Kind.NAME, participants=["Søren Aagaard Kjær"])


@pytest.mark.parametrize(
    ("participant", "marked"),
    [
        ("Åse Bjørnson", unicodedata.normalize("NFD", "⟦Åse Bjørnson⟧")),
        ("Aase Joergensen", "⟦Åse Jørgensen⟧"),
        ("Jan van der Berg", "⟦Jan van der Berg⟧, ⟦van der Berg⟧ og ⟦Berg⟧ i den by der er"),
        ("Anne-Mette O'Brien", "⟦Anne Mette O'Brien⟧, ⟦Anne-Mette⟧ og ⟦Mette⟧"),
        ("José Núñez", "⟦Jose Nunez⟧"),
        ("Dag Lie", "God dag, jeg hedder ⟦Dag⟧. Hver dag. ⟦dag lie⟧."),
        ("Bo Hansen", "Jeg vil bo her. ⟦Bo⟧ og ⟦bo hansen⟧"),
        ("Hans Bach", "Det er hans pakke, siger ⟦Hans⟧"),
        ("Thi Vi Do", "Vi er her. Do it. Det er ⟦Thi⟧, altså ⟦Thi Vi Do⟧"),
        ("M. Madsen", "m er en måned, M er en størrelse, ⟦M. Madsen⟧"),
        ("mette@example.dk", "det er ⟦mette⟧"),
        ("Kunde 4711", "Jeg er kunde nu"),
        ("Support", "Hej support"),
        ("Mette (kunde)", "⟦Mette⟧ er kunde"),
        ("", "intet navn"),
        ("?", "intet navn?"),
    ],
)
def test_names_that_need_care(participant, marked):
    assert_found(marked, participants=[participant])


def test_the_author_of_a_message_is_a_participant():
    found = find([(1, "Mette Holm", "Hej"), (2, "agent", "Hej mette")])
    assert [each.text for each in found] == ["mette"]


def test_everyone_has_one_number_all_through():
    messages = [
        (1, "customer", "Hej, jeg er Mette Sørensen, med pakke"),
        (2, "agent", "Hej mette, Ole her. Er det sørensens pakke?"),
    ]
    found = find(messages, ["Mette Sørensen", "Ole", "Mette"], language="da")
    assert [(each.text, each.replacement) for each in found] == [
        ("Mette Sørensen", "[navn 1]"),
        ("mette", "[navn 1]"),
        ("Ole", "[navn 2]"),
        ("sørensen", "[navn 1]"),
    ]


@pytest.mark.parametrize(
    ("language", "word"), [("da", "navn"), ("no", "navn"), ("sv-SE", "namn"), ("de", "name")]
)
def test_the_replacement_speaks_the_language_of_the_chat(language, word):
    text = "Mettes pakke"
    assert apply(text, find([(1, "", text)], ["Mette"], language=language)) == f"[{word} 1]s pakke"


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("da", "Hej ⟦Birgitte⟧, tak for din besked"),
        ("da", "Kære ⟦Birgitte Toft⟧\nVi ser på det"),
        ("da", "jeg hedder ⟦birgitte⟧ og har et spørgsmål"),
        ("da", "Mit navn er ⟦Birgitte Toft⟧"),
        ("da", "Med venlig hilsen\n⟦Birgitte Toft⟧"),
        ("da", "mvh ⟦birgitte toft⟧"),
        ("da", "Tak. Vh. ⟦Birgitte⟧"),
        (
            "da",
            "Du taler med ⟦Birgitte⟧. ⟦Birgitte⟧ hjælper dig, sagde birgitte-bageren".replace(
                "birgitte-b", "b"
            ),
        ),
        ("nb", "Hei ⟦Ragnhild⟧!"),
        ("nb", "Jeg heter ⟦Ragnhild Aasen⟧"),
        ("nb", "Vennlig hilsen ⟦Ragnhild⟧"),
        ("sv", "Hej ⟦Gunilla⟧,"),
        ("sv", "Jag heter ⟦Gunilla Ek⟧"),
        ("sv", "Vänliga hälsningar\n⟦Gunilla Ek⟧"),
        ("en", "Hi, I'm ⟦Priscilla Vane⟧ and I am Danish"),
        ("en", "Dear ⟦Priscilla⟧,"),
        ("en", "my name is ⟦Priscilla Vane⟧"),
        ("en", "Kind regards,\n⟦Priscilla Vane⟧"),
    ],
)
def test_hears_names_that_people_say(language, marked):
    assert_found(marked, Kind.NAME, language=language)


@pytest.mark.parametrize(
    ("before", "marked"),
    [
        ("Could I get your name, please?", "Sure, it's ⟦Priscilla Vane⟧"),
        ("Hvad er dit fulde navn?", "⟦Birgitte Toft⟧"),
        ("Hva heter du?", "Ja, ⟦Ragnhild Aasen⟧, og jeg venter"),
        ("Vad är ditt namn?", "Det är ⟦Gunilla⟧"),
        ("Hvad er dit navn?", "Hvorfor skal I vide det?"),
        ("Hvad er dit navn?", "jeg vil ikke sige det"),
        ("May I have your name?", "Great, and right now?"),
    ],
)
def test_hears_the_answer_to_a_question_for_a_name(before, marked):
    assert_found(marked, before=before)


@pytest.mark.parametrize(
    "text",
    [
        "Hej Jeg har et spørgsmål",
        "Hej. Pakken er ikke kommet",
        "Hej Pakken er ikke kommet",
        "Hej Kundeservice",
        "Hej igen\nHvad koster det?",
        "Mvh og tak for hjælpen",
        "Hilsen os alle sammen her i butikken i dag",
        "Hei alle sammen",
        "Hej Nordlyst",
        "Mvh Nordlyst",
        "Hello there, how are you",
        "Dear all",
        "Jeg hedder det samme som før",
        "Tak for hjælpen. Hav en god dag",
    ],
)
def test_hears_no_name_where_none_is(text):
    assert_found(text, own=["Nordlyst"])
