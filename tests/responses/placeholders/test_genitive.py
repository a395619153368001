import pytest

from responses.placeholders import genitive
from tests.responses.placeholders.rendering import rendered

LANGUAGES = ("da", "nb", "nn", "sv", "en")

PEOPLE = [
    # name         da           nb           nn           sv           en
    ("Mette", "Mettes", "Mettes", "Mettes", "Mettes", "Mette’s"),
    ("Anne Mette", "Anne Mettes", "Anne Mettes", "Anne Mettes", "Anne Mettes", "Anne Mette’s"),
    ("Lars", "Lars’", "Lars’", "Lars’", "Lars", "Lars’s"),
    ("Max", "Max’", "Max’", "Max’", "Max", "Max’s"),
    ("Liz", "Liz’", "Liz’", "Liz’", "Liz", "Liz’s"),
    ("Miloš", "Miloš’", "Miloš’", "Miloš’", "Miloš", "Miloš’s"),
    ("Milos\u030c", "Milos\u030c’", "Milos\u030c’", "Milos\u030c’", "Milos\u030c", "Milos\u030c’s"),
    ("Øyvind", "Øyvinds", "Øyvinds", "Øyvinds", "Øyvinds", "Øyvind’s"),
    ("Åse", "Åses", "Åses", "Åses", "Åses", "Åse’s"),
    ("Bo Skå", "Bo Skås", "Bo Skås", "Bo Skås", "Bo Skås", "Bo Skå’s"),
    ("van der Berg", *["van der Bergs"] * 4, "van der Berg’s"),
    ("METTE", *["METTEs"] * 4, "METTE’s"),
    ("BO", "BOs", "BOs", "BOs", "BOs", "BO’s"),
    ("LARS", "LARS’", "LARS’", "LARS’", "LARS", "LARS’s"),
    ("Jens-Peter", *["Jens-Peters"] * 4, "Jens-Peter’s"),
    ("Lars’", *["Lars’"] * 5),
    ("Lars'", *["Lars'"] * 5),
    (" Mette ", "Mettes", "Mettes", "Mettes", "Mettes", "Mette’s"),
    ("Иван", *["Иванs"] * 4, "Иван’s"),
]
COMPANIES = [
    ("DSB", "DSB’s", "DSBs", "DSBs", "DSB:s", "DSB’s"),
    ("NRK", "NRK’s", "NRKs", "NRKs", "NRK:s", "NRK’s"),
    ("CSN", "CSN’s", "CSNs", "CSNs", "CSN:s", "CSN’s"),
    ("TV2", "TV2’s", "TV2s", "TV2s", "TV2:s", "TV2’s"),
    ("TV 2", "TV 2’s", "TV 2s", "TV 2s", "TV 2:s", "TV 2’s"),
    ("SAS", "SAS’", "SAS’", "SAS’", "SAS", "SAS’s"),
    (
        "Region NORD",
        "Region NORD’s",
        "Region NORDs",
        "Region NORDs",
        "Region NORD:s",
        "Region NORD’s",
    ),
    ("Nordlyst", "Nordlysts", "Nordlysts", "Nordlysts", "Nordlysts", "Nordlyst’s"),
    ("NORDLYST", "NORDLYSTs", "NORDLYSTs", "NORDLYSTs", "NORDLYSTs", "NORDLYST’s"),
    ("Holm A/S", "Holm A/S’", "Holm A/S’", "Holm A/S’", "Holm A/S", "Holm A/S’s"),
    ("Holm Inc.", "Holm Inc.’s", "Holm Inc.s", "Holm Inc.s", "Holm Inc.:s", "Holm Inc.’s"),
    ("McDonald’s", *["McDonald’s"] * 5),
]


@pytest.mark.parametrize("row", PEOPLE, ids=lambda row: row[0])
def test_of_a_person(row):
    name, *expected = row

    assert [genitive(name, each, is_person=True) for each in LANGUAGES] == expected


@pytest.mark.parametrize("row", COMPANIES, ids=lambda row: row[0])
def test_of_a_company(row):
    name, *expected = row

    assert [genitive(name, each) for each in LANGUAGES] == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("no", "Mettes"),
        ("nb-NO", "Mettes"),
        ("en_GB", "Mette’s"),
        ("DA", "Mettes"),
        ("fi", "Mette"),
    ],
)
def test_language_codes(language, expected):
    assert genitive("Mette", language) == expected


@pytest.mark.parametrize("odd", ["", " ", "\u030c", "🌸", "’", "…"])
def test_nothing_odd_breaks_it(odd):
    assert all(genitive(odd, language).startswith(odd.strip()) for language in LANGUAGES)


def test_a_name_in_capitals_is_a_person_and_a_company_in_capitals_an_acronym():
    text = "{{customer.first_name:genitive}} {{customer.company:genitive}}"

    done = rendered(text, {"customer": {"first_name": "OLE", "company": "DSB"}})

    assert done.body == "OLEs DSB’s"


def test_the_companys_own_genitive_goes_before_the_rule():
    done = rendered(
        "{{company.name:genitive}} {{company.name}}",
        own={"company.name": "IKEA"},
        genitives={"company.name": "IKEAs"},
    )

    assert done.body == "IKEAs IKEA"


def test_a_fallback_is_not_inflected():
    assert rendered("{{customer.first_name:genitive|kundens}} sag").body == "kundens sag"
