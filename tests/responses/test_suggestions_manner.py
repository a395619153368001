"""Stage, tone and language: what is offered follows the customer."""

import pytest

from responses.suggestions.conversation import Conversation
from responses.suggestions.manner import stage_of, tone_of
from responses.suggestions.tongue import language_of
from tests.responses.asking import ids, said, suggested
from tests.responses.factories import make_shared, make_variant


@pytest.mark.parametrize(
    ("texts", "stage"),
    [
        ([], "greeting"),
        (["Hej"], "greeting"),
        (["Hei Maja!"], "greeting"),
        (["Hi, I have a question"], "greeting"),
        (["Hej, jeg skal bruge lidt hjælp"], "greeting"),
        (["Hej, min lampe blinker"], "solution"),
        (["Hej", "agent: Hej, hvad kan jeg hjælpe med?", "min lampe blinker"], "solution"),
        (["Min lampe blinker", "agent: Hold knappen nede.", "Tusind tak, det virkede"], "closing"),
        (["My lamp", "agent: Hold it down.", "No, that's all, bye"], "closing"),
        (["Lampan", "agent: Håll in knappen.", "Toppen, tack!"], "closing"),
        (["My lamp", "agent: Hold it down.", "Thanks, and how long?"], "solution"),
        (["Lampen", "agent: Hold knappen inne.", "Ha en fin dag"], "closing"),
        (["My lamp", "agent: Hold it down.", "I still haven't tried it"], "solution"),
        (["Hvor er min pakke??? Det er simpelthen for dårligt"], "complaint"),
        (["DETTE ER IKKE GREIT LENGER"], "complaint"),
        (["Dumme svin"], "abuse"),
    ],
)
def test_stage_is_read_off_the_conversation(texts, stage):
    assert stage_of(Conversation.of(said(*texts))) == stage


@pytest.mark.parametrize(
    ("texts", "tone"),
    [
        (["Hvor er min pakke?"], "neutral"),
        (["Hejsa, hvor er min pakke 😊"], "informal"),
        (["yo, wheres my parcel lol"], "informal"),
        (["Undertegnede ønsker at returnere varen. Med venlig hilsen Jens Holm"], "formal"),
        (["Dear Sir, I am writing regarding my order"], "formal"),
        (["Hejsa 😊", "Hvad i alverden laver I?!"], "neutral"),
    ],
)
def test_tone_is_the_customers_and_never_light_with_anger(texts, tone):
    assert tone_of(texts) == tone


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Jeg har ikke fået min pakke endnu", "da"),
        ("Jeg har ikke fått pakken min ennå", "nb"),
        ("Eg har ikkje fått pakken min", "nn"),
        ("Jag har inte fått mitt paket", "sv"),
        ("I have not received my parcel", "en"),
        ("Hvor er pakken?", None),
        ("Kan jeg bytte den?", None),
        ("4711", None),
    ],
)
def test_language_is_said_where_the_words_tell(text, language):
    assert language_of([text]) == language


# --- What that does to the offers -----------------------------------------------------------------


@pytest.fixture
def greetings(eva):
    asks = make_shared(
        eva, title="Welcome", stage="greeting", body="Hi, {{agent.name}} here. How can I help?"
    )
    read = make_shared(
        eva, title="Read it", stage="greeting", body="Hi, I have read your question."
    )
    return asks, read


@pytest.mark.django_db
def test_what_it_is_about_closes_the_question_for_it(alice, greetings):
    asks, read = greetings

    assert ids(suggested(alice, "Hello there"))[0] == asks.pk
    told = suggested(alice, "Hello there", "my lamp blinks three times")
    assert (ids(told), told["replies"][0]["reasons"]) == ([read.pk], ["acknowledges"])
    spoken = ("Hello", "agent: Hi, how can I help?", "my lamp blinks three times")
    assert ids(suggested(alice, *spoken)) == []


@pytest.mark.django_db
def test_replies_without_a_stage_greet_and_part_by_their_words(alice, eva):
    hello = make_shared(eva, title="1", body="Hello, how can I help you?")
    bye = make_shared(eva, title="2", body="Thank you and goodbye!")

    assert ids(suggested(alice, "Hi")) == [hello.pk]
    told = ("My lamp blinks", "agent: Hold the button down.")
    assert ids(suggested(alice, *told, "Thanks, bye")) == [bye.pk]
    assert ids(suggested(alice, "Hi, my lamp blinks three times")) == []


@pytest.mark.django_db
def test_closing_words_bring_closing_replies(alice, eva, greetings):
    close = make_shared(eva, title="Close", stage="closing", body="Have a good trip.")

    told = ("My lamp blinks", "agent: Hold the button down.", "Great, thank you so much")
    answer = suggested(alice, *told)

    assert (answer["stage"], ids(answer)) == ("closing", [close.pk])
    assert answer["replies"][0]["reasons"] == ["stage"]


@pytest.mark.django_db
def test_nobody_is_asked_for_the_number_they_gave(alice, eva):
    asks = make_shared(
        eva, title="Order number", stage="ask_details", body="What is the order number?"
    )

    assert asks.pk in ids(suggested(alice, "I cannot find the order number of my lamp"))
    assert asks.pk not in ids(suggested(alice, "The order number of my lamp is FK-100482"))


@pytest.mark.django_db
def test_variant_follows_the_customers_tone_and_anger_ends_jokes(alice, eva):
    text = {"when_to_use": "The lamp blinks.", "body": "Hold the button down."}
    neutral = make_shared(eva, title="Lamp blinks", **text)
    light = make_variant(neutral, eva, "en", title="Lamp blinks", tone="informal", body="Hold it!")
    joke = make_shared(eva, title="Lamp blinks", body="It says hi to you 😄")

    lightly = suggested(alice, "hey, my lamp blinks lol")
    angrily = suggested(alice, "My lamp blinks!!! This is unacceptable")

    assert light.pk in ids(lightly)
    assert neutral.pk not in ids(lightly)
    assert "tone" in next(r for r in lightly["replies"] if r["id"] == light.pk)["reasons"]
    assert (lightly["tone"], angrily["tone"]) == ("informal", "neutral")
    assert joke.pk in ids(lightly)
    assert ids(angrily) == [neutral.pk]


@pytest.mark.django_db
def test_other_languages_say_so_and_stand_behind(alice, eva):
    danish = make_shared(eva, title="Lampen blinker", language="da", body="Hold knappen nede.")
    norwegian = make_shared(eva, title="Lampen blinker", language="nb", body="Hold knappen nede.")

    answer = suggested(alice, "Lampen min blinker, hva gjør jeg nå?")

    assert answer["language"] == "nb"
    reasons = {row["id"]: row["reasons"] for row in answer["replies"]}
    assert reasons == {
        norwegian.pk: ["words", "matter"],
        danish.pk: ["words", "matter", "other_language"],
    }
    assert ids(answer)[0] == norwegian.pk


@pytest.mark.django_db
def test_danish_or_norwegian_is_no_language_and_neither_is_another(alice, eva):
    danish = make_shared(eva, title="Lampen blinker", language="da", body="Hold knappen nede.")
    norwegian = make_variant(danish, eva, "nb", title="Lampen blinker", body="Hold den inne.")
    alice.language = "nb"
    alice.save()

    open_question = suggested(alice, "Lampen blinker")
    told = suggested(alice, "Lampen blinker", language="da-DK")

    assert (open_question["language"], ids(open_question)) == (None, [norwegian.pk])
    assert open_question["replies"][0]["reasons"] == ["words", "matter"]
    assert (told["language"], ids(told)) == ("da", [danish.pk])
