"""Which words count: their forms, their signs, the places they stand in."""

import pytest

from styleguide.checker import Context, Rule, check
from styleguide.checker.words.inflection import forms_of
from tests.styleguide.checker.ask import found, rule


@pytest.mark.parametrize(
    ("language", "word", "forms", "others"),
    [
        ("da", "kunde", "kunden kunder kunderne kundens kunders", "kund kundskab"),
        ("da", "benytte", "benytter benyttede benyttet benyttes", "benyt nytte"),
        ("da", "anvende", "anvender anvendte anvendt", "vende"),
        ("da", "fejl", "fejlen fejlene fejls", "fejlfri"),
        ("da", "dårlig", "dårligt dårlige dårligere dårligst", "dårligdom"),
        ("da", "artikel", "artikler artiklen artiklerne", "art"),
        ("da", "bruger", "brugere brugeren brugerne", "brug"),
        ("da", "knap", "knappen knapper", "knapt-"),
        ("da", "foretage", "foretager foretog foretaget", "fore"),
        ("da", "ord", "ordet ordene", "orden order"),
        ("da", "for", "", "før fore fort foren"),
        ("da", "men", "", "mene mener ment"),
        ("nb", "benytte", "benytter benyttet benytta", "nytte"),
        ("nb", "feil", "feilen feilene", "feilfri"),
        ("nb", "jente", "jenta jenter jentene", "jent-"),
        ("nb", "gi", "gir ga gitt", "gift"),
        ("nn", "billett", "billetten billettar billettane", "bil"),
        ("sv", "använda", "använder använde använt används", "vända"),
        ("sv", "faktura", "fakturan fakturor fakturorna", "faktum"),
        ("sv", "kund", "kunden kunder kunderna kundens", "kunde"),
        ("sv", "artikel", "artiklar artikeln artiklarna", "art"),
        ("en", "utilize", "utilizes utilized utilizing", "utility"),
        ("en", "policy", "policies", "police"),
        ("en", "send", "sends sent sending", "sender"),
        ("en", "stop", "stops stopped stopping", "stopper"),
        ("en", "customer", "customers customer's", "custom"),
        ("en", "us", "", "used use"),
    ],
)
def test_forms_are_those_of_the_language(language, word, forms, others):
    made = forms_of(word, language)

    assert {word, *forms.split()} <= made
    assert made.isdisjoint(others.split())


def test_without_a_language_words_are_taken_as_they_are():
    assert forms_of("kunde", None) == {"kunde"}


def test_names_and_capitals_take_few_endings():
    assert forms_of("Facebook", "da") == {"facebook", "facebooks", "facebook's"}
    assert {"faq", "faqs", "faq'en", "faq-en", "faq:s"} <= forms_of("FAQ", "sv")


def test_letters_are_exact():
    assert found("Før i tiden. Fǿr.", rule("avoid", words=["for"])) == []
    assert found("FOR sent", rule("avoid", words=["for"])) == ["FOR"]


def test_an_ellipsis_stands_for_up_to_three_words():
    one = rule("avoid", words=["kan … ikke"])

    assert found("Det kan ikke lade sig gøre.", one) == ["kan ikke"]
    assert found("Det kan vi desværre i dag ikke.", one) == ["kan vi desværre i dag ikke"][:0]
    assert found("Det kan vi desværre heller ikke.", one) == ["kan vi desværre heller ikke"]
    assert found("Det kan vi. Ikke sandt?", one) == []
    assert found("Ja… Nej…", rule("limit", words=["…"], max=1)) == ["…"]


