"""Each of the ten kinds: what it finds, and what it leaves alone."""

import pytest

from styleguide.checker import Finding, check
from tests.styleguide.checker.ask import asked, found, offered, rule


def test_a_finding_says_where_what_and_whose():
    one = rule("avoid", words=["desværre"], use=["beklager"])

    (finding,) = check("Nej, Desværre.", [one], asked([one], None))

    assert finding == Finding(
        start=5,
        end=13,
        text="Desværre",
        rule="rule",
        entry=None,
        severity="warning",
        message="Say it another way.",
        replacements=("Beklager",),
    )


def test_avoid():
    one = rule("avoid", words=["vores politik", "det ved jeg ikke"])

    assert found("Det er vores politik. Det ved jeg ikke!", one) == [
        *("vores politik", "Det ved jeg ikke"),
    ]
    assert found("Det er vores. Politik er andet. Det ved jeg, ikke?", one) == []


def test_prefer_offers_the_word_that_belongs_to_it():
    one = rule("prefer", **{"from": ["benytte", "erhverve"], "to": ["bruge", "købe"]})

    assert offered("Du kan erhverve den.", one) == ["købe"]
    assert offered("BENYTTE den", one) == ["BRUGE"]
    assert offered("Benytter du den", one) == ["Bruger", "Bruge"]


@pytest.mark.parametrize(
    ("language", "word", "to", "text", "replacements"),
    [
        ("da", "benytte", "bruge", "Du benytter den", ["bruger", "bruge"]),
        ("da", "benytte", "bruge", "Du benyttede den", ["bruge"]),
        ("nb", "benytte", "bruke", "Benytter du den", ["Bruker", "Bruke"]),
        ("en", "utilize", "use", "It utilizes it", ["uses", "use"]),
        ("en", "utilize", "use", "by utilizing it", ["using", "use"]),
        ("en", "purchase", "buy", "you purchased it", ["buy"]),
        ("sv", "nyttja", "använda", "du nyttjar den", ["använda"]),
    ],
)
def test_a_replacement_stands_in_the_same_form_where_that_is_sure(
    language, word, to, text, replacements
):
    one = rule("prefer", language, **{"from": [word], "to": [to]})

    assert offered(text, one) == replacements


def test_term():
    one = rule("term", term="RMA", say="retur")

    assert found("Din RMA og to RMA'er.", one) == ["RMA", "RMA'er"]
    assert offered("Din RMA", one) == ["retur"]
    assert found("Din karma.", one) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Hej! Tak.", []),
        ("Hej! Tak!", ["!"]),
        ("Hej!!! Du", ["!!"]),
        ("Hej! Du! Der!!", ["!", "!!"]),
    ],
)
def test_limit_finds_what_is_beyond_it(text, places):
    assert found(text, rule("limit", words=["!"], max=1)) == places


def test_limit_counts_the_longest_phrase_once():
    one = rule("limit", words=["sikkert", "helt sikkert"], max=1, language="nb")

    assert found("Helt sikkert.", one) == []
    assert found("Helt sikkert, sikkert.", one) == ["sikkert"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Nej, det kan vi ikke.", ["Nej"]),
        ("Nej, men jeg bytter den.", []),
        ("Nej. Men jeg bytter den.", []),
        ("Nej. Det er for sent. Men jeg bytter den.", ["Nej"]),
        ("Jeg forstår, men nej.", ["nej"]),
        ("Nej og atter nej.", ["Nej"]),
        ("Det er fint.", []),
    ],
)
def test_require_after(text, places):
    one = rule("require_after", when=["nej"], then=["men", "i stedet"], within_sentences=1)

    assert found(text, one) == places


def test_require_after_in_the_same_sentence_alone():
    one = rule("require_after", when=["nej"], then=["men"], within_sentences=0)

    assert found("Nej. Men jeg bytter den.", one) == ["Nej"]


@pytest.mark.parametrize(
    ("unit", "least", "most", "text", "places"),
    [
        ("words", None, 3, "Et to tre.", []),
        ("words", None, 3, "Et to tre fire fem.", ["fire fem."]),
        ("words", 3, None, "Et to.", ["Et to."]),
        ("words", 3, None, "", []),
        ("sentence_words", None, 2, "Et to. Et to tre.", ["Et to tre."]),
        ("sentences", None, 1, "Et to. Et to tre. Fire.", ["Et to tre. Fire."]),
        ("sentences", 2, None, "Et to.", ["Et to."]),
        ("words", None, 3, "Hej {{customer.first_name}} – her er jeg.", ["er jeg."]),
    ],
)
def test_length(unit, least, most, text, places):
    assert found(text, rule("length", unit=unit, min=least, max=most)) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Jeg stiller dig om.", ["stiller dig om"]),
        ("Må jeg stille dig om?", []),
        ("Jeg stiller dig om. Er det i orden?", []),
        ("Hvis det er ok, stiller jeg dig om.", []),
        ("Jeg stiller dig om. Så taler du med salg. Er du der?", ["stiller dig om"]),
    ],
)
def test_ask(text, places):
    one = rule("ask", when=["stille dig om", "stiller jeg dig om"], **{"or": ["hvis det er ok"]})

    assert found(text, one) == places


def test_repeat():
    words = rule("repeat", unit="word")

    assert found("Det er er her, her. Nu.\n\nNu 12 12", words) == ["er er"]
    assert found("ja ja ja", words) == ["ja ja ja"]
    assert found("Tak for det. Vi ses. Tak for det!", rule("repeat", unit="sentence")) == [
        "Tak for det!"
    ]


def test_pattern():
    one = rule("pattern", pattern=r"\b[Åå]r\b")

    assert found("Et år, to **år** og tre årtier", one) == ["år", "år"]


@pytest.mark.parametrize(
    ("of", "words", "customer", "places"),
    [
        ("emoji", [], "hvor er den?", ["😀", ":)"]),
        ("emoji", [], "hvor er den? :D", []),
        ("emoji", [], None, []),
        ("emoji", [], " ", []),
        ("emoji", ["😀"], "hvor er den?", ["😀"]),
        ("slang", ["nice"], "hvor er den?", ["Nice"]),
        ("slang", ["nice"], "nice, hvor er den?", []),
        ("slang", [], "hvor er den?", []),
        ("humour", [], "hvor er den?", ["😀", ":)", "haha"]),
        ("humour", ["haha"], "hvor er den 😀", []),
    ],
)
def test_tone_follows_the_customer(of, words, customer, places):
    one = rule("tone", of=of, words=words)

    assert found("Nice 😀 den er sendt :) haha", one, customer_text=customer) == places


def test_a_question_that_the_customer_answered_before():
    one = rule("avoid", words=["hvad kan jeg hjælpe med"], when_customer="has_asked")
    text = "Hej, hvad kan jeg hjælpe med?"

    assert found(text, one, customer_text="Hej, min pakke er ikke kommet") != []
    assert found(text, one, customer_text="Hej, kan I hjælpe mig?") == []
    assert found(text, one) == []
