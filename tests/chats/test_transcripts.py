from datetime import datetime

import pytest

from chats.transcripts import parse


def read(text, **speakers):
    return [(each.author, each.name, each.text) for each in parse(text, speakers).messages]


@pytest.mark.parametrize(
    ("customer", "agent"),
    [
        ("Kunde", "Agent"),
        ("Kunden", "Medarbejder"),
        ("Besøgende", "Kundeservice"),
        ("Kunde", "Medarbeider"),
        ("Bruker", "Kundesenter"),
        ("Kund", "Medarbetare"),
        ("Besökare", "Kundservice"),
        ("Customer", "Agent"),
        ("Visitor", "Support"),
        ("CUSTOMER", "support"),
    ],
)
def test_labels_in_four_languages(customer, agent):
    assert read(f"{customer}: Hej\n{agent}: Goddag") == [
        ("customer", "", "Hej"),
        ("agent", "", "Goddag"),
    ]


def test_bots_and_notes():
    text = "Bot: Hi\nSupport bot: Hi\nIntern note: Rang før\nSystem: Mette joined\nKunde: Hej"

    assert [author for author, _name, _text in read(text)] == [
        "bot",
        "bot",
        "note",
        "bot",
        "customer",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "[10:02] Mette: Hej",
        "(10:02) Mette: Hej",
        "10:02 Mette: Hej",
        "10.02 - Mette: Hej",
        "kl. 10.02 Mette: Hej",
        "Mette [10:02]: Hej",
        "Mette (10:02): Hej",
        "**Mette**: Hej",
        "- Mette: Hej",
        "<Mette> Hej",
        "[10:02:33 AM] Mette: Hej",
        "21.11.2026, 10.02 - Mette: Hej",
        "Mette:\nHej",
    ],
)
def test_times_and_names(line):
    assert read(f"{line}\nAgent: Goddag")[0] == ("customer", "Mette", "Hej")


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("2026-11-21 10:02 Mette: Hej", datetime(2026, 11, 21, 10, 2)),
        ("[2026-11-21T10:02:05Z] Mette: Hej", datetime(2026, 11, 21, 10, 2, 5)),
        ("21/11/26 10.02 Mette: Hej", datetime(2026, 11, 21, 10, 2)),
        ("21.11.2026 1:02 PM Mette: Hej", datetime(2026, 11, 21, 13, 2)),
        ("10:02 Mette: Hej", None),
        ("99.99.2026 10:02 Mette: Hej", None),
    ],
)
def test_moments_where_the_day_is_named(line, at):
    assert parse(line).messages[0].at == at


def test_lines_without_a_label_belong_to_the_message_above():
    text = "Kunde: Hej\nhvor er den?\n\nhttps://example.com: er nede\nSvar hurtigt: tak\nAgent: Her"

    [first, second] = read(text)

    assert first[2].splitlines()[1:] == [
        "hvor er den?",
        "",
        "https://example.com: er nede",
        "Svar hurtigt: tak",
    ]
    assert second == ("agent", "", "Her")


def test_facts_are_no_speakers():
    assert read("Kunde: Min nye adresse\nAdresse: Vej 1\nAgent: Tak")[0][2].endswith("Vej 1")


def test_text_above_the_first_label_is_a_note():
    assert read("Chat 77\n\nKunde: Hej")[0] == ("note", "", "Chat 77")


def test_of_two_names_the_first_is_the_customer():
    transcript = parse("Mette: Hej\nOle: Goddag\nMette: Tak")

    assert [(each.label, each.author, each.is_sure) for each in transcript.speakers] == [
        ("Mette", "customer", False),
        ("Ole", "agent", False),
    ]


def test_what_somebody_said_wins():
    text = "Mette: Hej\nOle: Goddag\nNb: det haster"

    assert read(text, Mette="agent", Ole="customer", Nb="text") == [
        ("agent", "Mette", "Hej"),
        ("customer", "Ole", "Goddag\nNb: det haster"),
    ]


def test_a_name_beside_a_known_word():
    assert read("Kunde (Jens Holm): Hej\nAgent Ole: Goddag") == [
        ("customer", "Jens Holm", "Hej"),
        ("agent", "Ole", "Goddag"),
    ]


@pytest.mark.parametrize("text", ["", "  \n ", "Ingen taler her", "hvad: nej", "10:02"])
def test_without_a_speaker_there_is_nothing(text):
    assert parse(text).messages == []


def test_long_transcripts_are_read_fast():
    assert len(parse("Kunde: Hej\nAgent: Ja\n" * 5_000).messages) == 10_000
    assert parse("a" * 100_000 + ":").messages == []