def test_a_comma_before_a_clause_may_be_there_or_not():
    one = rule("avoid", words=["glad for at du"])

    assert found("Jeg er glad for, at du skrev.", one) == ["glad for, at du"]
    assert found("Jeg er glad for at du skrev.", one) == ["glad for at du"]
    assert found("Det er fint, tak.", rule("avoid", words=["fint tak"])) == []
    assert found("Tak, du.", rule("avoid", words=["tak, du"])) == ["Tak, du"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Det er **vores** politik", ["vores** politik"]),
        ("Det er [vores politik](https://a.dk/politik)", ["vores politik"]),
        ("Det er vores\npolitik", ["vores\npolitik"]),
        ("Det er vores\n\npolitik", []),
        ("- vores\n- politik", []),
        ("| vores | politik |", []),
        ("Det er vores, politik", []),
        ("Det er [[vores politik|reglen]]", ["vores politik"]),
        ("Det er [[{{customer.name}}s|vores]] politik", ["vores]] politik"]),
        ("Det er {{constant.vores politik}}", []),
        ("https://a.dk/vores-politik", []),
        ("Det er \\*vores\\* politik", []),
    ],
)
def test_offsets_are_those_of_the_source(text, places):
    assert found(text, rule("avoid", words=["vores politik"])) == places


@pytest.mark.parametrize(
    ("exception", "silent", "told"),
    [
        ("quote", "Skriv “benytte” her", "Skriv benytte her"),
        ("quote", "> benytte", "benytte"),
        ("quote", '»benytte«, ”benytte”, «benytte», "benytte"', "“Tak” benytte “tak”"),
        ("code", "Skriv `benytte` her", "`Skriv` benytte"),
        ("code", "```\nbenytte\n```", "```\nx\n```\nbenytte"),
        ("name", "Tal med Ole Benytte her", "benytte Ole"),
        ("at benytte sig", "Det er at benytte sig af", "Det er at benytte den"),
    ],
)
def test_exceptions_are_words_and_places(exception, silent, told):
    one = rule("avoid", words=["benytte"], exceptions=[exception])

    assert found(silent, one) == []
    assert found(told, one) == ["benytte"]


def test_addresses_can_be_left_alone_by_patterns():
    text = "Se http://a.dk og skriv http"

    assert found(text, rule("pattern", pattern="http")) == ["http", "http"]
    assert found(text, rule("pattern", pattern="http", exceptions=["url"])) == ["http"]


def test_patterns_leave_words_alone():
    one = rule("pattern", pattern="[Kk]ode", exceptions=["aldrig din kode"])

    assert found("Skriv aldrig din kode. Koden er rettet.", one) == ["Kode"]


def test_a_shorter_rewording_gives_way_to_a_longer_one():
    short = rule("avoid", words=["sikkert"], language="nb")
    long = rule("prefer", language="nb", **{"from": ["helt sikkert"], "to": ["ja"]})
    strict = rule("avoid", words=["sikkert"], language="nb", severity="error")

    assert found("Helt sikkert.", short, long) == ["Helt sikkert"]
    assert found("Helt sikkert.", strict, long) == ["Helt sikkert", "sikkert"]


def test_rules_count_where_their_entry_says():
    def place(**limits):
        return Rule("avoid", {"words": ["nej"], "use": []}, key=str(limits), **limits)

    rules = [
        place(language="da"),
        place(language="nb"),
        place(language=None, channels=frozenset({"email"})),
        place(language=None, stages=frozenset({"refusal"})),
        place(language=None, teams=frozenset({1, 2})),
    ]

    def fires(**context):
        return {each.rule for each in check("Nej", rules, Context(**context))}

    da, _nb, email, refusal, team = (each.key for each in rules)
    assert fires(language="da") == {da}
    assert fires(language="sv", channel="email") == {email}
    assert fires(language="sv", channel="chat", stage="refusal") == {refusal}
    assert fires(language="sv", teams=frozenset({2, 3})) == {team}


def test_texts_without_anything_are_fine():
    every = [
        rule("length", unit="words", min=3),
        rule("repeat", unit="sentence"),
        rule("tone", of="emoji"),
        rule("pattern", pattern="x+"),
    ]
    for text in ("", " ", "\n", "{{", "]]", "[[|]]", "```", "`", "\\", "|", "\ue000", "\ue001"):
        check(text, every, Context("da", customer_text="x"))
