import time

import pytest

from chats.drafting import Line, draft
from chats.wording import sentences, substance


@pytest.mark.parametrize(
    "text",
    [
        "Hej",
        "Hei!",
        "Hallå 🙂",
        "Hi there",
        "God morgen, Mette",
        "Hej Mette, du skriver med Ole. Hvad kan jeg hjælpe med?",
        "Hei. Du snakker med Kari. Hva kan jeg hjelpe deg med?",
        "Hej, du chattar med Åsa. Vad kan jag hjälpa dig med?",
        "Hello, you’re chatting with Tom. How can I help you?",
        "Et øjeblik, jeg tjekker det lige.",
        "Øjeblik",
        "Et øyeblikk, så ser jeg på saken.",
        "Ett ögonblick så kollar jag det.",
        "One moment, let me check that for you.",
        "Tak for hjælpen!",
        "Tusen takk for hjelpen",
        "Tack!",
        "You’re welcome, have a nice day",
        "Selv tak, og god weekend",
        "Er der andet, jeg kan hjælpe med?",
        "Anything else?",
        "Ok",
        "🙂",
        "[navn 1]",
        "Med venlig hilsen\nOle",
    ],
)
def test_what_says_nothing(text):
    left = substance(text)

    assert left in ("", "Ole")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Hej Mette, hvor er min pakke?", "Hvor er min pakke?"),
        ("Hej. Den er gået i stykker", "Den er gået i stykker"),
        ("Tak. Jeg får fejl 404", "Jeg får fejl 404"),
        ("Ja, du kan bytte den inden 14 dage.", "Ja, du kan bytte den inden 14 dage."),
        ("Vi sender d. 3. maj. Det er ca. 5 dage.", "Vi sender d. 3. maj. Det er ca. 5 dage."),
        ("Nej.\n1. Sluk\n2. Vent ti minutter, og tænd", "1. Sluk\n2. Vent ti minutter, og tænd"),
    ],
)
def test_what_says_something_stays(text, left):
    assert substance(text) == left


def test_sentences():
    assert sentences("Den kommer kl. 10. Ja! Ok? Nej") == ["Den kommer kl. 10. Ja!", "Ok?", "Nej"]


def made(*lines):
    return draft([Line(*line.split(": ", 1)) for line in lines])


def test_the_question_is_what_comes_after_hello():
    found = made(
        "customer: Hej",
        "agent: Hej, hvad kan jeg hjælpe med?",
        "customer: Hvordan skifter jeg adgangskode?",
        "agent: Under Min konto.",
    )

    assert (found.title, found.solution) == ("Hvordan skifter jeg adgangskode?", "Under Min konto.")


def test_a_question_in_several_messages_is_one():
    found = made("customer: Hej", "customer: Min nøgle knækkede.", "customer: Kan I lave en ny?")

    assert found.question == "Min nøgle knækkede.\nKan I lave en ny?"
    assert found.title == "Kan I lave en ny?"


def test_questions_back_are_no_solution():
    found = made(
        "customer: Den larmer",
        "agent: Har du tømt posen? Det hjælper ofte.",
        "customer: Ja",
        "agent: Så send den ind.",
    )

    assert found.solution == "Det hjælper ofte.\n\nSå send den ind."


def test_bots_and_notes_are_not_heard():
    found = made(
        "bot: Hvad drejer det sig om?", "note: VIP", "customer: Den larmer", "agent: Nej tak"
    )

    assert "VIP" not in found.body
    assert found.question == "Den larmer"


def test_long_titles_and_summaries_end_at_a_word():
    found = made(f"customer: {'meget ' * 60}larm", f"agent: {'ord ' * 200}")

    assert len(found.title) <= 120
    assert found.title.endswith("meget…")
    assert len(found.summary) <= 300


def test_nothing_said_is_an_empty_draft():
    assert made("customer: Hej") == draft([])


@pytest.mark.parametrize("unit", ["1. ", "hej, ", "vi lad mig ", "Ja? ", "f.eks. ", "et øjeblik "])
def test_the_longest_messages_are_read_fast(unit):
    started = time.monotonic()
    draft([Line("customer", unit * 20_000), Line("agent", unit * 20_000)])

    assert time.monotonic() - started < 5
