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
        "Hello?",
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
        "Godt, ha en god dag",
        "Du må gerne vurdere denne samtale",
        "Please provide your order number.",
        "Sig endelig til, hvis det driller igen",
        "Håper du får en fin dag",
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


def made(*lines, language="da"):
    return draft([Line(*line.split(": ", 1)) for line in lines], language)


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


@pytest.mark.parametrize(
    ("language", "stated", "title"),
    [
        ("da", "Jeg kan stadig ikke logge ind.", "Hvorfor kan jeg stadig ikke logge ind?"),
        ("da", "Min ovn varmer ikke. Hvad gør jeg?", "Hvad gør jeg, når min ovn ikke varmer?"),
        ("da", "Jeg har glemt min kode", "Hvad gør jeg, når jeg har glemt min kode?"),
        ("da", "Jeg vil gerne returnere en vare", "Hvordan kan jeg returnere en vare?"),
        ("da", "Kan du sige, hvornår min pakke kommer?", "Hvornår kommer min pakke?"),
        ("nb", "Pakken min har ikke kommet", "Hvorfor har pakken min ikke kommet?"),
        ("nn", "Eg får ikkje logga inn", "Kvifor får eg ikkje logga inn?"),
        ("sv", "Jag undrar hur jag ändrar min adress", "Hur ändrar jag min adress?"),
        ("en", "My printer doesn't print.", "Why doesn't my printer print?"),
        ("en", "My app keeps crashing", "What can I do if my app keeps crashing?"),
        # Where the grammar is not sure, it stays as it was said.
        ("da", "Pakken skulle være kommet i går", "Pakken skulle være kommet i går"),
        ("da", "Hvor er min pakke [nummer 1]?", "Hvor er min pakke?"),
        ("da", "Vasker den ikke?", "Vasker den ikke?"),
        ("en", "I'm having trouble with it", "What can I do if I am having trouble with it?"),
        ("en", "I'm looking for a hotel", "How can I find a hotel?"),
        ("nb", "Appen går ned, iPhone 13 iOS 17", "Hvorfor går appen ned?"),
    ],
)
def test_a_title_asks_where_that_is_safe(language, stated, title):
    assert made(f"customer: {stated}", language=language).title == title


ATTEMPTS = (
    "customer: Jeg kan ikke logge ind. Jeg bruger Safari på min iphone 12. Min mail er [e-mail 1]",
    "agent: Et øjeblik, jeg tjekker det lige.",
    "agent: Har du prøvet at genstarte telefonen?",
    "customer: Ja, det hjalp desværre ikke",
    "agent: Ok. Først skal du gå til Indstillinger. Tryk derefter på Ryd historik. Virker det?",
    "customer: Ja, nu virker det! Tusind tak",
    "agent: Dejligt. Du må gerne bedømme denne samtale bagefter.",
)


def test_the_draft_has_problem_surroundings_and_the_steps_that_worked():
    assert made(*ATTEMPTS).body == (
        "## Problem\n\n> Jeg kan ikke logge ind. Jeg bruger Safari på min iphone 12.\n\n"
        "## Gælder for\n\n- Enhed: iPhone 12\n- Browser: Safari\n\n"
        "## Sådan gør du\n\n1. Først skal du gå til Indstillinger.\n"
        "2. Tryk derefter på Ryd historik."
    )


@pytest.mark.parametrize(
    ("language", "question", "answer", "solution"),
    [
        (
            "da",
            "Kan du slukke den på bagsiden?",
            "Ja, nu virker det",
            "Prøv at slukke den på bagsiden.",
        ),
        ("en", "Could you please restart it?", "That worked!", "Restart it."),
        ("sv", "Har du provat att starta om?", "Nu funkar det", "Prova att starta om."),
        ("nb", "Sitter støpselet i?", "Nei! Nå virker den", "Sitter støpselet i?"),
        ("en", "What is your name?", "Ann", ""),
    ],
)
def test_a_question_that_helped_is_advice(language, question, answer, solution):
    said = ("customer: Den larmer", f"agent: {question}", f"customer: {answer}")

    assert made(*said, language=language).solution == solution


@pytest.mark.parametrize(
    ("told", "solution"),
    [
        (
            "Gå til ordrer, vælg en og tryk på Spor.",
            "1. Gå til ordrer.\n2. Vælg en.\n3. Tryk på Spor.",
        ),
        ("Tag filteret ud, og skyl det.", "Tag filteret ud, og skyl det."),
        (
            "Den er i en app. Klik her. Så sker det. Gem.",
            "Den er i en app.\n\n1. Klik her. Så sker det.\n2. Gem.",
        ),
    ],
)
def test_several_things_to_do_are_numbered(told, solution):
    assert made("customer: Hvor?", f"agent: {told}").solution == solution


@pytest.mark.parametrize("unit", ["1. ", "hej, ", "vi lad mig ", "Ja? ", "f.eks. ", "et øjeblik "])
def test_the_longest_messages_are_read_fast(unit):
    started = time.monotonic()
    draft([Line("customer", unit * 20_000), Line("agent", unit * 20_000)])

    assert time.monotonic() - started < 5
