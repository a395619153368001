"""Names of people who are not in the chat. Those here are from no list of the detector's makers."""

import pytest

from privacy import Kind, apply, find
from tests.privacy.marked import assert_found


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("da", "Min nabo ⟦Birgitte⟧ tog imod pakken"),
        ("da", "jeg talte med ⟦Jens⟧ i går"),
        ("da", "jeg talte med ⟦jens hansen⟧ i går"),
        ("da", "⟦Mette⟧s pakke og ⟦Lars⟧' cykel"),
        ("da", "Sendt til ⟦M. Toftegaard⟧ og ⟦Anne Marie Toftegaard⟧"),
        ("da", "Min mand ⟦Qwendolf Xander⟧ henter den"),
        ("da", "spørg fru ⟦Lund⟧ eller hr. ⟦Ågesen⟧"),
        ("da", "⟦Bo⟧ ringede, og jeg talte med ⟦Storm⟧ i dag"),
        ("nb", "Naboen ⟦Synnøve Kvernmo⟧ tok imot"),
        ("nb", "han ⟦Odd⟧ på lageret"),
        ("da", "Det er ⟦Ida⟧ i Fjordkvist"),
        ("nn", "kollegaen min, ⟦Solveig⟧, har sagt det"),
        ("sv", "⟦Kjell-Åke⟧ på lagret sa det"),
        ("sv", "Det var ⟦Dragoslav⟧, tror jag"),
        ("en", "I spoke to ⟦May⟧ yesterday, and ⟦Rose⟧ from support called"),
        ("en", "the neighbour, a Mr ⟦O'Sullivan⟧, signed for it"),
        ("en", "⟦Will⟧ said so"),
    ],
)
def test_finds_who_is_mentioned(language, marked):
    assert_found(marked, Kind.NAME, language=language)


@pytest.mark.parametrize(
    "text",
    [
        "Will you be there? Will do. Mark it as done.",
        "Klik på Mark i menuen, og vælg Per side",
        "Jeg har en Skoda Octavia og en IKEA Ivar",
        "Kunde: {{customer.name|ikke oplyst}}, {{?Stemning|rolig}} {{customer.first_name}}",
        "Navn: se ovenfor\nKunde: ikke oplyst\nFra: Kundeservice",
        "You asked me. Yours sincerely\nInga andra har klagat",
        "Lampen Ida er udsolgt, og sofaen Freja kommer i maj",
        "Vi har et Emma madras på lager",
        "En vase fra Georg Jensen og en Billy reol",
        "Hansen & Søn. Jensens Bøfhus og Madsen ApS",
        "Jeg bor i Randers, og pakken er i Herning hos PostNord",
        "Min kollega hos Telenor. Se mere i Outlook",
        "Appen hedder Nova og virker på Android",
        "Karl Johans gate er lang",
        "Leveres mandag den 3. august. Sol og storm på vej",
        "Det kostede 5 kr. Per stk. Dag til dag",
    ],
)
def test_leaves_words_that_name_no_person(text):
    assert_found(text)


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("da", "Navn: ⟦Xerxes Ødum⟧\nAdresse: ⟦Bag Møllen 4⟧\nTlf.: ⟦20 00 00 00⟧"),
        ("nb", "> Fra: ⟦Åshild Øvrebø⟧ <⟦a@example.no⟧>\n> Til: kundeservice"),
        ("da", "Den 3. maj 2026 skrev ⟦Xenofon Ødum⟧ <⟦x@example.dk⟧>:\n> Hej igen"),
        ("en", "On 3 May 2026, ⟦Xenophon Vane⟧ wrote:\n> hello again"),
    ],
)
def test_finds_names_in_forms_and_quoted_mails(language, marked):
    assert_found(marked, language=language)


@pytest.mark.parametrize(
    ("participant", "marked"),
    [
        ("Birgitte Toft", "⟦Brigitte⟧ her, altså ⟦birgite⟧"),
        ("Thorvald Sørensen", "fru ⟦Sørnsen⟧, nej hr. ⟦sørrensen⟧"),
        ("Dag Lie", "Hei ⟦dag⟧, og tak ⟦lie⟧!\nEn god dag. Det er lie her\nmvh ⟦dag⟧"),
        ("Jo Berg", "Ja, jo. Helsing ⟦Jo⟧"),
        ("Peter Anders", "10 meter, de andres"),
        ("Will Hagen", "Will do. Jeg var i hagen. ⟦Will⟧ siger ⟦Hagen⟧"),
    ],
)
def test_participants_are_known_when_a_letter_is_wrong(participant, marked):
    assert_found(marked, participants=[participant])


def test_who_is_mentioned_once_has_that_number_all_through():
    chat = [
        (1, "customer", "Min datter Bo har bestilt. Bos mail virker ikke"),
        (2, "agent", "Hvad er Bo Kjærs adresse?"),
    ]
    found = find(chat, language="da")
    assert [(each.text, each.replacement) for each in found] == [
        ("Bo", "[navn 1]"),
        ("Bo", "[navn 1]"),
        ("Bo Kjær", "[navn 1]"),
    ]
    assert apply(chat[0][2], found[:2]).startswith("Min datter [navn 1] har bestilt. [navn 1]s")
